"""Recall and precision of the search on a corpus, against forms written down by hand; and its speed.

    python tests/search/measure_search.py CORPUS.jsonl.gz [--half] [--misses]

`queries.tsv` says for each query which words count, as regular expressions that know nothing of the analysis that is
measured. An article is to be found where all of them match. Ways of reading words are compared side by side.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

from tasrih.record.search import Entry, SearchIndex
from tasrih.record.search.analysis import analyse
from tasrih.record.search.query import Item, parse_query
from tasrih.record.search.schema import analyzer
from tasrih.text.fold import fold, words_of

Reading = Callable[[str], list[str]]
QUERIES = Path(__file__).with_name("queries.tsv")
_JOINED = "[وف]?(?:[بك](?:ال)?|ال|لل|ل|س)?"
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class Query(NamedTuple):
    kind: str
    text: str
    truth: list[tuple[bool, re.Pattern[str]]]

    def counts(self, plain: str) -> bool:
        return all(bool(form.search(plain)) is wanted for wanted, form in self.truth)


class Score(NamedTuple):
    found: int
    wanted: int
    right: int


def load_queries(path: Path = QUERIES) -> list[Query]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [
        Query(kind, text, list(map(_form, truth.split(" & ")))) for kind, text, truth in (x.split("\t") for x in lines)
    ]


def _form(told: str) -> tuple[bool, re.Pattern[str]]:
    """A truth as one expression: joined particles before each word; after ≠ what only looks like it."""
    refused = told.startswith("!")
    told, _, lookalike = told.removeprefix("!").partition("≠")
    words = [re.sub("[أإآ]", "[اأإآ]", word).replace("ة", "[ةه]") for word in told.split(" ")]
    barred = rf"(?!{_JOINED}(?:{lookalike})(?!\w))" if lookalike else ""
    run = r"[\W_]+".join(f"{_JOINED}(?:{word})" for word in words)
    return not refused, re.compile(rf"(?<!\w){barred}{run}(?!\w)")


def plain(text: str) -> str:
    """A text for the truth: without marks, digits as 0-9; not the folding that is measured."""
    return _MARKS.sub("", text).translate(_DIGITS)


def readings() -> dict[str, Reading]:
    """The ways of reading that are compared."""
    build = tantivy.TextAnalyzerBuilder
    arabic = build(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    stemmed = arabic.filter(tantivy.Filter.stemmer("arabic")).build()

    def folded(text: str) -> list[str]:
        return [word for word, _, _ in words_of(fold(text))]

    return {
        "as typed": lambda text: re.findall(r"\w+", text.lower()),
        "library's Arabic stemmer": stemmed.analyze,
        "folded": lambda text: [word.lower() for word in folded(text)],
        "folded + library's stemmer": lambda text: stemmed.analyze(" ".join(folded(text))),
        "base": lambda text: [analyse(word).base for word in folded(text)],
        "base + library's stemmer": lambda text: stemmed.analyze(" ".join(analyse(w).base for w in folded(text))),
        "stem": lambda text: [analyse(word).stem for word in folded(text)],
    }


class Plain:
    """An index of one field, words read in one way, asked with the words of a query read in the same way."""

    def __init__(self, texts: Sequence[str], read: Reading) -> None:
        self.read = read
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="parted", index_option="position")
        builder.add_unsigned_field("at", stored=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        self.index.register_tokenizer("parted", analyzer())
        writer = self.index.writer(64_000_000, num_threads=1)
        for at, text in enumerate(texts):
            writer.add_document(tantivy.Document(text=[" ".join(read(text))], at=[at]))
        writer.commit()
        self.index.reload()

    def find(self, query: str) -> set[int]:
        searcher = self.index.searcher()
        hits = searcher.search(self.compiled(query), limit=100_000).hits
        return {searcher.doc(address)["at"][0] for _, address in hits}

    def compiled(self, query: str) -> tantivy.Query:
        """Quotation, minus and OR as in the query language; the words as this reading has them."""
        parts = []
        groups: list[list[tantivy.Query]] = []
        either = False
        for quoted, word_ in re.findall(r'(-?"[^"]*")|(\S+)', query):
            if word_ == "OR":
                either = True
                continue
            told = (quoted or word_).strip('-"')
            words = self.read(told)
            if not words or told in {"في"}:
                continue
            item = self.words(words)
            if (quoted or word_).startswith("-"):
                parts.append((tantivy.Occur.MustNot, item))
            elif either:
                groups[-1].append(item)
            else:
                groups.append([item])
            either = False
        should = [tantivy.Query.boolean_query([(tantivy.Occur.Should, item) for item in group]) for group in groups]
        return tantivy.Query.boolean_query(parts + [(tantivy.Occur.Must, group) for group in should])

    def words(self, words: list[str]) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self.schema, "text", words[0])
        return tantivy.Query.phrase_query(self.schema, "text", list(words))


def find_all(index: SearchIndex, query: str) -> set[int]:
    """All hits of the shipped search, a page at a time."""
    found: set[int] = set()
    for offset in range(0, 20_001, 1_000):
        hits = index.search(query, limit=1_000, offset=offset).hits
        found.update(int(hit.key) for hit in hits)
        if len(hits) < 1_000:
            break
    return found


def scored(found: set[int], wanted: set[int]) -> Score:
    return Score(len(found), len(wanted), len(found & wanted))


def shares(scores: Iterable[Score]) -> tuple[float, float]:
    """Mean recall and precision over queries; a query that finds nothing has precision 1."""
    scores = list(scores)
    recall = statistics.fmean(s.right / s.wanted if s.wanted else 1.0 for s in scores)
    return recall, statistics.fmean(s.right / s.found if s.found else 1.0 for s in scores)


def load_texts(path: Path, *, half: bool) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    return articles[1::2] if half else articles


def build(path: Path, articles: list[dict[str, str]]) -> float:
    start = time.perf_counter()
    with SearchIndex.rebuild(path) as index:
        index.add(
            Entry(
                key=str(at), article_id=str(at), kind="article", text=article["text"], title=article.get("title") or "",
                outlet=article.get("outlet"), published=article.get("published"),
            )
            for at, article in enumerate(articles)
        )  # fmt: skip
        index.commit("measured")
    return time.perf_counter() - start


def speeds(index: SearchIndex, queries: list[Query]) -> tuple[float, float]:
    """Median and 95th percentile of a page of 20 hits, in milliseconds."""
    times = []
    for query in queries * 5:
        start = time.perf_counter()
        index.search(query.text)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def report(name: str, queries: list[Query], scores: list[Score]) -> None:
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for query, score in zip(queries, scores, strict=True):
        by_kind[query.kind].append(score)
    told = "  ".join("{} {:.3f}/{:.3f}".format(kind, *shares(some)) for kind, some in by_kind.items())
    recall, precision = shares(scores)
    print(f"{name:28} {recall:.3f}/{precision:.3f}  {told}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", action="store_true", help="every second article only")
    parser.add_argument("--shipped", action="store_true", help="measure the shipped search alone")
    parser.add_argument("--misses", action="store_true", help="show what is missed and what is found wrongly")
    options = parser.parse_args()
    articles = load_texts(options.corpus, half=options.half)
    queries = load_queries()
    texts = [f"{article.get('title') or ''}\n{article['text']}" for article in articles]
    plains = [plain(text) for text in texts]
    truth = [{at for at, text in enumerate(plains) if query.counts(text)} for query in queries]
    print(f"{len(queries)} queries, {len(articles)} articles; recall/precision, mean over queries")
    for name, read in ({} if options.shipped else readings()).items():
        index = Plain(texts, read)
        report(name, queries, [scored(index.find(q.text), wanted) for q, wanted in zip(queries, truth, strict=True)])
    with tempfile.TemporaryDirectory() as folder:
        seconds = build(Path(folder) / "i", articles)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        with SearchIndex.open(Path(folder) / "i") as shipped:
            found = [find_all(shipped, query.text) for query in queries]
            scores = [scored(some, wanted) for some, wanted in zip(found, truth, strict=True)]
            report("shipped", queries, scores)
            median, slow = speeds(shipped, queries)
    print(
        f"{len(articles) / seconds:,.0f} articles/s, {size / 1e6:.1f} MB; a query {median:.2f} ms, 95 % {slow:.2f} ms"
    )
    if options.misses:
        for query, some, wanted, score in zip(queries, found, truth, scores, strict=True):
            show(query, some, wanted, score, plains)


def show(query: Query, found: set[int], wanted: set[int], score: Score, plains: list[str]) -> None:
    """A query with its counts, an example of a miss and words that were found wrongly."""
    if score.right == score.found == score.wanted:
        return
    print(f"{query.kind:10} {query.text}  wanted {score.wanted} found {score.found} right {score.right}")
    asked: list[Item] = parse_query(query.text).items()
    stems = {word.stem for item in asked for word in item.words}
    for at in sorted(found - wanted)[:4]:
        print("   wrong:", *{w for w, _, _ in words_of(fold(plains[at])) if analyse(w).stem in stems})
    for at in sorted(wanted - found)[:4]:
        print("   missed:", *(m.group() for ok, form in query.truth if ok and (m := form.search(plains[at]))))


if __name__ == "__main__":
    main()
