"""What a text needs before it can be read: every change is one character for one, so offsets stay."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 1_000


def clean(text: str) -> tuple[str, str, list[str]]:
    """`text` with lone surrogates replaced (one for one), its language, and warnings about what is odd in it."""
    warnings: list[str] = []
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        warnings.append("text: lone surrogates replaced by U+FFFD; the source was decoded wrongly")
    if "\x00" in text:
        warnings.append("text: NUL characters read as spaces")
    language = language_of(text)
    if not text.strip():
        warnings.append("text: empty")
    elif language != "ar":
        warnings.append("text: hardly any Arabic in it; little will be found")
    return text, language, warnings


def language_of(text: str) -> str:
    """ "ar" where most letters of the first 1,000 characters are Arabic, else "und"."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC.findall(sample))
    return "ar" if letters and arabic * 2 >= letters else "und"
