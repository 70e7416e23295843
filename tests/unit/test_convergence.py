"""Agreement and difference: the lexicon's examples and the case files, through the real stages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from case_rows import case_rows
from hypothesis import given, settings
from hypothesis import strategies as st

import tasrih
from tasrih.cli.main import run
from tasrih.lexicon import load_lexicon
from tasrih.model import Reading
from tasrih.reader import Reader

ACCORDS = load_lexicon().data.sides.accords.values()
EXAMPLES = [(accord.name, accord.kind, text) for accord in ACCORDS for text in accord.examples]
COUNTEREXAMPLES = [(accord.name, text) for accord in ACCORDS for text in accord.counterexamples]
WORDS = "اتفق الجانبان على روسيا وتركيا بين خلاف توافق وجهات نظر البلدين متطابقة مع لا إن الوزير قال . ، : « »"


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    return reader().read(text, published="2020-06-10")


@pytest.mark.parametrize(("name", "kind", "text"), EXAMPLES)
def test_words_tell_it(name: str, kind: str, text: str) -> None:
    found = read(text).convergences
    assert [c.kind for c in found] == [kind], found
    assert f"{kind}: {name}" in found[0].why
    assert len(found[0].parties) >= 2


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_words_do_not_tell_it(name: str, text: str) -> None:
    assert not read(text).convergences, name


@pytest.mark.parametrize("case", case_rows("convergence"))
def test_case(case: dict[str, Any]) -> None:
    found = read(case["text"]).convergences
    assert [f"{c.kind} {' '.join(c.parties)}" for c in found] == case["told"], [c.why for c in found]


def test_the_span_and_the_statement_that_says_so() -> None:
    text = "وقال وزير الخارجية الروسي أندريه فولكوف إن هناك خلافات بين واشنطن وأنقرة بشأن سوريا."
    (found,) = read(text).convergences
    assert text[found.start : found.end] == found.text == "خلافات بين واشنطن وأنقرة"
    assert found.statement == "s1"
    assert "syria" in found.issues


def test_the_journalists_own_words_are_nobodys_statement() -> None:
    (found,) = read("وتفاقمت الخلافات بين باريس وروما بشأن المهاجرين.").convergences
    assert found.statement is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=40))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for found in read(text).convergences:
        assert text[found.start : found.end] == found.text
        assert found.parties == sorted(set(found.parties))
        assert len(found.parties) >= 2


def test_command_shows_the_sentence_and_who(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"text": text, "published": "2020-06-10"} for _, kind, text in EXAMPLES if kind == "difference"][:5]
    source, path = tmp_path / "news.jsonl", str(tmp_path / "news.duckdb")
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert run(["ingest", str(source), "--into", path]) == 0
    capsys.readouterr()
    assert run(["convergences", path]) == 0
    out = capsys.readouterr().out
    assert out.count(" differ ") == 5
    assert "5 found" in out
    assert run(["convergences", path, "--kind", "agreement"]) == 0
    assert capsys.readouterr().out.strip() == "0 found"
    assert run(["convergences", path, "--jsonl"]) == 0
    for line in capsys.readouterr().out.splitlines():
        found = json.loads(line)
        text = tasrih.open(path).text(found["article_id"]) or ""
        assert text[found["char_start"] : found["char_end"]] == found["text"]
        assert len(found["parties"]) > 1
