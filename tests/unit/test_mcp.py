"""The record for assistants: read-only, through the official client, every row with its evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from web_samples import client, record

import tasrih
from tasrih.web.desk import Desk
from tasrih.web.protocol import NoSuchTool, answer, tools
from tasrih.web.resources import RESOURCES


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("mcp") / "news.duckdb")


def test_every_resource_is_a_tool_that_only_reads() -> None:
    found = tools()
    assert {one.name for one in found} == {*RESOURCES, "article"}
    assert all(one.annotations and one.annotations.read_only_hint for one in found)


def test_tools_and_api_say_the_same(path: Path) -> None:
    said = answer(Desk(path), "statements", {"speaker": ["RUS"], "limit": 5})
    rows = client(path).get("/api/v1/statements?speaker=RUS&limit=5").json()["rows"]
    assert [row["id"] for row in said["rows"]] == [row["id"] for row in rows]


def test_a_row_carries_its_evidence(path: Path) -> None:
    desk, db = Desk(path), tasrih.open(path)
    for name in ("statements", "quantities", "people", "incidents"):
        for row in answer(desk, name, {})["rows"]:
            text = db.text(row["source"]["article"]) or ""
            if "offsets" in row:
                assert text[slice(*row["offsets"])] == row["quotation"]
            else:
                assert row["quotation"] in text
            assert row["version"]["lexicon"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("nothing", {}), ("statements", {"drop": "table"}), ("statements", {"since": "x"}), ("article", {"article": "x"}),
     ("search", {"q": "-"})],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(path: Path, name: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(tasrih.errors.TasrihError):
        answer(Desk(path), name, arguments)
    assert issubclass(NoSuchTool, tasrih.errors.TasrihError)


def test_the_official_client_is_answered(path: Path) -> None:
    async def ask() -> None:
        here = {"PYTHONPATH": str(Path(tasrih.__file__).parents[1])}
        parameters = StdioServerParameters(command=sys.executable, args=["-m", "tasrih", "mcp", str(path)], env=here)
        async with Client(stdio_client(parameters)) as session:
            listed = await session.list_tools()
            assert "statements" in [one.name for one in listed.tools]
            said = await session.call_tool("search", {"q": "العقوبات", "limit": 2})
            assert not said.is_error
            assert said.structured_content is not None
            assert said.structured_content["rows"][0]["quotation"]
            wrong = await session.call_tool("statements", {"since": "never"})
            assert wrong.is_error

    anyio.run(ask)
