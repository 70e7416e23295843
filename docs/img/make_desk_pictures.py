"""Makes the pictures of the desk: six weeks of invented news (examples/weeks), served and looked at with Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tasrih

HERE = Path(__file__).parent
NEWS = HERE.parents[1] / "examples/weeks"
SIZE = (1280, 860)
PICTURES = {
    "desk-today.png": "/ar/today?window=month",
    "desk-article.png": "/en/article/{article}",
    "desk-dyad.png": "/ar/dyad/GBR/RUS",
}
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--window-size={SIZE[0]},{SIZE[1]}",
)  # fmt: skip
_ARTICLE = "SELECT article_id FROM articles WHERE title LIKE 'واشنطن وموسكو تتفقان%' ORDER BY published, article_id"


def main() -> None:
    """One record, one server, a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "weeks.duckdb")
        _run("ingest", str(NEWS), "--into", str(record))
        ((article,), *_) = tasrih.open(record).rows(_ARTICLE)
        with _served(record) as address:
            for name, path in PICTURES.items():
                _picture(address + path.format(article=article), HERE / name, Path(folder, "profile"))


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


def _picture(address: str, target: Path, profile: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    flags = [*_FLAGS, f"--user-data-dir={profile}", f"--screenshot={target}", address]
    subprocess.run([chromium, *flags], check=True, capture_output=True, timeout=300)  # noqa: S603
    _small(target)


def _small(picture: Path) -> None:
    """With 128 colours, where Pillow is there to choose them."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(picture) as image:
        image.convert("RGB").quantize(128).save(picture, optimize=True)


if __name__ == "__main__":
    main()
