"""JSON Schemas (draft-07) from the models, so that an editor explains every field and marks what is wrong while one types."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.fields.editor_help import add_help, add_part_help
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.files.extracted_block import MACHINE_KEY
from knowledge_base.vocabulary import FOLDERS, KINDS, EntityType

_DRAFT = "http://json-schema.org/draft-07/schema#"
_REF = "#/definitions/{model}"
_MACHINE_PART = {
    "type": ["object", "null"],
    "description": "written by build_kb.py; edit above this line, your edits win",
}


def schemas() -> dict[str, str]:
    """The text of each schema by its file name in `schema/`: one for each type, and one for authority files."""
    texts = {f"{kind}.json": _render(_make_record_schema(kind)) for kind in FIELDS}
    return {**texts, "authority.json": _render(_make_authority_schema())}


class _Draft07(GenerateJsonSchema):
    """Pydantic's schemas without what draft-07 lacks and without titles and defaults that only repeat the field's name."""

    schema_dialect = _DRAFT

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, str) and default else inner


def _make_record_schema(entity_type: EntityType) -> dict[str, Any]:
    schema = add_help(make_schema(FIELDS[entity_type]), entity_type)
    schema["properties"][MACHINE_KEY] = _MACHINE_PART
    return schema


def _make_authority_schema() -> dict[str, Any]:
    """A mapping of ids to entries, in which the kinds of an entry follow from the folder of its id."""
    entry = make_schema(AuthorityEntry)
    definitions = entry.pop("definitions")
    add_part_help({**definitions, "AuthorityEntry": entry})
    entry.pop("$schema")
    by_folder = {
        f"^{folder}/": {
            "allOf": [
                {"$ref": _REF.format(model="AuthorityEntry")},
                {"properties": {"kind": {"enum": list(KINDS[kind])}}},
            ]
        }
        for kind, folder in FOLDERS.items()
        if kind != "source"
    }
    return {
        "$schema": _DRAFT,
        "description": "What is known of entities before any article is read, by id.",
        "type": "object",
        "patternProperties": by_folder,
        "additionalProperties": False,
        "definitions": {**definitions, "AuthorityEntry": entry},
    }


def make_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of one model as a mapping, its parts under `definitions`."""
    schema = model.model_json_schema(
        by_alias=True, ref_template=_REF, schema_generator=_Draft07, mode="validation"
    )
    definitions = schema.pop("$defs", {})
    schema = {"$schema": _DRAFT, **schema, "definitions": definitions}
    return dict(_wrap_references(schema))


def render_schema(model: type[BaseModel]) -> str:
    """The text of the schema of one model, for a data file of another room."""
    return _render(make_schema(model))


def _wrap_references(node: Any) -> Any:
    """Draft-07 ignores what stands beside a `$ref`, so a reference with a description is put into `allOf`."""
    if isinstance(node, list):
        return [_wrap_references(item) for item in node]
    if not isinstance(node, dict):
        return node
    wrapped = {key: _wrap_references(value) for key, value in node.items()}
    if isinstance(wrapped.get("$ref"), str) and len(wrapped) > 1:
        reference = wrapped.pop("$ref")
        return {"allOf": [{"$ref": reference}], **wrapped}
    return wrapped


def _render(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
