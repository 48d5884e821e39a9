"""What an editor shows while one types: hover texts, examples and snippets, added to the JSON Schemas.

`markdownDescription` and `defaultSnippets` are words of the YAML language server (VS Code and others); other readers of the schemas
pass over them.
"""

from collections.abc import Mapping
from typing import Any

from knowledge_base.entities.fields.examples import example_of
from knowledge_base.entities.files.yaml_writing import write_entry
from knowledge_base.relation_types import RELATIONS
from knowledge_base.vocabulary import EVENT_ROLES, EntityType

_CHOICES = {"type": tuple(RELATIONS), "role": EVENT_ROLES}
_DECISIONS: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    (
        "reject this record",
        "It is no entity of this base; its names are never proposed again.",
        {"status": "rejected", "reason": "a heading, not a group"},
    ),
    (
        "this record is checked",
        "A person has read its page and followed its evidence.",
        {"status": "reviewed"},
    ),
)

Schema = dict[str, Any]


def add_help(schema: Schema, entity_type: EntityType) -> Schema:
    """The schema of a type's records with a hover text and an example for each field, and snippets for what has several parts."""
    for key, field in schema["properties"].items():
        example = example_of(entity_type, key)
        field["examples"] = [example]
        field["markdownDescription"] = _hover(field, write_entry(key, example))
        if isinstance(example, list | dict):
            field["defaultSnippets"] = [_snippet(key, field["description"], example)]
    add_part_help(schema["definitions"])
    schema["defaultSnippets"] = [
        *(_snippet(label, words, body) for label, words, body in _DECISIONS),
        _snippet(
            "the same as another record",
            "Its page becomes a redirect; its names and mentions flow to the other.",
            {"same_as": example_of(entity_type, "same_as")},
        ),
    ]
    return schema


def add_part_help(definitions: Mapping[str, Schema]) -> None:
    """A hover text for each key of the parts that fields are made of."""
    for part in definitions.values():
        for key, field in part.get("properties", {}).items():
            examples = [write_entry(key, example) for example in field.get("examples", ())]
            field["markdownDescription"] = _hover(field, examples[0] if examples else [])


def _hover(field: Schema, example: list[str]) -> str:
    shown = ["", "```yaml", *example, "```"] if example else []
    return "\n".join([field.get("description", ""), *shown])


def _snippet(label: str, description: str, example: Any) -> Schema:
    return {"label": label, "description": description, "body": _add_stops(example, "", [0])}


def _add_stops(value: Any, key: str, count: list[int]) -> Any:
    """The example with a tab stop at each of its words; closed lists offer their words, the example's first."""
    if isinstance(value, Mapping):
        return {name: _add_stops(inner, name, count) for name, inner in value.items()}
    if isinstance(value, list):
        return [_add_stops(inner, key, count) for inner in value]
    if not isinstance(value, str):
        return value
    count[0] += 1
    if key in _CHOICES and value in _CHOICES[key]:
        words = [value, *(word for word in _CHOICES[key] if word != value)]
        return f"${{{count[0]}|{','.join(words)}|}}"
    return f"${{{count[0]}:{value}}}" if "}" not in value else value
