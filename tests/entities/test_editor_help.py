"""What an editor offers is right: hover texts for every field, snippets and templates that validate, schemas for every folder."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from knowledge_base.entities import new_record, read_records, templates
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import ENTITY_TYPES, FOLDERS, EntityType
from tests.entities.test_entity_schemas import PROJECT, SCHEMAS, read_like_an_editor

_STOP = re.compile(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*\|)\}")


def list_fields(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    parts = [*schema.get("definitions", {}).values(), schema]
    return [item for part in parts for item in part.get("properties", {}).items()]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_field_and_every_part_of_one_has_a_hover_text(name: str) -> None:
    fields = [(key, field) for key, field in list_fields(SCHEMAS[name]) if key != "extracted"]

    assert fields
    assert [key for key, field in fields if not field.get("description")] == []
    assert [key for key, field in fields if not field.get("markdownDescription")] == []


def test_a_hover_text_shows_how_the_field_is_written() -> None:
    assert SCHEMAS["event.json"]["properties"]["date"]["markdownDescription"] == (
        'When it happened (EDTF). null: known to be unknown.\n\n```yaml\ndate: "2014-08-26"\n```'
    )


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_examples_and_snippets_validate(kind: EntityType) -> None:
    schema = SCHEMAS[f"{kind}.json"]
    whole = Draft7Validator(schema)

    for key in list_keys(FIELDS[kind]):
        field = schema["properties"][key]
        for example in field["examples"]:
            assert list(whole.iter_errors({key: example})) == [], key
        for snippet in field.get("defaultSnippets", ()):
            assert list(whole.iter_errors({key: fill(snippet["body"])})) == [], key
    for snippet in schema["defaultSnippets"]:
        assert list(whole.iter_errors(fill(snippet["body"]))) == [], snippet["label"]


def fill(body: Any) -> Any:
    """A snippet as it stands when one accepts every proposal."""
    if isinstance(body, dict):
        return {key: fill(value) for key, value in body.items()}
    if isinstance(body, list):
        return [fill(value) for value in body]
    return _STOP.sub(lambda m: m[1] or m[2], body) if isinstance(body, str) else body


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_a_template_is_right_once_all_is_uncommented(kind: EntityType, tmp_path: Path) -> None:
    name = {"date": "198X", "source": "report", "event": "2014-09 seizure Trujillo"}
    made = new_record(kind, name.get(kind, "Los Corvos"), tmp_path)
    assert not isinstance(made, Problem)

    filled = re.sub(r"^# ", "", made.read_text("utf-8"), flags=re.MULTILINE)
    made.write_text(filled, "utf-8")

    data = read_like_an_editor(filled)
    assert set(data) == set(list_keys(FIELDS[kind]))
    assert list(Draft7Validator(SCHEMAS[f"{kind}.json"]).iter_errors(data)) == []
    assert read_records(tmp_path)[1] == []


def test_the_templates_for_a_browser_are_fresh_and_name_their_schema() -> None:
    for name, text in templates().items():
        assert (PROJECT / "schema" / "templates" / name).read_text("utf-8") == text, (
            "run build_kb.py schema"
        )
        assert text.startswith(
            f"# yaml-language-server: $schema=../../schema/{Path(name).stem}.json"
        )


def read_settings(name: str) -> Any:
    """JSON with comments, as VS Code reads it."""
    text = (PROJECT / ".vscode" / name).read_text("utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_vs_code_knows_the_schema_of_a_file_without_its_first_line() -> None:
    schemas = read_settings("settings.json")["yaml.schemas"]

    for kind, folder in FOLDERS.items():
        (schema,) = (s for s, glob in schemas.items() if fnmatch(f"entities/{folder}/x.yml", glob))
        assert schema == f"./schema/{kind}.json"
    assert all((PROJECT / schema).is_file() for schema in schemas)
    assert read_settings("extensions.json")["recommendations"] == ["redhat.vscode-yaml"]


def test_vs_code_finds_file_line_and_message_in_what_check_prints() -> None:
    (task,) = read_settings("tasks.json")["tasks"]
    pattern = re.compile(task["problemMatcher"]["pattern"][0]["regexp"])
    expected = sorted((PROJECT / "tests" / "golden" / "broken_files").glob("*/expected.txt"))
    lines = [line for file in expected for line in file.read_text("utf-8").splitlines()]
    placed = [line for line in lines if re.search(r"\.yml:\d", line)]

    assert len(placed) > 50
    assert [line for line in placed if not pattern.match(line)] == []
    found = pattern.match("entities/a.yml:2:7: warning: x: y")
    assert found is not None
    assert found.groups() == ("entities/a.yml", "2", "7", "warning", "x: y")
