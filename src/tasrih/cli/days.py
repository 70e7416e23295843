"""Days as users write them: 2018-03-26, 2018-W13, 2018-03 or 2018."""

from __future__ import annotations

import click

from tasrih.measure.when import Days
from tasrih.measure.when import bounds as _bounds


def first_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The first day of what is written, as YYYY-MM-DD.

    Raises:
        BadParameter: it is no date.
    """
    return None if value is None else bounds(value)[0].isoformat()


def last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The last day of what is written, as YYYY-MM-DD.

    Raises:
        BadParameter: it is no date.
    """
    return None if value is None else bounds(value)[1].isoformat()


def bounds(value: str) -> Days:
    """The first and the last day of a day, an ISO week, a month or a year.

    Raises:
        BadParameter: it is none of these.
    """
    try:
        return _bounds(value.strip())
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2018-03-26, 2018-W13 or 2018-03") from error
