"""Everything that can be asked, by pages and API alike. A new resource is one file here and one line below."""

from __future__ import annotations

from tasrih.web.resources.records import RECORDS
from tasrih.web.resources.search import SEARCH
from tasrih.web.resources.table import Answer, Filters, Resource

RESOURCES: dict[str, Resource] = {one.name: one for one in (*RECORDS, SEARCH)}

__all__ = ["RESOURCES", "Answer", "Filters", "Resource"]
