"""The shipped data has no errors, and the check finds each kind of slip."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tasrih.cli.main import run
from tasrih.lexicon.check import check_lexicon
from tasrih.lexicon.findings import Finding
from tasrih.lexicon.lint import lint_files

GROUP = """code: {code}
kind: group
en: A Group
ar: جماعة
names: [{names}]
"""


def test_shipped_data_has_no_errors() -> None:
    errors = [finding for finding in check_lexicon() if finding.level == "error"]
    assert not errors, "\n".join(f"{e.kind}: {e.where}: {e.what}" for e in errors)


@pytest.fixture
def data(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Writes groups {code: names} and other files, and lints them."""

    def made(files: dict[str, str]) -> list[Finding]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(lint_files(tmp_path))

    return made


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("جماعة الأمل, جماعة الأمل", "duplicate"),
        ("جماعة كر\u06a9وك", "not an Arabic letter"),
        ("جما\u0640عة", "tatweel"),
        ("جماعة\u200f الأمل", "invisible character"),
        ("جماعة  الأمل", "spaces"),
        ("جماعة ا\u0653لأمل", "not NFC"),
        ("يقين, أمل", "unsorted"),
        ("أُمل", "diacritics"),
    ],
)
def test_slips_in_names(names: str, kind: str, data: Callable[..., list[Finding]]) -> None:
    found = data({"actors/groups/A.yaml": GROUP.format(code="A", names=names)})
    assert kind in {finding.kind for finding in found}
    assert all("actors/groups/A.yaml" in finding.where for finding in found)


def test_clean_names_pass(data: Callable[..., list[Finding]]) -> None:
    assert data({"actors/groups/A.yaml": GROUP.format(code="A", names="أمل, يقين")}) == []


def test_double_keys_and_broken_yaml(data: Callable[..., list[Finding]]) -> None:
    found = data({"a.yaml": "x: 1\nx: 2\n", "b.yaml": "x: [1\n"})
    assert [(f.kind, f.level) for f in found] == [("key twice", "error"), ("yaml", "error")]
    assert "line 2" in found[0].where


def test_command_shows_errors_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "actors" / "groups"
    folder.mkdir(parents=True)
    (folder / "A.yaml").write_text(GROUP.format(code="A", names="أمل") + "unknown: 1\n", encoding="utf-8")
    assert run(["lexicon", "check", "--data", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "error: form" in out
    assert "unknown" in out


def test_command_on_shipped_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "check"]) == 0
    assert "0 errors" in capsys.readouterr().out
