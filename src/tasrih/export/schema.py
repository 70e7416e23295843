"""The JSON Schema of a reading (`tasrih schema`), made from the model itself."""

from __future__ import annotations

from typing import Any

import msgspec

from tasrih.export.schema_notes import FIELDS
from tasrih.model import SCHEMA_VERSION, Reading

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"https://tasrih.github.io/schema/reading-{SCHEMA_VERSION}.json"


def reading_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `tasrih read --json` prints for one article."""
    schema = msgspec.json.schema(Reading)
    definitions: dict[str, dict[str, Any]] = schema.pop("$defs")
    for name, definition in definitions.items():
        _describe(name, definition)
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "tasrih reading",
        "description": "Everything tasrih read out of one article; offsets are half-open, in code points.",
        **schema,
        "$defs": definitions,
    }


def _describe(name: str, definition: dict[str, Any]) -> None:
    """A printed reading has every key: all are required, and each says what it holds."""
    properties = definition.get("properties", {})
    definition["required"] = list(properties)
    definition["additionalProperties"] = False
    for key, value in properties.items():
        note = FIELDS.get(f"{name}.{key}") or FIELDS.get(key)
        if note:
            properties[key] = {**value, "description": note}
