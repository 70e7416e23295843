"""What numbers claim: what is counted or measured, where, for when, and who holds it to be so.

Read this file first of its kind. The words around a quantity say what it measures (`claim_rules`); where its clause
names a place or a day, the claim holds there (`claim_parts`). A number of which nobody can say what it counts is left.
"""

from __future__ import annotations

from tasrih.link.claim_parts import actors_of, of_span, period_of, place_of
from tasrih.link.claim_rules import Finding, finding_of, joined
from tasrih.link.claim_words import Counted, Numbers
from tasrih.link.context import Context
from tasrih.link.finds import Finds
from tasrih.link.issues import issues_of
from tasrih.model import Claim, Span


def find_claims(ctx: Context, finds: Finds) -> list[Claim]:
    """The claims of an article, in text order."""
    kept = [q for q in finds.quantities if not finds.layout.drops(q.start)]
    numbers = Numbers.of(ctx, kept, finds.statements)
    found: list[Claim] = []
    before: tuple[Counted, Finding] | None = None
    for counted in numbers.counted:
        finding = finding_of(numbers, counted)
        if before and (finding is None or finding.own):
            finding = joined(numbers, counted, *before) or finding
        if finding:
            found.append(_claim(numbers, counted, finding, finds))
        before = (counted, finding) if finding else None
    return found


def _claim(numbers: Numbers, counted: Counted, finding: Finding, finds: Finds) -> Claim:
    doc, quantity = numbers.ctx.doc, counted.quantity
    a, b = doc.chars(quantity.start, quantity.end)
    said = next((s for s in finds.statements if s.start <= a and b <= s.end), None)
    of = of_span(numbers, finding)
    return doc.cite(
        Claim,
        quantity.start,
        quantity.end,
        value=quantity.value,
        unit=quantity.unit,
        approximate=quantity.approximate,
        measure=finding.measure,
        thing=finding.thing,
        of=doc.cite(Span, *of) if of else None,
        place=place_of(numbers, counted),
        period=period_of(numbers, counted, finds),
        speaker=said.source.of if said else None,
        speaker_name=said.source.name if said else None,
        actors=actors_of(numbers, counted),
        issues=said.issues if said else issues_of(finds.issues, quantity.start, quantity.end),
        statement=said.id if said else None,
        confidence=finding.confidence,
        why=list(finding.why),
    )
