"""Everything that can be asked, by pages and API alike. A new resource is one file here and one line below."""

from __future__ import annotations

from tasrih.web.resources.agreement import AGREEMENT
from tasrih.web.resources.brief import BRIEF
from tasrih.web.resources.conflicts import CONFLICTS
from tasrih.web.resources.dues import DUES
from tasrih.web.resources.dyads import DYADS
from tasrih.web.resources.firsts import FIRSTS
from tasrih.web.resources.matrix import MATRIX
from tasrih.web.resources.news import NEWS
from tasrih.web.resources.proposals import PROPOSALS, STEPS
from tasrih.web.resources.records import RECORDS
from tasrih.web.resources.search import SEARCH
from tasrih.web.resources.table import Answer, Filters, Resource
from tasrih.web.resources.totals import TOTALS
from tasrih.web.resources.turns import TURNS
from tasrih.web.resources.who import WHO

RESOURCES: dict[str, Resource] = {
    one.name: one
    for one in (
        *RECORDS, *TOTALS, NEWS, DYADS, MATRIX, TURNS, FIRSTS, AGREEMENT, PROPOSALS, STEPS, BRIEF, DUES, CONFLICTS,
        WHO, SEARCH,
    )
}  # fmt: skip

__all__ = ["RESOURCES", "Answer", "Filters", "Resource"]
