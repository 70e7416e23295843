"""Light verbs: the noun behind them says what was done ("أعرب عن رفضه القرار", "وجه إنذارا إلى طهران بـ")."""

from __future__ import annotations

from tasrih.find.cues import CueHit, light_noun
from tasrih.lexicon import Hit
from tasrih.lexicon.schema import Frame, LightNoun
from tasrih.link.clauses import skip_fillers, takes_clause
from tasrih.link.context import Context
from tasrih.link.frames import Parsed
from tasrih.link.markers import Marker, find_marker
from tasrih.link.parties import party_at
from tasrih.link.party import Party
from tasrih.link.subjects import subject_behind

_NOUN_WITHIN = 20
_MARKER_WITHIN = 7
_REPORTING = frozenset({"request", "demand", "warn", "threaten", "criticize", "reject", "deny", "invite"})
"""Acts whose nouns report by themselves: their content begins behind them, not with them."""


def parse_light(ctx: Context, cue: CueHit) -> tuple[Parsed, LightNoun] | None:
    """A light verb with its noun, subject and content; None where no noun of it follows."""
    limit = ctx.sentence_of(cue.first).last
    at = skip_fillers(ctx, cue.last, limit)
    hit = _noun_behind(ctx, cue, at, limit)
    noun = light_noun(cue.entry, hit.form.entry) if hit else None
    if hit is None or noun is None:
        return None
    subject = subject_behind(ctx, cue, cue.entry.frames, at, limit) if cue.finite else None
    if subject and subject.last > hit.first:
        subject = None
    span = (hit.last, min(limit, hit.last + _MARKER_WITHIN))
    marker = find_marker(ctx, cue._replace(last=hit.last), noun.frames, span, None) if noun.frames else None
    if marker is None or not _hands_over(ctx, noun, marker, hit):
        start = ctx.doc.starts[hit.first] + len(hit.prefix)
        marker = Marker("np", start, hit.first, hit.first, Frame(np=True))
    told = _told(ctx, hit, subject.last if subject else at, limit)
    return Parsed(cue, subject, told, marker), noun


def _noun_behind(ctx: Context, cue: CueHit, at: int, limit: int) -> Hit | None:
    """The first noun of this light verb behind it, before another clause begins."""
    names = {noun.noun for noun in cue.entry.nouns}
    for i in range(at, min(limit, at + _NOUN_WITHIN)):
        for hit in ctx.light_at.get(i, ()):
            if hit.form.entry in names:
                return hit
        if i > at and takes_clause(ctx, i, relative=True):
            return None
    return None


def _hands_over(ctx: Context, noun: LightNoun, marker: Marker, hit: Hit) -> bool:
    """The content begins behind the noun (not with it): after أن, or where the noun itself reports."""
    if marker.kind in ("that", "quote") or ctx.word(marker.word - 1) in ctx.lexicon.grammar.that:
        return True
    return noun.act in _REPORTING or (not hit.suffix and hit.form.tag.endswith("def"))


def _told(ctx: Context, hit: Hit, before: int, limit: int) -> Party | None:
    """Whom a light verb turns to: behind its noun ("وجه تحذيرا لموسكو") or before it ("حمّل واشنطن مسؤولية")."""
    behind = skip_fillers(ctx, hit.last, limit)
    found = party_at(ctx, behind) if behind < limit else None
    return found or (party_at(ctx, before) if before < hit.first else None)
