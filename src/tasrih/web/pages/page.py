"""What a page is: a path, a template of its name, and a function that asks the desk for what it shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tasrih.export.labels import actor_label
from tasrih.web.asked import OF_PAGES, PAGING, Asked
from tasrih.web.desk import Desk
from tasrih.web.parameters import Parameter
from tasrih.web.resources import RESOURCES, Answer
from tasrih.web.ui import Ui


class NotFound(Exception):
    """There is no such thing in the record."""


class Request(NamedTuple):
    """A page's request: the names in its path, its query, and the words and values of its language."""

    path: Mapping[str, str]
    asked: Asked
    ui: Ui


class File(NamedTuple):
    """A form of download that only this page has; `name` is without its ending."""

    name: str
    media_type: str
    make: Callable[[], bytes]


class Shown(NamedTuple):
    """What a page shows. `answer` is what its download holds, `api` the address of the same answer in the API; `files`
    are further forms of download by their ending."""

    values: Mapping[str, Any]
    answer: Answer | None = None
    api: str | None = None
    title: str | None = None
    files: Mapping[str, File] = MappingProxyType({})


class Page(NamedTuple):
    """A page: templates/pages/<name>.html shows what `show` finds. `under`: the page of the menu that it is part of."""

    name: str
    path: str
    show: Callable[[Desk, Request], Shown]
    parameters: tuple[Parameter, ...] = ()
    under: str = ""


def parameters_of(resource: str) -> tuple[Parameter, ...]:
    """The parameters of a resource, for the page that shows it."""
    return RESOURCES[resource].parameters


def known_pair(*codes: str) -> None:
    """See that codes are those of actors: in the lexicon, or in the form of a state's.

    Raises:
        NotFound: one is none.
    """
    if any(actor_label(code).en == code and len(code) > len("XXX") for code in codes):
        raise NotFound("–".join(codes))


def narrowed(request: Request) -> dict[str, Any]:
    """The filters of a page of totals as those of the statements that it counts: without copies, unless told."""
    told = {name: values for name, values in request.asked.values.items() if name not in (*PAGING, *OF_PAGES, "copies")}
    return told if request.asked.one("copies") in ("true", "1", "yes", "on") else {**told, "originals": "true"}


def newest_day(desk: Desk) -> datetime.date | None:
    """The day of the newest article, None in an empty record."""
    ((day,),) = desk.rows("SELECT max(published) FROM articles")
    return day if isinstance(day, datetime.date) else None
