"""The parts of a claim: the words for what is counted, its place, its time, the actors it is about."""

from __future__ import annotations

from tasrih.find.dates import DateMention
from tasrih.link.claim_rules import Finding
from tasrih.link.claim_words import Counted, Numbers
from tasrih.link.due_days import words_of
from tasrih.link.finds import Finds
from tasrih.link.party import OTHER

_ADJECTIVES = 3
_FAR = 18


def of_span(numbers: Numbers, finding: Finding) -> tuple[int, int] | None:
    """Folded offsets of the noun phrase that is counted or measured: its head and the adjectives behind it."""
    ctx, doc = numbers.ctx, numbers.ctx.doc
    if finding.first < 0:
        return None
    last = min(finding.last, len(doc.words))
    while last < min(len(doc.words), finding.last + _ADJECTIVES) and not ctx.marked(last) and _describes(numbers, last):
        last += 1
    start = doc.starts[finding.first] + next((len(s.prefix) for s in numbers.at.get(finding.first, ())), 0)
    return start, doc.ends[last - 1]


def _describes(numbers: Numbers, i: int) -> bool:
    """Word i is an adjective, as far as its letters tell, or an actor's."""
    ctx, word = numbers.ctx, numbers.ctx.word(i)
    actor = ctx.actor_at.get(i)
    if actor is not None:
        return actor.form.tag.startswith("dem.") and not actor.prefix
    if i in numbers.at or i in ctx.cues_at or ctx.is_(i, "prepositions") or ctx.is_(i, "relatives"):
        return False
    return word.endswith(("يه", "يا", "يين", "ي")) and len(word) > 3 and not word.startswith(("و", "ي", "ت"))


def place_of(numbers: Numbers, counted: Counted) -> str | None:
    """Where it holds: a place named behind the number in its sentence, else the nearest one before; code or name."""
    sentence = numbers.ctx.sentence_of(counted.first)
    behind = range(counted.last, min(sentence.last, counted.last + _FAR))
    before = range(counted.first - 1, max(sentence.first, counted.first - _FAR) - 1, -1)
    return next((place for i in (*behind, *before) if (place := _place_at(numbers, i))), None)


def _place_at(numbers: Numbers, i: int) -> str | None:
    """The place at word i, where a preposition of place or a noun for places stands before it."""
    ctx, place, actor = numbers.ctx, numbers.places.get(i), numbers.ctx.actor_at.get(i)
    joined = any(hit is not None and hit.prefix.endswith("ب") for hit in (actor, place))
    headed = numbers.is_(i - 1, "place_heads")
    if not (joined or headed or numbers.is_(i - 1, "in_place")) or i in ctx.in_person:
        return None
    if place is not None:
        return ctx.doc.letters(ctx.doc.starts[i] + len(place.prefix), ctx.doc.ends[place.last - 1])
    if actor is None:
        unknown = headed and not ctx.definite(i - 1) and not numbers.is_(i, "no_names")
        return _named(numbers, i) if unknown else None
    state = ctx.lexicon.data.actors[actor.form.entry].kind == "state"
    return actor.form.entry if state and actor.form.tag in ("places", "names") else None


def _named(numbers: Numbers, i: int) -> str | None:
    """The name behind "مدينة": one word, two with the article, as written."""
    ctx, doc, word = numbers.ctx, numbers.ctx.doc, numbers.ctx.word(i)
    if len(word) < 3 or not word.isalpha() or word.startswith(("و", "لل", "ب")) or ctx.is_(i, "prepositions"):
        return None
    if ctx.breaks(i):
        return None
    last = i + 1 if ctx.definite(i) and ctx.definite(i + 1) and not ctx.marked(i + 1) else i
    return doc.letters(doc.starts[i], doc.ends[last])


def period_of(numbers: Numbers, counted: Counted, finds: Finds) -> str | None:
    """The time that the clause tells: the date nearest to the number, no length of time ("بعد 16 عاما")."""
    doc = numbers.ctx.doc
    low, high = doc.starts[counted.start], doc.ends[counted.end - 1]
    inside = [d for d in finds.dates if d.iso and low <= d.start and d.end <= high and not _length(numbers, d, finds)]
    if not inside:
        return None
    nearest = min(inside, key=lambda d: min(abs(d.start - counted.quantity.end), abs(counted.quantity.start - d.end)))
    return nearest.iso


def _length(numbers: Numbers, date: DateMention, finds: Finds) -> bool:
    """A date that tells how long something takes."""
    first, _ = words_of(numbers.ctx.doc, date.start, date.end)
    from_now = "/" in (date.iso or "") and (date.iso or "").startswith(str(finds.published))
    return from_now or any(numbers.is_(i, "lengths") for i in (first - 1, first))


def actors_of(numbers: Numbers, counted: Counted) -> list[str]:
    """Codes of the actors and persons in the clause."""
    ctx, found = numbers.ctx, []
    for i in range(counted.start, counted.end):
        person, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        code = person.of if person else actor.form.entry if actor else None
        if code and code != OTHER:
            found.append(code)
    return list(dict.fromkeys(found))
