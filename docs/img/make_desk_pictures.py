"""Makes the pictures of the desk: six weeks of invented news (examples/weeks), served and looked at with Chromium.

Needs `pip install 'tasrih[browser]'`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

import tasrih

HERE = Path(__file__).parent
NEWS = HERE.parents[1] / "examples/weeks"
SIZE = (1280, 860)
PICTURES = {
    "desk-today.png": ("/ar/today?window=month", None),
    "desk-article.png": ("/en/article/{article}#s2", None),
    "desk-dyad.png": ("/ar/dyad/GBR/RUS", None),
    "desk-matrix.png": ("/ar/matrix", None),
    "desk-network.png": ("/en/relations?view=network", "figure.net"),
    "desk-watch.png": ("/ar/watch", None),
}
"""Addresses, and the part of the page that is shown (else what stands in the window)."""
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_ARTICLE = "SELECT article_id FROM articles WHERE title LIKE 'واشنطن وموسكو تتفقان%' ORDER BY published, article_id"


def main() -> None:
    """One record, one server, a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "weeks.duckdb")
        _run("ingest", str(NEWS), "--into", str(record))
        ((article,), *_) = tasrih.open(record).rows(_ARTICLE)
        with _served(record) as address:
            _pictures(address, article)


def _run(*arguments: str) -> None:
    # every argument is ours
    subprocess.run([sys.executable, "-m", "tasrih", *arguments], check=True)  # noqa: S603


@contextmanager
def _served(record: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tasrih", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stderr  # noqa: S101
        line = next(line for line in server.stderr if "open at" in line)
        try:
            yield line.split("open at ")[1].split("/  ")[0]
        finally:
            server.terminate()


def _pictures(address: str, article: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*_FLAGS])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, reduced_motion="reduce")
        for name, (path, part) in PICTURES.items():
            page.goto("about:blank")
            page.goto(address + path.format(article=article))
            page.evaluate("document.fonts.ready")
            page.evaluate("scrollTo(0, 0)")
            (page.locator(part) if part else page).screenshot(path=HERE / name)
            _small(HERE / name)
        browser.close()


def _small(picture: Path) -> None:
    """With 256 colours, where Pillow is there to choose them."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(picture) as image:
        image.convert("RGB").quantize(256).save(picture, optimize=True)


if __name__ == "__main__":
    main()
