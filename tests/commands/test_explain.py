"""`explain`: what a contributor reads who asks why an event was found, or not."""

import json
import math
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

import build_kb
from knowledge_base.settings import Places

GOLDEN = Path(__file__).parents[1] / "golden" / "explain"
ARTICLES = sorted(GOLDEN.glob("*.txt"))
FRAMES = Path(build_kb.__file__).parent / "knowledge_base/mentions/events/event_frames.yml"


@pytest.fixture
def nothing_known(tmp_path: Path) -> list[str]:
    """The options of a knowledge base without records of people."""
    folder = tmp_path / "entities"
    folder.mkdir()
    return ["--entities", str(folder)]


@cache
def explained(article: Path) -> dict[str, Any]:
    """What the command says of an article where people have no records; several tests look at the same one."""
    with TemporaryDirectory() as nothing, redirect_stdout(StringIO()) as said:
        options = ["--format", "json", "--entities", nothing]
        assert build_kb.main(["explain", str(article), *options]) == 0
    found: dict[str, Any] = json.loads(said.getvalue())
    return found


def lasting(text: str) -> str:
    """The explanation without what changes with every new line of the frames or new weight of a sign."""
    text = re.sub(r"(event_frames\.yml):\d+", r"\1", text)
    return re.sub(r"^  confidence .*\n(    .*\n)*", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_explained_like_this(
    article: Path, nothing_known: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_kb.main(["explain", str(article), *nothing_known]) == 0

    said = lasting(capsys.readouterr().out)

    assert said == article.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_line_that_is_named_holds_the_trigger(article: Path) -> None:
    lines = FRAMES.read_text(encoding="utf-8").splitlines()

    for trigger in triggers_of(explained(article)):
        written = yaml.safe_load(lines[trigger["line"] - 1].strip().removeprefix("- "))
        word = written["word"] if isinstance(written, dict) else written
        said = trigger["entry"].removeprefix("{word: ").partition(",")[0].split()
        assert all(one in part.split("|") for one, part in zip(said, word.split(), strict=True))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_events_and_their_confidence_are_those_of_annotate(
    article: Path, nothing_known: list[str], tmp_path: Path
) -> None:
    events = explained(article)["events"]
    output = tmp_path / "found.jsonl"
    build_kb.main(["annotate", str(article), "--output", str(output), *nothing_known])
    line = json.loads(output.read_text(encoding="utf-8"))
    annotated = sorted([*line["events"], *line["background"]], key=lambda e: e["start"])

    shown = [e for e in events if e["confidence"] >= 0.3]
    assert {e["trigger"] for e in shown if e["background"]} == {
        e["trigger"] for e in line["background"]
    }
    assert [(e["kind"], e["trigger"], e["edtf"], e["confidence"]) for e in shown] == [
        (e["kind"], e["trigger"], e["edtf"], e["confidence"]) for e in annotated
    ]
    for event in events:
        total = sum(sign["weight"] for sign in event["signs"])
        assert event["confidence"] == pytest.approx(1 / (1 + math.exp(-total)), abs=0.006)


def triggers_of(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for sentence in found["sentences"]:
        yield from sentence["triggers"]


@pytest.mark.journeys
def test_every_trigger_makes_an_event_or_says_why_not() -> None:
    for article in (*ARTICLES, *sorted(Places().seeds.glob("*.txt"))):
        for trigger in triggers_of(explained(article)):
            assert bool(trigger["event"]) != bool(trigger.get("why")), (article.name, trigger)


def test_one_sentence_is_shown_with_its_events_alone(
    nothing_known: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    article = GOLDEN / "who_fills_which_slot.txt"
    assert build_kb.main(["explain", str(article), "--sentence", "3", *nothing_known]) == 0

    said = capsys.readouterr().out

    assert "Sentence 3: The mayor" in said and "Sentence 2" not in said
    assert "kidnapping, “kidnapped” in sentence 3" in said and "Event 1" not in said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no-such-article.txt"], "no-such-article.txt: There is no such file."),
        ([str(GOLDEN / "who_fills_which_slot.txt"), "--sentence", "9"], "--sentence: There is no sentence 9; the article has 3."),
        ([str(GOLDEN / "who_fills_which_slot.txt"), "--published", "soon"], "is no date"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_kb.main(["explain", *words]) == 2
    assert message in capsys.readouterr().err


def test_explaining_writes_nothing(nothing_known: list[str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    shutil.copy(GOLDEN / "seizure_told_twice.txt", article)

    build_kb.main(["explain", str(article), *nothing_known])

    assert sorted(p.name for p in tmp_path.rglob("*")) == ["article.txt", "entities"]


def test_what_the_whole_article_adds_to_an_event_is_explained_too(
    tmp_path: Path,
) -> None:
    """The town of the dateline, and a surname's full name: what annotate says must not be missing here."""
    article = tmp_path / "report.txt"
    article.write_text(
        "CALI, Colombia, 4 May 1990 (ALM) -- A bomb exploded this morning and wounded Judge Vega.\n\n"
        "Carmen Vega had been threatened before.\n",
        encoding="utf-8",
    )

    (event,) = (e for e in explained(article)["events"] if e["places"])
    assert (event["kind"], event["places"]) == ("bombing", ["CALI"])
    assert event["places from"] == "the dateline"
    assert {"role": "victim", "text": "Carmen Vega"} in event["participants"]
