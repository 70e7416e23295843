"""People: every mention of a named or titled person, in text order, and the persons they stand for.

Titles are read first, with the name that follows or precedes them; then names without a title; then, once the
article's persons are known, bare surnames; last, titles alone are resolved to the person who bears them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasrih.find.mentions import Found, PersonMention, PersonRecord
from tasrih.find.names import clause_name, enclosed_name, is_evident, name_end, name_start
from tasrih.find.persons import resolve_people
from tasrih.find.scene import Scene
from tasrih.find.title_base import Title, graded, is_grade, is_namesake
from tasrih.find.titles import title_at
from tasrih.find.untitled import add_untitled, joined_end
from tasrih.lexicon import Hit, Lexicon
from tasrih.text.document import Document

__all__ = ["PersonMention", "PersonRecord", "find_people", "resolve_people"]


_BRIDGE = 9
_RANKS = 4


def find_people(
    doc: Document, hits: Mapping[str, Sequence[Hit]], lexicon: Lexicon, published: str | None = None
) -> tuple[list[PersonMention], list[PersonRecord]]:
    """All mentions in text order, and the persons of the article (`mention.person` indexes them)."""
    scene = Scene.of(doc, hits, lexicon)
    found = _titled(scene)
    found = add_untitled(scene, found)
    return resolve_people(scene, found, published)


def _titled(scene: Scene) -> list[Found]:
    """Mentions with a title, left to right; a title inside another's span is not read again."""
    found: list[Found] = []
    reach = 0
    for i in sorted(scene.roles):
        if i < reach:
            continue
        title = _best_title(scene, i)
        if title is None or is_namesake(scene, title):
            continue
        if found and _describes(scene, found[-1], title):
            found[-1] = found[-1]._replace(last=title.last, title=graded(scene, found[-1].title, title))
            reach = title.last
            continue
        for mention in _with_names(scene, title, reach):
            if found and _names_title(scene, found[-1], mention):
                mention = found.pop()._replace(
                    last=mention.last, name_first=mention.name_first, name_last=mention.name_last, how=mention.how
                )
            found.append(mention)
            reach = max(reach, mention.last)
    return found


def _best_title(scene: Scene, i: int) -> Title | None:
    """The title at word i; a wider one where a name stands behind the wider one only."""
    title = title_at(scene, i)
    if title is None or title.number == "pl" or title.accusative:
        return title
    if title.head.kind in ("rank", "honour", "counterpart"):
        return title
    after, end = _name_after(scene, title)
    if end > after or title.last >= scene.last_of[i] or scene.gap(title.last) != "plain":
        return title
    wide = title_at(scene, i, eager=True)
    if wide and wide.last > title.last:
        after, end = _name_after(scene, wide)
        if end > after and is_evident(scene, after, end):
            return wide
    return _bridged(scene, title)


def _bridged(scene: Scene, title: Title) -> Title:
    """ "المحلل في شؤون كذا، X،": a title that runs up to a comma behind which a name stands between marks."""
    if title.head.kind not in ("office", "private") or title.vague:
        return title
    at, limit = title.last, scene.last_of[title.first]
    word = scene.word(at)
    joins = word in scene.words.posts or word[:1] in ("ل", "ب")
    if not word or word in scene.words.audiences or (not joins and (title.closed or title.of)):
        return title
    while at < min(limit, title.last + _BRIDGE) and at not in scene.verbs and at not in scene.roles:
        at += 1
        if at < limit and scene.gap(at) == "comma":
            end = name_end(scene, at, strict=True)
            if end - at >= 2 and (end == limit or scene.gap(end) in ("comma", "hard", "paren")):
                title.role += [scene.letters(k) for k in range(title.last, at)]
                title.last, title.closed = at, True
            return title
        if at < limit and scene.gap(at) not in ("plain", "quote", "join"):
            return title
    return title


def _names_title(scene: Scene, before: Found, mention: Found) -> bool:
    """ "وزير الشؤون الخارجية …، السيد X": an honour or a rank with the name of the one titled just before."""
    if before.name_first >= 0 or mention.name_first < 0 or mention.title is None or before.title is None:
        return False
    head = mention.title.head
    dressing = head.kind in ("honour", "rank") or (before.title.post and head.post and len(mention.title.role) == 1)
    if not dressing or mention.title.of or mention.prefix or mention.first != mention.title.first:
        return False
    between = range(before.last, mention.first + 1)
    if len(between) > _BRIDGE or before.title.head.kind == "counterpart" or before.title.number != "sg":
        return False
    if any(scene.gap(k) != "plain" or k in scene.verbs for k in between[:-1]):
        return False
    return scene.gap(mention.first) in ("plain", "comma")


