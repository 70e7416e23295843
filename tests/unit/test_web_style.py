"""The desk's style sheet: the same for right to left and left to right, and nothing that parts Arabic letters."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

_SHEET = (files("tasrih.web") / "static" / "desk.css").read_text("utf-8")
_RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", _SHEET, flags=re.DOTALL))
_DECLARATIONS = [
    (name.strip(), value.strip())
    for _, body in _RULES
    for name, _, value in (one.partition(":") for one in body.split(";"))
    if value
]
_PHYSICAL = re.compile(
    r"(left|right|top|bottom|width|height|(min|max)-(width|height)|float|clear"
    r"|(margin|padding|inset|scroll-margin|scroll-padding|border)-(left|right|top|bottom)(-\w+)*"
    r"|border-(top|bottom)-(left|right)-radius)"
)
_BOXED = {"margin", "padding", "inset", "border-width", "border-style"}
_PARTING = re.compile(r"(padding|margin|border|display|position|letter-spacing|float|inline-size)(-[\w-]+)?")


def test_the_sheet_was_read() -> None:
    assert len(_RULES) > 200
    assert len(_DECLARATIONS) > 500


@pytest.mark.parametrize(("name", "value"), sorted(set(_DECLARATIONS)))
def test_properties_are_logical(name: str, value: str) -> None:
    assert not _PHYSICAL.fullmatch(name)
    assert not (name == "text-align" and value in ("left", "right"))
    assert not (name in _BOXED and len(value.split()) == 4), "four values name four physical sides"


def test_marks_do_not_part_letters() -> None:
    """Under a mark only colours, lines and the weight of letters change: no box."""
    marks = [(names, body) for names, body in _RULES if re.search(r"(^|[\s,])(\.text |\.legend )?mark[.\s{,]?", names)]
    assert len(marks) > 8
    for names, body in marks:
        if "::" in names:  # the number before a statement is a word of its own
            continue
        for one in body.split(";"):
            assert not _PARTING.fullmatch(one.partition(":")[0].strip()), (names, one)
