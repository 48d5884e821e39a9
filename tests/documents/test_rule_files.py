"""The data files of the room are checked when they are read: a wrong entry is shown with its line and the cure."""

from pathlib import Path

import pytest

from knowledge_base.documents.detail_rules import detail_rules
from knowledge_base.documents.furniture_rules import furniture_rules
from knowledge_base.documents.rule_files import RuleFileError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what: x\n", "1:1: a list is expected here"),
        ("- lines: [Go]\n", "1:3: say in `what:` which furniture this is."),
        ("- what: x\n  line: [Go]\n", "2:3: unknown field 'line'. Did you mean 'lines'?"),
        ("- what: x\n  masks: tial\n", "2:10: 'tial' is not known here. Did you mean 'tail'?"),
        ("- what: x\n  lines: [Go, 'go!']\n", "2:15: 'go!' stands in the file already."),
        ("- what: x\n  lines: ['***']\n", "2:11: a line needs a letter or a digit"),
        ("- what: x\n  patterns:\n    - 'a('\n", "3:7: 'a(' is no regular expression"),
        ("- what: x\n  what: y\n", "2:3: 'what' stands here twice; merge the two."),
        ("- what: [x]\n", "1:9: a text is expected here."),
        ("- what: 'x\n", "2:1: this is not YAML"),
    ],
)
def test_a_wrong_entry_is_shown_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "furniture.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(RuleFileError) as caught:
        furniture_rules(path)

    assert str(caught.value).startswith(f"{path}:{expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("(?P<author>(?-i:[A-Z]).{2,100})", "someone", "must say where the author is"),
        ("{date}", "date", "must say once where the date is: {date}."),
        ("  12: [", "  13: [", "'13' is no month; use 1 to 12."),
        ("media_words:", "media_word:", "unknown field 'media_word'. Did you mean 'media_words'?"),
    ],
)
def test_a_wrong_detail_rule_is_shown(tmp_path: Path, old: str, new: str, expected: str) -> None:
    original = Path(__file__).parents[2] / "knowledge_base" / "documents" / "details.yml"
    path = tmp_path / "details.yml"
    path.write_text(original.read_text("utf-8").replace(old, new, 1), "utf-8")
    if old == "{date}":
        path.write_text(original.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(RuleFileError) as caught:
        detail_rules(path)

    assert expected in str(caught.value)


def test_all_mistakes_of_a_file_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "furniture.yml"
    text = "- what: x\n  masks: tial\n  lines: [Go, go, '***']\n  patterns: ['a(']\n- lines: [Ok]\n"
    path.write_text(text, "utf-8")

    with pytest.raises(RuleFileError) as caught:
        furniture_rules(path)

    assert [problem.line for problem in caught.value.problems] == [2, 3, 3, 4, 5]


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    path = tmp_path / "details.yml"
    path.write_text("series: []\n", "utf-8")

    with pytest.raises(RuleFileError, match="'rubrics' is missing"):
        detail_rules(path)
