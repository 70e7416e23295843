"""Reports: what is shown, what is escaped, and that nothing an article holds can break them."""

from __future__ import annotations

import doctest
import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from types import ModuleType

import jsonschema
import msgspec
import pytest
from export_samples import TEXT, article, reading
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import tasrih
from tasrih.errors import TasrihError
from tasrih.export import bidi, marks
from tasrih.export.bidi import FSI, PDI, isolate, one_line, printable
from tasrih.export.explain import explain
from tasrih.export.html import fragment, page
from tasrih.export.labels import actor_label, label
from tasrih.export.marks import Mark, pieces, text_html
from tasrih.export.schema import reading_schema
from tasrih.export.terminal import render
from tasrih.model import Article, Meta, Reading, Statement

EXAMPLES = Path(__file__).parents[2] / "examples"
_BOX = re.compile(r"(padding|margin|border|font|letter-spacing|display)")


class _Page(HTMLParser):
    """Collects tags and text; checks that tags nest."""

    VOID = frozenset({"meta", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _parsed(source: str) -> _Page:
    parser = _Page()
    parser.feed(source)
    parser.close()
    assert not parser.open
    return parser


def _terminal(text: str, one: Reading, width: int = 100) -> str:
    out = StringIO()
    render(text, one, Console(file=out, width=width))
    return out.getvalue()


@pytest.fixture(scope="module")
def reader() -> object:
    return tasrih.load()


def test_terminal_shows_speaker_act_addressee_and_issue() -> None:
    shown = _terminal(TEXT, reading(), 200)
    line = next(line for line in shown.splitlines() if line.startswith("s1"))
    assert isolate("سالم الحارثي") in line
    for words in ("OMN", "commits", "→ USA", "arms-control", "conditional"):
        assert words in line
    for words in ("Who speaks", "New START (Q1)", "≈ 30,000,000 USD", "odd <mark>", "2021"):
        assert words in shown


@pytest.mark.parametrize("width", [80, 100, 200])
def test_terminal_closes_isolates_on_each_line(width: int) -> None:
    one, long = reading(), "المبعوثة الخاصة للأمين العام للأمم المتحدة إلى اليمن ومنطقة الخليج والقرن الأفريقي"
    people = [msgspec.structs.replace(person, name=long, role=long) for person in one.people]
    source = msgspec.structs.replace(one.statements[0].source, name=long, role=long)
    statement = msgspec.structs.replace(one.statements[0], source=source, text=long * 5)
    dates = [msgspec.structs.replace(one.dates[0], text=long)]
    one = msgspec.structs.replace(one, people=people, statements=[statement], dates=dates)
    for line in _terminal(TEXT, one, width).splitlines():
        assert line.count(FSI) == line.count(PDI), line


def test_terminal_obeys_no_escape_of_the_article() -> None:
    hostile = "عنوان \x1b[2J\x07 \u202e"
    shown = _terminal(hostile, msgspec.structs.replace(reading(), meta=Meta(), warnings=["\x1b]0;x\x07"]))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_page_is_one_escaped_file_without_script() -> None:
    source = page([(article(), reading())])
    parsed = _parsed(source)
    assert "script" not in parsed.tags
    assert "img" not in parsed.tags
    assert "<b>يحذر" not in source
    assert "javascript:" not in source
    assert "rule <x>" not in source
    assert not re.search(r"""(src|href)=["']?(?!#)[^#"' ]*//""", source)
    assert "<script>alert(1)</script>" in "".join(parsed.text)


def test_page_keeps_every_letter_of_the_article() -> None:
    parsed = _parsed(text_html(TEXT, reading(), "a1-"))
    assert re.sub(r"\s+", "", "".join(parsed.text)) == re.sub(r"\s+", "", TEXT)
    assert parsed.ids == ["a1-s1", "a1-s2"]


def test_links_lead_to_anchors_that_exist() -> None:
    source = page([(article(), reading()), (article(), reading())])
    links = set(re.findall(r'href="#([^"]+)"', source))
    ids = _parsed(source).ids
    assert links <= set(ids)
    assert len(ids) == len(set(ids))


def test_marks_change_no_box_and_no_font_inside_the_text() -> None:
    style = page([]).partition("<style>")[2].partition("</style>")[0]
    for selector, body in re.findall(r"(\.tasrih mark[^{}]*)\{([^{}]*)\}", style):
        # the headline is a line of its own; the number before a content stands outside of words
        if "mark.h" in selector or "::before" in selector:
            continue
        properties = [part.split(":")[0].strip() for part in body.split(";") if part.strip()]
        assert not [name for name in properties if _BOX.match(name)], selector


def test_no_number_within_a_word() -> None:
    word = "قال وبلاده"
    statement = msgspec.structs.replace(reading().statements[1], start=5, end=10, text="بلاده", cue=None)
    one = msgspec.structs.replace(_empty(), statements=[statement])
    assert '<p>قال <mark class="n" data-n="2">و</mark><mark class="c firm" id="s2" title=' in text_html(word, one)


def _empty() -> Reading:
    whole = reading()
    return Reading(id="x", sha256="0", published=None, language="ar", tasrih=whole.tasrih, meta=Meta())


def test_a_reading_of_nothing_is_shown() -> None:
    assert "no statements" in _terminal("", _empty())
    assert "no statements" in page([(Article(text=""), _empty())])
    with pytest.raises(TasrihError, match="no facts at all"):
        explain(Article(text=""), _empty(), "s1")


def test_fragment_for_a_notebook() -> None:
    source = fragment(reading())
    parsed = _parsed(source)
    assert "html" not in parsed.tags
    assert not parsed.ids
    assert all(line.startswith(("body.tasrih", ".tasrih")) for line in _selectors(source))


def _selectors(source: str) -> list[str]:
    style = source.partition("<style>")[2].partition("</style>")[0]
    found = re.findall(r"(?:^|[{}]|\*/)\s*([^{}@/]+)\{", style)
    return [part.strip() for selectors in found for part in selectors.split(",")]


def test_schema_describes_and_requires_every_field() -> None:
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, definition in schema["$defs"].items():
        assert definition["required"] == list(definition["properties"]), name
        for key, value in definition["properties"].items():
            assert value.get("description"), f"{name}.{key}"


def test_readings_fit_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(reading_schema())
    printed = json.loads(msgspec.json.encode(reading()))
    validator.validate(printed)
    printed["statements"][0]["act"] = "sing"
    assert not validator.is_valid(printed)


def test_explain_names_places_rules_and_entry() -> None:
    told = explain(article(), reading(), "s1")
    for words in ("resolved by: full name", "cue: قال", "class verb", "USA United States", "conditional"):
        assert words in told
    start = TEXT.index("بلاده")
    assert f"{start}–" in told
    assert "intensity 7" in explain(article(), reading(), "e1")
    assert "30,000,000 USD" in explain(article(), reading(), "q1")
    assert "takes side" in told
    assert "OMN Oman" in explain(article(), reading(), "c1")


@pytest.mark.parametrize("identifier", ["s9", "", "q0", "q2", "q²", "x1", "q99999999999999999999", "s"])
def test_explain_says_what_there_is(identifier: str) -> None:
    with pytest.raises(TasrihError, match="s1–s2, e1, c1, p1"):
        explain(article(), reading(), identifier)


def test_labels_cover_the_model() -> None:
    fields = {field.name: field.type for field in msgspec.structs.fields(Statement)}
    for table, name in (("acts", "act"), ("kinds", "kind")):
        for key in fields[name].__args__:
            assert label(table, key).ar != key
    for key in fields["flags"].__args__[0].__args__:
        assert label("flags", key).ar != key
    assert actor_label("RUS").en == "Russia"
    assert actor_label("NO-SUCH-ACTOR").en == "NO-SUCH-ACTOR"


@pytest.mark.parametrize("module", [bidi, marks], ids=lambda module: module.__name__)
def test_examples_in_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@given(st.text(max_size=200), st.integers(1, 40))
def test_one_line_is_printable_and_short(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit + 1
    assert "\n" not in line
    printable(text).encode()


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8)


@given(_SPANS)
def test_pieces_cover_the_text_once(spans: list[tuple[int, int]]) -> None:
    some = [Mark(start, min(start + length, 40), "x") for start, length in spans]
    cut = list(pieces(40, some))
    assert [start for start, _, _ in cut] == [0, *[end for _, end, _ in cut[:-1]]]
    for start, end, on in cut:
        over = [mark for mark in some if mark.start <= start and end <= mark.end]
        assert sorted(on) == sorted(over)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_examples_are_read_and_shown(path: Path, reader: tasrih.reader.Reader) -> None:
    text = path.read_text(encoding="utf-8")
    one = reader.read(text, published="2020-12-15", id=path.stem)
    assert len(one.statements) >= 8
    _parsed(page([(Article(text=text, id=path.stem), one)]))
    _terminal(text, one)
    for statement in one.statements:
        assert explain(Article(text=text), one, statement.id)
    jsonschema.validate(json.loads(msgspec.json.encode(one)), reading_schema())


@pytest.mark.parametrize("text", ["", "\x00", "\ud800 نص", "«" * 2000, "a" * 5000, "\r\n\u2028\n", "<!--\n</p>"])
def test_any_text_can_be_shown(text: str, reader: tasrih.reader.Reader) -> None:
    one = msgspec.structs.replace(_empty(), meta=reading().meta, statements=reading().statements)
    _terminal(text, one)
    page([(Article(text=text), one)]).encode()
