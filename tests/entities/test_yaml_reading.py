from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.entities.fields.scalars import Plain
from knowledge_base.entities.files.file_names import FoundFile
from knowledge_base.entities.files.record_files import read_record
from knowledge_base.entities.files.yaml_reading import read_yaml

# Pieces that mean something to YAML or to a record, so that random joining finds the odd corners.
SIGNS = st.sampled_from(
    [
        *(
            "name",
            "aliases",
            "extracted",
            "evidence",
            "null",
            "x",
            "2014-09",
            "ñ",
            " ",
            "  ",
            "\t",
            "\n",
        ),
        *(
            "\r\n",
            ": ",
            ":\n",
            "- ",
            "\n- ",
            ", ",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "#",
            " #",
            "&a",
            "*a",
        ),
        *(
            "!t",
            "|\n",
            ">-\n",
            "? ",
            "---\n",
            "...\n",
            "<<",
            "%",
            "@",
            "\\",
            "\x00",
            "\u2028",
            "\ufeff",
        ),
    ]
)
TEXTS = st.lists(SIGNS, max_size=25).map("".join) | st.text(max_size=40)


@given(TEXTS.map(str.encode) | st.binary(max_size=40))
def test_no_file_is_so_odd_that_reading_it_fails(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.mktemp("entities") / "x.yml"
    file.write_bytes(raw)

    record, problems = read_record(
        FoundFile(file=file, relative="actors/x.yml", id="actors/x", type="actor")
    )

    assert (record is None) == bool(problems)
    assert all(Path(p.path) == file and p.message for p in problems)
    if record is not None:
        assert raw.decode().startswith(record.written_text)


def test_each_value_and_key_remembers_its_place() -> None:
    tree, troubles = read_yaml("# note\nname: X\naliases:\n  - {text: Y}\n  - 'Z'\n")

    assert troubles == []
    assert tree.data == {"name": "X", "aliases": [{"text": "Y"}, "Z"]}
    assert tree.values == {
        ("name",): (2, 7),
        ("aliases",): (4, 3),
        ("aliases", 0): (4, 5),
        ("aliases", 0, "text"): (4, 12),
        ("aliases", 1): (5, 5),
    }
    assert tree.keys == {("name",): (2, 1), ("aliases",): (3, 1), ("aliases", 0, "text"): (4, 6)}


def test_words_without_quotes_are_marked_and_nothing_is_guessed() -> None:
    data = read_yaml("a: 010\nb: '010'\nc: yes\nd: 2014-09-01\ne: ~\nf: '~'\n")[0].data

    assert data == {"a": "010", "b": "010", "c": "yes", "d": "2014-09-01", "e": None, "f": "~"}
    assert [type(value) for value in data.values()] == [Plain, str, Plain, Plain, type(None), str]


def test_the_machines_part_has_numbers_and_needs_no_positions() -> None:
    text = "name: X\nextracted:\n  a: 1\n  b: [7.6, '1', NO, true, null]\n"

    tree, troubles = read_yaml(text, machine_key="extracted")

    assert troubles == []
    assert tree.data["extracted"] == {"a": 1, "b": [7.6, "1", "NO", True, None]}
    assert text[tree.machine_key :].startswith("extracted:")
    assert set(tree.values) == {("name",)}


def test_a_byte_order_mark_counts_in_the_place_of_the_machines_part() -> None:
    text = "\ufeffname: X\r\nextracted: {}\r\n"

    assert text[read_yaml(text, machine_key="extracted")[0].machine_key :] == "extracted: {}\r\n"
