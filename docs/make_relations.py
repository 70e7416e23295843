"""Draws the pictures of relations.md and measures whether known affairs stand out: `make_relations.py RECORD`."""

from __future__ import annotations

import sys
from pathlib import Path

import tasrih
from tasrih.export.plot import plot
from tasrih.measure.movers import peaks
from tasrih.measure.relations import Dyad, Span, series
from tasrih.measure.turning import turning_points
from tasrih.measure.when import bounds
from tasrih.record.database import Database

PICTURES = Path(__file__).parent / "img/relations"
FIRST = "2018-W07"
"""From here on all five outlets are in the corpus."""
DRAWN = [("GBR", "RUS"), ("RUS", "USA"), ("KOR", "PRK"), ("PRK", "USA"), ("IRN", "USA"), ("SYR", "USA")]
AFFAIRS = [
    ("conflict", "GBR", "RUS", "2018-W11", "London expels 23 over Salisbury, Moscow answers"),
    ("conflict", "RUS", "USA", "2018-W13", "Washington expels 60 and closes a consulate, Moscow answers"),
    ("conflict", "GBR", "RUS", "2018-W13", "the allies expel with London"),
    ("cooperation", "KOR", "PRK", "2018-W17", "summit in Panmunjom, 27 April"),
    ("cooperation", "KOR", "PRK", "2018-W21", "second meeting, 26 May"),
    ("cooperation", "PRK", "USA", "2018-W24", "summit in Singapore, 12 June"),
    ("conflict", "IRN", "USA", "2018-W19", "Washington leaves the nuclear deal, 8 May"),
    ("conflict", "SYR", "USA", "2018-W15", "strikes of 14 April"),
    ("conflict", "FRA", "SYR", "2018-W15", "the same"),
    ("conflict", "GBR", "SYR", "2018-W15", "the same"),
    ("conflict", "IRN", "ISR", "2018-W19", "rockets and strikes of 10 May"),
    ("conflict", "ISR", "PSE", "2018-W20", "Gaza, 14 May"),
    ("cooperation", "CHN", "PRK", "2018-W13", "Kim in Beijing, 25–28 March"),
    ("cooperation", "FRA", "USA", "2018-W17", "Macron in Washington, 23–25 April"),
    ("cooperation", "SAU", "USA", "2018-W12", "the crown prince in Washington, 20 March"),
    ("conflict", "SYR", "TUR", "2018-W11", "Turkish army around Afrin (taken on 18 March)"),
    ("cooperation", "GRC", "MKD", "2018-W24", "agreement of Prespa, 17 June"),
    ("conflict", "CHN", "USA", "2018-W14", "lists of tariffs, 3–4 April"),
]
_RANKS = """WITH told AS (SELECT *, more_{side} AS more FROM rows WHERE period >= DATE '2018-02-12')
SELECT (SELECT count(*) + 1 FROM told o WHERE o.label = t.label AND o.more > t.more),
    (SELECT count(*) FROM told o WHERE o.label = t.label),
    (SELECT count(*) + 1 FROM told o WHERE (o.a, o.b) = (t.a, t.b) AND o.more > t.more),
    (SELECT count(*) FROM told o WHERE (o.a, o.b) = (t.a, t.b)), t.more, t.index, t.usual
FROM told t WHERE t.a = '{a}' AND t.b = '{b}' AND t.label = '{week}'"""


def main(record: str) -> None:
    """Write the pictures; print the table."""
    database = tasrih.open(record)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for a, b in DRAWN:
        draw(database, Dyad(a, b))
    print("| affair | dyad, week | more than usual | of all dyads then | of the dyad's weeks |")
    print("|---|---|---|---|---|")
    for affair in AFFAIRS:
        print(line(database, *affair))


def draw(database: Database, dyad: Dyad) -> None:
    """One picture."""
    found = series(database, dyad, "week", Span(bounds(FIRST)[0]))
    drawn = plot(dyad, found, turning_points(database, dyad, "week", found), peaks(database, dyad, "week", found))
    (PICTURES / f"{dyad.a.lower()}-{dyad.b.lower()}.svg").write_text(drawn, encoding="utf-8")


def line(database: Database, *affair: str) -> str:
    """A row of the table."""
    side, a, b, week, what = affair
    answer = database.relations(every="week").query("rows", _RANKS.format(side=side, a=a, b=b, week=week))
    rows = answer.fetchall() if answer is not None else []
    if not rows:
        return f"| {what} | {a}–{b} {week} | nothing | | |"
    (of_all, all_dyads, of_weeks, weeks, more, _, _), *_ = rows
    return f"| {what} | {a}–{b} {week} | {more:+.1f} {side} | {of_all} of {all_dyads} | {of_weeks} of {weeks} |"


if __name__ == "__main__":
    main(sys.argv[1])
