"""News made up for tests of positions and agreement: who takes which side, with copies and silence."""

from __future__ import annotations

import datetime
import random

from relation_samples import News, Said

CODES = ("AAA", "BBB", "CCC", "DDD")
ISSUES = ("sanctions", "syria", "sport")
QUESTIONS = ("iran-deal", "ceasefire", "sanctions", "tariffs")
ACTS = ("agree", "commit", "criticize", "demand", "praise", "state", "threaten", "warn")
WHY = (
    ("act: praise by a word (2.1)",),
    ("act: praise by a word (1.5)",),
    ("act: praise by a word (1.2)",),
    ("cue: قال",),
)
FLAGS = ((), (), (), ("conditional",), ("hedged", "conditional"), ("negated",), ("renewed",))


def sided(count: int, seed: int = 3) -> list[News]:
    """`count` articles of four months; every fifth is a copy of the one before, one of twenty has no date."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    news: list[News] = []
    for n in range(count):
        if n % 5 == 4 and news[-1].day:
            news.append(news[-1]._replace(words=_words(news[-1], n), outlet="أخرى"))
            news[-2] = news[-2]._replace(words=news[-1].words)
            continue
        day = datetime.date(2018, 1, 1) + datetime.timedelta(days=chance.choice([*range(40), *range(70, 120)]))
        said = [_said(chance) for _ in range(chance.randint(1, 3))]
        news.append(News(day.isoformat() if chance.random() > 0.05 else None, said, chance.choice(["أولى", "ثانية"])))
    return news


def _words(news: News, n: int) -> str:
    return f"{n} {news.day}"


def _said(chance: random.Random) -> Said:
    speaker = chance.choice([*CODES, "OTHER"])
    question = chance.choice([*QUESTIONS, None])
    return Said(
        act=chance.choice(ACTS),
        speaker=speaker,
        addressee=chance.sample(CODES, chance.randint(0, 2)),
        issues=tuple(chance.sample(ISSUES, chance.randint(0, 2))),
        question=question,
        side=chance.choice(["for", "for", "against"]) if speaker != "AAA" else "for",
        target=chance.choice(["DDD", None]) if question in ("sanctions", "tariffs") else None,
        flags=chance.choice(FLAGS),
        confidence=chance.choice([0.45, 0.6, 0.9]),
        why=chance.choice(WHY),
    )
