"""What a page is: a path, a template of its name, and a function that asks the desk for what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tasrih.web.asked import Asked
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


class Shown(NamedTuple):
    """What a page shows. `answer` is what its download holds, `api` the address of the same answer in the API."""

    values: Mapping[str, Any]
    answer: Answer | None = None
    api: str | None = None
    title: str | None = None


class Page(NamedTuple):
    """A page: templates/pages/<name>.html shows what `show` finds. `resource` names the parameters it takes."""

    name: str
    path: str
    show: Callable[[Desk, Request], Shown]
    parameters: tuple[Parameter, ...] = ()


def parameters_of(resource: str) -> tuple[Parameter, ...]:
    """The parameters of a resource, for the page that shows it."""
    return RESOURCES[resource].parameters
