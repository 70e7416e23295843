"""What all commands about a record share: which record it is, and days as users write them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tasrih.cli.days import bounds, first_day, last_day
from tasrih.cli.record import VARIABLE, record_file

DAY = datetime.date


@click.command()
@record_file("ACTOR ACTOR", most=2)
@click.option("--since", callback=first_day)
@click.option("--until", callback=last_day)
def dyad(path: Path, words: tuple[str, ...], since: str | None, until: str | None) -> None:
    click.echo(f"{path} {list(words)} {since} {until}")


@click.command()
@record_file()
def whole(**given: Any) -> None:
    click.echo(f"{sorted(given)} {given['path']}")


def told(command: click.Command, *arguments: str, record: str | None = None) -> Result:
    return CliRunner(env={VARIABLE: record}).invoke(command, arguments)


def test_the_first_argument_is_the_record_where_it_looks_like_one(tmp_path: Path) -> None:
    other = tmp_path / "base"
    other.touch()
    assert told(dyad, "n.duckdb", "RUS", "USA").output.startswith("n.duckdb ['RUS', 'USA']")
    assert told(dyad, str(other), "RUS", "USA").output.startswith(f"{other} ['RUS', 'USA']")
    assert told(dyad, "n.duckdb", "RUS", "USA", record="x.duckdb").output.startswith("n.duckdb ['RUS'")


def test_the_environment_names_it_otherwise() -> None:
    assert told(dyad, "RUS", "USA", record="/data/x").output.startswith("/data/x ['RUS', 'USA']")
    assert told(dyad, record="x.duckdb").output.startswith("x.duckdb []")
    assert told(whole, record="x.duckdb").output == "['path'] x.duckdb\n"


def test_no_record_is_said_clearly() -> None:
    for arguments in ((), ("RUS", "USA")):
        answer = told(dyad, *arguments)
        assert answer.exit_code == 2
        assert "which record?" in answer.output
        assert VARIABLE in answer.output


def test_arguments_that_nobody_expects_are_said() -> None:
    assert "unexpected argument 'CHN'" in told(dyad, "n.duckdb", "RUS", "USA", "CHN").output
    assert "unexpected argument 'nws'" in told(whole, "nws", record="x.duckdb").output


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018-03-26", DAY(2018, 3, 26), DAY(2018, 3, 26)),
        ("2018-W13", DAY(2018, 3, 26), DAY(2018, 4, 1)),
        ("2018-02", DAY(2018, 2, 1), DAY(2018, 2, 28)),
        ("2020-02", DAY(2020, 2, 1), DAY(2020, 2, 29)),
        ("2018", DAY(2018, 1, 1), DAY(2018, 12, 31)),
    ],
)
def test_days_weeks_months_years(written: str, first: DAY, last: DAY) -> None:
    assert bounds(written) == (first, last)


@pytest.mark.parametrize("written", ["", "أمس", "2018-13", "2018-W54", "٢٠١٨", "2018-3", "0000", "2018/2019"])
def test_what_is_no_date_is_refused(written: str) -> None:
    answer = told(dyad, "n.duckdb", "--since", written)
    assert answer.exit_code == 2
    assert "2018-W13" in answer.output


def test_since_takes_the_first_day_and_until_the_last() -> None:
    assert told(dyad, "n.duckdb", "--since", "2018-02", "--until", "2018-W13").output.endswith(
        "2018-02-01 2018-04-01\n"
    )
