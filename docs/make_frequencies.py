"""Makes src/tasrih/data/measure/frequencies.txt from news as JSON lines (see copies.md).

    python docs/make_frequencies.py ARTICLES.jsonl.gz > src/tasrih/data/measure/frequencies.txt

A line is ten times the natural logarithm of (articles / articles that have the stem), a tab, and the stems.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict

from tasrih.measure.terms import stem
from tasrih.text.fold import WORD, fold

FEWEST = 8
ARABIC = re.compile("[\u0621-\u064a]{2,12}")


def main(path: str) -> None:
    """Count, and print."""
    having: Counter[str] = Counter()
    articles = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            having.update({stem(word) for word in WORD.findall(fold(json.loads(line)["text"]).text)})
    levels: defaultdict[int, list[str]] = defaultdict(list)
    for term, count in having.items():
        if count >= FEWEST and ARABIC.fullmatch(term):
            levels[round(10 * math.log(articles / count))].append(term)
    print(f"# stems of {articles} Arabic news articles by rarity; made by docs/make_frequencies.py")
    for level in sorted(levels):
        print(level, " ".join(sorted(levels[level])), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
