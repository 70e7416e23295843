"""Agreement and difference of named actors, told in so many words: "تطابق وجهات النظر بين", "خلافات بين".

A word of the lexicon tells it; who agrees or differs is then sought where that word's entry says: behind "between", as
subject, behind "with", among the views that are spoken of. Where fewer than two actors with a code are found, or it is
not clear who is meant, there is no finding.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.sides import Accord
from tasrih.link.context import Context
from tasrih.link.issues import IssueEvidence, issues_of
from tasrih.link.members import Company, Members
from tasrih.link.party import OTHER
from tasrih.link.realis import told_kind, views_before
from tasrih.model import AccordKind, Convergence, Statement
from tasrih.text.document import Sentence

_CLOSE, _NEAR, _WIDE, _MATTER = 2, 6, 9, 2
_LEAST = 2
_SPORT = 0.6
_CONFIDENCE = {"named": 0.85, "adjectives": 0.85, "speaker": 0.75, "named before": 0.7}


class Speech(NamedTuple):
    """The statement whose content holds the words, where one does: its id and whom its speaker serves."""

    id: str
    code: str | None


class Place(NamedTuple):
    """A word that tells agreement or difference, where it stands."""

    entry: Accord
    hit: Hit
    sentence: Sentence
    speech: Speech | None

    @property
    def own(self) -> str | None:
        """Whom "بلاده" means."""
        return self.speech.code if self.speech and self.speech.code != OTHER else None


class Told(NamedTuple):
    """One finding in words."""

    place: Place
    kind: AccordKind
    members: Members
    frame: str
    denied: bool


def find_convergences(
    ctx: Context, sentences: Sequence[Sentence], statements: Sequence[Statement], evidence: IssueEvidence
) -> list[Convergence]:
    """All findings in text order. `sentences` are those of the article proper, `statements` its statements."""
    hits = ctx.hits.get("accord", ())
    if not hits or evidence.article.get("sport", 0.0) >= _SPORT:
        return []
    company = Company(ctx, ctx.lexicon.sides.accord_words, sentences)
    found = [told for hit in hits if (told := _told(company, sentences, statements, hit))]
    return [_cite(ctx, evidence, f"c{n}", told) for n, told in enumerate(_once(found), 1)]


def _told(company: Company, sentences: Sequence[Sentence], statements: Sequence[Statement], hit: Hit) -> Told | None:
    ctx = company.ctx
    n = bisect_right(sentences, hit.first, key=lambda s: s.first) - 1
    if n < 0 or hit.last > sentences[n].last or hit.first in ctx.in_person:
        return None
    entry = ctx.lexicon.sides.accords[hit.form.entry]
    place = Place(entry, hit, sentences[n], _speech(ctx, statements, hit))
    kind, denied = told_kind(company, entry, hit, place.sentence)
    if kind is None or _long_ago(company, place):
        return None
    for frame in entry.parties:
        members = _FRAMES[frame](company, place)
        if members and len(members.codes) >= _LEAST:
            return Told(place, kind, members, frame, denied)
    return None


def _long_ago(company: Company, place: Place) -> bool:
    """A day of long ago stands by the word, before what is agreed on."""
    ctx, hit = company.ctx, place.hit
    end = hit.last
    while end < min(hit.last + _NEAR, place.sentence.last) and ctx.word(end) not in company.words["matters"]:
        end += 1
    return ctx.long_ago(max(place.sentence.first, hit.first - _WIDE), end)


def _speech(ctx: Context, statements: Sequence[Statement], hit: Hit) -> Speech | None:
    at = ctx.doc.chars(ctx.doc.starts[hit.first], ctx.doc.ends[hit.last - 1])[0]
    over = [s for s in statements if s.start <= at < s.end]
    best = min(over, key=lambda s: s.end - s.start, default=None)
    return Speech(best.id, best.source.of) if best else None


def _between(company: Company, place: Place) -> Members | None:
    """ "بين X وY", "بين الجانبين", "بينهما", "بين بلاده وX"."""
    matter = -1
    for i in _reach(company, place, _CLOSE if place.entry.close else _NEAR):
        word = company.ctx.word(i)
        if word in company.words["matters"]:
            matter = i
        if 0 <= matter < i - _MATTER:
            return None  # "خلاف بشأن ضبط الحدود بين X وY": the border is between them
        if word in company.words["pronoun_pairs"]:
            codes = company.before(place.hit.first, _LEAST, "any")
            return Members(codes, i, i + 1, "named before") if codes else None
        if word in company.words["between"]:
            return company.meant(i + 1) or company.listed(i + 1, place.own)
    return None


def _pair(company: Company, place: Place) -> Members | None:
    """ "توافق روسي تركي"."""
    return company.adjectives(place.hit.last)


def _subject(company: Company, place: Place) -> Members | None:
    """ "اتفقت موسكو وأنقرة", "اتفق الجانبان", "الوزيران اتفقا", "إنهما اتفقا"."""
    ctx, hit = company.ctx, place.hit
    number = hit.form.tag.split(".")[1] if "." in hit.form.tag else "du"
    if number.startswith(("3ms", "3fs")):
        at = _over_fillers(ctx, hit.last)
        return company.meant(at) or company.listed(at, place.own)
    if number not in _MANY:
        return None
    end = hit.first
    while end > place.sentence.first and (ctx.is_(end - 1, "fillers") or ctx.is_(end - 1, "perfect_particles")):
        end -= 1
    goes_on = hit.prefix[:1] in ("و", "ف")
    before = None if goes_on else company.ending(end) or company.meant_before(end)
    if before or number not in _TWO:
        return before
    codes = company.before(hit.first, _LEAST, "states" if number == "3fd" else "persons")
    return Members(codes, hit.first, hit.last, "named before") if codes else None


_MANY = frozenset({"3md", "3fd", "3mp", "md", "fd", "mp", "du"})
_TWO = frozenset({"3md", "3fd", "du"})


def _with(company: Company, place: Place) -> Members | None:
    """ "تتفق موسكو مع أنقرة", "إن بلاده تختلف مع واشنطن"."""
    ctx, hit = company.ctx, place.hit
    at = _over_fillers(ctx, hit.last)
    subject = company.named(at, place.own)
    start = subject[1] if subject else hit.last
    for i in range(start, min(start + _NEAR, place.sentence.last)):
        if (i > start and ctx.breaks(i)) or ctx.word(i) in company.words["matters"]:
            return None
        if ctx.word(i) in company.words["with"]:
            others = company.listed(i + 1, place.own)
            one = subject[0] if subject else _left_out(company, place)
            if others is None or one is None:
                return None
            codes = list(dict.fromkeys([one, *others.codes]))
            return Members(codes, hit.first, others.last, "named" if subject else "speaker")
    return None


def _left_out(company: Company, place: Place) -> str | None:
    """Whom a verb without a subject means: who stands right before it, else the speaker."""
    ctx, first = company.ctx, place.hit.first
    for end in (actor.last for actor in (ctx.actor_end.get(first), ctx.person_end.get(first)) if actor):
        for i in range(max(place.sentence.first, end - _WIDE), end):
            one = company.named(i)
            if one and one[1] == end:
                return one[0]
    return place.own


def _us(company: Company, place: Place) -> Members | None:
    """ "اتفقنا مع X", "خلافاتنا مع X", "وجهات نظرنا متطابقة": the speaker and whom he speaks with."""
    ctx, hit = company.ctx, place.hit
    if place.own is None or not _first_person(company, place):
        return None
    for i in _reach(company, place, _WIDE):
        if ctx.word(i) in company.words["with"] or ctx.word(i) in company.words["and_between"]:
            others = company.listed(i + 1)
            if others:
                codes = list(dict.fromkeys([place.own, *others.codes]))
                return Members(codes, hit.first, others.last, "speaker")
    return None


def _first_person(company: Company, place: Place) -> bool:
    ctx, hit = company.ctx, place.hit
    if hit.form.tag.endswith(".1p") or hit.suffix == "نا":
        return True
    around = range(max(place.sentence.first, hit.first - _NEAR), min(hit.last + _NEAR, place.sentence.last))
    tables = company.words["our_views"] | company.words["pronoun_us"]
    return any(ctx.word(i) in tables for i in around) or ctx.word(hit.first - 1) == "نحن"


def _of(company: Company, place: Place) -> Members | None:
    """ "مواقف البلدين متطابقة", "تطابق مواقف موسكو وطهران"."""
    for i in _reach(company, place, _NEAR):
        if i in company.ctx.cues_at:
            return None
        found = company.meant(i) or company.listed(i, place.own)
        if found:
            return found
    return None


_FRAMES: dict[str, Callable[[Company, Place], Members | None]] = {
    "between": _between,
    "pair": _pair,
    "subject": _subject,
    "with": _with,
    "us": _us,
    "of": _of,
}


def _reach(company: Company, place: Place, size: int) -> Iterable[int]:
    """The words where parties may stand: behind the word, or behind the views that an adjective describes."""
    ctx, hit = company.ctx, place.hit
    if place.entry.cls == "adjective":
        views = views_before(company, hit, place.sentence)
        yield from range(views + 1 if views >= 0 else hit.first, hit.first)
    for i in range(hit.last, min(hit.last + size, place.sentence.last)):
        if ctx.breaks(i):
            return
        yield i


def _over_fillers(ctx: Context, i: int) -> int:
    while ctx.is_(i, "fillers"):
        i += 1
    return i


def _once(found: Iterable[Told]) -> list[Told]:
    """Each finding once: of several in one sentence that tell the same of the same, the first and most telling."""
    kept: dict[tuple[int, AccordKind, frozenset[str]], Told] = {}
    for told in sorted(found, key=lambda told: (told.place.hit.first, not told.place.entry.beside)):
        kept.setdefault((told.place.sentence.first, told.kind, frozenset(told.members.codes)), told)
    return list(kept.values())


def _cite(ctx: Context, evidence: IssueEvidence, id: str, told: Told) -> Convergence:
    doc, hit, members = ctx.doc, told.place.hit, told.members
    first, last = min(hit.first, members.first), max(hit.last, members.last)
    start, end = doc.starts[first], doc.ends[last - 1]
    to = doc.ends[told.place.sentence.last - 1]
    return doc.cite(
        Convergence,
        start,
        end,
        id=id,
        kind=told.kind,
        parties=sorted(members.codes),
        issues=issues_of(evidence, start, to),
        statement=told.place.speech.id if told.place.speech else None,
        confidence=_CONFIDENCE[members.how],
        why=[
            f"{told.kind}: {told.place.entry.name}" + (" behind a negation" if told.denied else ""),
            f"parties by: {told.frame}, {members.how}",
        ],
    )
