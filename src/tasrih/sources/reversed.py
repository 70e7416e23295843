"""Text whose letters stand in reverse order, as some PDF converters leave it."""

from __future__ import annotations

import re

_SAMPLE = 20_000
_FEW = 2
_LAST_ONLY = "ةى"
_FIRST = re.compile(f"\\b[{_LAST_ONLY}]\\w")
_LAST = re.compile(f"\\w[{_LAST_ONLY}]\\b")


def seems_reversed(text: str) -> bool:
    """Whether letters that only close a word (ta marbuta, alef maqsura) open words more often.

    >>> seems_reversed("ةرازولا تدكأ ةيجراخلا ةسايسلا ىلع")
    True
    >>> seems_reversed("أكدت الوزارة السياسة الخارجية على")
    False
    """
    sample = text[:_SAMPLE]
    first = len(_FIRST.findall(sample))
    return first > _FEW and first > len(_LAST.findall(sample))
