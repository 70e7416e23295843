"""How fast the desk answers: `python tests/web/measure_desk.py FILE.duckdb [rounds]`, in milliseconds.

Every page is asked for with other filters each time (so nothing is remembered of the answer itself), and again (so all
of it is). The first number is what somebody waits who looks at something new, the second who comes back to it.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import tasrih
from tasrih.web.app import create_app
from tasrih.web.inprocess import get
from tasrih.web.serve import warm
from tasrih.web.settings import Settings

ACTORS = ("RUS", "USA", "FRA", "IRN", "TUR", "SAU", "EGY", "ISR", "GBR", "CHN", "PRK", "DEU")
ISSUES = ("syria", "sanctions", "iran-nuclear", "yemen", "trade", "korea", "libya", "terrorism", "media", "health")
NAMES = ("لافروف", "ترامب", "ماكرون", "ميركل", "روحاني", "بوتين", "غوتيريش", "نتنياهو", "شكري", "ماتيس")
WORDS = ("معاهدة", "عقوبات", "اتفاق", "غاز", "انسحاب", "مفاوضات", "صواريخ", "لاجئين", "نفط", "تفجير")


def pages(record: Path, rounds: int) -> dict[str, list[str]]:
    """Addresses of each page, all different."""
    database = tasrih.open(record)
    articles = [
        name for (name,) in database.rows("SELECT article_id FROM articles ORDER BY hash(article_id) LIMIT ?", [rounds])
    ]
    people = [
        n
        for (n,) in database.rows(
            "SELECT person_id FROM offices GROUP BY 1 ORDER BY sum(articles) DESC LIMIT ?", [rounds]
        )
    ]
    stories = [
        n for (n,) in database.rows("SELECT story_id FROM stories GROUP BY 1 ORDER BY count(*) DESC LIMIT ?", [rounds])
    ]
    days = [f"2018-0{1 + n % 6}-{1 + n:02}" for n in range(rounds)]

    def turn(some: tuple[str, ...], n: int) -> str:
        return some[n % len(some)]

    return {
        "today": [f"/ar/today?until={day}&window=week" for day in days],
        "watch": [f"/ar/watch?from={day}&within={60 + n}" for n, day in enumerate(days)],
        "watch, filtered": [f"/en/watch?from={days[n]}&actor={turn(ACTORS, n)}&known={days[n]}" for n in range(rounds)],
        "timeline": [f"/en/timeline?since={day}" for day in days],
        "timeline, filtered": [f"/ar/timeline?speaker={turn(ACTORS, n)}&since={days[n]}" for n in range(rounds)],
        "article": [f"/ar/article/{name}" for name in articles],
        "search": [f"/ar/search?q={turn(WORDS, n)}&limit={20 + n}" for n in range(rounds)],
        "events": [f"/ar/events?tense=present&source={turn(ACTORS, n)}&since={days[n]}" for n in range(rounds)],
        "relations": [f"/en/relations?since={day}" for day in days],
        "dyad": [f"/en/dyad/{turn(ACTORS, n)}/{turn(ACTORS, n + 1 + n // 12)}" for n in range(rounds)],
        "matrix": [f"/en/matrix?since={day}" for day in days],
        "sides": [f"/en/sides?actor={turn(ACTORS, n)}&issue={turn(ISSUES, n)}&since={days[n]}" for n in range(rounds)],
        "agreement": [f"/en/agreement?since={day}" for day in days],
        "actors": [f"/en/actors?since={day}" for day in days],
        "actor": [f"/ar/actor/{turn(ACTORS, n)}?since={days[n]}" for n in range(rounds)],
        "issues": [f"/en/issues?since={day}" for day in days],
        "issue": [f"/en/issue/{turn(ISSUES, n)}?since={days[n]}" for n in range(rounds)],
        "people": [f"/en/people?name={turn(NAMES, n)}&limit={20 + n}" for n in range(rounds)],
        "person": [f"/en/person/{name}" for name in people],
        "stories": [f"/en/stories?since={day}" for day in days],
        "story": [f"/en/story/{name}" for name in stories],
        "numbers, conflicts": [f"/en/numbers?since={day}" for day in days],
        "numbers, claims": [f"/ar/numbers/claims?since={day}" for day in days],
        "numbers, all": [f"/en/numbers/all?since={day}" for day in days],
        "sources": [f"/en/sources?since={day}" for day in days],
    }


def main(record: Path, rounds: int) -> None:
    """Print a line for each page."""
    app = create_app(Settings(record, read_only=True))
    warm(app)
    print(f"{'page':22}{'new':>8}{'slowest':>9}{'again':>8}   ms, median of {rounds}")
    for name, addresses in pages(record, rounds).items():
        first, again = [], []
        for address in addresses:
            for times in (first, again):
                begun = time.perf_counter()
                got = get(app, address)
                times.append((time.perf_counter() - begun) * 1000)
                if got.status != 200:
                    sys.exit(f"{address}: {got.status}")
                time.sleep(0.03)
        print(f"{name:22}{statistics.median(first):8.0f}{max(first):9.0f}{statistics.median(again):8.0f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
