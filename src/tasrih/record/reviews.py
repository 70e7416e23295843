"""What people hold of statements: accepted, corrected or rejected. Added to the record, never written over."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from tasrih.errors import RecordError
from tasrih.model import Act, Reading
from tasrih.record.database import Database
from tasrih.record.files import only_writer, transaction
from tasrih.record.migrations import migrate

Verdict = Literal["accept", "correct", "reject"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ACTS: tuple[Act, ...] = get_args(Act)
MOST_ISSUES = 3
LONGEST_NOTE, LONGEST_NAME, MOST_ADDRESSEES = 2_000, 80, 8
_ADD = """INSERT INTO reviews SELECT $article_id || ':' || $fact || ':' ||
    (1 + (SELECT count(*) FROM reviews WHERE article_id = $article_id AND fact = $fact)),
$article_id, $fact, $verdict, $act, $speaker, $addressee, $issues, $note, $reviewer, $made,
$char_start, $char_end, $version, $lexicon"""
_CURRENT = """SELECT * FROM reviews WHERE article_id = ?
QUALIFY row_number() OVER (PARTITION BY char_start, char_end ORDER BY made DESC, review_id DESC) = 1"""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict on one statement. What is None is as it was read."""

    article_id: str
    fact: str
    verdict: Verdict
    reviewer: str
    act: str | None = None
    speaker: str | None = None
    addressee: list[str] | None = None
    issues: list[str] | None = None
    note: str | None = None


def add_review(path: Path, review: Review) -> None:
    """Write a review.

    Raises:
        RecordError: there is no such statement, or the review does not hold together.
        RecordBusy: another process is writing.
    """
    _check(review)
    with only_writer(path):
        migrate(path)
        reading = next(iter(Database(path).readings([review.article_id])), None)
        row = _row(review, reading)
        with transaction(path) as db:
            db.execute(_ADD, row)


def current_reviews(database: Database, article: str) -> dict[tuple[int, int], dict[str, Any]]:
    """The newest review of each place in an article; the place is that of the statement's content."""
    answer = database.sql(_CURRENT, [article])
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
    return {(row["char_start"], row["char_end"]): row for row in rows}


def _check(review: Review) -> None:
    if not review.reviewer.strip():
        raise RecordError("a review needs the name of who makes it")
    if len(review.reviewer) > LONGEST_NAME or len(review.note or "") > LONGEST_NOTE:
        raise RecordError(f"a name has at most {LONGEST_NAME} characters, a note {LONGEST_NOTE:,}")
    if review.act is not None and review.act not in ACTS:
        raise RecordError(f"act: {review.act[:40]!r} is none of {', '.join(ACTS)}")
    if len(review.issues or ()) > MOST_ISSUES or len(review.addressee or ()) > MOST_ADDRESSEES:
        raise RecordError(f"at most {MOST_ISSUES} issues and {MOST_ADDRESSEES} addressees")
    corrected = (review.act, review.speaker, review.addressee, review.issues) != (None, None, None, None)
    if corrected != (review.verdict == "correct"):
        raise RecordError("a correction says what should be otherwise, and nothing else does")


def _row(review: Review, reading: Reading | None) -> dict[str, Any]:
    statement = next((one for one in reading.statements if one.id == review.fact), None) if reading else None
    if reading is None or statement is None:
        raise RecordError(f"there is no statement {review.article_id}:{review.fact}")
    return {
        **msgspec.structs.asdict(review),
        "made": datetime.datetime.now(datetime.UTC).replace(tzinfo=None),
        "char_start": statement.start,
        "char_end": statement.end,
        "version": reading.tasrih.version,
        "lexicon": reading.tasrih.lexicon,
    }
