"""Records with events made up for tests, without a reader: what is told, when, by whom."""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tasrih.ingest import fingerprint
from tasrih.measure.conclude import conclude
from tasrih.model import ActorMention, Article, Event, Meta, Reading, Source, Span, Stance, Statement, Version
from tasrih.record.batch import Publication, Row, encoded
from tasrih.record.writer import Seen, Writer

LETTERS = "ابتثجحخدرزسشصضطظعغفقكلمنهوي"
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3, "SANCTION": 4}
SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "COOPERATE": 9.5, "AID": 10.0, "REQUEST": 0.0, "ACCUSE": -3.0,
    "SANCTION": -6.0,
}  # fmt: skip


class Did(NamedTuple):
    """An event: what who did to whom."""

    type: str
    source: str | Sequence[str]
    target: str | Sequence[str]
    date: str | None = None
    flags: tuple[str, ...] = ()
    mode: str | None = None
    intensity: float | None = None


class Said(NamedTuple):
    """A statement, with the stance it takes on a question where there is one: "for", "against"."""

    act: str
    speaker: str
    addressee: str | Sequence[str] = ()
    issues: tuple[str, ...] = ()
    question: str | None = None
    side: str | None = None
    target: str | None = None
    flags: tuple[str, ...] = ()
    confidence: float = 0.8
    why: tuple[str, ...] = ()


class News(NamedTuple):
    """An article. Of equal `words` the texts are equal; without, no two are alike."""

    day: str | None
    facts: Sequence[Did | Said] = ()
    outlet: str = "وكالة"
    words: str = ""
    actors: Sequence[str] = ()


def record(path: Path, news: Iterable[News], keep: str = "text") -> Path:
    """A record of these articles, with all that is concluded from them."""
    with Writer(path, new=True) as writer:
        writer.begin("ingest", ["made up"], {}, "lexicon")
        add(writer, news, keep)
        writer.finish()
    return path


def add(writer: Writer, news: Iterable[News], keep: str = "text") -> None:
    """More articles into an open record, with what is concluded then."""
    rows = [_row(n, one, writer.run_id, keep) for n, one in enumerate(news)]
    writer.add(rows, Seen())
    conclude(writer, lambda stage: None)


def _row(n: int, news: News, run_id: str, keep: str) -> bytes:
    text, marks = _text(news)
    key = f"{news.day} {news.outlet} {text}"
    name = hashlib.sha256(key.encode()).hexdigest()[:16]
    reading = _reading(name, news, text, marks)
    article = Article(text=text, id=name, published=news.day, outlet=news.outlet)
    told = Publication(
        source_id=None, found_in=f"made up, line {n}", outlet=news.outlet, url=None, title=None,
        characters=len(text), text=text, warnings=[],
    )  # fmt: skip
    row = Row(article_id=name, run_id=run_id, publication=told, digest=fingerprint(article, reading), reading=reading)
    return encoded(row, keep)  # type: ignore[arg-type]


def _text(news: News) -> tuple[str, list[int]]:
    """A sentence for each fact, in words that other articles do not have, and where the sentences start."""
    chance = random.Random(news.words or repr(news))  # noqa: S311 (no secret)
    sentences, marks, at = [], [], 0
    for _ in range(max(4, len(news.facts))):
        words = ["".join(chance.choices(LETTERS, k=chance.randint(4, 9))) for _ in range(14)]
        marks.append(at)
        sentences.append(" ".join(words) + ".")
        at += len(sentences[-1]) + 1
    return " ".join(sentences), marks


def _reading(name: str, news: News, text: str, marks: Sequence[int]) -> Reading:
    events, statements, stances = [], [], []
    for n, (fact, at) in enumerate(zip(news.facts, marks, strict=False), 1):
        if isinstance(fact, Did):
            events.append(_event(f"e{n}", fact, text, at))
        else:
            statements.append(_statement(f"s{n}", fact, text, at))
            stances += _stances(statements[-1], fact)
    actors = [ActorMention(start=0, end=4, text=text[:4], actor=code) for code in news.actors]
    return Reading(
        id=name, sha256=hashlib.sha256(text.encode()).hexdigest(), published=news.day, language="ar",
        tasrih=Version(version="0", lexicon="0"), meta=Meta(), actors=actors, events=events, statements=statements,
        stances=stances,
    )  # fmt: skip


def _event(name: str, did: Did, text: str, at: int) -> Event:
    end = text.find(" ", at)
    score = SCORES[did.type] if did.intensity is None else did.intensity
    return Event(
        id=name, start=at, end=end, text=text[at:end], type=did.type, mode=did.mode, quad=QUADS[did.type],
        intensity=score, source=_codes(did.source), target=_codes(did.target), date=did.date,
        flags=list(did.flags), confidence=0.8, why=["made up"],
    )  # type: ignore[arg-type]  # fmt: skip


def _codes(codes: str | Sequence[str]) -> list[str]:
    return [codes] if isinstance(codes, str) else list(codes)


def _statement(name: str, said: Said, text: str, at: int) -> Statement:
    end = text.find(" ", at)
    return Statement(
        id=name, start=end + 1, end=end + 9, text=text[end + 1 : end + 9],
        cue=Span(start=at, end=end, text=text[at:end]), kind="indirect",
        source=Source(name="المتحدث", of=said.speaker, resolved_by="made up"),
        addressee=_codes(said.addressee), act=said.act, issues=list(said.issues), flags=list(said.flags),
        confidence=said.confidence, why=list(said.why),
    )  # type: ignore[arg-type]  # fmt: skip


def _stances(statement: Statement, said: Said) -> list[Stance]:
    if said.question is None:
        return []
    return [
        Stance(
            start=statement.start, end=statement.end, text=statement.text, statement=statement.id,
            question=said.question, side=said.side, target=said.target, confidence=said.confidence, why=["made up"],
        )  # type: ignore[arg-type]
    ]  # fmt: skip


def many(count: int, seed: int = 7) -> list[News]:
    """A few months of news between five actors, some days of it silent, with copies."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    codes = ["AAA", "BBB", "CCC", "DDD", "EEE"]
    news: list[News] = []
    for n in range(count):
        day = datetime.date(2018, 1, 1) + datetime.timedelta(days=chance.choice([*range(40), *range(60, 120)]))
        facts: list[Did | Said] = []
        for _ in range(chance.randint(0, 3)):
            source, target = chance.sample(codes, 2)
            hostile = source == "AAA" or chance.random() < 0.3
            kinds = ["ACCUSE", "SANCTION", "REQUEST"] if hostile else ["CONSULT", "SUPPORT", "AID", "AGREE"]
            facts.append(Did(chance.choice(kinds), source, target))
            if chance.random() < 0.5:
                facts.append(Said(chance.choice(["warn", "praise", "state"]), source, target))
        news.append(News(day.isoformat(), facts, words=f"words {n}", actors=chance.sample(codes, 2)))
    copies = [one._replace(outlet="وكالة ثانية") for one in news[::9]]
    return news + copies
