"""Networks as GraphML, which Gephi, visone, igraph and others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasrih.errors import TasrihError
from tasrih.export.bidi import one_line
from tasrih.export.labels import actor_label, issue_label, question_label
from tasrih.record.database import Relation
from tasrih.record.listing import Row, all_rows

if TYPE_CHECKING:
    from networkx import MultiGraph

TIES = ("subtract", "congruence", "conflict")


def graphml(answer: Relation, tie: str = "subtract") -> str:
    """`Database.agreement` or `Database.affiliations` as a graph.

    Nodes are actors, and in two modes matters (`mode` tells which), with names in both languages. Edges have all
    columns of the answer; `weight` is the `tie`, and where it is 0 there is no edge. Edges of several periods stand
    side by side, each with its `period`.

    Raises:
        TasrihError: networkx is not installed, or the network has no such tie.
    """
    networkx, columns = _library(), answer.columns
    if tie not in columns:
        raise TasrihError(f"there is no {tie} between actors and matters; their tie is {TIES[0]}")
    graph = networkx.MultiGraph()
    for row in all_rows(answer).rows:
        if row[tie]:
            _add(graph, row, tie)
    return "\n".join(networkx.generate_graphml(graph)) + "\n"


def _library() -> Any:
    try:
        import networkx
    except ImportError as error:
        raise TasrihError(f"GraphML needs {error.name}: pip install 'tasrih[graphs]'") from error
    return networkx


def _add(graph: MultiGraph[str], row: Row, tie: str) -> None:
    ends = (_actor(graph, row["a"]), _actor(graph, row["b"])) if "a" in row else _both_modes(graph, row)
    key = graph.add_edge(*ends, weight=float(row[tie]))
    graph.edges[*ends, key].update({name: _plain(value) for name, value in row.items() if value is not None})


def _actor(graph: MultiGraph[str], code: str) -> str:
    name = actor_label(code)
    graph.add_node(code, mode="actor", en=one_line(name.en), ar=one_line(name.ar))
    return code


def _both_modes(graph: MultiGraph[str], row: Row) -> tuple[str, str]:
    matter = (row["question"] or row["issue"]) + (f" → {row['target']}" if row["target"] else "")
    name = question_label(row["question"]) if row["question"] else issue_label(row["issue"])
    graph.add_node(matter, mode="matter", en=one_line(name.en), ar=one_line(name.ar))
    return _actor(graph, row["actor"]), matter


def _plain(value: object) -> str | int | float:
    """GraphML has neither lists nor days."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if isinstance(value, int | float) else str(value)
