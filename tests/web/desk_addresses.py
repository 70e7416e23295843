"""Addresses of every page and every resource of the desk, all different, for the measurements beside this file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

import tasrih
from tasrih.measure.proposals.life import lives
from tasrih.record.database import Database
from tasrih.web.pages import PAGES
from tasrih.web.parameters import Parameter
from tasrih.web.resources import RESOURCES

Values = Mapping[str, Sequence[str]]
_ACTORS = ("RUS", "USA", "FRA", "IRN", "TUR", "SAU", "EGY", "ISR", "GBR", "CHN", "PRK", "DEU")
_ISSUES = ("syria", "sanctions", "iran-nuclear", "yemen", "trade", "korea", "libya", "terrorism", "media", "health")
_WRITTEN: Values = {
    "actor": _ACTORS,
    "a": _ACTORS,
    "b": _ACTORS[1:] + _ACTORS[:1],
    "speaker": _ACTORS,
    "source": _ACTORS,
    "party": _ACTORS,
    "of": _ACTORS,
    "issue": _ISSUES,
    "question": ("iran-deal", "sanctions", "syria-strikes"),
    "unit": ("USD", "%", "km", "count"),
    "name": ("لافروف", "ترامب", "ماكرون", "ميركل", "روحاني", "بوتين", "غوتيريش", "نتنياهو", "شكري", "ماتيس"),
    "q": ("معاهدة", "عقوبات", "اتفاق", "غاز", "انسحاب", "مفاوضات", "صواريخ", "لاجئين", "نفط", "تفجير"),
    "tense": ("present",),
    "window": ("week",),
    "by": ("target",),
    "fact": ("s1",),
    "month": tuple(f"2018-0{n}" for n in range(1, 7)),
}
_OF_RECORD = {
    "article": "SELECT article_id FROM statements WHERE statement_id = 's1' ORDER BY hash(article_id)",
    "story": "SELECT story_id FROM stories GROUP BY 1 ORDER BY count(*) DESC, 1",
    "person": "SELECT person_id FROM offices GROUP BY 1 ORDER BY sum(articles) DESC, 1",
}
_FILTERED: Mapping[str, Sequence[Sequence[str]]] = {
    "timeline": [("speaker",), ("speaker", "issue")],
    "events": [("source", "tense")],
    "sides": [("actor", "issue")],
    "today": [("until", "window"), ("until", "window", "actor")],
    "watch": [("from",), ("from", "actor"), ("from", "known")],
    "firsts": [("by",)],
    "claims": [("speaker",)],
    "brief": [("month",)],
    "people": [("name",)],
    "actors": [("issue",)],
    "search": [("q",)],
}
"""Pages that are asked for with these filters too."""
_NEEDED: Mapping[str, Sequence[str]] = {"brief": ("a", "b", "month"), "search": ("q",)}
"""Resources that answer nothing without these."""
_CHANGING = ("since", "until")
"""What makes each address new; where there is none of them, `limit` does."""


def pages(record: Path, rounds: int) -> dict[str, list[str]]:
    """Addresses of each page by its name. Ends the program where a page cannot be asked for."""
    values = _values(tasrih.open(record), rounds)
    found = {}
    for page in PAGES:
        for filters in ((), *_FILTERED.get(page.name, ())):
            asked = [_query(page.parameters, filters, values, n) for n in range(rounds)]
            paths = [_path(page.path, values, n) for n in range(rounds)]
            language = "ar" if len(found) % 2 else "en"
            addresses = [f"/{language}{path}?{urlencode(query)}" for path, query in zip(paths, asked, strict=True)]
            found[" ".join([page.name, *filters])] = addresses
    return found


def resources(record: Path, rounds: int) -> dict[str, list[str]]:
    """Addresses of each resource: a first part, one with a filter, one far behind, and large ones as files."""
    values = _values(tasrih.open(record), rounds)
    found = {}
    for one in RESOURCES.values():
        needed = _NEEDED.get(one.name, ())
        codes = [p.name for p in one.parameters if p.name in ("actor", "speaker", "source", "party", "of", "issue")]
        forms: dict[str, tuple[Sequence[str], dict[str, str]]] = {
            "": (needed, {}),
            " far": (needed, {"offset": "5000"}),
        }
        forms |= {f" {name}": ([*needed, name], {}) for name in codes[:1]}
        if one.name in ("statements", "claims", "relations"):
            forms |= {f" {form}": (needed, {"format": form, "limit": "1000"}) for form in ("csv", "parquet")}
        for label, (filters, more) in forms.items():
            asked = [_query(one.parameters, filters, values, n) | more for n in range(rounds)]
            found[one.name + label] = [f"/api/v1/{one.name}?{urlencode(query)}" for query in asked]
    found["one article"] = [f"/api/v1/articles/{values['article'][n]}" for n in range(rounds)]
    found["openapi.json"] = ["/api/v1/openapi.json"] * rounds
    return found


def _values(database: Database, rounds: int) -> dict[str, Sequence[str]]:
    found = {name: [one for (one,) in database.rows(f"{query} LIMIT {rounds}")] for name, query in _OF_RECORD.items()}
    proposals = {"proposal": [one.id for one in lives(database)[:rounds]]}
    days = [f"2018-0{1 + n % 6}-{1 + n % 28:02}" for n in range(rounds)]
    return {**_WRITTEN, **found, **proposals, "since": days, "until": days, "from": days, "known": days}


def _path(path: str, values: Values, n: int) -> str:
    parts = []
    for part in path.split("/"):
        name = part.strip("{}").partition(":")[0]
        parts.append(quote(_value(name, values, n)) if part.startswith("{") else part)
    return "/".join(parts)


def _query(parameters: Sequence[Parameter], filters: Sequence[str], values: Values, n: int) -> dict[str, str]:
    names = {one.name for one in parameters}
    query = {name: _value(name, values, n) for name in filters}
    changing = next((name for name in _CHANGING if name in names and not {*_CHANGING, "from"} & {*filters}), None)
    if changing is None and not {*_CHANGING, "from"} & {*filters}:
        return query | {"limit": str(20 + n)}
    return query | ({changing: _value(changing, values, n)} if changing else {})


def _value(name: str, values: Values, n: int) -> str:
    if not values.get(name):
        sys.exit(f"{Path(__file__).name} has no values for {name!r}; a new page or resource needs some")
    return values[name][n % len(values[name])]
