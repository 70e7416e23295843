"""A reading made by hand for the tests of reports, with every kind of fact and with hostile letters."""

from __future__ import annotations

import hashlib
from typing import Any

from tasrih.model import (
    ActorMention,
    Article,
    Convergence,
    Date,
    Dateline,
    Event,
    Meta,
    Person,
    Quantity,
    Reading,
    Source,
    Span,
    Stance,
    Statement,
    Treaty,
    Version,
)

TEXT = (
    "الوزير <b>يحذر</b> & يدعو\n\n"
    "مسقط – قال وزير الخارجية العماني سالم الحارثي إن بلاده ستدفع 30 مليون دولار في 2021 "
    "إذا وقعت معاهدة ستارت.\n"
    'وأضاف "هذا <script>alert(1)</script> نص"\n'
    "Shares\n"
)


def at(words: str) -> dict[str, Any]:
    """The place of `words` in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def article() -> Article:
    """The article."""
    return Article(text=TEXT, id="<id>", published="2020-12-15", url="javascript:alert(1)", outlet="a & b")


def reading() -> Reading:
    """Its reading; spans overlap and nest."""
    name = at("سالم الحارثي")
    source = Source(name="سالم الحارثي", of="OMN", start=name["start"], end=name["end"], resolved_by="full name")
    first = Statement(
        id="s1",
        cue=Span(**at("قال")),
        kind="indirect",
        source=source,
        addressee=["USA", "SYRIAN-OPPOSITION"],
        act="commit",
        issues=["arms-control", "finance-debt"],
        third=["RUS"],
        flags=["conditional"],
        condition=Span(**at("إذا وقعت معاهدة ستارت")),
        confidence=0.8,
        why=["cue: قال", "rule <x>"],
        **at("بلاده ستدفع 30 مليون دولار في 2021 إذا وقعت معاهدة ستارت"),
    )
    second = Statement(
        id="s2",
        cue=Span(**at("وأضاف")),
        kind="direct",
        source=Source(name="متحدث", of=None, resolved_by="carried forward"),
        act="warn",
        confidence=0.4,
        **at("هذا <script>alert(1)</script> نص"),
    )
    event = Event(
        id="e1",
        type="AID",
        quad=2,
        intensity=7.0,
        source=["OMN"],
        target=["USA"],
        statement="s1",
        confidence=0.5,
        why=["rule: aid"],
        **at("ستدفع"),
    )
    return Reading(
        id="<id>",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        published="2020-12-15",
        language="ar",
        tasrih=Version(version="0", lexicon="0"),
        warnings=["odd <mark>"],
        meta=Meta(
            headline=Span(**at("الوزير <b>يحذر</b> & يدعو")),
            dateline=Dateline(place="مسقط", **at("مسقط")),
            boilerplate=[Span(**at("Shares"))],
        ),
        people=[Person(name="سالم الحارثي", role="وزير الخارجية", of="OMN", **name)],
        actors=[ActorMention(actor="OMN", **at("العماني"))],
        statements=[first, second],
        events=[event],
        quantities=[Quantity(value=30_000_000, unit="USD", approximate=True, **at("30 مليون دولار"))],
        dates=[Date(iso="2021", **at("2021"))],
        stances=[
            Stance(
                statement="s1",
                question="new-start",
                side="for",
                target="USA",
                confidence=0.7,
                why=["question: new-start by “معاهده ستارت”"],
                **at("معاهدة ستارت"),
            )
        ],
        convergences=[
            Convergence(
                id="c1",
                kind="difference",
                parties=["OMN", "USA"],
                issues=["arms-control"],
                statement="s1",
                confidence=0.7,
                why=["difference: <x>"],
                **at("بلاده ستدفع"),
            )
        ],
        treaties=[Treaty(name="New START", id="Q1", **at("معاهدة ستارت"))],
    )
