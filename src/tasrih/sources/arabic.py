"""Whether a page is in Arabic, before anything costly is done with it."""

from __future__ import annotations

import re

_LANG = re.compile(r"<html\b[^>]{0,500}?\blang\s?=\s?[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]+")
_FOREIGN = re.compile("[پچگژکٹڈڑے]")
_OTHERS = frozenset({"fa", "fas", "per", "ur", "urd", "ps", "pus", "ku", "ckb", "ug", "sd", "pa", "ks"})
_FEW = 200
_MOST_FOREIGN = 0.035
"""Persian has 5 % of these letters; Arabic typed on a Persian keyboard 2.5 % (ک for ك)."""


def why_not_arabic(html: str) -> str | None:
    """The reason, None where the page is Arabic."""
    letters = "".join(_ARABIC.findall(html))
    if len(letters) < _FEW:
        return "hardly any Arabic letters"
    told = _LANG.search(html[:4096])
    share = len(_FOREIGN.findall(letters)) / len(letters)
    if share > (_MOST_FOREIGN / 3 if told and told[1].lower() in _OTHERS else _MOST_FOREIGN):
        return "in Persian, Urdu or another language in Arabic letters"
    return None
