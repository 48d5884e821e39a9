"""The data files of the events: what they must hold, and how mistakes in them are reported."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.mentions.events.event_data import (
    DATA_FILE,
    EventDataError,
    load_words,
    read_words,
)
from knowledge_base.mentions.events.frames import load_frames, read_frames

GOOD = """
patterns:
  violence:
    subject: agent
    object: affected
    prepositions: {against: affected}
    noun: {possessive: agent, of: affected, compound: auto}
frames:
  - kind: attack
    pattern: violence
    verbs: [attack, open fire, {word: shoot, object: people}]
    nouns: [attack, shooting]
    needs: [object+date]
"""


def read(tmp_path: Path, text: str) -> str:
    """The message about a wrong file, "" for a right one."""
    file = tmp_path / "frames.yml"
    file.write_text(text, encoding="utf-8")
    try:
        read_frames(file)
    except EventDataError as error:
        return str(error)
    return ""


def test_a_right_file_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("kind: attack", "kind: atack", "frames.yml:9:1: unknown kind 'atack'. Did you mean 'attack'?"),
        ("subject: agent", "subject: agnet", "frames.yml:4:1: unknown role 'agnet'. Did you mean 'agent'?"),
        ("pattern: violence", "pattern: voilence", "frames.yml:9:1: unknown pattern 'voilence'. Did you mean 'violence'?"),
        ("object: people", "object: peopel", "frames.yml:11:1: unknown class 'peopel'. Did you mean 'people'?"),
        ("object+date", "object+dat", "frames.yml:13:1: unknown need 'dat'. Did you mean 'date'?"),
        ("    verbs:", "    verb:", "frames.yml:11:1: unknown field 'verb' of a frame. Did you mean 'verbs'?"),
        ("verbs: [attack,", "verbs: [12,", "frames.yml:11:1: '12' is a number and no word."),
        ("frames:", "farmes:", "frames.yml:9:1: unknown part 'farmes'. Did you mean 'frames'?"),
        ("{word: shoot, ", "{wrod: shoot, ", "frames.yml:11:1: unknown condition 'wrod'. Did you mean 'word'?"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    assert message in read(tmp_path, GOOD.replace(right, wrong, 1))


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("kind: attack", "kind: atack").replace("subject: agent", "subject: agnet")

    assert len(read(tmp_path, text).splitlines()) == 2


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    assert "/frames.yml:3:1: no YAML:" in read(tmp_path, "frames:\n  - {kind: attack\n")


def test_a_missing_list_of_words_is_named(tmp_path: Path) -> None:
    file = tmp_path / "words.yml"
    file.write_text("light: carry\nhaevy: x\n", encoding="utf-8")

    with pytest.raises(EventDataError, match="the list 'transparent' is missing") as caught:
        read_words(file)
    assert "unknown list 'haevy'" in str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("\nlight: ", "\nlight: 12 ", "'light': '12' is no word."),
        ("\nlight: ", "\nlight: {a: b}\nlihgt: ", "'light' must be words in a text or a list"),
        ("\nlight: ", "\nlihgt: ", "unknown list 'lihgt'. Did you mean 'light'?"),
    ],
)
def test_a_mistake_in_the_words_is_named_with_its_line(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    text = DATA_FILE.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file = tmp_path / "words.yml"
    file.write_text(text.replace(right, wrong), encoding="utf-8")

    with pytest.raises(EventDataError, match=r"words\.yml:\d+:1: ") as error:
        read_words(file)
    assert message in str(error.value)


def test_no_noun_both_acts_and_cannot_act() -> None:
    both = {
        word
        for word, classes in load_words().classes.items()
        if "inert" in classes and classes & {"people", "fighters", "forces"}
    }

    assert both == set()


def test_longer_phrases_are_tried_first() -> None:
    for table in (load_frames().verbs, load_frames().nouns):
        for triggers in table.values():
            lengths = [len(trigger.words) for trigger in triggers]
            assert lengths == sorted(lengths, reverse=True)


def test_importing_the_events_imports_no_language_model() -> None:
    code = (
        "import sys, knowledge_base.mentions.events.find_events; sys.exit('spacy' in sys.modules)"
    )
    root = Path(__file__).parents[2]

    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