def _describes(scene: Scene, mention: Found, title: Title) -> bool:
    """ "العقيد X مدير أمن …": the office behind the name of somebody who has only a rank or an honour so far."""
    if mention.name_last != mention.last or mention.last != title.first or title.prefix or mention.title is None:
        return False
    kind = mention.title.head.kind
    royal = scene.word(mention.title.first) in scene.words.royal and not mention.title.of
    royal = royal or is_grade(scene, mention.title)
    if not (royal or kind in ("rank", "honour")) or title.head.kind not in ("office", "private"):
        return False
    if scene.gap(title.first) not in ("plain", "comma") or not (title.closed or title.of):
        return False
    after, end = _name_after(scene, title)
    return after == end


def _with_names(scene: Scene, title: Title, reach: int) -> list[Found]:
    """The mentions that a title makes: with the name before it, with the name behind it, or alone."""
    if title.head.adjective and len(title.role) == 1 and not title.of and not _is_subject(scene, title):
        return []
    before, prefix = _name_before(scene, title, reach)
    if title.accusative:
        named = before < title.first and is_evident(scene, before, title.first)
        return [Found(before, title.last, before, title.first, prefix, title, "title+name")] if named else []
    after, end = _name_after(scene, title)
    last = title.first - (scene.word(title.first - 1) in scene.words.copulas)
    if before < title.first and (end == after or _is_comma(scene, last)):
        found = [Found(before, title.last, before, last, prefix, title, "title+name")]
        if end > after and title.inner:
            found += _inner(scene, title, end)
            found[0] = found[0]._replace(last=min(title.last, found[-1].first) if found[1:] else title.last)
        return found
    if end > after:
        if title.number == "pl":
            title.role[0] = ("ال" if title.role[0].startswith("ال") else "") + title.head.head
        pairs = [Found(title.first, end, after, end, title.prefix, title, "title+name")]
        title.number, many = "sg", title.number in ("du", "pl")
        return pairs + (_shared(scene, title, end) if many else [])
    return _alone(scene, title)


def _is_comma(scene: Scene, i: int) -> bool:
    return scene.gap(i) in ("comma", "paren")


def _inner(scene: Scene, title: Title, end: int) -> list[Found]:
    """ "X، مساعد الرئيس الروسي Y": the name behind belongs to the title inside."""
    inner = title_at(scene, title.inner.first) if title.inner else None
    if inner is None:
        return []
    after, end = _name_after(scene, inner)
    return [Found(inner.first, end, after, end, 0, inner, "title+name")] if end > after else []


def _shared(scene: Scene, title: Title, end: int) -> list[Found]:
    """ "الرئيسان الروسي X والتركي Y": the second state with its name shares the title."""
    hit = scene.actors.get(end)
    if not hit and len(title.role) > 1 and scene.word(end).startswith("وال"):
        return _second_office(scene, title, end)
    if not hit and scene.word(end)[:1] == "و" and scene.word(end)[1:] in scene.words.given:
        last = joined_end(scene, end)
        same = Title(end, end, title.head, "m", "sg", 1, True, list(title.role), title.of)
        return [Found(end, last, end, last, 1, same, "title+name")]
    if not hit or not hit.prefix.startswith("و") or hit.last >= len(scene.doc.words):
        return []
    last = name_end(scene, hit.last)
    if last == hit.last:
        return []
    second = Title(hit.first, hit.last, title.head, "m", "sg", len(hit.prefix), True, list(title.role), hit.form.entry)
    found = Found(hit.first, last, hit.last, last, len(hit.prefix), second, "title+name")
    return [found, *_shared(scene, title, last)]


def _second_office(scene: Scene, title: Title, end: int) -> list[Found]:
    """ "وزيرا الداخلية X والخارجية Y": the second office with its name shares the first word."""
    word = scene.word(end)
    if not word.startswith("وال") or end in scene.roles or end + 1 >= scene.last_of[title.first]:
        return []
    last = name_end(scene, end + 1)
    if last == end + 1 or not scene.words.is_ordinary(word):
        return []
    role = [title.role[0], scene.letters(end)[1:]]
    second = Title(end, end + 1, title.head, "m", "sg", 1, True, role, title.of)
    return [Found(end, last, end + 1, last, 1, second, "title+name")]


