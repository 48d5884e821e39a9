"""The data files of the events: what they must hold, and how mistakes in them are reported."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from knowledge_base.entities import render_schema
from knowledge_base.mentions import data_models
from knowledge_base.mentions.events.document.find_events import find_events
from knowledge_base.mentions.events.lexicon.event_data import (
    DATA_FILE,
    EventDataError,
    load_words,
    read_words,
)
from knowledge_base.mentions.events.lexicon.frames import Trigger, load_frames, read_frames
from knowledge_base.model import Document, Mention, Span
from knowledge_base.vocabulary import EntityType

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "knowledge_base" / "mentions" / "events"
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
        ("pattern: violence", "pattern: voilence", "frames.yml:10:1: unknown pattern 'voilence'. Did you mean 'violence'?"),
        ("object: people", "object: peopel", "frames.yml:11:1: unknown class 'peopel'. Did you mean 'people'?"),
        ("object+date", "object+dat", "frames.yml:13:1: unknown need 'dat'. Did you mean 'date'?"),
        ("kind: attack", "kin: attack", "frames.yml:9:1: 'kind' is missing."),
        ("nouns: [attack, shooting]", "nouns: 3.5", "frames.yml:12:1: 'nouns': a list is expected, not '3.5'."),
        ("    verbs:", "    verb:", "frames.yml:11:1: unknown field 'verb'. Did you mean 'verbs'? Allowed here: kind, pattern, verbs, nouns, where, needs."),
        ("{word: shoot, ", "{wrod: shoot, ", "frames.yml:11:1: unknown field 'wrod'. Did you mean 'word'? Allowed here: word, object, subject, not_subject, preposition, after, without, known, alone, not_of."),
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

    with pytest.raises(EventDataError, match="'transparent' is missing") as caught:
        read_words(file)
    assert "words.yml:2:1: unknown field 'haevy'. Allowed here: " in str(caught.value)


def test_the_kinds_of_names_have_classes_that_exist(tmp_path: Path) -> None:
    text = (DATA / "event_words.yml").read_text(encoding="utf-8")
    text = text.replace("  facility: things", "  facility: thing")
    file = tmp_path / "words.yml"
    file.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "facility: thing" in row)

    with pytest.raises(EventDataError) as caught:
        read_words(file)
    assert f"words.yml:{line}:1: unknown class 'thing'. Did you mean 'things'?" in str(caught.value)


@pytest.mark.parametrize("name", ["event_frames", "event_words"])
def test_the_schema_that_editors_read_is_fresh_and_accepts_the_file(name: str) -> None:
    written = (PROJECT / "schema" / f"{name}.json").read_text(encoding="utf-8")
    text = (DATA / f"{name}.yml").read_text(encoding="utf-8")
    schema = json.loads(written)

    assert written == render_schema(data_models()[f"{name}.json"]), "run make schema"
    assert f"schema/{name}.json" in text.splitlines()[0]
    Draft7Validator.check_schema(schema)
    assert list(Draft7Validator(schema).iter_errors(as_an_editor_reads(text))) == []


def test_the_schema_refuses_what_the_check_refuses() -> None:
    schema = Draft7Validator(json.loads(render_schema(data_models()["event_frames.json"])))

    assert schema.is_valid(as_an_editor_reads(GOOD))
    for right, wrong in (("kind: attack", "kind: atack"), ("subject: agent", "subject: agnet"),
                         ("object+date", "object+dat"), ("    verbs:", "    verb:")):  # fmt: skip
        assert not schema.is_valid(as_an_editor_reads(GOOD.replace(right, wrong, 1))), wrong


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2, in which `on` is a word; PyYAML's 1.1 makes it true."""

    class Loader(yaml.SafeLoader):
        """Knows only the words for true and false of YAML 1.2."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])
    return yaml.load(text, Loader=Loader)  # noqa: S506  because the loader is a safe one


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("\nlight: ", "\nlight: 12 ", "'12' is a number and no word."),
        ("\nlight: ", "\nlight: {a: b}\nlihgt: ", "'light': a list is expected"),
        ("\nlight: ", "\nlihgt: ", "unknown field 'lihgt'. Did you mean 'light'?"),
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
    code = "import sys, knowledge_base.mentions.events.document.find_events; sys.exit('spacy' in sys.modules)"
    root = Path(__file__).parents[2]

    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_trigger_that_is_added_to_the_file_finds_its_event(tmp_path: Path) -> None:
    """The example of CONTRIBUTING, "Teach a trigger": one line of YAML, no line of Python."""
    from knowledge_base.mentions.parsing.language_model import load_model

    text = "On 4 May 2015 marines cuffed Luis Prado in Callao."
    package = (DATA / "event_frames.yml").read_text(encoding="utf-8")
    known = "      - {word: arrest, object: people}\n"
    taught = tmp_path / "event_frames.yml"
    taught.write_text(
        package.replace(known, f"{known}      - {{word: cuff, object: people}}\n", 1), "utf-8"
    )

    before = found_in(text, DATA / "event_frames.yml", load_model())
    after = found_in(text, taught, load_model())

    assert "{word: cuff, object: people}" in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    assert before == []
    assert after == [("arrest", "cuffed", ["marines", "Luis Prado"])]


def test_no_trigger_stands_twice_in_one_frame() -> None:
    """Alternatives (`a|b`) hide repeats from the eye: whoever mends one line would wonder why nothing changes."""
    frames = load_frames()
    lines: dict[tuple[object, ...], list[int]] = {}
    for table in (frames.verbs, frames.nouns):
        for trigger in (trigger for triggers in table.values() for trigger in triggers):
            lines.setdefault((table is frames.verbs, *same_for(trigger)), []).append(trigger.line)

    assert [sorted(at) for at in lines.values() if len(at) > 1] == []


def same_for(trigger: Trigger) -> tuple[object, ...]:
    """All that decides what a trigger reads."""
    frame, t = trigger.frame, trigger
    of_frame = (frame.kind, frame.pattern.name, frame.needs)
    return (
        *(
            *of_frame,
            t.words,
            t.object,
            t.subject,
            t.not_subject,
            t.prepositions,
            t.after,
            t.without,
        ),
        *(t.not_of, t.known, t.alone),
    )


NAMES: tuple[tuple[str, EntityType, str | None], ...] = (
    ("4 May 2015", "date", "2015-05-04"),
    ("Luis Prado", "actor", None),
)


def found_in(text: str, frames: Path, model: Any) -> list[tuple[str, str, list[str]]]:
    document = Document(
        source="case", path=Path("case.txt"), text=text, sha256="", language="en", title="",
        paragraphs=(Span(0, len(text)),),
    )  # fmt: skip
    mentions = [
        Mention(
            source="case", start=text.index(name), end=text.index(name) + len(name), text=name,
            type=kind, kind="person" if kind == "actor" else "day", name=name, rule="",
            confidence=1.0, edtf=edtf,
        )
        for name, kind, edtf in NAMES
    ]  # fmt: skip
    events = find_events(
        [(Span(0, len(text)), model(text))],
        document=document,
        mentions=sorted(mentions, key=lambda m: m.start),
        published=None,
        frames=read_frames(frames),
    )
    return [(e.kind, e.trigger, [a.text for a in e.arguments if a.role != "place"]) for e in events]
