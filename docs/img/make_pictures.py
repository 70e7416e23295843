"""Makes the pictures of the README (needs Chromium, Noto and DejaVu fonts)."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

import tasrih
from tasrih.export.html import page
from tasrih.export.terminal import render
from tasrih.model import Article

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples/press-conference.txt"
PUBLISHED = "2020-12-15"
TERMINAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 22px; background: {background}; color: {foreground}; }}
pre {{ font: 15px/1.55 "DejaVu Sans Mono", monospace; margin: 0; }}
{stylesheet}
</style></head><body><pre>{code}</pre></body></html>"""


def main() -> None:
    """Read the example once; take a picture of the page and one of the terminal."""
    text = EXAMPLE.read_text(encoding="utf-8")
    article = Article(text=text, id=EXAMPLE.stem, published=PUBLISHED)
    reading = tasrih.load().read_article(article)
    _picture(page([(article, reading)]), HERE / "report.png", (1320, 980))
    console = Console(record=True, width=100, force_terminal=True, file=io.StringIO())
    render(text, reading, console)
    _picture(console.export_html(theme=MONOKAI, code_format=TERMINAL), HERE / "terminal.png", (980, 900))


def _picture(source: str, target: Path, size: tuple[int, int]) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(source, encoding="utf-8")
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
        ]
        flags += [f"--user-data-dir={folder}/profile", "--force-device-scale-factor=1.5"]
        flags += [f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", path.as_uri()]
        # every argument is ours
        subprocess.run([chromium, *flags], check=True, capture_output=True, timeout=120)  # noqa: S603


if __name__ == "__main__":
    main()
