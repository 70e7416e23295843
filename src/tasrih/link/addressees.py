"""Addressees and third parties: whom a statement asks, warns, accuses or praises, and whom it names besides.

Looked for where the sentence puts them, the surest place first: the object of the cue, between the cue and its
content, the one obliged or judged inside the content; and where a content only points back ("this decision"),
the one that the sentence, or the speaker's statement before it, was about (`recall`).
"""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.link.act_marks import Vote
from tasrih.link.acts import Verdict, by_cue
from tasrih.link.against import suffers
from tasrih.link.clauses import looks_joined
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.parties import names_actor, party_at
from tasrih.link.recall import Recall, pointed_at
from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.model import Act

_BLAMING: frozenset[Act] = frozenset({"criticize", "praise"})
_PRESSING: frozenset[Act] = frozenset({"threaten", "warn", "demand"})
_ASKING: frozenset[Act] = frozenset({"request", "invite"})
_MET: frozenset[Act] = _BLAMING | _PRESSING | _ASKING | {"agree", "reject"}
_NEARER, _NEAR, _FAR, _POSSESSOR = 7, 12, 16, 4
_BODY = 10
_HEAD = 4
_AND = "و"
_UNO = "UNO"
_VERBS = frozenset("نستي")


def addressees_of(ctx: Context, draft: Draft, scene: Scene, verdict: Verdict, recall: Recall) -> list[str]:
    """Codes of those whom the statement explicitly asks, warns, accuses, praises, thanks, invites, threatens."""
    if verdict.act == "state":
        return []
    found = _kept(draft, _object(ctx, draft, scene, verdict))
    if not found and verdict.act in _MET:
        found = _kept(draft, _bridged(ctx, draft, scene))
    found = found or _kept(draft, [mention.code for mention in _targets(scene, verdict)])
    return found or _kept(draft, pointed_at(scene, verdict.act, recall))


def _kept(draft: Draft, codes: list[str | None]) -> list[str]:
    own = draft.source.of
    return [code for code in dict.fromkeys(codes) if code is not None and code != OTHER and code != own]


def _object(ctx: Context, draft: Draft, scene: Scene, verdict: Verdict) -> list[str | None]:
    """The object of the cue, with those joined to it ("اتهم السعودية والإمارات ومصر بـ …")."""
    found: list[str | None] = [draft.object.of] if draft.object else []
    told = verdict.act == "demand" and any(
        ctx.word(i) in scene.words["upon"] for i in range(scene.first, min(scene.last, scene.first + _HEAD))
    )
    if verdict.act in _MET and draft.cue and (told or by_cue(ctx, draft)[1]):
        found += _named_between(ctx, draft, scene)
    return found


def _named_between(ctx: Context, draft: Draft, scene: Scene) -> Iterator[str | None]:
    """Those named, and by no preposition, between a cue of its own force and its content."""
    cue, source = draft.cue, draft.source
    if cue is None or not cue.finite:
        return
    i = cue.last
    while i < scene.first:
        if source.first <= i < source.last:
            i = _past_joined(ctx, source.last, scene.first)
            continue
        if i > cue.last and ctx.is_(i, "prepositions"):
            return
        if i == source.last and i in ctx.actor_at and not names_actor(ctx.actor_at[i]):
            i += 1  # "حركة حماس الفلسطينية"
            continue
        person, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        if person and person.last <= scene.first:
            yield person.of
            i = person.last
        elif actor and actor.last <= scene.first:
            yield actor.form.entry
            i = actor.last
        else:
            i += 1


def _past_joined(ctx: Context, i: int, limit: int) -> int:
    """Behind those whom "and" joins to the speaker right behind him: "رحبت واشنطن | وسول | بالخطوة"."""
    while i < limit and ctx.word(i).startswith(_AND):
        person, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        last = person.last if person else actor.last if actor else i
        if last == i or last > limit:
            break
        i = last
    return i


def _bridged(ctx: Context, draft: Draft, scene: Scene) -> list[str | None]:
    """Those named between the cue (or its subject) and the content by من, إلى, لـ, مع: "طلبت من X القيام بـ …"."""
    cue, source = draft.cue, draft.source
    if cue is None or not 0 < scene.first - cue.last <= _NEAR:
        return []
    found: list[str | None] = []
    reach = -1
    for i in range(cue.last, scene.first):
        word = ctx.word(i)
        joined = word[:1] == "ل" and word not in ctx.lexicon.grammar.inherent["ل"]
        also = i == reach and word[:1] == "و"
        if not (joined or also or ctx.word(i - 1) in scene.words["to"]):
            continue
        party = party_at(ctx, i)
        if party and party.start != source.start and party.last <= scene.first:
            found.append(party.of)
            reach = party.last if party.how != "joint" else i + 1
    return found


def _targets(scene: Scene, verdict: Verdict) -> Iterator[Mention]:
    act, vote = verdict.act, verdict.vote
    if act in _ASKING:
        yield from _asked(scene, vote)
    elif act in _PRESSING:
        yield from _pressed(scene, act, vote)
    elif act in _BLAMING:
        yield from _judged(scene, act, vote)
    elif act == "reject":
        yield from _about(scene, _NEAR, oblique=True)
    elif act == "agree":
        yield from _about(scene, _NEARER, oblique=True)
    elif act == "commit":
        yield from _served(scene)
    elif act == "announce":
        yield from _expelled(scene)


