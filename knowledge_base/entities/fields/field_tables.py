"""The fields as tables for the docs, from the same models as the checks."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from knowledge_base.entities.fields.entity_fields import FIELDS, CommonFields
from knowledge_base.entities.fields.parts import (
    Alias,
    Coordinates,
    Correction,
    Evidence,
    Participant,
    PlaceRef,
    Quantity,
    Reference,
    Reject,
    Relation,
    Role,
)
from knowledge_base.entities.fields.schemas import make_schema
from knowledge_base.relation_types import RELATIONS

_PARTS: tuple[type[BaseModel], ...] = (
    Alias,
    Evidence,
    Reference,
    Role,
    Relation,
    PlaceRef,
    Participant,
    Quantity,
    Coordinates,
    Correction,
    Reject,
)
# How the forms that a JSON Schema can describe are called in a table.
_PATTERNS = {"^places/": "id of a place", "^(actors": "id"}
_COMMON = "every entity"
_TITLE = """\
# Fields of entity files

What may stand above the line `extracted:` of a file in `entities/`. Every field may be left out but `name`, and that only
where the build has found one. `null` says that something is known to be unknown. An id is a folder and a file name without
`.yml`, for instance `actors/sendero-luminoso`. A mapping is written `{key: value, key: value}`, or a key a line and indented.
"""
_DATES = """\
## Dates

Dates are written in EDTF (ISO 8601-2).

| value | what it means |
| --- | --- |
| `2014-08-26`, `2014-08`, `2014` | a day, a month, a year |
| `2014-21` to `2014-24` | spring, summer, autumn, winter of 2014 |
| `198X`, `18XX` | the 1980s, the 19th century |
| `2016-05-08/2016-05-13` | from one day to another |
| `2002/..`, `../1992` | since 2002, until 1992 |
| `[..1989-01-21]` | on that day or before it |
| `1984~`, `1984?`, `1984%` | about 1984; possibly 1984; both |
"""
_TIES = """\
## Types of relations

A relation stands in one of the two records; the page of the other reads it the other way round.

| type | on its own page | on the other page | what it means | leads to |
| --- | --- | --- | --- | --- |
"""
_PART_NAMES = {
    "PlaceRef": "place of an event",
    "RejectedRelation": "type and to",
    "RejectedParticipant": "role, entity or text",
}


def field_tables() -> dict[str, str]:
    """Sections of a Markdown page, in order, by what they describe: every entity, each type, and the parts of fields.

    Joined by blank lines they are the page, its title and the forms of dates included. The columns of each table: the field,
    what it holds, what is allowed, an example.
    """
    common = make_schema(CommonFields)
    own = {kind: _leave_out(make_schema(model), common) for kind, model in FIELDS.items()}
    parts = {_name_model(model.__name__): make_schema(model) for model in _PARTS}
    described = {_COMMON: common, **own, **parts}
    sections = {name: _render_section(name, schema) for name, schema in described.items()}
    whole = {"title": _TITLE, **sections, "ties": _ties(), "dates": _DATES}
    return {name: section.rstrip("\n") for name, section in whole.items()}


def _ties() -> str:
    rows = (
        [f"`{kind}`", w.phrase, w.inverse, w.meaning, ", ".join(w.leads_to) or "any record"]
        for kind, w in RELATIONS.items()
    )
    return _TIES + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _render_section(name: str, schema: Mapping[str, Any]) -> str:
    heading = f"## {name[0].upper()}{name[1:]}"
    return f"{heading}\n\n{schema['description']}\n\n{_render_table(schema)}"


def _leave_out(schema: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    """What a type adds to every entity; `kind` is every entity's, but its words are the type's."""
    shared = common["properties"].keys() - {"kind"}
    kept = {key: value for key, value in schema["properties"].items() if key not in shared}
    return {**schema, "properties": kept}


def _render_table(schema: Mapping[str, Any]) -> str:
    required = schema.get("required", ())
    rows = [
        [
            f"`{key}`",
            field.get("description", "") + (" Required." if key in required else ""),
            ", ".join(dict.fromkeys(_list_allowed(field))),
            ", ".join(f"`{example}`" for example in field.get("examples", ())),
        ]
        for key, field in schema["properties"].items()
    ]
    head = [["field", "what it holds", "allowed", "example"], ["---"] * 4]
    lines = ["| " + " | ".join(map(_escape_cell, row)) + " |" for row in head + rows]
    return "\n".join(lines) + "\n"


def _escape_cell(text: str) -> str:
    return text.replace("|", r"\|")


def _list_allowed(field: Mapping[str, Any]) -> Iterator[str]:
    """What a field may be, in words, the likeliest form first."""
    options = field.get("anyOf", ())
    if len(options) == 2 and options[0].get("items") == options[1]:
        yield f"one or a list of: {' or '.join(dict.fromkeys(_list_allowed(options[1])))}"
        return
    for option in options:
        yield from _list_allowed(option)
    if "enum" in field:
        yield from (f"`{word}`" for word in field["enum"])
    elif "const" in field:
        yield f"`{str(field['const']).lower()}`"
    elif "$ref" in field or "allOf" in field:
        yield _name_part(field)
    elif "type" in field:
        yield from _name_type(field)


def _name_part(field: Mapping[str, Any]) -> str:
    reference = field.get("$ref") or field["allOf"][0]["$ref"]
    return f"mapping ({_name_model(str(reference).rpartition('/')[2])})"


def _name_model(name: str) -> str:
    return _PART_NAMES.get(name, name.lower())


def _name_type(field: Mapping[str, Any]) -> Iterator[str]:
    names = {"integer": "whole number", "number": "number", "boolean": "`true`, `false`"}
    kind = field["type"]
    if kind == "null":
        yield "`null`"
    elif kind == "array":
        yield "list of " + " or ".join(dict.fromkeys(_list_allowed(field["items"])))
    elif kind == "object":
        yield "mapping"
    elif "pattern" in field:
        pattern = field["pattern"]
        yield next(
            (name for start, name in _PATTERNS.items() if pattern.startswith(start)), "words"
        )
    elif field.get("format") == "edtf":
        yield "date (EDTF)"
    else:
        yield names.get(kind if isinstance(kind, str) else "", "words")
