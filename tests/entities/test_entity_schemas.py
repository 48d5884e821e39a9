import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from knowledge_base import edtf
from knowledge_base.entities import field_tables, read_records, schemas
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.vocabulary import ENTITY_TYPES, EntityType

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}

GOOD: list[tuple[EntityType, str]] = [
    (
        "actor",
        """\
name: Sendero Luminoso
kind: armed-group
status: reviewed
aliases:
  - Shining Path
  - {text: SL, language: es, note: in police reports}
country: places/peru
active: 1980/..
roles: Chairman
identifiers: {wikidata: Q1}
relations:
  - type: operates-in
    to: places/vraem
    evidence: {source: 002_cbad96a83289a78f, quote: "the VRAEM", nth: 1}
references:
  description: [{title: "…", publisher: "…", date: "2003", url: "https://example.org/a"}]
reject: {aliases: [Sendero Terrorista], participants: [actors/x]}
extracted: {digest: 3f9a}
""",
    ),
    (
        "place",
        """\
name: Trujillo
kind: city
within: null
acts: false
coordinates: {lat: -8.1, lon: -79, precision: town, reference: GeoNames 1}
""",
    ),
    ("date", "edtf: 2014\nkind: year\n"),
    (
        "event",
        """\
name: Cocaine in coal, Trujillo
kind: seizure
date: null
killed: 10
wounded: null
places: places/trujillo
participants: [actors/dirandro, {role: victim, text: ten soldiers}]
quantities: {amount: 7.6, unit: t, of: cocaine}
""",
    ),
    (
        "topic",
        "name: Plan Colombia\nkind: programme\nsame_as: topics/plan\nnot_same_as: topics/x\n",
    ),
    (
        "source",
        """\
title: Organized Crime
published: "2016-05-20"
show: quotes
corrections:
  - {text: Eni, is: places/ene-river}
  - {text: the 80s, date: 198X, nth: 2}
  - {text: Commission, reject: true}
extracted:
""",
    ),
]
WRONG: list[tuple[EntityType, str]] = [
    ("actor", "naem: X\n"),
    ("actor", "name: X\nkind: city\n"),
    ("actor", "name: X\nstatus: done\n"),
    ("actor", "name: X\ncountry: Peru\n"),
    ("actor", "name: X\naliases: [{txt: Y}]\n"),
    ("actor", "name: X\nrelations: [{to: places/x}]\n"),
    ("actor", "name: X\nevidence: {source: s}\n"),
    ("actor", "name: X\nreferences: {description: [{title: T, url: 'javascript:alert(1)'}]}\n"),
    ("place", "name: X\nacts: 'yes'\n"),
    ("place", "name: X\ncoordinates: {lat: 91, lon: 0, precision: point}\n"),
    ("event", "name: X\nkilled: -1\n"),
    ("event", "name: X\nkilled: '3'\n"),
    ("event", "name: X\nplaces: [{}]\n"),
    ("source", "corrections: [{text: Eni}]\n"),
    ("source", "corrections: [{text: Eni, reject: true, date: '1983'}]\n"),
]


def is_read(kind: EntityType, text: str, folder: Path) -> bool:
    stem = "2014" if kind == "date" else "x"
    file = folder / f"{kind}s" / f"{stem}.yml"
    file.parent.mkdir()
    file.write_text(text.replace("extracted: {digest: 3f9a}\n", ""), encoding="utf-8")
    return read_records(folder)[1] == []


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_what_the_build_accepts_an_editor_accepts(
    kind: EntityType, text: str, tmp_path: Path
) -> None:
    data = read_like_an_editor(text)

    errors = list(Draft7Validator(SCHEMAS[f"{kind}.json"]).iter_errors(data))

    assert errors == []
    assert is_read(kind, text, tmp_path)


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_the_build_refuses_an_editor_marks(
    kind: EntityType, text: str, tmp_path: Path
) -> None:
    validator = Draft7Validator(SCHEMAS[f"{kind}.json"])

    assert not validator.is_valid(read_like_an_editor(text))
    assert not is_read(kind, text, tmp_path)


def read_like_an_editor(text: str) -> Any:
    """YAML 1.2, as editors read it: no dates, only true and false."""
    return _Yaml12Loader(text).get_single_data()


class _Yaml12Loader(yaml.SafeLoader):
    """PyYAML without the guesses of YAML 1.1 that YAML 1.2 dropped."""


_Yaml12Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_draft_07_and_the_committed_one_is_fresh(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in schemas()[name]
    assert (PROJECT / "schema" / name).read_text("utf-8") == schemas()[name], (
        "run build_kb.py schema"
    )


def test_authority_files_follow_their_schema() -> None:
    validator = Draft7Validator(SCHEMAS["authority.json"])
    files = sorted((PROJECT / "knowledge_base" / "authority").glob("*.yml"))

    wrong = [
        f"{file.name}: {error.json_path}: {error.message}"
        for file in files
        for error in validator.iter_errors(read_like_an_editor(file.read_text("utf-8")))
    ]

    assert wrong == []
    assert not validator.is_valid({"places/x": {"name": "X", "kind": "person"}})
    assert not validator.is_valid({"Peru": {"name": "Peru", "kind": "country"}})


@pytest.mark.parametrize("kind", ENTITY_TYPES)
def test_every_field_is_explained(kind: EntityType) -> None:
    properties = SCHEMAS[f"{kind}.json"]["properties"]

    assert [key for key in properties if not properties[key].get("description")] == []


def test_every_field_stands_in_a_table() -> None:
    tables = field_tables()

    for kind in ENTITY_TYPES:
        listed = tables["every entity"] + tables[kind]
        assert [key for key in list_keys(FIELDS[kind]) if f"| `{key}` |" not in listed] == []


def test_the_sections_make_a_page_with_one_title_and_dates_that_can_be_read() -> None:
    page = "\n\n".join(field_tables().values())
    examples = re.findall(r"`([^` ]+)`", field_tables()["dates"])

    assert [line for line in page.splitlines() if line.startswith("# ")] == [
        "# Fields of entity files"
    ]
    assert len(examples) == 14
    assert all(edtf.parse(example) for example in examples)


def test_a_table_row_says_what_is_held_allowed_and_how_it_looks() -> None:
    tables = field_tables()

    assert (
        "| `active` | When it existed or acted (EDTF). null: known to be unknown. | date (EDTF), `null` |"
        " `1980/..` |" in tables["actor"]
    )
    assert (
        "| `show` | full: readers see the article. quotes: only the marked passages. | `full`, `quotes` |"
        in tables["source"]
    )
    assert "one or a list of: mapping (alias) or words" in tables["every entity"]
