"""Count a corpus into the word lists of the search that are counted: `first_letters.yaml` and `last_letters.yaml`.

    python tests/search/list_words.py CORPUS.jsonl.gz FOLDER [--half]

A word owns its first letter where the article stands before it (الوزير, so وزير is no و + زير), or where what is left
without the letter is hardly ever written. It owns a last ا where a preposition stands before it (بروسيا: no
accusative), and a last ن where it is written with the article (البيان, so بيانا is no بيا + نا).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from itertools import groupby
from pathlib import Path

from tasrih.record.search.words import spelled
from tasrih.text.fold import fold, words_of

_ARABIC = re.compile("[\u0621-\u064a]+")
_WITH_ARTICLE = ("ال", "وال", "بال", "كال", "فال", "لل", "ولل")
_JOINED = "وفبلكس"
# what the counts of one corpus cannot say
_SAID_FIRST = (
    "الله الذي الذين التي اللذان اللذين اللتان اللتين اللواتي اللاتي الان بكين كابل كابول كيري بيري كيلي كامارا"
)
_SAID_LATER = "بايدن بلينكن كورونا كوفيد لقاح وباء كمامه سينوفارم فايزر ستولتنبرغ زيلينسكي بيلاروسيا فاغنر باشاغا برهان"
_FIRST = "# Words whose first letters are their own and no joined particle: وزير is no و + زير. Made by list_words.py."
_LAST = "# Words whose last ا is no accusative; words whose last ن is no part of نا. Made by list_words.py."


def counted(path: Path, *, half: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for at, line in enumerate(file):
            if half and at % 2:
                continue
            counts.update(spelled(word) for word, _, _ in words_of(fold(json.loads(line)["text"])))
    return Counter({word: n for word, n in counts.items() if _ARABIC.fullmatch(word)})


def with_article(counts: Counter[str], word: str) -> int:
    return sum(counts[joined + word] for joined in _WITH_ARTICLE)


def owns_first(counts: Counter[str], word: str) -> bool:
    alone, article = counts[word], with_article(counts, word)
    left = word[1:]
    if word.startswith("ال"):
        return counts["ل" + word] + 2 * counts["ال" + word] > counts["لل" + word[2:]]
    if left.startswith("ال") and len(left) > 4 and word[0] != "س":
        return article >= 3 and article > 0.05 * alone and alone + article > 0.2 * counts[left]
    total, without = alone + article, counts[left] + with_article(counts, left)
    if article >= 2 and article >= 0.03 * alone and total >= 0.02 * without:
        return True
    return without <= 0.1 * total


def first_letters(counts: Counter[str]) -> set[str]:
    often = (word for word, n in counts.items() if len(word) > 2 and n + with_article(counts, word) >= 4)
    looked = (word for word in often if word[0] in _JOINED or (word.startswith("ال") and len(word) > 4))
    own = {word for word in looked if not word.startswith("لل") and owns_first(counts, word)}
    # ب ل ك never stand before a joined و or ف: بوروسيا is a name
    names = {
        word
        for word, n in counts.items()
        if n >= 4 and len(word) > 4 and word[0] in "بلك" and word[1] in "وف"
        and not any(word[1:end] in own for end in range(4, len(word) + 1))
        and counts[word[1:]] + with_article(counts, word[1:]) < 10 * n
    }  # fmt: skip
    return own | names | set(_SAID_FIRST.split()) | set(_SAID_LATER.split())


def own_alef(counts: Counter[str], own: set[str]) -> set[str]:
    return {
        word.removeprefix("ال")
        for word, n in counts.items()
        if word.endswith("ا") and not word.endswith(("ها", "هما", "نا", "وا")) and len(word) > 4 and n >= 3
        and (word[0] not in _JOINED or word in own) and counts["ب" + word] + counts["ل" + word] >= max(2, 0.01 * n)
    }  # fmt: skip


def own_noon(counts: Counter[str]) -> set[str]:
    return {
        word
        for word, n in counts.items()
        if word.endswith("ن") and len(word) > 2 and not word.startswith("ال") and counts[word + "ا"] >= 2
        and with_article(counts, word) >= 5 and counts[word + "ا"] >= 0.2 * counts[word[:-1]]
    }  # fmt: skip


def write(path: Path, head: str, lists: dict[str, set[str]]) -> None:
    lines = [head]
    for name, words in lists.items():
        run = textwrap.fill(
            " ".join(sorted(words)), 110, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
        lines += [f"{name}: >-", run]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", action="store_true", help="count every second article only")
    options = parser.parse_args()
    counts = counted(options.corpus, half=options.half)
    own = first_letters(counts)
    by_letter = {letter: set(some) for letter, some in groupby(sorted(own), key=lambda word: word[0])}
    write(options.folder / "first_letters.yaml", _FIRST, by_letter)
    last = {"alef": own_alef(counts, own), "noon": own_noon(counts)}
    write(options.folder / "last_letters.yaml", _LAST, last)


if __name__ == "__main__":
    main()
