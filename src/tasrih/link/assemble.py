"""From drafts and finds in folded offsets to the model's structs in the original's offsets."""

from __future__ import annotations

from collections.abc import Iterable

from tasrih.find.dates import DateMention
from tasrih.find.layout import Layout
from tasrih.find.quantities import QuantityMention
from tasrih.find.treaties import TreatyMention
from tasrih.lexicon import Hit
from tasrih.link.acts import act_of
from tasrih.link.addressees import addressees_of, third_of
from tasrih.link.concessions import concession_of
from tasrih.link.confidence import confidence_of
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.flags import flags_of
from tasrih.link.issues import IssueEvidence, issues_of
from tasrih.link.recall import Recall
from tasrih.link.scene import Scene
from tasrih.model import ActorMention, Date, Dateline, Meta, Person, Quantity, Source, Span, Statement, Treaty
from tasrih.text.document import Document


def statements(ctx: Context, drafts: Iterable[Draft], evidence: IssueEvidence) -> list[Statement]:
    """The statements of an article, numbered in text order."""
    recall = Recall()
    return [_statement(ctx, f"s{n}", draft, evidence, recall) for n, draft in enumerate(drafts, 1)]


def _statement(ctx: Context, id: str, draft: Draft, evidence: IssueEvidence, recall: Recall) -> Statement:
    doc, content = ctx.doc, draft.content
    scene = Scene.of(ctx, draft)
    verdict = act_of(ctx, draft, scene)
    addressee = addressees_of(ctx, draft, scene, verdict, recall)
    recall.note(draft, addressee)
    flags, condition = flags_of(ctx, draft, scene)
    concession = concession_of(ctx, scene)
    issues = issues_of(evidence, content.start, content.end)
    return doc.cite(
        Statement,
        content.start,
        content.end,
        id=id,
        cue=doc.cite(Span, *draft.cue_span),
        kind=content.kind,
        source=_source(doc, draft),
        addressee=addressee,
        act=verdict.act,
        issues=issues,
        third=third_of(ctx, draft, scene, addressee),
        flags=flags,
        condition=doc.cite(Span, *condition) if condition else None,
        concession=doc.cite(Span, *concession) if concession else None,
        confidence=confidence_of(draft),
        why=[*_rules(draft), *verdict.why, *(evidence.why(content.start, content.end, code) for code in issues)],
    )


def _source(doc: Document, draft: Draft) -> Source:
    party = draft.source
    start, end = doc.chars(party.start, party.end)
    return Source(name=party.name, of=party.of, role=party.role, start=start, end=end, resolved_by=draft.how)


def _rules(draft: Draft) -> list[str]:
    """The rules and lexicon entries that found a statement and its speaker."""
    cue = draft.cue
    if cue is None:
        return ["heading: colon", f"speaker by: {draft.how}"]
    form = cue.family + (f".{cue.number}" if cue.number else "")
    noun = [f"light noun: {draft.noun.noun}"] if draft.noun else []
    return [
        f"cue: {cue.entry.lemma}",
        f"form: {form}",
        *noun,
        f"content by: {draft.marker}",
        f"speaker by: {draft.how}",
    ]


def meta(doc: Document, layout: Layout) -> Meta:
    """What stands around the article proper."""
    dateline = layout.dateline
    return Meta(
        headline=doc.cite(Span, *layout.headline) if layout.headline else None,
        dateline=doc.cite(Dateline, *dateline[:2], place=dateline[2]) if dateline else None,
        credits=[doc.cite(Span, *bounds) for bounds in layout.credits],
        boilerplate=[doc.cite(Span, *bounds) for bounds in layout.boilerplate],
    )


def people(ctx: Context) -> list[Person]:
    """The persons whom the article names with a role or a state."""
    return [
        ctx.doc.cite(Person, record.start, record.end, name=record.name, role=record.role, of=record.of)
        for record in ctx.people
        if record.reported
    ]


def actors(doc: Document, hits: Iterable[Hit]) -> list[ActorMention]:
    """Every mention of a state, body or group."""
    return [
        doc.cite(ActorMention, doc.starts[hit.first] + len(hit.prefix), doc.ends[hit.last - 1], actor=hit.form.entry)
        for hit in hits
    ]


def dates(doc: Document, found: Iterable[DateMention], layout: Layout) -> list[Date]:
    """Dates outside boilerplate."""
    return [doc.cite(Date, d.start, d.end, iso=d.iso) for d in found if not layout.drops(d.start)]


def quantities(doc: Document, found: Iterable[QuantityMention], layout: Layout) -> list[Quantity]:
    """Quantities outside boilerplate."""
    return [
        doc.cite(Quantity, q.start, q.end, value=q.value, unit=q.unit, approximate=q.approximate)
        for q in found
        if not layout.drops(q.start)
    ]


def treaties(doc: Document, found: Iterable[TreatyMention], layout: Layout) -> list[Treaty]:
    """Treaties outside boilerplate."""
    return [doc.cite(Treaty, t.start, t.end, name=t.name, id=t.id) for t in found if not layout.drops(t.start)]
