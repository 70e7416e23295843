"""The desk's guard: nothing of an article runs, nobody else's name or form gets in, and no load is endless."""

from __future__ import annotations

import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from web_samples import HOSTILE, client, record

import tasrih
from tasrih.cli.serve import command
from tasrih.record.shared import SharedDatabase
from tasrih.record.writer import Writer
from tasrih.web.guard.headers import HEADERS
from tasrih.web.guard.rate import Rate
from tasrih.web.inprocess import get
from tasrih.web.serve import ServeError, checked
from tasrih.web.settings import Settings, new_token

EVERYWHERE = "0.0.0.0"  # noqa: S104 (never bound)
_ALLOWED_SCRIPTS = {"/static/htmx.min.js", "/static/desk.js"}


class Watcher(HTMLParser):
    """Notes whatever in a page could run or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "img") or (
            tag == "script" and given.get("src") not in _ALLOWED_SCRIPTS
        ):
            self.bad.append(f"<{tag} {given}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.bad.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and not re.match(r"https?://|/(?!/)|#", value or ""):
                self.bad.append(f"{tag} {name}={value}")
            if name == "href" and (value or "").startswith("http") and "noreferrer" not in (given.get("rel") or ""):
                self.bad.append(f"{tag} {value} without noreferrer")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("hostile") / "hostile.duckdb", HOSTILE)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("guard") / "news.duckdb")


def test_nothing_of_a_hostile_article_runs(hostile: Path) -> None:
    desk = client(hostile)
    articles = [row["id"] for row in desk.get("/api/v1/articles").json()["rows"]]
    assert len(articles) == len(HOSTILE)
    pages = [f"/{lang}/article/{one}" for lang in ("ar", "en") for one in articles]
    pages += [
        "/ar/timeline",
        "/en/today?window=month",
        "/en/search?q=العقوبات",
        "/ar/search?q=<script>alert(1)</script>",
    ]
    for page in pages:
        answer = desk.get(page)
        assert answer.status_code == 200, page
        watcher = Watcher()
        watcher.feed(answer.text)
        assert watcher.bad == [], page
        assert not set(answer.text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\x00\x1b"), page


def test_templates_do_not_read_what_articles_say(hostile: Path) -> None:
    shown = client(hostile).get("/en/timeline").text
    assert "{{ 7*7 }}" in shown
    assert "49 " not in shown


@pytest.mark.parametrize("address", ["/en/timeline", "/api/v1/statements", "/static/desk.js", "/en/nothing", "/login"])
def test_every_answer_has_the_headers(path: Path, address: str) -> None:
    answer = client(path).get(address)
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8765", 200), ("localhost", 200), ("[::1]:1", 200), ("evil.example", 421),
     ("127.0.0.1.evil.example", 421), ("192.168.0.4", 421), ("", 421)],
)  # fmt: skip
def test_only_our_own_names_are_answered(path: Path, host: str, status: int) -> None:
    assert client(path).get("/en/timeline", headers={"host": host}).status_code == status


def test_another_address_needs_the_token(path: Path) -> None:
    settings = checked(Settings(path, host=EVERYWHERE))
    assert settings.token is not None
    assert len(settings.token) >= 43
    desk = client(path, host=EVERYWHERE, token=settings.token)
    assert desk.get("/api/v1/statements").status_code == 401
    door = desk.get("/en/timeline?act=warn").headers["location"]
    assert door == "/login?back=%2Fen%2Ftimeline%3Fact%3Dwarn"
    assert '<html lang="en"' in desk.get(door, headers={"accept-language": "ar"}).text
    assert desk.get("/login").status_code == 200
    bearer = {"authorization": f"Bearer {settings.token}"}
    assert desk.get("/api/v1/statements", headers=bearer).status_code == 200
    assert desk.get("/api/v1/statements", headers={"authorization": "Bearer nearly"}).status_code == 401
    assert desk.post("/login", data={"token": "wrong"}).status_code == 401
    away = desk.post("/login?back=//evil.example", data={"token": settings.token})
    assert away.headers["location"] == "/"
    desk.cookies.clear()
    assert desk.post(door, data={"token": settings.token}).headers["location"] == "/en/timeline?act=warn"
    desk.cookies.clear()
    entered = desk.post("/login", data={"token": settings.token})
    assert entered.status_code == 303
    kept = entered.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "samesite=strict" in kept.lower()
    assert settings.token not in kept
    assert desk.get("/en/timeline").status_code == 200


def test_a_weak_token_is_refused(path: Path) -> None:
    with pytest.raises(ServeError, match="128 bits"):
        checked(Settings(path, token="x" * 10))


def test_guessing_tokens_ends_soon(path: Path) -> None:
    desk = client(path, host=EVERYWHERE, token=new_token())
    assert 429 in [desk.post("/login", data={"token": str(n)}).status_code for n in range(12)]


def test_too_much_is_too_much(path: Path) -> None:
    desk = client(path)
    assert desk.post("/login", content=b"x" * 100_000).status_code == 413
    assert desk.get(f"/en/timeline?name={'x' * 9000}").status_code == 413
    assert desk.get(f"/en/search?q={'x' * 2500}").status_code == 400


def test_nobody_asks_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasrih.web.guard.gate._EACH_SECOND", 0.01)
    monkeypatch.setattr("tasrih.web.guard.gate._BURST", 5)
    desk = client(path)
    answers = [desk.get("/en/nothing").status_code for _ in range(8)]
    assert answers[0] == 404
    assert 429 in answers


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    rate = Rate(2.0, 3, clock=lambda: now[0])
    assert [rate.allows("a") for _ in range(4)] == [True, True, True, False]
    assert rate.allows("b")
    now[0] = 0.6
    assert [rate.allows("a") for _ in range(2)] == [True, False]


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "fonts/../../app.py", "desk.py", "/etc/passwd", ""])
def test_only_shipped_files_are_served(path: Path, name: str) -> None:
    assert client(path).get(f"/static/{name}").status_code in (404, 307)


def test_a_writer_comes_in_between_and_readers_go_on(tmp_path: Path) -> None:
    path = record(tmp_path / "busy.duckdb")
    database, errors, stop = SharedDatabase(path), [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                assert database.rows("SELECT count(*) FROM articles")[0][0] == 40
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        with database.alone(), Writer(path) as writer:
            for _ in range(3):
                writer.begin("ingest", [], {}, "x")
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert errors == []
    assert database.rows("SELECT count(*) FROM runs")[0][0] == 4


def test_one_question_after_the_other_sees_one_state(path: Path) -> None:
    database = SharedDatabase(path)
    before = database.state()
    with database.held(), database.held():
        assert database.rows("SELECT 1") == [(1,)]
        assert database.sql("SELECT article_id FROM articles").aggregate("count(*)").fetchall() == [(40,)]
    assert database.state() == before


def test_the_command_prints_one_answer(path: Path) -> None:
    got = CliRunner().invoke(command, [str(path), "--get", "/api/v1/statements?limit=1"])
    assert got.exit_code == 0
    assert '"resource":"statements"' in got.output


def test_a_page_of_a_record_that_is_gone_says_so(tmp_path: Path) -> None:
    path = record(tmp_path / "gone.duckdb", HOSTILE[3:])
    desk = client(path)
    path.unlink()
    answer = desk.get("/en/timeline")
    assert answer.status_code == 400
    assert "tasrih ingest" in answer.text


def test_a_bug_is_a_page_without_its_inside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = client(path)
    monkeypatch.setattr("tasrih.web.desk.Desk.ask", lambda *_: 1 / 0)
    answer = desk.get("/en/timeline")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text


def test_get_needs_no_server(path: Path) -> None:
    from tasrih.web.app import create_app

    token = new_token()
    app = create_app(Settings(path, host=EVERYWHERE, token=token))
    assert get(app, "/api/v1/people", token=token).status == 200
    assert get(app, "/api/v1/people").status == 401


@pytest.mark.parametrize("every", ["day", "week", "month"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("gaps", [False, True])
def test_a_kept_answer_is_the_same_answer(path: Path, every: str, directed: bool, gaps: bool) -> None:
    shared, plain = SharedDatabase(path), tasrih.open(path)
    for more in ({}, {"since": "2018-03-10"}, {"actor": ["IRN"]}):
        filters = {"every": every, "directed": directed, "gaps": gaps, **more}
        kept, anew = shared.ask("relations", filters), plain.ask("relations", filters)
        assert kept.columns == anew.columns
        assert sorted(map(repr, kept.fetchall())) == sorted(map(repr, anew.fetchall()))
    assert len(plain.ask("relations", {"every": every}).fetchall()) > 0


def test_what_is_kept_is_forgotten_with_the_state(tmp_path: Path) -> None:
    path = record(tmp_path / "own.duckdb")
    shared = SharedDatabase(path)
    before = shared.ask("relations", {}).aggregate("count(*)").fetchall()
    with shared.alone(), Writer(path) as writer:
        writer.conclude("incidents", "", {"incidents": [], "incident_events": []})
    after = shared.ask("relations", {}).aggregate("sum(incidents)").fetchall()
    assert before != [(0,)]
    assert after != before
