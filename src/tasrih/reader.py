"""The stages in their order: the file to read first.

Article → folded words and sentences → hits of the lexicon's one scan → layout, actors, people, dates, quantities,
treaties, cues → statements with speakers, acts, addressees, issues → events → Reading.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator

from tasrih import __version__
from tasrih.errors import ReadingError
from tasrih.find.actors import find_actors
from tasrih.find.cues import find_cues
from tasrih.find.cursor import Cursor
from tasrih.find.dates import find_dates, old_words
from tasrih.find.layout import find_layout
from tasrih.find.people import find_people
from tasrih.find.quantities import find_quantities
from tasrih.find.treaties import find_treaties
from tasrih.lexicon import Lexicon, load_lexicon
from tasrih.link import assemble
from tasrih.link.claims import find_claims
from tasrih.link.context import Context
from tasrih.link.convergence import find_convergences
from tasrih.link.dues import find_dues
from tasrih.link.events import Given, find_events
from tasrih.link.finds import Finds
from tasrih.link.issues import IssueEvidence
from tasrih.link.proposals.bargains import find_bargains
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.find import find_proposals
from tasrih.link.stances import find_stances
from tasrih.link.statements import find_statements
from tasrih.model import Article, Reading, Version
from tasrih.pool import Mishap, mapped
from tasrih.text.clean import clean
from tasrih.text.document import Document


class Reader:
    """Reads articles with one lexicon. It keeps nothing between articles."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def read(self, text: str, *, published: str | None = None, title: str | None = None, id: str = "") -> Reading:
        """Read one article's text. `published` is YYYY-MM-DD; relative dates are placed against it."""
        return self.read_article(Article(text=text, id=id, published=published, title=title))

    def read_article(self, article: Article) -> Reading:
        """Read one article. Never raises on any text: what is odd becomes a warning."""
        text, language, warnings = clean(article.text)
        published, late = published_date(article.published)
        doc = Document.of(text)
        hits = self.lexicon.scanner.scan(doc)
        hits["actor"] = find_actors(hits.get("actor", ()))
        layout = find_layout(doc, self.lexicon, article.title)
        people = find_people(doc, hits, self.lexicon, article.published)
        cues = find_cues(doc, hits.get("cue", []), hits.get("notcue", []), self.lexicon)
        cursor = Cursor(doc, self.lexicon.counting)
        dates = find_dates(cursor, published)
        quantities = find_quantities(cursor, dates)
        treaties = find_treaties(doc, hits, self.lexicon)
        ctx = Context.of(doc, self.lexicon, hits, cues, people)
        ctx.headline = doc.word_range(*layout.headline) if layout.headline else None
        ctx.old = old_words(doc, dates, published)
        drafts = find_statements(ctx, layout.sentences)
        evidence = IssueEvidence.of(doc, hits, self.lexicon, ctx.headline)
        statements = assemble.statements(ctx, drafts, evidence)
        finds = Finds(dates, quantities, treaties, statements, layout, evidence, published)
        desk = Desk.of(ctx, drafts, statements, evidence)
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        return Reading(
            id=article.id or digest[:12],
            sha256=digest,
            published=published.isoformat() if published else None,
            language=language,
            tasrih=Version(version=__version__, lexicon=self.lexicon.digest),
            warnings=[*warnings, *late],
            meta=assemble.meta(doc, layout),
            people=assemble.people(ctx),
            actors=assemble.actors(doc, hits["actor"]),
            statements=statements,
            events=find_events(ctx, Given(layout.sentences, drafts, statements, dates, evidence, published)),
            quantities=assemble.quantities(doc, quantities, layout),
            dates=assemble.dates(doc, dates, layout),
            treaties=assemble.treaties(doc, treaties, layout),
            stances=find_stances(ctx, drafts, statements),
            convergences=find_convergences(ctx, layout.sentences, statements, evidence),
            dues=find_dues(ctx, finds),
            claims=find_claims(ctx, finds),
            proposals=find_proposals(desk, layout.sentences, treaties),
            bargains=find_bargains(desk, layout.sentences),
        )

    def pipe(self, rows: Iterable[Article], processes: int = 1) -> Iterator[Reading]:
        """Readings of a stream of articles, in order; with `processes` > 1 in that many worker processes.

        Raises:
            ReadingError: a bug, or a worker that died; `tasrih.pool.mapped` goes on after it.
        """
        start = (lambda: self) if processes <= 1 else Reader
        for article, result in mapped(Reader.read_article, rows, start, processes):
            if isinstance(result, Mishap):
                raise ReadingError(f"article {article.id!r}: {result.reason}")
            yield result


def published_date(value: str | None) -> tuple[datetime.date | None, list[str]]:
    """The date in an ISO string, and a warning where the string holds none."""
    if not value:
        return None, []
    try:
        return datetime.date.fromisoformat(value[:10]), []
    except ValueError:
        return None, [f"published: {value[:40]!r} is no date YYYY-MM-DD; relative dates stay unresolved"]
