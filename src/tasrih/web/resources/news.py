"""What changed in some days as a resource: new positions, reversals, threats, agreements, deadlines.

Each row has the words that show it. Rows of a kind stand in the order of how many outlets tell their story.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from tasrih.export.marks import FIRM, KIND
from tasrih.measure.due_things import Thing
from tasrih.measure.watch import ENDS
from tasrih.record.listing import MOST_ROWS, Part, Row
from tasrih.web.frozen import frozen
from tasrih.web.known import changes_of
from tasrih.web.parameters import Parameter, WrongValue, parameters
from tasrih.web.resources.dues import things
from tasrih.web.resources.firsts import all_firsts, fits
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

KINDS = (
    "reversal", "new-position", "threat", "deadline", "pressure", "agreement", "commitment", "due", "support",
)  # fmt: skip
AHEAD = 7
_FEW_ROWS = 50
_OF_STATEMENTS = ("threat", "agreement", "commitment", "pressure", "support")
_SURE_ON_QUESTION, _SURE_TOWARDS = 0.65, 0.55
"""How sure a new position must be: on a question, towards somebody (docs/positions.md says how good they are)."""
_COLUMNS = {
    "id": "VARCHAR", "kind": "VARCHAR", "day": "DATE", "who": "VARCHAR[]", "name": "VARCHAR", "role": "VARCHAR",
    "act": "VARCHAR", "to": "VARCHAR[]", "issues": "VARCHAR[]", "question": "VARCHAR", "side": "VARCHAR",
    "flags": "VARCHAR[]", "before": "DOUBLE", "after": "DOUBLE", "due": "VARCHAR", "days": "BIGINT", "text": "VARCHAR",
    "char_start": "BIGINT", "char_end": "BIGINT", "article_id": "VARCHAR", "statement_id": "VARCHAR",
    "published": "DATE", "outlet": "VARCHAR", "outlets": "BIGINT", "articles": "BIGINT", "copies": "BIGINT",
    "confidence": "DOUBLE", "earlier_article_id": "VARCHAR", "earlier_statement_id": "VARCHAR",
    "earlier_text": "VARCHAR", "earlier_published": "DATE", "earlier_outlet": "VARCHAR",
}  # fmt: skip
_EMPTY: Row = {name: [] if kind.endswith("[]") else None for name, kind in _COLUMNS.items()}
_SAID = """WITH told AS (
    SELECT *, article_id || ':' || statement_id AS key,
        CASE WHEN act IN ('threaten', 'warn') THEN 'threat' WHEN act = 'agree' THEN 'agreement'
            WHEN act = 'commit' THEN 'commitment' WHEN list_contains($firm, act) THEN 'pressure'
            ELSE 'support' END AS sort
    FROM ({outline})
    WHERE list_contains($acts, act) AND speaker IS NOT NULL AND speaker <> 'OTHER'
        AND NOT list_has_any(flags, ['negated', 'question'])
        AND ($files IS NULL OR list_has_any(issues, $files))
        AND ($actors IS NULL OR list_contains($actors, speaker) OR list_has_any(addressee, $actors))
),
once AS (
    SELECT * FROM told
    QUALIFY row_number() OVER (PARTITION BY sort, story_id, speaker
        ORDER BY act = 'threaten' DESC, len(addressee) > 0 DESC, confidence DESC, key) = 1
),
ranked AS (
    SELECT once.*, s.outlets, s.articles, count(*) OVER (PARTITION BY sort) AS total,
        row_number() OVER (PARTITION BY sort ORDER BY s.outlets * CASE act WHEN 'warn' THEN 1 ELSE 1.5 END
            * CASE len(addressee) WHEN 0 THEN 1 ELSE 1.5 END DESC, confidence DESC, once.published DESC, key) AS place
    FROM once JOIN ({stories}) s USING (story_id)
    QUALIFY $most IS NULL OR place <= $most
),
words AS (
    SELECT article_id, statement_id, text, char_end, speaker_role FROM attributed
    WHERE article_id IN (SELECT article_id FROM ranked)
),
copies AS (
    SELECT original_id AS article_id, count(*) - 1 AS copies FROM gathered
    WHERE original_id IN (SELECT article_id FROM ranked) GROUP BY 1
)
SELECT sort || ':' || key AS id, sort AS kind, published AS day, [speaker] AS who, speaker_name AS name,
    speaker_role AS role, act, addressee AS "to", issues, flags, text, char_start, char_end, article_id, statement_id,
    published, outlet, outlets, articles, copies, confidence, total
