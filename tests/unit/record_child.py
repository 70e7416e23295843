"""A process of its own that ingests, to be killed or starved: record_child.py FILE.duckdb NEWS.jsonl PROCESSES [BYTES]

With BYTES no file may grow beyond that: what a full disk looks like to the database.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import tasrih
from tasrih.errors import TasrihError
from tasrih.ingest import Settings, ingest
from tasrih.measure.conclude import conclude
from tasrih.record.writer import Writer
from tasrih.sources import articles


def run(path: Path, news: Path, processes: int) -> None:
    with Writer(path, new=True) as writer:
        writer.begin("ingest", [str(news)], {}, tasrih.load().lexicon.digest)
        settings = Settings(processes=processes, batch=8)
        ingest(articles([str(news)]), writer, settings, lambda *_: print(".", end="", flush=True))
        writer.finish()
        conclude(writer, lambda _: None)


def main() -> None:
    path, news, processes, *size = sys.argv[1:]
    if size:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size[0]), int(size[0])))
    try:
        run(Path(path), Path(news), int(processes))
    except TasrihError as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