def _alone(scene: Scene, title: Title) -> list[Found]:
    if title.number == "pl" or title.head.kind in ("honour", "rank") or not (title.closed or title.of):
        return []
    if title.number == "du" or (title.head.kind == "private" and not title.of):
        return []
    last = title.trailing if title.trailing and title.of and not title.head.post else title.last
    return [Found(title.first, last, -1, -1, title.prefix, title, "title")]


def _is_subject(scene: Scene, title: Title) -> bool:
    """Nothing but a verb or a mark stands before the title: it is no adjective."""
    before = scene.word(title.first - 1)
    if title.first - 1 in scene.verbs or scene.gap(title.first) != "plain":
        return True
    return not before.startswith(("ال", "وال", "بال"))


def _name_after(scene: Scene, title: Title) -> tuple[int, int]:
    """(first, end) of the name behind a title; equal where none stands there."""
    at = title.last
    if at >= scene.last_of[title.first]:
        return at, at
    gap = scene.gap(at)
    at = _behind_ranks(scene, at) if gap in ("plain", "comma") else at
    if gap == "plain":
        if not title.closed and len(title.role) == 1 and not title.of and title.head.kind != "rank":
            return at, at
        if title.number == "pl" and (not title.of or title.vague):
            return at, at
        if not title.closed and len(title.role) > 1 and not title.of:
            return at, name_end(scene, at, strict=True)
        if title.vague or (not title.closed and title.head.kind != "rank"):
            return at, name_end(scene, at, strict=True)
        end = _definite_name_end(scene, title, at)
        if end == at and title.of and title.number == "sg" and title.first - 1 in scene.verbs:
            end = clause_name(scene, at)
        return at, end
    if gap in ("comma", "paren", "quote") and (title.closed or len(title.role) > 2):
        end = name_end(scene, at, strict=True)
        if gap == "comma" and end == at:
            return at, enclosed_name(scene, at)
        if gap == "comma" and end > at and scene.gap(end) == "plain" and not _ends_apposition(scene, at, end):
            return at, at
        return at, end
    return at, at


def _behind_ranks(scene: Scene, at: int) -> int:
    """Index behind "، العقيد" and the like before a name."""
    while scene.word(at) in scene.words.abbreviations and scene.doc.gap(at + 1).strip() in ("", "."):
        at += 1
    hit, limit = scene.roles.get(at), at + _RANKS
    while at < limit and hit and scene.head(hit).kind in ("rank", "honour") and not hit.prefix:
        if scene.gap(hit.last) != "plain":
            break
        at = hit.last
        hit = scene.roles.get(at)
    return at


def _ends_apposition(scene: Scene, at: int, end: int) -> bool:
    """Behind "الرئيس، X" without a closing comma: only a name that is known."""
    return scene.word(at) in scene.words.given or at in scene.holder_at


def _definite_name_end(scene: Scene, title: Title, at: int) -> int:
    word = scene.word(at)
    strange = word.startswith("ال") and word not in scene.words.known
    if strange and (title.head.kind == "rank" or title.last - title.first > 1 or not scene.is_name(word)):
        return at
    return name_end(scene, at)


def _name_before(scene: Scene, title: Title, reach: int) -> tuple[int, int]:
    """(first, joined letters) of the name a title is in apposition to; first == title.first where none."""
    at = title.first
    if scene.word(at - 1) in scene.words.copulas and not title.prefix:
        at -= 1
    gap = scene.gap(at) if at else "hard"
    none = (title.first, 0)
    copula = at < title.first
    if title.prefix or gap not in ("plain", "comma", "paren") or title.number != "sg" or at <= reach:
        return none
    if title.head.kind in ("honour", "rank", "counterpart") or (title.vague and not copula and gap == "plain"):
        return none
    first, prefix = name_start(scene, at)
    if first < reach or first == at:
        return none
    alone = not title.role[1:] and not (copula or (gap == "comma" and title.head.kind == "private"))
    if not title.closed and not title.of and (at - first < 2 or alone):
        return none
    known = any(scene.word(k) in scene.words.given or k in scene.holder_at for k in range(first, at))
    if not known and gap != "comma" and (copula or not (title.closed or title.of)):
        return none
    if at - first == 1 and not known and not (gap == "comma" and first - 1 in scene.verbs):
        return none
    return first, prefix