def _asked(scene: Scene, vote: Vote | None) -> Iterator[Mention]:
    """Who is to do what is asked: the one obliged, else the United Nations where its organs are asked to meet."""
    obliged = list(_obliged(scene, vote.word + 1 if vote else scene.first))
    if not obliged:
        bodies = (m for m in scene.mentions if m.code == _UNO and not m.own and m.word < scene.first + _BODY)
        obliged = list(bodies)[:1]
    yield from obliged


def _judged(scene: Scene, act: Act, vote: Vote | None) -> Iterator[Mention]:
    """Whose deed or quality is judged: the subject of the judging word, else the first other one named."""
    who = vote.who if vote is not None else None
    if who is not None and not who.own and not who.oblique and who.code not in (None, OTHER):
        yield from _joint(scene, who)
        return
    about = list(_about(scene, _NEAR if act == "criticize" else _NEARER))
    about = about or list(_about(scene, _NEAR, oblique=True, possessed=act == "criticize"))
    if act != "praise" or not (about and suffers(scene.ctx, scene.first, about[0].word, about[0].adjective)):
        yield from about


def _obliged(scene: Scene, i: int) -> Iterator[Mention]:
    """Who stands right behind the sign, by itself: "على X أن", "ندعو X إلى"; or behind "أن" and a verb."""
    if scene.ctx.word(i) in scene.words["done_to"]:
        return
    reach = 4
    for n in range(i, min(i + 3, scene.last)):
        if scene.ctx.word(n) in ("ان", "الا"):
            reach = n + 4 - i
            break
    mention = scene.behind(i, reach) or (scene.behind(i + 1, reach - 1) if reach > 1 else None)
    if mention and not mention.own and not mention.adjective and not _in_passing(scene, i, mention):
        yield from _joint(scene, mention)


def _in_passing(scene: Scene, i: int, mention: Mention) -> bool:
    """ "رفع العقوبات عن روسيا", "مخرجات عملية لنصرة الفلسطينيين": named behind a preposition inside what is asked."""
    between = range(i, mention.word)
    particle = scene.particle(mention)
    if not between or particle == "من" or (particle == "على" and len(between) == 1):
        return False  # "نريد من X", "يجب على X"
    return mention.oblique or any(scene.ctx.word(n)[0] == "ل" and looks_joined(scene.ctx, n) for n in between)


def _pressed(scene: Scene, act: Act, vote: Vote | None) -> Iterator[Mention]:
    """Who is to do or to suffer it: the one obliged, the subject, else the first other one named."""
    if vote is not None:
        obliged = list(_obliged(scene, vote.word + 1)) if act == "demand" else []
        if obliged:
            yield from obliged
            return
        endangers = act == "warn" and vote.why.startswith("danger") and not scene.conditions
        if vote.who is not None and not vote.who.own and not vote.who.oblique and not endangers:
            yield from _joint(scene, vote.who)
            return
    if act == "warn":
        return
    for mention in scene.mentions:
        particle = scene.particle(mention)
        if _is_other(mention) and mention.word < scene.first + _FAR and particle != "في":
            if act == "demand" and particle:
                continue  # "نطالب بتحرك ضد إيران"
            yield from _joint(scene, mention)
            return


def _about(scene: Scene, reach: int, oblique: bool = False, possessed: bool = False) -> Iterator[Mention]:
    """The actor whose doing the content is: the first one named near its head, no place or means ("في X", "ضد X").

    `oblique` takes those behind مع, لـ, بـ, على as well, `possessed` of them only who has or does ("لـ", "من").
    """
    for mention in scene.mentions:
        if not _is_other(mention) or mention.word > scene.first + reach:
            continue
        particle = scene.particle(mention)
        if particle and not (particle in ("ل", "ب") and mention.word <= scene.first + _POSSESSOR):
            allowed = scene.words["whose"] if possessed else scene.words["with_whom"]
            if not oblique or particle not in allowed:
                continue
        yield from _joint(scene, mention)
        return


def _served(scene: Scene) -> Iterator[Mention]:
    """Whom one promises to stand by or to give: "سنقف مع لبنان", "ستقدم للأردن"."""
    for mention in scene.mentions:
        if not _is_other(mention) or mention.word > scene.first + _NEARER:
            continue
        particle = scene.particle(mention)
        verb = scene.ctx.word(mention.word - (3 if mention.adjective else 2))
        if particle == "ل" or (particle == "مع" and verb[:1] in _VERBS and not scene.ctx.is_(mention.word - 2, "that")):
            yield mention
            return


def _expelled(scene: Scene) -> Iterator[Mention]:
    """Whose people are sent away: "ستطرد دبلوماسيين بريطانيين", "أمهلت السفير الفلبيني"."""
    for i in range(scene.first, min(scene.last, scene.first + _NEARER)):
        word = scene.ctx.word(i)
        if word in scene.words["expelling"] or word.lstrip("وف").removeprefix("س") in scene.words["expelling"]:
            mention = scene.behind(i + 1, _NEARER)
            if mention and not mention.own:
                yield mention
            return


def _is_other(mention: Mention) -> bool:
    return not mention.own and mention.code not in (None, OTHER)


def _joint(scene: Scene, mention: Mention) -> Iterator[Mention]:
    """A mention and those joined to it by و."""
    yield mention
    last = mention.last
    for other in scene.mentions:
        if other.word == last and scene.ctx.word(other.word).startswith("و") and not other.own:
            yield other
            last = other.last


def third_of(ctx: Context, draft: Draft, scene: Scene, addressee: list[str]) -> list[str]:
    """Other actors that the content names, in text order."""
    taken = {*addressee, draft.source.of, OTHER, None}
    return list(dict.fromkeys(m.code for m in scene.mentions if m.code is not None and m.code not in taken))