FROM ranked JOIN words USING (article_id, statement_id) JOIN copies USING (article_id)
ORDER BY sort, place"""


_SPREAD = "SELECT story_id, outlets, articles FROM ({}) WHERE story_id IN (SELECT unnest($stories))"


class Asked(NamedTuple):
    """The days, how many days ahead, how many rows of each kind at most, the filters of all kinds, and how many rows
    of statements are needed."""

    since: datetime.date
    until: datetime.date
    ahead: int
    most: int | None
    filters: Filters
    needed: int | None = None


class Found(NamedTuple):
    """Rows by kind, in their order, and how many there are of each kind."""

    rows: dict[str, list[Row]]
    totals: dict[str, int]


def days(desk: Desk, filters: Filters) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that are asked for: without any, the day of the newest article."""
    ((newest,),) = desk.rows("SELECT max(published) FROM articles")
    until = filters.get("until") or newest or datetime.date.min
    return filters.get("since") or until, until


def found(desk: Desk, filters: Filters, needed: int | None = None) -> Found:
    """What is asked for. Where only the first rows are `needed`, no more statements are taken up."""
    since, until = days(desk, filters)
    kinds = filters.get("kind") or list(KINDS)
    if unknown := sorted(set(kinds) - set(KINDS)):
        raise WrongValue(f"kind: {unknown[0][:20]!r} is none of {', '.join(KINDS)}")
    own = {name: filters[name] for name in ("actor", "issue") if filters.get(name)}
    asked = Asked(since, until, filters.get("ahead", AHEAD), filters.get("most"), own, needed)
    small = asked.most is not None and asked.most < _FEW_ROWS
    made = desk.remembered(("news", frozen(asked)), lambda: _made(desk, asked)) if small else _made(desk, asked)
    return Found({kind: rows for kind, rows in made.rows.items() if kind in kinds}, made.totals)


def _few(kind: str, rows: list[Row], most: int) -> list[Row]:
    """The first rows; of what comes due those that most tell, in their order in time."""
    if kind != "due":
        return rows[:most]
    told = sorted(rows, key=lambda row: (-_weight_of(row), row["id"]))[:most]
    return [row for row in rows if row in told]


def _weight_of(row: Row) -> float:
    """How much is told of something that comes due; ends and deadlines count twice."""
    weight: float = row["articles"] * (2 if row["act"] in ENDS else 1) * row["confidence"]
    return weight


def _made(desk: Desk, asked: Asked) -> Found:
    rows, totals = _said(desk, asked)
    agreed = _agreed(desk, asked)
    rows["agreement"] = [*agreed, *rows.get("agreement", [])][: asked.most]
    totals["agreement"] = totals.get("agreement", 0) + len(agreed)
    makers: dict[str, Callable[[Desk, Asked], list[Row]]] = {
        "reversal": _reversals, "new-position": _positions, "deadline": _told_newly, "due": _due,
    }  # fmt: skip
    for kind, make in makers.items():
        some = make(desk, asked)
        totals[kind] = len(some)
        rows[kind] = some if asked.most is None else _few(kind, some, asked.most)
    return Found({kind: rows.get(kind, []) for kind in KINDS}, {kind: totals.get(kind, 0) for kind in KINDS})


