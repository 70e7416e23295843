"""What the earlier stages found in an article, for the stages that put it together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.dates import DateMention
from tasrih.find.layout import Layout
from tasrih.find.quantities import QuantityMention
from tasrih.find.treaties import TreatyMention
from tasrih.link.issues import IssueEvidence
from tasrih.model import Statement


class Finds(NamedTuple):
    """Dates, quantities and treaties in folded offsets; statements; what is no part of the article; its day."""

    dates: Sequence[DateMention]
    quantities: Sequence[QuantityMention]
    treaties: Sequence[TreatyMention]
    statements: Sequence[Statement]
    layout: Layout
    issues: IssueEvidence
    published: datetime.date | None
