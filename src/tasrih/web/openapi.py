"""The OpenAPI document of the API, made from the same table of resources that answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

import tasrih
from tasrih.model import Reading
from tasrih.web.parameters import PAGING, Parameter
from tasrih.web.resources import RESOURCES, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_TYPES: dict[str, dict[str, Any]] = {
    "VARCHAR": {"type": "string"},
    "BIGINT": {"type": "integer"},
    "INTEGER": {"type": "integer"},
    "HUGEINT": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "BOOLEAN": {"type": "boolean"},
    "DATE": {"type": "string", "format": "date"},
    "TIMESTAMP": {"type": "string", "format": "date-time"},
}
_FIELD = re.compile(r'\b"?(\w{1,64})"? (\w{1,64}(?:\[\])?)(?:, |$)')
_FORMAT = Parameter("format", "text", "json (as without it), csv or parquet.")
_WITH_CALENDAR = _FORMAT._replace(
    about="json (as without it), csv, parquet, or ics: a calendar of all that is asked for."
)


def document(desk: Desk) -> dict[str, Any]:
    """The document, for the columns that this record has."""
    paths: dict[str, Any] = {f"/api/v1/{one.name}": {"get": _operation(one)} for one in RESOURCES.values()}
    paths["/api/v1/articles/{article}"] = {"get": _reading_operation()}
    schemas = {f"{one.name}_row": _row(one.columns(desk)) for one in RESOURCES.values()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "tasrih: the record of what states say and do",
            "version": tasrih.__version__,
            "description": "Every page of the desk asks the same questions and shows the same rows. Offsets are"
            " half-open, in Unicode code points, into the article's text. An answer's ETag changes with the record.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas | {"error": _ERROR} | _reading(), "securitySchemes": _SECURITY},
        "security": [{}, {"token": []}],
    }


_ERROR = {
    "type": "object",
    "properties": {"status": {"type": "integer"}, "error": {"type": "string"}},
    "required": ["status", "error"],
}
_SECURITY = {"token": {"type": "http", "scheme": "bearer", "description": "Only of desks that others can reach."}}


def _operation(resource: Resource) -> dict[str, Any]:
    several = {"type": "array", "items": {"$ref": f"#/components/schemas/{resource.name}_row"}}
    body = {
        "type": "object",
        "properties": {
            "resource": {"const": resource.name},
            "tasrih": {"type": "string"},
            "state": {"type": "string"},
            "total": {"type": "integer"},
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
            "next": {"type": ["string", "null"]},
            "rows": several,
        },
        "required": ["resource", "tasrih", "state", "total", "limit", "offset", "next", "rows"],
    }
    named = [*resource.parameters, *PAGING, _WITH_CALENDAR if resource.calendar else _FORMAT]
    return {
        "operationId": resource.name,
        "summary": resource.about,
        "parameters": [_parameter(one) for one in named],
        "responses": {"200": _content("Rows, each with a stable id.", body), **_errors("400", "503")},
    }


def _reading_operation() -> dict[str, Any]:
    article = {"name": "article", "in": "path", "required": True, "schema": {"type": "string"}}
    answer = _content("Everything read out of it.", {"$ref": "#/components/schemas/Reading"})
    return {
        "operationId": "reading",
        "summary": "One article's whole reading, as `tasrih read --json` prints it.",
        "parameters": [article],
        "responses": {"200": answer, **_errors("404")},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    several = {"style": "form", "explode": True} if one.form == "codes" else {}
    told = {"name": one.name, "in": "query", "required": one.required, "description": one.about}
    return {**told, "schema": one.schema, **several}


def _content(about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _errors(*codes: str) -> dict[str, Any]:
    return {code: _content("Why not.", {"$ref": "#/components/schemas/error"}) for code in codes}


def _row(columns: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _nullable(_type(kind)) for name, kind in columns.items()},
        "required": list(columns),
    }


def _type(kind: str) -> dict[str, Any]:
    if kind.endswith("[]"):
        return {"type": "array", "items": _type(kind[:-2])}
    if kind.startswith("STRUCT("):
        fields = {name: _nullable(_type(inner)) for name, inner in _FIELD.findall(kind[7:-1])}
        return {"type": "object", "properties": fields}
    return dict(_TYPES[kind])


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return schema | {"type": [schema["type"], "null"]}


def _reading() -> dict[str, Any]:
    """The nouns of a reading."""
    _, nouns = msgspec.json.schema_components([Reading], ref_template="#/components/schemas/{name}")
    return nouns
