"""`fmt` changes the form of what people wrote and nothing that it says."""

from hypothesis import given, settings

from knowledge_base.entities.editing.formatting import format_written
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.editing.written_part import split_written
from knowledge_base.entities.files.yaml_reading import read_yaml
from tests.entities.written_words import written


@given(written())
@settings(max_examples=300)
def test_fmt_twice_is_fmt_once_and_says_the_same(text: str) -> None:
    once = format_written(text, "actor")

    assert format_written(once, "actor") == once
    assert read_yaml(once)[0].data == read_yaml(text)[0].data
    assert sorted(find_comments(once)) == sorted(find_comments(text))


@given(written())
@settings(max_examples=300)
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    assert split_written(text).text == text


def test_fields_come_in_one_order_each_with_its_comments() -> None:
    text = (
        "aliases: [SL, Shining Path]  # as the press has it\n"
        "# checked in 1990\nkind: armed-group\n\n\n# its own word\nname: Sendero Luminoso\n# end\n"
    )

    assert format_written(text, "actor") == (
        "# its own word\nname: Sendero Luminoso\n"
        "# checked in 1990\nkind: armed-group\n"
        "aliases:  # as the press has it\n  - SL\n  - Shining Path\n# end\n"
    )


def test_what_is_in_form_stays_to_the_letter() -> None:
    text = (
        "name: 'Sendero Luminoso'\naliases:\n  - \"SL\"\ndescription: >-\n  Folded\n  words.\n"
        'reject: {aliases: [X]}\nnote: "over\n  two lines"\n\n'
    )

    assert format_written(text, "actor") == text


def test_a_text_that_is_no_yaml_is_left_alone() -> None:
    assert format_written("name: [x\nkind: y", "actor") == "name: [x\nkind: y"
