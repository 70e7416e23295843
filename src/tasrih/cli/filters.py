"""What commands let users say about the facts they want: the filters of record/queries.py as options."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import click

from tasrih.cli.days import first_day, last_day
from tasrih.record.queries import QUESTIONS

_HELP = {
    "speaker": "Who is reported, as a code (RUS).",
    "name": "A name, as it is written.",
    "act": "What the words do: warn, demand, deny …",
    "issue": "The file: arms-control, sanctions …",
    "addressee": "To whom, as a code.",
    "flag": "conditional, renewed, hedged, negated, question.",
    "wanter": "Who wants it, as a code.",
    "asked": "Of whom it is wanted, as a code.",
    "kind": "Of this kind.",
    "outlet": "Of this outlet.",
    "since": "Published on this day or later.",
    "until": "Published on this day or earlier.",
    "article": "In this article.",
    "story": "In this story.",
    "originals": "Leave out copies of earlier articles.",
    "confidence": "At least this (0 to 1).",
}


def filters(table: str, names: Iterable[str] | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The filters of a table as options, given to the command as one `chosen`. Any may be given several times."""
    wanted = list(names or QUESTIONS[table].conditions)

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def chosen(**given: Any) -> Any:
            values = {name: given.pop(name) for name in wanted}
            return command(
                chosen={name: value for name, value in values.items() if value not in (None, (), False)}, **given
            )

        bundled: Callable[..., Any] = chosen
        for name in reversed(wanted):
            bundled = _option(name)(bundled)
        return bundled

    return decorated


def _option(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    told = _HELP.get(name, "")
    if name == "originals":
        return click.option("--originals", is_flag=True, help=told)
    if name in ("since", "until"):
        callback = first_day if name == "since" else last_day
        return click.option(f"--{name}", callback=callback, metavar="DATE", help=told)
    if name == "confidence":
        return click.option("--confidence", type=click.FloatRange(0, 1), help=told)
    return click.option(f"--{name}", multiple=True, help=told)


def pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Any]:
    """{"speaker": ["RUS"]} of "speaker=RUS".

    Raises:
        BadParameter: there is no "=" in it.
    """
    found: dict[str, Any] = {}
    for value in values:
        name, equals, wanted = value.partition("=")
        if not equals:
            raise click.BadParameter(f"{value!r} is no NAME=VALUE")
        found.setdefault(name.strip(), []).append(wanted.strip())
    return {name: _typed(name, some) for name, some in found.items()}


def _typed(name: str, values: list[str]) -> Any:
    if name == "originals":
        return values[-1].lower() in ("1", "true", "yes")
    if name in ("since", "until"):
        return values[-1]
    if name in ("confidence", "quad"):
        try:
            return float(values[-1])
        except ValueError as error:
            raise click.BadParameter(f"{name}: {values[-1]!r} is no number") from error
    return values
