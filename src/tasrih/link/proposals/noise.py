"""What looks like the mention of a proposal and is none: adjectives, verbs, participles, "any plan"."""

from __future__ import annotations

from tasrih.lexicon import Hit
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.naming import Naming


def no_mention(desk: Desk, naming: Naming) -> bool:
    """An adjective ("التشريع المقترح"), a participle ("مقترحا أن"), a bare noun that is not "the" one, many of them."""
    hit = naming.hit
    if (hit.suffix and not _is_suffix(desk, hit)) or _describes(desk, naming) or _is_participle(desk, hit):
        return True
    if _is_verb(desk, hit) or _is_any(desk, naming):
        return True
    return bool(naming.entry.back) and not (naming.bare and naming.definite)


def is_vague(naming: Naming) -> bool:
    """A bare noun that is not "the" one, or many of them: "مبادرة", "المقترحات"."""
    return naming.bare and (not naming.definite or naming.plural) and not naming.hit.suffix


def _describes(desk: Desk, naming: Naming) -> bool:
    """ "التشريع المقترح", "قانونا مقترحا": an adjective of the noun before it, which names nobody."""
    ctx, i = desk.ctx, naming.hit.first
    if ctx.breaks(i) or i == 0:
        return False
    if naming.definite:
        return ctx.definite(i - 1) and i not in ctx.person_end and i not in ctx.actor_end
    return naming.hit.form.text.endswith("ا") and ctx.word(i - 1).endswith("ا")


def _is_participle(desk: Desk, hit: Hit) -> bool:
    """ "مقترحا أن": the word reports."""
    n = desk.cue_draft.get(hit.first)
    cue = desk.drafts[n].cue if n is not None else None
    return cue is not None and cue.family == "hal"


def _is_any(desk: Desk, naming: Naming) -> bool:
    """ "أي خطة", "كل مبادرة": no certain one."""
    return not naming.definite and naming.hit.first > 0 and desk.is_(naming.hit.first - 1, "any")


def _is_verb(desk: Desk, hit: Hit) -> bool:
    """ "عرض" is the noun only where a noun must stand: behind a preposition or a verb that takes one; and "منذ اقتراحه"
    is when it was done."""
    before = hit.first - 1
    if hit.suffix and desk.is_(before, "when"):
        return True
    if hit.prefix[-1:] in ("ب", "ل") or not desk.ctx.lexicon.data.proposals.nouns[hit.form.entry].weak:
        return False
    verb = any(other.form.tag == "past.3ms" and other.last == hit.last for other in desk.verbs.get(hit.first, ()))
    if not verb or desk.ctx.breaks(hit.first):
        return verb
    led = desk.ctx.word(before) in desk.ctx.lexicon.grammar["noun_leads"] or desk.is_(before, "bridges")
    return not (led or before in desk.verbs)


def _is_suffix(desk: Desk, hit: Hit) -> bool:
    """The letter behind the noun is a pronoun's ("مقترحه") and no feminine ending ("مقترحة")."""
    return hit.suffix != "ه" or desk.ctx.pronoun_ends(hit.last - 1)
