"""The desk in Debian's Chromium (`make test-web`): every page in both languages, a clean console, nothing for axe."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

if not os.environ.get("TASRIH_WEB"):
    pytest.skip("the browser is asked for with TASRIH_WEB=1 (make test-web)", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

import axe_playwright_python
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from record_samples import rows
from test_web import addresses, some_article
from web_samples import HOSTILE, put_forward, record, unconcluded

from tasrih.web.app import create_app
from tasrih.web.pages import MENU
from tasrih.web.settings import Settings

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
_RUN = (
    "async (more) => (await axe.run(document, {resultTypes: ['violations'], ...more})).violations.map("
    "v => ({id: v.id, impact: v.impact, where: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}))"
)
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIZES = {"wide": (1440, 1000), "narrow": (360, 720)}


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("browser") / "news.duckdb", [*rows(60), *put_forward(), *HOSTILE[:2]])


@pytest.fixture(scope="session")
def server(path: Path) -> Iterator[str]:
    with served(Settings(path)) as address:
        yield address


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """A desk on a free port."""
    running = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error", ws="none"))
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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context()
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


def faults(page: Page, *rules: str) -> list[Any]:
    """What axe holds to be serious or critical; by these rules only, where some are named."""
    page.evaluate(_AXE)
    found = page.evaluate(_RUN, {"runOnly": list(rules)} if rules else {})
    return [one for one in found if one["impact"] in ("serious", "critical")]


def look_over(page: Page, address: str) -> None:
    """Nothing for axe in light and dark colours, nothing wider than the window or than a telephone."""
    assert faults(page) == [], address
    assert page.evaluate(_WIDE) <= 0, address
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert faults(page, "color-contrast") == [], address
    page.set_viewport_size({"width": SIZES["narrow"][0], "height": SIZES["narrow"][1]})
    assert page.evaluate(_WIDE) <= 0, address


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_clean(context: BrowserContext, server: str, path: Path, language: str) -> None:
    for address in addresses(path):
        page, said = opened(context, f"{server}/{language}{address}")
        look_over(page, address)
        assert said == [], address
        page.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_with_nothing_to_show_are_clean(context: BrowserContext, path: Path, language: str) -> None:
    bare = unconcluded(path.with_name(f"bare-{language}.duckdb"), [])
    with served(Settings(bare)) as empty, served(Settings(path, token="t" * 32)) as closed:
        for address in (f"{empty}/{language}/{name}" for name in ("today", "timeline", "matrix", "search", "nosuch")):
            page = context.new_page()
            page.goto(address)
            look_over(page, address)
            page.close()
        page = context.new_page()
        page.goto(f"{closed}/{language}/today")
        assert page.locator('input[name="token"]').count() == 1
        look_over(page, "login")


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
    page.locator("details.menu:not(.pages) > summary").click()
    page.locator('input[name="digits"][value="arabic"]').check()
    page.locator('input[name="months"][value="levant"]').check()
    page.locator("form.display button").click()
    assert "٢٠١٨" in page.locator(".day-name").first.inner_text()
    assert "نيسان" in page.locator(".day-name").first.inner_text()
    page.locator("a.language").click()
    assert "٢٠١٨" in page.locator(".day-name").first.inner_text()
    context.close()


def test_buttons_go_from_statement_to_statement(context: BrowserContext, server: str, path: Path) -> None:
    page, _ = opened(context, f"{server}/en/article/{some_article(path)}")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    assert page.locator(".card.on").get_attribute("data-s") == "s2"
    assert page.locator(".mover [role=status]").inner_text().startswith("2 of ")
    page.get_by_role("button", name="Previous").click()
    assert page.locator(".card.on").get_attribute("data-s") == "s1"
    assert page.get_by_role("button", name="Previous").is_disabled()


@pytest.mark.parametrize("script", [True, False])
def test_sorts_of_marks_are_hidden_in_the_legend(browser: Browser, server: str, path: Path, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{server}/en/article/{some_article(path)}")
    mark = page.locator(".text mark.m-s").first
    assert "underline" in mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator(".legend > summary").click()
    page.locator("#show-s").uncheck()
    page.locator("#show-p").uncheck()
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_review_loses_nothing(browser: Browser, server: str, path: Path, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    article = some_article(path)
    page.goto(f"{server}/ar/article/{article}")
    page.locator("#s1 .review-link").click()
    form = page.locator("form.review")
    form.locator("[value=correct]").check()
    form.locator("[name=speaker]").fill("لا أحد يعرفه")
    form.locator("[name=note]").fill("ملاحظة")
    form.locator("button").click()
    expect(form.locator(".problems")).to_be_visible()
    assert form.locator("[name=note]").input_value() == "ملاحظة"
    assert form.locator("[name=speaker]").get_attribute("aria-invalid") == "true"
    if script:
        assert page.url.startswith(f"{server}/ar/article/{article}")
        expect(form.locator("[role=alert]")).to_be_focused()
    form.locator("[name=speaker]").fill("روسيا")
    form.locator("[name=reviewer]").fill("سلمى")
    form.locator("button").click()
    expect(page.locator("#s1 [role=status]", has_text="حفظت")).to_be_visible()
    assert page.locator("#s1 .reviewed").count() == 1
    if script:
        expect(page.locator("#s1 [role=status]", has_text="حفظت")).to_be_focused()
    context.close()


def test_the_way_by_keyboard(context: BrowserContext, server: str) -> None:
    page, _ = opened(context, f"{server}/en/timeline")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    menu = page.locator("details.menu:not(.pages) > summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(focused) != "none"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator("details.menu[open]").count() == 0


def test_a_telephone_has_all_pages_in_a_menu(context: BrowserContext, server: str) -> None:
    page, _ = opened(context, f"{server}/ar/actors", "narrow")
    assert not page.locator(".top > .nav").is_visible()
    page.locator("details.pages > summary").click()
    links = page.locator("details.pages a")
    assert links.count() == len(MENU)
    assert page.locator("details.pages a[aria-current]").inner_text() == "الأطراف"
    for n in range(links.count()):
        box = links.nth(n).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SIZES["narrow"][0]


@pytest.mark.parametrize("address", ["/relations?view=network", "/agreement?by=issue"])
def test_names_of_a_network_do_not_lie_over_one_another(context: BrowserContext, server: str, address: str) -> None:
    for language in ("ar", "en"):
        page, _ = opened(context, f"{server}/{language}{address}")
        boxes = page.locator(".node-name").evaluate_all(
            "all => all.map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"
        )
        assert boxes
        for n, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart = right <= other[0] or other[2] <= left or bottom <= other[1] + 4 or other[3] <= top + 4
                assert apart, (language, address)
        page.close()


def test_paper_is_light(context: BrowserContext, server: str) -> None:
    page, _ = opened(context, f"{server}/ar/timeline")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 29, 31)"
    assert not page.locator(".top").is_visible()
