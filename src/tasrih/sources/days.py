"""Dates as sources write them → YYYY-MM-DD, the day as it stands there: never moved to another time zone.

>>> day("Tue, 17 Mar 2020 23:27:41 +0400"), day("2020-03-17T23:27:41Z"), day("20200317T2327")
('2020-03-17', '2020-03-17', '2020-03-17')
>>> day("الجمعة 8 فيفري 2019"), day("04 آب/اغسطس 2013"), day("17.03.2020")
('2019-02-08', '2013-08-04', '2020-03-17')
>>> day("03/04/2020") is None
True
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from importlib.resources import files

from tasrih.text.fold import fold

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_PARTS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\D|$|\d{6}$)")
_TURNED = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d{0,9})?|\d{12,13}")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_ALEFS = str.maketrans("أإآ", "ااا")
_LONGEST = 200
_ENGLISH = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_YEARS = range(1900, 2101)


def day(value: object) -> str | None:
    """The day in `value`, None where it tells none for certain (03/04/2020 may be April or March)."""
    if isinstance(value, datetime.date):  # a datetime is one, too
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:.0f}"
    if not isinstance(value, str) or not value:
        return None
    text = value.strip()[:_LONGEST]
    if found := _ISO.match(text):
        return _valid(*map(int, found.groups()))
    text = text.translate(_DIGITS)
    return _numeric(text) or _mail(text) or _english(text) or written(text)


def day_in(text: str) -> str | None:
    """The first certain date that stands somewhere in a line of a page."""
    text = text[:_LONGEST].translate(_DIGITS)
    if found := _PARTS.search(text):
        return _valid(*map(int, found.groups()))
    return written(text) or _turned(text)


def written(text: str) -> str | None:
    """The day in "8 فيفري 2019", "4 آب/أغسطس 2013", with the months of our lexicon."""
    pattern, months = _months()
    found = pattern.search(_plain(text.translate(_DIGITS)))
    return _valid(int(found[3]), months[found[2]], int(found[1])) if found else None


def _numeric(text: str) -> str | None:
    for pattern in (_PARTS, _SOLID):
        if (found := pattern.match(text)) and (known := _valid(*map(int, found.groups()))):
            return known
    if _EPOCH.fullmatch(text):
        seconds = float(text) if len(text.partition(".")[0]) < 12 else float(text) / 1000
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    return _turned(text)


def _turned(text: str) -> str | None:
    """17.03.2020 and 03/17/2020, where only one reading is possible."""
    if not (found := _TURNED.search(text)):
        return None
    first, second, year = map(int, found.groups())
    if first == second or first > 12:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else None


def _mail(text: str) -> str | None:
    from email.utils import parsedate  # slow to import, seldom needed

    try:
        parts = parsedate(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return _valid(*parts[:3]) if parts else None


def _english(text: str) -> str | None:
    if not text.isascii():
        return None
    words = " ".join(text.split()[:3])
    for form in _ENGLISH:
        try:
            return datetime.datetime.strptime(words, form).date().isoformat()
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    """Folded, and without hamza on alef, which pages often leave out."""
    return fold(text).text.translate(_ALEFS)


def _valid(year: int, month: int, number: int) -> str | None:
    if year not in _YEARS:
        return None
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    import yaml

    data = (files("tasrih") / "data" / "time" / "months.yaml").read_text(encoding="utf-8")
    names = {
        _plain(name): number
        for number, kinds in yaml.safe_load(data)["gregorian"].items()
        for several in kinds.values()
        for name in several
    }
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    twin = rf"(?:\s?[/(-]\s?(?:{one})\)?)?"
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s{{0,3}}[-/]?\s?({one}){twin}\s{{0,3}}[-/،,]?\s?(\d{{4}})(?!\d)"), names
