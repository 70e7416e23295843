"""When two strings name the same speaker: they share the words of the shorter one, or half of them.

>>> same_name("لافروف", "سيرغي لافروف"), same_name("الوزير", "سيرغي لافروف")
(True, False)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ONE_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_WORD = re.compile(r"\w+")
_CLITIC = re.compile(r"[وفبلك]?(?:ال|لل)(?=\w{3})")


def plain(text: str) -> str:
    """One spelling and one space: what two strings must share to be the same."""
    folded = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).translate(_ONE_LETTER)
    return " ".join(folded.split())


@lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """The words of a name without joined particle and article; single letters do not count."""
    bare = (_CLITIC.sub("", word, count=1) if _CLITIC.match(word) else word for word in _WORD.findall(plain(name)))
    return frozenset(word for word in bare if len(word) > 1)


def same_name(one: str, other: str) -> bool:
    """Whether both name the same: at least half of the shorter one's words are shared."""
    a, b = name_words(one), name_words(other)
    shared = len(a & b)
    return shared > 0 and 2 * shared >= min(len(a), len(b))
