"""What works without any extra: its libraries are hidden from a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_HIDE = """
import sys
hidden = set(sys.argv.pop(1).split(","))
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in hidden:
            raise ModuleNotFoundError(f"hidden: {name}", name=name)
sys.meta_path.insert(0, Hidden())
from tasrih.cli.main import main
main()
"""


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s<>=!~\[;(]", one.strip())[0].lower() for one in requirements}


def core() -> set[str]:
    """All distributions that the core brings, with what they bring."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, met = names(project["dependencies"]), set[str]()
    while waiting:
        name = waiting.pop()
        met.add(name)
        try:
            wanted = [one for one in requires(name) or [] if "extra ==" not in one]
        except PackageNotFoundError:
            continue
        waiting |= names(wanted) - met
    return met


def hidden() -> list[str]:
    """The modules of the extras' distributions that the core does not bring."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    found: set[str] = set()
    for name in names([one for group in extras.values() for one in group]) - core():
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            continue
        found |= {file.parts[0].removesuffix(".py") for file in files if file.suffix == ".py"}
    return sorted(name for name in found if name.isidentifier() and name not in ("tasrih", "tests", "docs"))


@pytest.mark.parametrize(
    "command",
    [
        ["read", "examples/press-conference.txt"],
        ["read", "examples/articles.jsonl", "--jsonl"],
        ["read", "examples/border-strike.txt", "--html", "{new}/report.html"],
        ["explain", "examples/press-conference.txt", "s1"],
        ["schema"],
        ["ingest", "examples/weeks", "--into", "{new}/news.duckdb"],
    ],
    ids=" ".join,
)
def test_the_core_alone(command: list[str], tmp_path: Path) -> None:
    modules = hidden()
    assert {"starlette", "selectolax", "trafilatura"} <= set(modules)
    told = [word.format(new=tmp_path) for word in command]
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", _HIDE, ",".join(modules), *told], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "pip install" not in done.stderr