def _said(desk: Desk, asked: Asked) -> Found:
    """Statements by kind."""
    days = {"since": asked.since, "until": asked.until, "originals": True}
    most = min((number for number in (asked.most, asked.needed) if number is not None), default=None)
    outline, given = desk.database.query("statements", days, None, outline=True)
    stories, more = desk.database.query("stories", {}, None)
    chosen = {
        "files": asked.filters.get("issue"),
        "actors": asked.filters.get("actor"),
        "most": most,
    }
    acts = {"acts": sorted(FIRM | KIND), "firm": sorted(FIRM)}
    answer = desk.database.sql(_SAID.format(outline=outline, stories=stories), given | more | chosen | acts)
    told = Found({}, {})
    for values in answer.fetchall():
        row = _EMPTY | dict(zip(answer.columns, values, strict=True))
        told.totals[row["kind"]] = row.pop("total")
        told.rows.setdefault(row["kind"], []).append(row)
    return told


def _agreed(desk: Desk, asked: Asked) -> list[Row]:
    """Agreement that is told in so many words, what most outlets tell first."""
    days = {"since": asked.since, "until": asked.until, "kind": ["agreement"], "originals": True}
    found = desk.ask("convergences", days, Part(limit=MOST_ROWS)).rows
    told = {row["id"]: row for row in found if _about(asked, row["parties"], row["issues"])}
    query, given = desk.database.query("stories", {}, None)
    chosen = {"stories": [row["story_id"] for row in told.values()]}
    spread = {
        story: {"outlets": outlets, "articles": articles}
        for story, outlets, articles in desk.database.rows(_SPREAD.format(query), given | chosen)
    }
    same = ("issues", "text", "char_start", "char_end", "article_id", "statement_id", "published", "outlet")
    rows = [
        _EMPTY | {name: row[name] for name in (*same, "confidence")} | spread[row["story_id"]]
        | {"id": f"agreement:{name}", "kind": "agreement", "day": row["published"], "who": row["parties"]}
        for name, row in told.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["outlets"], -row["confidence"], row["id"]))


def _positions(desk: Desk, asked: Asked) -> list[Row]:
    """First sides: on questions, then towards somebody, as far as these are fairly sure."""
    chosen = {"since": asked.since, "until": asked.until}
    on_questions, towards = (
        [row for row in all_firsts(desk, by)[0] if fits(row, chosen | {"confidence": least})]
        for by, least in (("question", _SURE_ON_QUESTION), ("target", _SURE_TOWARDS))
    )
    towards = [row for row in towards if row["kind"] == "first"]
    ordered = [*sorted(on_questions, key=_told_most), *sorted(towards, key=_told_most)]
    ordered = list({row["statement"]: row for row in reversed(ordered)}.values())[::-1]
    return [_position(row) for row in ordered if _about(asked, (row["actor"], row["target"]), (row["issue"],))]


def _told_most(row: Row) -> tuple[Any, ...]:
    return -row["outlets"], -row["confidence"], row["id"]


def _about(asked: Asked, actors: Iterable[str | None], issues: Iterable[str]) -> bool:
    """The filters choose it."""
    some, files = asked.filters.get("actor"), asked.filters.get("issue")
    return (not some or not set(some).isdisjoint(actors)) and (not files or not set(files).isdisjoint(issues))


def _position(row: Row) -> Row:
    same = ("question", "side", "flags", "text", "char_start", "char_end", "article_id", "outlet", "published",
            "outlets", "articles", "confidence")  # fmt: skip
    by = "question" if row["question"] else "target"
    return _EMPTY | {name: row[name] for name in same} | {
        "id": f"new-position:{by}:{row['id']}", "kind": "new-position", "day": row["published"],
        "act": row["kind"], "who": [row["actor"]], "name": row["speaker_name"],
        "to": [row["target"]] if row["target"] else [], "issues": [row["issue"]],
        "statement_id": row["statement"].partition(":")[2],
    }  # fmt: skip


