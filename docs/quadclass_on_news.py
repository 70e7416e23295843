"""Does a model trained on texts of the UN help to read news? (see quadclass.md)

    python docs/quadclass_on_news.py QUADS.jsonl GOLD_DIR TEXTS.jsonl

Trains on all of QUADS, and says the class of every sentence of the gold articles that has an annotated event: once
among all, once among those where tasrih's own events say nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tasrih.evaluate.quads import learn
from tasrih.evaluate.quads.evidence import gather
from tasrih.evaluate.quads.scores import Confusion
from tasrih.evaluate.quads.texts import NONE, QUADS, load_quads
from tasrih.reader import Reader
from tasrih.text.document import Document


class Judged(NamedTuple):
    """A sentence of news, the class of most of its annotated events, and of most that tasrih reads in its article."""

    text: str
    gold: str
    read: str


def main(quads: str, gold: str, texts: str) -> None:
    """Train, say, and print how often each is right."""
    reader = Reader()
    rows = load_quads(Path(quads))
    news = list(sentences(reader, Path(gold), Path(texts)))
    evidence = [gather(reader, text) for text in (*(row.text for row in rows), *(one.text for one in news))]
    labels = [*(row.label for row in rows), *(one.gold for one in news)]
    material = learn.Material([], evidence, labels, list(range(len(labels))))
    found = learn.finding_view(evidence, reader.lexicon.data.plover)
    design = learn.Design("all", (learn.stem_view(evidence), learn.letter_view(evidence), found))
    said = learn.learnt(design, material, np.arange(len(rows)), np.arange(len(rows), len(labels))).said
    report("all", [(one.gold, one.read, label) for one, label in zip(news, said, strict=True)])
    silent = [(one.gold, one.read, label) for one, label in zip(news, said, strict=True) if one.read == NONE]
    report("where no event was read", silent)


def report(name: str, rows: list[tuple[str, str, str]]) -> None:
    """How often the most frequent class, the events read, and the model are right."""
    gold = [row[0] for row in rows]
    most = Counter(gold).most_common(1)[0][1] / len(gold)
    events, model = Confusion(gold, [row[1] for row in rows]), Confusion(gold, [row[2] for row in rows])
    print(f"{name}: {len(gold)} sentences; most frequent class {most:.3f}, ", end="")
    print(f"events {events.accuracy:.3f}, model {model.accuracy:.3f} (right of all)")


def sentences(reader: Reader, folder: Path, texts: Path) -> Iterator[Judged]:
    """The sentences with an annotated event whose trigger is found in them."""
    types = reader.lexicon.data.plover.types
    for line in texts.read_text("utf-8").splitlines():
        row = json.loads(line)
        path = folder / f"{row['id']}.json"
        if not path.exists():
            continue
        triggers = [(_at(row["text"], event), event["type"]) for event in json.loads(path.read_text("utf-8"))["events"]]
        read = [(event.start, event.type) for event in reader.read(row["text"], published=row.get("published")).events]
        doc = Document.of(row["text"])
        for sentence in doc.sentences:
            start, end = doc.chars(doc.starts[sentence.first], doc.ends[sentence.last - 1])
            gold, own = (
                Counter(QUADS[types[kind].quad] for at, kind in events if start <= at < end)
                for events in (triggers, read)
            )
            if gold:
                yield Judged(
                    doc.text[start:end], gold.most_common(1)[0][0], (own or Counter([NONE])).most_common(1)[0][0]
                )


def _most(counts: Counter[str]) -> str:
    return counts.most_common(1)[0][0]


def _at(text: str, event: dict[str, object]) -> int:
    """Where the trigger stands; -1 where it does not."""
    at = -1
    for _ in range(int(str(event.get("nth") or 0)) + 1):
        at = text.find(str(event["trigger"]), at + 1)
    return at


if __name__ == "__main__":
    main(*sys.argv[1:4])
