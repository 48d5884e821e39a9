"""The data file of the dates: what it must hold, and how mistakes in it are reported."""

from datetime import date
from pathlib import Path

import pytest

from knowledge_base.mentions.dates import date_data
from knowledge_base.mentions.dates.date_data import DateDataError, read_date_words
from knowledge_base.mentions.dates.feasts import easter, feast_days

FILE = Path(date_data.__file__).with_name("dates.yml")


def read(tmp_path: Path, right: str = "", wrong: str = "") -> str:
    """The message about the file with one thing in it changed, "" where it is right."""
    text = FILE.read_text("utf-8")
    assert right in text
    file = tmp_path / "dates.yml"
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        read_date_words(file)
    except DateDataError as error:
        return str(error)
    return ""


def test_the_file_is_right(tmp_path: Path) -> None:
    assert read(tmp_path) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("seasons:", "saesons:", "unknown table 'saesons'. Did you mean 'seasons'? Tables are: "),
        ("seasons:", "saesons:", "the table 'seasons' is missing."),
        ("    - [january, jan]\n", "", "'english' must list the names of twelve months."),
        ("spring: 21", "spring: 20", "'spring' must be 21 to 24, not '20'."),
        ("twenties: 192X", "twenties: 192x", "'twenties': '192x' is no date"),
        ('"2004-03-11"', '"2004-13-11"', "'11-M': '2004-13-11' has no month 13"),
        ('"christmas day": [12, 25]', '"christmas day": [12, 32]', "'christmas day': the calendar has no such month and day."),
        ("{easter: -46}", "{eastre: -46}", "'ash wednesday' must be [month, day], {easter: …}"),
        ("{easter: -46}", "{easter: early}", "'ash wednesday': easter must be days from Easter Sunday, one or two."),
        ("ahead_after: [will,", "ahead_after: [no,", "False"),
        ("month: 9, day: 11", "month: 9, day: 31", "no such month and day"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    said = read(tmp_path, right, wrong)

    assert said.startswith(f"{tmp_path}/dates.yml:")
    assert message in said or (message == "False" and "'no' is no text; put it in quotes." in said)


def test_what_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    assert "no YAML" in read(tmp_path, "seasons: {", "seasons: [")


# Published tables of Easter.
@pytest.mark.parametrize(
    "sunday", ["1961-04-02", "1990-04-15", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27"]
)
def test_easter_is_computed(sunday: str) -> None:
    day = date.fromisoformat(sunday)

    assert easter(day.year) == day


def test_a_feast_may_be_the_nth_weekday_of_a_month() -> None:
    assert feast_days("thanksgiving", 2016) == (date(2016, 11, 24), date(2016, 11, 24))