def _reversals(desk: Desk, asked: Asked) -> list[Row]:
    """Positions that turned, the widest turns first."""
    turned = [one for one in changes_of(desk, {}) if asked.since <= one.first_after <= asked.until]
    rows = []
    for one in sorted(turned, key=lambda one: -abs(one.after.stance - one.before.stance)):
        matter, now, then = one.matter, one.said_after, one.said_before
        if not _about(asked, (matter.actor, matter.target), (matter.issue,)):
            continue
        rows.append(_EMPTY | {
            "id": f"reversal:{matter.actor}:{matter.question or matter.issue}:{matter.target or ''}:{one.first_after}",
            "kind": "reversal", "day": one.first_after, "who": [matter.actor], "name": now.speaker_name,
            "act": one.kind, "to": [matter.target] if matter.target else [], "issues": [matter.issue],
            "question": matter.question, "before": one.before.stance, "after": one.after.stance, "text": now.text,
            "char_start": now.char_start, "char_end": now.char_end, "article_id": now.article_id,
            "statement_id": now.key.partition(":")[2], "published": now.published, "outlet": now.outlet,
            "outlets": one.after.stories, "articles": one.after.stories, "confidence": now.confidence,
            "earlier_article_id": then.article_id, "earlier_statement_id": then.key.partition(":")[2],
            "earlier_text": then.text, "earlier_published": then.published, "earlier_outlet": then.outlet,
        })  # fmt: skip
    return rows


def _told_newly(desk: Desk, asked: Asked) -> list[Row]:
    """What comes due later and was first told in these days; what most tell first."""
    chosen = {"from": asked.until, "told": asked.since, "told_until": asked.until, **asked.filters}
    rows = [_due_row("deadline", one, asked.until) for one in things(desk, chosen) if one.when]
    return sorted(rows, key=lambda row: (-_weight_of(row), str(row["due"]), row["id"]))


def _due(desk: Desk, asked: Asked) -> list[Row]:
    """What comes due in the days after, as far as it was told by then, the soonest first."""
    chosen = {"from": asked.until, "within": asked.ahead, "told_until": asked.until, **asked.filters}
    return [_due_row("due", one, asked.until) for one in things(desk, chosen)]


def _due_row(kind: str, one: Thing, today: datetime.date) -> Row:
    """A thing that comes due, as it was told by that day."""
    known = [row for row in one.told if row.published and row.published <= today] or list(one.told)
    best = one.best if one.best in known else max(known, key=lambda row: (row.when == one.when, row.confidence, row.n))
    away = None if one.first is None or one.last is None else max(0, (one.first - today).days)
    return _EMPTY | {
        "id": f"{kind}:{one.id}", "kind": kind, "day": one.first_told if kind == "deadline" else one.first,
        "who": list(one.who), "act": one.kind, "issues": list(one.issues), "flags": list(one.flags), "due": one.when,
        "days": away, "text": best.text, "char_start": best.start, "char_end": best.end, "article_id": best.article,
        "statement_id": best.statement, "published": best.published, "outlet": best.outlet, "name": one.treaty,
        "outlets": len({row.outlet for row in known if row.outlet}), "confidence": one.confidence,
        "articles": len({row.original for row in known}),
    }  # fmt: skip


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    end = part.offset + part.limit
    told, most = found(desk, filters, max(end, 1)), filters.get("most")
    rows = [row for some in told.rows.values() for row in some]
    total = sum(count if most is None else min(count, most) for count in (told.totals[kind] for kind in told.rows))
    return Answer(rows[part.offset : end], _COLUMNS, total, part)


NEWS = Resource(
    "news",
    "What changed in some days, by kind: reversals, new positions, threats, agreements, commitments, deadlines …",
    (
        Parameter("since", "day", "From this day on (the last day alone)."),
        Parameter("until", "day", "The last day (that of the newest article)."),
        Parameter("kind", "codes", f"{', '.join(KINDS[:-1])} or {KINDS[-1]}."),
        *parameters(("actor", "issue")),
        Parameter("ahead", "whole", f"Of kind due: what comes due in so many days after the last ({AHEAD})."),
        Parameter("most", "whole", "At most so many of each kind."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)
