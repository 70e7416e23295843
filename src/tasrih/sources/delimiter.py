"""What parts the cells of a table.

>>> delimiter_of('id;"a,b";title'), delimiter_of("plain words, and more"), delimiter_of("one")
(';', ',', None)
"""

from __future__ import annotations

import csv

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST = 1 << 16


def delimiter_of(header: str) -> str | None:
    """The delimiter that gives most cells, None where there is but one."""
    best = max(_DELIMITERS, key=lambda one: len(cells(header, one)))
    return best if len(cells(header, best)) > 1 else None


def cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line."""
    one = line[:_LONGEST].strip("\r\n\ufeff")
    try:
        return [cell.strip() for cell in next(csv.reader([one], delimiter=delimiter), [])]
    except csv.Error:
        return []
