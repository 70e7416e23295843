"""What commands about sides let users choose."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from tasrih.cli.days import first_day, last_day

Command = Callable[..., Any]
_SEVERAL = {
    "actor": "Who speaks, as a code (RUS).",
    "issue": "The file: arms-control, sanctions …",
    "question": "The question: iran-deal, tariffs …",
    "target": "Towards this actor.",
    "outlet": "Of this outlet.",
}


def side_filters() -> Callable[[Command], Command]:
    """The filters of `Database.sides` as options, given to the command as one `chosen`."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def told(**given: Any) -> Any:
            names = (*_SEVERAL, "since", "until", "confidence")
            values = {name: given.pop(name) for name in names}
            return command(chosen={name: value for name, value in values.items() if value not in (None, ())}, **given)

        bundled: Command = told
        bundled = click.option("--confidence", type=click.FloatRange(0, 1), help="At least this (0 to 1).")(bundled)
        bundled = click.option("--until", callback=last_day, metavar="DATE", help="To this day, week or month.")(
            bundled
        )
        bundled = click.option("--since", callback=first_day, metavar="DATE", help="From this day, week or month.")(
            bundled
        )
        for name in reversed(_SEVERAL):
            flags = ("--towards", "target") if name == "target" else (f"--{name}",)
            bundled = click.option(*flags, multiple=True, metavar="CODE", help=_SEVERAL[name])(bundled)
        return bundled

    return decorated


def shown_by(chosen: dict[str, Any]) -> str:
    """What sides are taken on where it is not told: the finest thing that is asked for."""
    return "question" if "question" in chosen else "target" if "target" in chosen else "issue"
