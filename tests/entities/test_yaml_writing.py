import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge_base.entities.files.extracted_block import (
    has_words,
    is_untouched,
    modeline,
    render_block,
    render_file,
)
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.files.yaml_writing import write_scalar

PROJECT = Path(__file__).parents[2]
# Lone halves of a character cannot be in a file, so no text that was read holds one.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        *("", "~", "null", "NO", "yes", "Off", "y", "0123", "1_000", "1:20", "2014-09", "198X"),
        *("1e5", "0x1F", "0o17", ".5", "-", "- a", "?", "a: b", "a:", "a #b", "#a", "'a", '"a"'),
        *("[a", "{a}", "a, b", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "a\nb", "a\r\nb"),
        *(
            " a",
            "a ",
            "\ta",
            "a\tb",
            "\x00",
            "\x7f",
            "\x85",
            "\u2028",
            "\ufeff",
            "\u200b",
            "\u202e",
        ),
        *(
            "Urabeños",
            "“Fuerzas Comando”",
            "El «Chapo»",
            "Путин",
            "中国",
            "😀",
            "= a",
            "<<",
            "---",
            "...",
        ),
    ]
)
SCALARS = (
    WORDS
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none()
)
ITEMS = SCALARS | st.dictionaries(WORDS, SCALARS | st.lists(WORDS, max_size=3), max_size=4)
BLOCKS = st.dictionaries(
    WORDS.filter(lambda key: key != "digest"),
    ITEMS | st.lists(ITEMS, max_size=4),
    max_size=5,
)


@given(BLOCKS)
@example({"x": {}, "y": [], "z": [[]], "a": [{}], "b": {"<<": 1e-7}, "c": 1e300})
def test_a_block_is_read_as_it_was_written(block: dict[str, Any]) -> None:
    tree, troubles = read_yaml(render_file(None, "actor", block), machine_key="extracted")
    read = dict(tree.data["extracted"])

    assert troubles == []
    assert is_untouched(read)
    assert {key: value for key, value in read.items() if key != "digest"} == block


@given(WORDS)
def test_words_stay_words_for_every_reader(text: str) -> None:
    line = f"k: [{write_scalar(text)}]\n"

    assert yaml.safe_load(line) == {"k": [text]}


@given(BLOCKS)
def test_a_block_does_not_depend_on_the_order_it_was_gathered_in(block: dict[str, Any]) -> None:
    backwards = dict(reversed(block.items()))

    assert render_block(backwards) == render_block(block)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Sendero Luminoso", "Sendero Luminoso"),
        ("002_cbad96a83289a78f", "002_cbad96a83289a78f"),
        ("places/ene-river", "places/ene-river"),
        ("“El Chapo” Guzmán", '"“El Chapo” Guzmán"'),
        ("2014-09", '"2014-09"'),
        ("198X", '"198X"'),
        ("NO", '"NO"'),
        ("September, 2014", '"September, 2014"'),
        (7.6, "7.6"),
        (5, "5"),
        (1e-7, "1.0e-07"),
        (None, "null"),
        (True, "true"),
    ],
)
def test_quotes_stand_only_where_a_reader_could_be_mistaken(value: object, written: str) -> None:
    assert write_scalar(value) == written


def test_what_yaml_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError):
        write_scalar(float("nan"))
    with pytest.raises(TypeError):
        write_scalar(object())


@pytest.mark.parametrize("place", ["corpora/entities", "corpora/an odd # place/ñ/entities"])
def test_the_modeline_of_another_base_in_the_project_leads_to_its_schemas(place: str) -> None:
    folder = PROJECT / place
    line = render_file(None, "actor", {"name": "X"}, folder=folder).splitlines()[0]
    way = unquote(line.partition("=")[2])

    assert os.path.normpath(folder / "actors" / way) == str(PROJECT / "schema" / "actor.json")
    assert not has_words(f"{line}\n")


def test_a_base_elsewhere_without_schemas_gets_no_modeline_and_the_same_bytes_anywhere(
    tmp_path: Path,
) -> None:
    births = {
        render_file(None, "actor", {"name": "X"}, folder=tmp_path / place / "entities")
        for place in ("a", "b/c")
    }

    assert [born[:10] for born in births] == ["extracted:"]


def test_a_base_elsewhere_with_schemas_beside_it_has_its_modeline_lead_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "schema").mkdir()
    beside = "# yaml-language-server: $schema=../../schema/actor.json\n"

    assert modeline("actor") == beside
    assert modeline("actor", folder=tmp_path / "entities") == beside
    assert modeline("actor", folder=PROJECT / "entities") == beside
