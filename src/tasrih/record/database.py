"""Out of the record: questions, each on the state that is committed when it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, Unpack

import duckdb
import msgspec

from tasrih.errors import RecordError
from tasrih.model import Reading
from tasrih.record.files import attach, check_path, memory
from tasrih.record.queries import (
    QUESTIONS,
    ActorFilters,
    AgreementFilters,
    ArticleFilters,
    BargainFilters,
    ClaimFilters,
    ConcessionFilters,
    ConvergenceFilters,
    CopyFilters,
    DueFilters,
    EventFilters,
    IncidentFilters,
    PersonFilters,
    PositionFilters,
    ProposalFilters,
    QuantityFilters,
    RelationFilters,
    ReviewFilters,
    SideFilters,
    StanceFilters,
    StatementFilters,
    StoryFilters,
    TreatyFilters,
)

Relation = duckdb.DuckDBPyRelation
Parameters = Sequence[object] | Mapping[str, object]
_TWO = 2


class Database:
    """A record, for reading. It holds nothing open: a writer may go on between two questions.

    Every answer is a DuckDB relation that stands in memory by itself: `.pl()`, `.df()`, `.to_arrow_table()`,
    `.fetchall()`, `.filter("act = 'warn'")`. May be shared by threads.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def articles(self, **filters: Unpack[ArticleFilters]) -> Relation:
        """Articles with their copies and stories, without their texts."""
        return self.ask("articles", filters)

    def statements(self, **filters: Unpack[StatementFilters]) -> Relation:
        """Statements with their article and speaker: `db.statements(speaker="RUS", issue="arms-control").pl()`."""
        return self.ask("statements", filters)

    def events(self, **filters: Unpack[EventFilters]) -> Relation:
        """Events with their article."""
        return self.ask("events", filters)

    def incidents(self, *actors: str, **filters: Unpack[IncidentFilters]) -> Relation:
        """What happened, each once: `db.incidents("RUS", "USA", quad=4).pl()` between two actors, `db.incidents("RUS")`
        of one with any."""
        return self.ask("incidents", {**filters, **_sides(actors)})

    def relations(self, *actors: str, **filters: Unpack[RelationFilters]) -> Relation:
        """How actors stand, period by period; record/sql/relations.sql says what the columns are.

        `db.relations("RUS", "USA", every="week").pl()` is the series of the two, null where no article covers a period;
        `db.relations(every="month")` has all pairs in the periods that articles cover.
        """
        told: dict[str, object] = {"gaps": len(actors) == _TWO, **filters}
        return self.ask("relations", {**told, **_sides(actors)})

    def people(self, **filters: Unpack[PersonFilters]) -> Relation:
        """People as articles introduce them."""
        return self.ask("people", filters)

    def actors(self, **filters: Unpack[ActorFilters]) -> Relation:
        """Mentions of actors."""
        return self.ask("actors", filters)

    def dates(self, **filters: Unpack[ArticleFilters]) -> Relation:
        """Dates in texts; `since` and `until` are about the article."""
        return self.ask("dates", filters)

    def quantities(self, **filters: Unpack[QuantityFilters]) -> Relation:
        """Numbers with their units."""
        return self.ask("quantities", filters)

    def treaties(self, **filters: Unpack[TreatyFilters]) -> Relation:
        """Mentions of treaties."""
        return self.ask("treaties", filters)

    def stances(self, **filters: Unpack[StanceFilters]) -> Relation:
        """Sides taken, with their statements: `db.stances(question="iran-deal", side="against").pl()`."""
        return self.ask("stances", filters)

    def convergences(self, **filters: Unpack[ConvergenceFilters]) -> Relation:
        """Agreement and difference told in so many words: `db.convergences(party=["RUS"], kind="difference").pl()`."""
        return self.ask("convergences", filters)

    def sides(self, **filters: Unpack[SideFilters]) -> Relation:
        """Statements that take a side, each with its value, -1 … +1: what positions and agreement are made of."""
        return self.ask("sides", filters)

    def positions(self, **filters: Unpack[PositionFilters]) -> Relation:
        """Where actors stand, with an interval; record/sql/positions.sql says how it is made.

        `db.positions(by="question", question="iran-deal", every="month").pl()`; `by="issue"` (the default) is how one
        speaks on a file, `by="target"` of whom.
        """
        return self.ask("positions", filters)

    def agreement(self, **filters: Unpack[AgreementFilters]) -> Relation:
        """Who agrees with whom: actors by twos, `db.agreement(by="question", norm="average", window="month").pl()`; see
        record/sql/agreement.sql."""
        return self.ask("agreement", filters)

    def affiliations(self, **filters: Unpack[AgreementFilters]) -> Relation:
        """Actors and the matters on which they take sides: the network of two modes."""
        return self.ask("affiliations", filters)

    def proposals(self, **filters: Unpack[ProposalFilters]) -> Relation:
        """Mentions of proposals with what is done with them; `tasrih.measure.proposals` has their lives."""
        return self.ask("proposals", filters)

    def bargains(self, **filters: Unpack[BargainFilters]) -> Relation:
        """Who wants what from whom in return for what."""
        return self.ask("bargains", filters)

    def concessions(self, **filters: Unpack[ConcessionFilters]) -> Relation:
        """Statements that hold something in spite of what they concede (`concession_text`)."""
        return self.ask("concessions", filters)

    def copies(self, **filters: Unpack[CopyFilters]) -> Relation:
        """Articles that are copies of earlier ones."""
        return self.ask("copies", filters)

    def reviews(self, **filters: Unpack[ReviewFilters]) -> Relation:
        """What people hold of statements, every verdict that was ever given."""
        return self.ask("reviews", filters)

    def stories(self, **filters: Unpack[StoryFilters]) -> Relation:
        """Stories with the number of articles, different texts and outlets that tell them."""
        return self.ask("stories", filters)

    def dues(self, **filters: Unpack[DueFilters]) -> Relation:
        """What articles say is to come, one row for each time it is said; `measure.watch` makes one of the same."""
        return self.ask("dues", filters)

    def claims(self, **filters: Unpack[ClaimFilters]) -> Relation:
        """Numbers with what they are of and who holds them to be so."""
        return self.ask("claims", filters)

    def readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings of these articles as they were made, in the order of the ids; unknown ids give nothing."""
        query = resources.files("tasrih.record").joinpath("sql", "read_back.sql").read_text(encoding="utf-8")
        found = self.rows(query, {"articles": list(articles)})
        return [msgspec.json.decode(data, type=Reading, strict=False) for (data,) in found]

    def text(self, article: str) -> str | None:
        """An article's text, None where the record does not keep it.

        Raises:
            RecordError: there is no such article.
        """
        found = self.rows("SELECT text FROM articles WHERE article_id = ?", [article])
        if not found:
            raise RecordError(f"{self.path}: no article {article!r}")
        text: str | None = found[0][0]
        return text

    def inputs(self) -> str:
        """What all conclusions are drawn from, told in a few letters: other articles or readings, other letters."""
        query = (
            "SELECT count(*) || ':' || coalesce(bit_xor(hash(article_id, sha256, version, lexicon)), 0) FROM readings"
        )
        return str(self.rows(query)[0][0])

    def drawn_from(self, stage: str) -> str | None:
        """What a conclusion was drawn from, None where it never was."""
        found = self.rows("SELECT inputs FROM stages WHERE stage = ?", [stage])
        return found[0][0] if found else None

    def ask(self, name: str, filters: Mapping[str, object]) -> Relation:
        """The answer to a named question (`record.queries.QUESTIONS`).

        Raises:
            RecordError: there is no such filter, or a value does not fit it.
        """
        return self.sql(*self.query(name, filters))

    def query(
        self, name: str, filters: Mapping[str, object], order: str | None = "", *, outline: bool = False
    ) -> tuple[str, dict[str, object]]:
        """The SELECT of a named question and its parameters; in another `order` than its own, or None for any; of its
        `outline` only, where it has one.

        Raises:
            RecordError: there is no such filter, or a value does not fit it.
        """
        question = QUESTIONS[name].outlined if outline else QUESTIONS[name]
        return question.sql(filters, order)

    def sql(self, query: str, parameters: Parameters | None = None) -> Relation:
        """The answer to one SELECT over the tables of the record; `?` or `$name` stand for parameters.

        Raises:
            RecordError: the query is wrong (DuckDB says how), or there is no record.
        """
        with self._attached() as connection:
            try:
                connection.execute(f"CREATE TABLE memory.answer AS ({query.rstrip().rstrip(';')}\n)", parameters or [])
            except duckdb.IOException:
                raise
            except duckdb.Error as error:
                raise RecordError(f"the query cannot be answered: {error}") from error
        return connection.table("memory.main.answer")

    def rows(self, query: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer as tuples."""
        with self._attached() as connection:
            return connection.execute(query, parameters or []).fetchall()

    @contextmanager
    def _attached(self) -> Iterator[duckdb.DuckDBPyConnection]:
        check_path(self.path)
        connection = memory()
        attach(connection, self.path, "record")
        try:
            connection.execute("USE record")
            yield connection
        finally:
            connection.execute("USE memory")
            connection.execute("DETACH record")


def _sides(actors: Sequence[str]) -> dict[str, Sequence[str]]:
    return {"actor" if len(actors) < _TWO else "between": actors} if actors else {}
