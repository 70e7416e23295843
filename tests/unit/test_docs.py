"""What the documents say is true: entries have the lexicon's form, the Python runs, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import yaml

from tasrih.lexicon.proposals import ProposalVerb
from tasrih.lexicon.schema import Actor, ActSign, Cue, Issue, KnownTreaty, OfficeHolder
from tasrih.lexicon.sides import Accord, Question

ROOT = Path(__file__).parents[2]
FORMS: dict[str, object] = {
    "cues": list[Cue],
    "actors": Actor,
    "people": list[OfficeHolder],
    "issues": Issue,
    "treaties": list[KnownTreaty],
    "acts": list[ActSign],
    "convergence": list[Accord],
    "questions": list[Question],
    "proposals": list[ProposalVerb],
}
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
ENTRIES = re.findall(r"```yaml\n# (\w+)/[^\n]*\n(.*?)```", (ROOT / "docs/lexicon.md").read_text("utf-8"), re.S)


@pytest.mark.parametrize(("folder", "entry"), ENTRIES, ids=[folder for folder, _ in ENTRIES])
def test_entries_in_the_guide_have_the_form(folder: str, entry: str) -> None:
    msgspec.convert(yaml.safe_load(entry), FORMS[folder])


def test_the_guide_shows_every_form() -> None:
    assert {folder for folder, _ in ENTRIES} == set(FORMS)


def test_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own text)
    assert len(capsys.readouterr().out.splitlines()) > 8


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), target
