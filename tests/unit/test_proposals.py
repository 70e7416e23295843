"""Proposals, bargains and concessions: the lexicon's examples and the cases, through the real stages; hostile texts.

In an example […] is the mention (of a bargain: what is wanted) and {…} names who does it or wants it.
"""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.lexicon import load_lexicon
from tasrih.model import Bargain, Proposal, Reading, Span
from tasrih.reader import Reader

CASES = Path(__file__).parents[1] / "cases" / "proposals"
WORDS = load_lexicon().data.proposals
_MARKS = re.compile(r"[{}\[\]]")
_TEXT = (
    "طرحت موسكو مبادرة لتأمين الملاحة المقترح الخطة مشروع القرار الذي قدمته الكويت رفضت طهران بلاده تدرس وقال الوزير "
    "إن مقابل رفع العقوبات ما لم بشرط أن إذا رغم لن اقترحت عقد قمة على إلى ، . « » : عرض ضد الفيتو من بشأن"
)


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    reading = reader().read(text, published="2020-06-10")
    for span in spans(reading):
        assert text[span.start : span.end] == span.text
    return reading


def spans(reading: Reading) -> list[Span]:
    facts = [*reading.proposals, *reading.bargains, *reading.statements]
    inner = (value for fact in facts for value in msgspec.structs.asdict(fact).values() if isinstance(value, Span))
    return [*facts, *inner]


def marked(text: str, opening: str, closing: str) -> str | None:
    found = re.search(rf"\{opening}(.*)\{closing}", text)
    return _MARKS.sub("", found[1]) if found else None


def examples(entries: Any, key: str = "examples") -> list[Any]:
    return [pytest.param(name, text, id=f"{name}: {text}") for name, e in entries.items() for text in getattr(e, key)]


@pytest.mark.parametrize(("noun", "example"), examples(WORDS.nouns))
def test_a_noun_names_a_proposal(noun: str, example: str) -> None:
    told = [p for p in read(_MARKS.sub("", example)).proposals if f"noun: {noun}" in p.why]
    assert marked(example, "[", "]") in [p.text for p in told]
    assert all(p.kind == WORDS.nouns[noun].kind for p in told)


@pytest.mark.parametrize(("lemma", "example"), examples(WORDS.verbs))
def test_a_verb_says_what_is_done(lemma: str, example: str) -> None:
    reading = read(_MARKS.sub("", example))
    told = [p for p in reading.proposals if p.text == marked(example, "[", "]")]
    assert [p.reaction for p in told] == [WORDS.verbs[lemma].does], reading.proposals
    assert told[0].by is not None


@pytest.mark.parametrize(("lemma", "example"), examples(WORDS.bargain_verbs))
def test_a_verb_says_on_which_side_one_stands(lemma: str, example: str) -> None:
    (told,) = read(_MARKS.sub("", example)).bargains
    assert told.wanted.text == marked(example, "[", "]")
    assert told.wanter is not None
    assert any(lemma in why for why in told.why) or any("act:" in why for why in told.why)


@pytest.mark.parametrize(
    ("name", "text"), [row for entries in (WORDS.nouns, WORDS.verbs) for row in examples(entries, "counterexamples")]
)
def test_no_proposal(name: str, text: str) -> None:
    told = read(text).proposals
    assert not [p for p in told if f"noun: {name}" in p.why or f"by verb: {name}" in " ".join(p.why)]


@pytest.mark.parametrize("text", [text for phrase in WORDS.not_proposals for text in phrase.counterexamples])
def test_fixed_phrases_are_no_proposals(text: str) -> None:
    assert read(text).proposals == []


@pytest.mark.parametrize(("form", "text"), examples(WORDS.particles))
def test_a_particle_opens_its_side(form: str, text: str) -> None:
    reading = read(text)
    told = [*reading.bargains, *(s.concession for s in reading.statements if s.concession)]
    assert any(form in text[span.start : span.end] for span in told)


@pytest.mark.parametrize(("form", "text"), examples(WORDS.particles, "counterexamples"))
def test_a_particle_opens_nothing(form: str, text: str) -> None:
    assert read(text).bargains == []


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return [pytest.param(row, id=f"{name}: {row['name']}") for row in rows]


def told(fact: Proposal | Bargain, wanted: dict[str, Any]) -> dict[str, Any]:
    values = msgspec.structs.asdict(fact)
    return {key: v.text if isinstance(v := values[key], Span) else v for key in wanted}


@pytest.mark.parametrize("case", [*cases("naming"), *cases("reactions")])
def test_case_of_proposals(case: dict[str, Any]) -> None:
    found = read(case["text"]).proposals
    assert len(found) == len(case["proposals"]), found
    assert [told(p, wanted) for p, wanted in zip(found, case["proposals"], strict=True)] == case["proposals"]


@pytest.mark.parametrize("case", cases("bargains"))
def test_case_of_bargains(case: dict[str, Any]) -> None:
    found = read(case["text"]).bargains
    assert len(found) == len(case["bargains"]), found
    assert [told(b, wanted) for b, wanted in zip(found, case["bargains"], strict=True)] == case["bargains"]


@pytest.mark.parametrize("case", cases("concessions"))
def test_case_of_concessions(case: dict[str, Any]) -> None:
    found = [s.concession.text if s.concession else None for s in read(case["text"]).statements]
    assert found == case["concessions"]


def test_every_fact_says_why_and_ids_lead_somewhere() -> None:
    text = (Path(__file__).parents[2] / "examples" / "strait-initiative.txt").read_text("utf-8")
    reading = read(text)
    ids, statements = {p.id for p in reading.proposals}, {s.id for s in reading.statements}
    assert len(ids) == len(reading.proposals) > 8
    assert {b.kind for b in reading.bargains} == {"exchange", "precondition"}
    for fact in (*reading.proposals, *reading.bargains):
        assert fact.why
        assert 0 < fact.confidence <= 1
        assert fact.statement is None or fact.statement in statements
    for proposal in reading.proposals:
        assert proposal.refers is None or proposal.refers in ids
        assert proposal.sentence.start <= proposal.start < proposal.end <= proposal.sentence.end


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(_TEXT.split()))), max_size=60))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    read(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u0000 مبادرة \u202e روسية \ud800 بشأن",
        "«مبادرة" * 50,
        "رفضت روسيا " * 300 + "المبادرة الأمريكية بشأن سوريا",
        "مبادرة الكويت وقطر و" * 400,
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    reader().read(text)


@pytest.mark.parametrize(
    "piece", ["رفضت موسكو المبادرة الأمريكية بشأن سوريا مقابل رفع العقوبات ", "مبادرة روسيا لرفع "]
)
def test_time_grows_with_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Endless sentences cost these stages no more than their length: four times the words, at most about six times."""
    for stage in ("find_events", "find_stances", "find_convergences"):
        monkeypatch.setattr(f"tasrih.reader.{stage}", lambda *_: [])

    def cost(times: int) -> float:
        text = piece * times
        begun = time.process_time()
        reader().read(text)
        return time.process_time() - begun

    cost(50)
    assert cost(1600) < 9 * max(cost(400), 0.02)
