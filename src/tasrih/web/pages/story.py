"""One story: the articles that tell it, in their order, copies under their originals, and what is said in it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tasrih.record.listing import Part
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.pages.page import NotFound, Page, Request, Shown

_MOST = 200


def _show(desk: Desk, request: Request) -> Shown:
    name = request.path["story"]
    articles = desk.ask("articles", {"story": [name]}, Part(limit=_MOST, newest=False)).rows
    if not articles:
        raise NotFound(name)
    texts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in articles:
        texts[row["original_id"]].append(row)
    said = {"story": [name], "originals": True}
    answer = desk.ask("statements", said, request.asked.part())
    values = {
        "articles": articles,
        "texts": list(texts.values()),
        "speakers": [one for one in desk.facets("statements", said, ["speaker"], 9)["speaker"] if one.value != "OTHER"],
        "told": desk.ask("stories", {"story": [name]}, Part(limit=1)).rows[0],
    }
    request.ui.around.update(around(desk, answer.rows))
    return Shown(values, answer, f"/api/v1/statements?story={name}&originals=true", articles[0]["title"])


PAGE = Page("story", "/story/{story}", _show, under="stories")
