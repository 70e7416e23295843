"""How a command ends, and how it says what failed."""

from __future__ import annotations

from collections import Counter

import click

OK, FAILURE, USAGE, SOME_FAILED = 0, 1, 2, 3


class Exit(Exception):
    """Leave with this code; everything has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Outcome:
    """Counts what was read, says what was not, and gives the exit code."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0
        self.skipped: Counter[str] = Counter()

    def fail(self, where: str, why: object) -> None:
        """Say on standard error, in one line, that an input failed."""
        self.failed += 1
        click.echo(f"tasrih: {where}: {' '.join(str(why).split())}", err=True)

    def skip(self, why: str) -> None:
        """Count an input that is no article on purpose; the counts are said at the end."""
        self.skipped[why] += 1

    def leave(self) -> None:
        """End the command.

        Raises:
            Exit: something failed.
        """
        for why, count in sorted(self.skipped.items()):
            click.echo(f"tasrih: {count} skipped: {why}", err=True)
        if not self.failed:
            return
        if not self.read:
            raise Exit(FAILURE)
        click.echo(f"tasrih: {self.failed} of {self.read + self.failed} inputs failed (named above)", err=True)
        raise Exit(SOME_FAILED)
