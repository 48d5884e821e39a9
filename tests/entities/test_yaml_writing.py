from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge_base.entities.files.extracted_block import is_untouched, render_block, render_file
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.files.yaml_writing import write_scalar

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
