"""A brief on two actors: what is in it, what is new in it, and that no article can break its page."""

from __future__ import annotations

import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from relation_samples import Did, News, Said, record

import tasrih
from tasrih.cli.main import run
from tasrih.export.brief.html import page
from tasrih.export.brief.markdown import markdown
from tasrih.measure.brief import brief
from tasrih.measure.relations import Dyad

Capture = pytest.CaptureFixture[str]
MONDAY = datetime.date(2018, 3, 26)
DYAD = Dyad("RUS", "USA")


def news() -> list[News]:
    """A warning in the week before; then an expulsion, the warning again, talks and a threat; a deed of others."""
    return [
        News("2018-03-20", [Said("warn", "USA", "RUS")], outlet="أ"),
        News("2018-03-27", [Did("SANCTION", "USA", "RUS", "2018-03-27"), Said("warn", "USA", "RUS")], outlet="أ"),
        News("2018-03-28", [Did("CONSULT", "RUS", "USA", "2018-03-28"), Said("threaten", "RUS", "USA")], outlet="ب"),
        News("2018-03-28", [Did("SUPPORT", "FRA", "USA", "2018-03-28")], outlet="<script>alert(1)</script>"),
        News("2018-04-02", [Did("ACCUSE", "RUS", "USA", "2018-04-02"), Said("criticize", "RUS", "USA")]),
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("brief") / "news.duckdb", news())


def test_it_holds_the_week_and_nothing_else(path: Path) -> None:
    told = brief(tasrih.open(path), DYAD, "week", MONDAY)
    assert (told.label, told.end) == ("2018-W13", datetime.date(2018, 4, 2))
    assert [(cause.type, cause.source, cause.target) for cause in told.happened] == [
        ("SANCTION", "USA", "RUS"),
        ("CONSULT", "RUS", "USA"),
    ]
    assert [(one.speaker, one.act) for one in told.said] == [("RUS", "threaten"), ("USA", "warn")]
    assert all(one.tellings[0].sentence for one in told.happened)


def test_what_was_said_four_weeks_ago_is_not_new(path: Path) -> None:
    threat, warning = brief(tasrih.open(path), DYAD, "week", MONDAY).said
    assert threat.last_said is None
    assert warning.last_said == datetime.date(2018, 3, 20)


def test_directed_leaves_out_what_the_other_does(path: Path) -> None:
    told = brief(tasrih.open(path), Dyad("USA", "RUS", directed=True), "week", MONDAY)
    assert {one.speaker for one in told.said} == {"USA"}
    assert [cause.type for cause in told.happened if cause.source != "USA"] == ["CONSULT"], (
        "what both do is the first's too"
    )


def test_silence_is_told_apart_from_peace(path: Path) -> None:
    told = brief(tasrih.open(path), DYAD, "week", MONDAY - datetime.timedelta(days=70))
    assert told.standing is None
    assert "No article covers both then" in markdown(told)


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append(tag)


def test_no_article_breaks_the_page(tmp_path: Path) -> None:
    outlet = '<script>alert("x")</script>\u202e[a](javascript:1) `x` | #'
    path = record(tmp_path / "bad.duckdb", [News("2018-03-27", [Did("SANCTION", "USA", "RUS")], outlet=outlet)])
    told = brief(tasrih.open(path), DYAD, "week", MONDAY)
    tags = Tags()
    tags.feed(page(told))
    assert "script" not in tags.met
    assert {"html", "section", "blockquote"} <= set(tags.met)
    assert "\u202e" not in page(told) + markdown(told)
    assert "<script>" not in markdown(told).replace("\\<", "")
    assert "](" not in markdown(told).replace("\\]", "")


def test_the_command_writes_three_forms(path: Path, tmp_path: Path, capsys: Capture) -> None:
    asked = ["brief", str(path), "usa", "rus", "--week", "2018-W13"]
    assert run(asked) == 0
    out = capsys.readouterr().out
    assert "sanctions" in out
    assert "عقوبة" in out
    for name, begins in (("b.html", "<!DOCTYPE html>"), ("b.md", "# ")):
        assert run([*asked, "--to", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["USA"], 2),
        (["USA", "RUS"], 2),
        (["USA", "RUS", "--week", "2018-03"], 2),
        (["USA", "RUS", "--week", "2018-W13", "--month", "2018-03"], 2),
        (["USA", "RUS", "--day", "yesterday"], 2),
        (["USA", "RUS", "--week", "2018-W13", "--to", "b.pdf"], 2),
        (["USA", "USA", "--week", "2018-W13"], 1),
        (["XXX", "YYY", "--week", "2018-W13"], 1),
    ],
)
def test_what_cannot_be_asked_is_refused(path: Path, capsys: Capture, arguments: list[str], code: int) -> None:
    assert run(["brief", str(path), *arguments]) == code
    assert "Traceback" not in capsys.readouterr().err
