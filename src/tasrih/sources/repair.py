"""What is mended in a text before it is frozen, and what is said about it. Lengths never change."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile("[^\\W\\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_SAMPLE = 20_000
_FINAL_ONLY = "ةى"
_FEW = 0.2


def without_surrogates(text: str) -> tuple[str, int]:
    """Lone surrogates replaced by U+FFFD (they cannot be stored as UTF-8), and how many there were."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.subn("\ufffd", text)
    return text, 0


def complaints(text: str) -> list[str]:
    """Why a text may not be what tasrih reads."""
    found = []
    sample = text[:_SAMPLE]
    arabic, other = len(_ARABIC.findall(sample)), len(_OTHER.findall(sample))
    if arabic <= _FEW * (arabic + other):
        found.append("few Arabic letters: tasrih reads Arabic, so little can be found")
    elif reversed_letters(sample):
        found.append("the letters seem to stand in reverse order (from a PDF?): little can be found")
    if "\x00" in text:
        found.append(f"{text.count(chr(0))} NUL characters, read as spaces")
    return found


def reversed_letters(text: str) -> bool:
    """Whether ta marbuta and alef maqsura open words more often than they close them."""
    first = len(re.findall(f"\\b[{_FINAL_ONLY}]\\w", text))
    last = len(re.findall(f"\\w[{_FINAL_ONLY}]\\b", text))
    return first > 2 and first > last
