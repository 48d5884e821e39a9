"""The word lists of the names: what they must hold, and how mistakes in them are reported."""

from pathlib import Path

import pytest

from knowledge_base.mentions.names.data_files import NameDataError
from knowledge_base.mentions.names.word_lists import DATA_FILE, name_words, read_name_words

RIGHT = DATA_FILE.read_text(encoding="utf-8")


def read(tmp_path: Path, old: str, new: str) -> str:
    """The message about the right file with a mistake put in."""
    assert RIGHT.count(old) == 1
    file = tmp_path / "name_words.yml"
    file.write_text(RIGHT.replace(old, new), encoding="utf-8")
    with pytest.raises(NameDataError) as error:
        read_name_words(file)
    return str(error.value)


def line_of(text: str) -> int:
    return RIGHT[: RIGHT.index(text)].count("\n") + 1


def test_the_lists_of_the_package_are_right() -> None:
    assert name_words().place_heads["airport"] == "facility"


def test_words_that_yaml_would_take_for_yes_or_no_stay_words() -> None:
    assert {"no", "yes"} <= name_words().not_names


def test_an_unknown_list_is_named_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    message = read(tmp_path, "\ngiven_names:", "\ngiven_name:")

    line = line_of("given_names:")
    assert (
        f"name_words.yml:{line}:1: unknown list 'given_name'. Did you mean 'given_names'?"
        in message
    )
    assert "the list 'given_names' is missing." in message


def test_an_unknown_kind_is_named_with_its_line_and_what_is_allowed(tmp_path: Path) -> None:
    message = read(tmp_path, "  criminal-group: [", "  criminal-grup: [")

    assert f"/name_words.yml:{line_of('  criminal-group: [')}:3: actor_heads: " in message
    assert (
        "unknown kind 'criminal-grup'. Did you mean 'criminal-group'? Allowed: person," in message
    )


def test_a_text_where_a_list_is_expected(tmp_path: Path) -> None:
    message = read(tmp_path, "\nspeech_verbs: [", "\nspeech_verbs: say\nspoken: [")

    assert "'speech_verbs' must be a list of words." in message


def test_a_word_with_a_capital_or_accent_would_never_match(tmp_path: Path) -> None:
    message = read(tmp_path, "given_names: [aaron,", "given_names: [Aarón,")

    assert "given_names: 'Aarón' must be in lower case without accents: 'aaron'." in message


@pytest.mark.parametrize("number", ["12", "1.5", "2016-05-20"])
def test_a_number_is_no_word_unless_it_is_in_quotes(tmp_path: Path, number: str) -> None:
    message = read(tmp_path, "given_names: [aaron,", f"given_names: ['1990', {number},")

    assert f"given_names: {number} is a number and no word; put it in quotes" in message
    assert "1990" not in message


def test_a_list_that_stands_twice_is_named(tmp_path: Path) -> None:
    message = read(tmp_path, "\ngiven_names:", "\nspeech_verbs: [say]\ngiven_names:")

    assert "the list 'speech_verbs' stands here twice; merge the two." in message


def test_a_wrong_type_of_a_leading_word(tmp_path: Path) -> None:
    message = read(tmp_path, "rio: place/river", "rio: place/rivers")

    assert "type/kind expected, not 'place/rivers'. Did you mean 'place/river'?" in message


def test_what_is_no_yaml_is_said_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "name_words.yml"
    file.write_text("titles: [a\nb: [", encoding="utf-8")
    with pytest.raises(NameDataError, match=r"name_words.yml:\d+:1: no YAML"):
        read_name_words(file)
