"""The desk in Debian's Chromium (`make test-web`): every page in both languages, a clean console, nothing for axe."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if not os.environ.get("TASRIH_WEB"):
    pytest.skip("the browser is asked for with TASRIH_WEB=1 (make test-web)", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

import axe_playwright_python
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from record_samples import rows
from test_web import addresses, some_article
from web_samples import HOSTILE, put_forward, record

from tasrih.web.app import create_app
from tasrih.web.settings import Settings

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
_RUN = (
    "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map("
    "v => ({id: v.id, impact: v.impact, where: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}))"
)
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIZES = {"wide": (1440, 1000), "narrow": (360, 720)}


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("browser") / "news.duckdb", [*rows(60), *put_forward(), *HOSTILE[:2]])


@pytest.fixture(scope="session")
def server(path: Path) -> Iterator[str]:
    """A desk on a free port."""
    running = uvicorn.Server(uvicorn.Config(create_app(Settings(path)), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    found = browser.new_context(color_scheme=request.param)
    yield found
    found.close()


def opened(context: BrowserContext, address: str, size: str = "wide") -> tuple[Page, list[str]]:
    """A page, and all that its console complains of."""
    page, said = context.new_page(), []
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda one: said.append(str(one)))
    page.on("requestfailed", lambda one: said.append(f"failed: {one.url}"))
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    assert answer.status == 200, address
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page.evaluate("document.fonts.ready")
    return page, said


def faults(page: Page) -> list[Any]:
    """What axe holds to be serious or critical."""
    page.evaluate(_AXE)
    return [one for one in page.evaluate(_RUN) if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_clean(context: BrowserContext, server: str, path: Path, language: str) -> None:
    for address in addresses(path):
        page, said = opened(context, f"{server}/{language}{address}")
        assert faults(page) == [], address
        assert page.evaluate(_WIDE) <= 0, address
        assert said == [], address
        page.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_wider_than_a_telephone(browser: Browser, server: str, path: Path, language: str) -> None:
    context = browser.new_context()
    for address in addresses(path):
        page, said = opened(context, f"{server}/{language}{address}", "narrow")
        assert page.evaluate(_WIDE) <= 0, address
        assert said == [], address
        page.close()
    context.close()


def test_hostile_articles_do_nothing(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page, said = opened(context, f"{server}/en/timeline?limit=200")
    dialogs: list[str] = []
    page.on("dialog", lambda one: dialogs.append(one.message))
    for article in page.evaluate("() => fetch('/api/v1/articles?limit=1000').then(r => r.json())")["rows"]:
        if "svg" in (article["title"] or "") or "gnp" in (article["outlet"] or ""):
            page.goto(f"{server}/ar/article/{article['id']}")
    assert dialogs == []
    assert said == []
    context.close()


def test_keys_go_from_statement_to_statement(browser: Browser, server: str, path: Path) -> None:
    context = browser.new_context()
    page, _ = opened(context, f"{server}/ar/article/{some_article(path)}")
    page.keyboard.press("j")
    assert page.locator(".card.on").get_attribute("data-s") == "s1"
    assert page.locator('.text mark.on[data-s~="s1"]').count() > 0
    page.keyboard.press("ArrowDown")
    assert page.locator(".card.on").get_attribute("data-s") == "s2"
    assert page.url.endswith("#s2")
    page.keyboard.press("k")
    assert page.locator(".card.on").get_attribute("data-s") == "s1"
    assert page.evaluate("document.activeElement.dataset.s") == "s1"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    context.close()


def test_marks_do_not_part_letters(browser: Browser, server: str, path: Path) -> None:
    """The text is as wide with its marks as without them: letters keep joining."""
    context = browser.new_context()
    page, _ = opened(context, f"{server}/ar/article/{some_article(path)}")
    widths = page.evaluate("""() => {
        const wide = (p) => { const s = document.createElement('span'); s.append(...p.childNodes); p.append(s);
            s.style.setProperty('white-space', 'nowrap'); return s.getBoundingClientRect().width; };
        document.querySelectorAll('.text [data-n]').forEach(m => m.removeAttribute('data-n'));
        return Array.from(document.querySelectorAll('.text p')).map(p => {
            const bare = p.cloneNode(true); p.after(bare); bare.textContent = bare.textContent;
            const marked = wide(p), plain = wide(bare); bare.remove();
            return [marked, plain];
        });
    }""")
    assert widths
    for marked, plain in widths:
        assert abs(marked - plain) < 1
    context.close()


def test_it_works_without_script(browser: Browser, server: str, path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/en/timeline")
    page.locator(".facet a").first.click()
    assert "act=" in page.url
    assert page.locator("li.said").count() > 0
    page.locator("#q").fill("العقوبات")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=*")
    assert page.locator("li.said mark").count() > 0
    context.close()


def test_display_is_chosen(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page, _ = opened(context, f"{server}/ar/timeline")
    page.locator("details.menu > summary").click()
    page.locator('input[name="digits"][value="arabic"]').check()
    page.locator('input[name="months"][value="levant"]').check()
    page.locator("form.display button").click()
    assert "٢٠١٨" in page.locator(".day-name").first.inner_text()
    assert "نيسان" in page.locator(".day-name").first.inner_text()
    page.locator("a.language").click()
    assert "٢٠١٨" in page.locator(".day-name").first.inner_text()
    context.close()
