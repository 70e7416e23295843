"""The stages in their order: the file to read first.

bytes → Article → folded words and sentences → lexicon hits → layout, people, dates, quantities, treaties, cues
→ statements with speakers, acts, addressees, issues → Reading.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator

from tasrih import __version__
from tasrih.find.actors import find_actors
from tasrih.find.cues import find_cues
from tasrih.find.layout import Layout, find_layout
from tasrih.find.people import find_people
from tasrih.lexicon import Lexicon, load_lexicon
from tasrih.link.acts import act_of
from tasrih.link.addressees import addressees_of, third_of
from tasrih.link.context import Context
from tasrih.link.flags import flags_of
from tasrih.link.scene import Scene
from tasrih.link.statements import Draft, find_statements
from tasrih.model import Article, Dateline, Meta, Reading, Source, Span, Statement, Version
from tasrih.text.document import Document


class Reader:
    """Reads articles with one lexicon. Stateless between articles; make one for each process."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def read(self, text: str, *, published: str | None = None, title: str | None = None, id: str = "") -> Reading:
        """Read one article's text. `published` is YYYY-MM-DD; relative dates are placed against it."""
        return self.read_article(Article(text=text, id=id, published=published, title=title))

    def read_article(self, article: Article) -> Reading:
        """Read one article."""
        doc = Document.of(article.text)
        hits = self.lexicon.scanner.scan(doc)
        hits["actor"] = find_actors(hits.get("actor", ()))
        cues = find_cues(doc, hits.get("cue", []), hits.get("notcue", []), self.lexicon)
        ctx = Context.of(doc, self.lexicon, hits, cues, find_people(doc, hits, self.lexicon))
        layout = find_layout(doc, self.lexicon, article.title)
        if layout.headline:
            ctx.headline = (doc.word_from(layout.headline[0]), doc.word_from(layout.headline[1]))
        drafts = find_statements(ctx, layout.sentences)
        return Reading(
            id=article.id or hashlib.sha256(article.text.encode()).hexdigest()[:12],
            sha256=hashlib.sha256(article.text.encode()).hexdigest(),
            published=article.published,
            language="ar",
            tasrih=Version(version=__version__, lexicon=self.lexicon.digest),
            meta=_meta(doc, layout),
            statements=[_statement(ctx, n, draft) for n, draft in enumerate(drafts, 1)],
        )

    def pipe(self, rows: Iterable[Article], processes: int = 1) -> Iterator[Reading]:
        """Readings of a stream of articles, in order."""
        for article in rows:
            yield self.read_article(article)


def _meta(doc: Document, layout: Layout) -> Meta:
    dateline = layout.dateline
    return Meta(
        headline=Span(**doc.span(*layout.headline)) if layout.headline else None,
        dateline=Dateline(**doc.span(*dateline[:2]), place=dateline[2]) if dateline else None,
        credits=[Span(**doc.span(*bounds)) for bounds in layout.credits],
        boilerplate=[Span(**doc.span(*bounds)) for bounds in layout.boilerplate],
    )


def _statement(ctx: Context, number: int, draft: Draft) -> Statement:
    doc = ctx.doc
    source = draft.source
    a, b = doc.chars(source.start, source.end)
    scene = Scene.of(ctx, draft)
    verdict = act_of(ctx, draft, scene)
    addressee = addressees_of(ctx, draft, scene, verdict)
    flags, condition = flags_of(ctx, draft, scene)
    return Statement(
        id=f"s{number}",
        cue=Span(**doc.span(*draft.cue_span)),
        kind=draft.content.kind,
        source=Source(name=source.name, of=source.of, role=source.role, start=a, end=b, resolved_by=draft.how),
        addressee=addressee,
        act=verdict.act,
        third=third_of(ctx, draft, scene, addressee),
        flags=flags,
        condition=Span(**doc.span(*condition)) if condition else None,
        confidence=0.5,
        why=why_of(draft) + verdict.why,
        **doc.span(draft.content.start, draft.content.end),
    )


def why_of(draft: Draft) -> list[str]:
    """The rules and lexicon entries that made a statement."""
    cue = draft.cue
    entry = f"cue: {cue.entry.lemma}" if cue else "heading: colon"
    form = [f"form: {cue.family}{'.' + cue.number if cue.number else ''}"] if cue else []
    return [entry, *form, f"content by: {draft.marker}", f"speaker by: {draft.how}"]


def published_date(value: str | None) -> datetime.date | None:
    """The date in an ISO string, None where there is none."""
    try:
        return datetime.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
