"""The extraction holds what it reached on the development sentences, the labelled articles and the seeds read cold (see README.md beside it)."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import build_kb
from knowledge_base.settings import Places
from tests.extraction_quality.event_figures import annotate_articles, figures, score_articles
from tests.extraction_quality.event_reading import read_articles
from tests.extraction_quality.event_scoring import ArticleScore
from tests.extraction_quality.scoring import marks_of, score
from tests.extraction_quality.sentence_reading import (
    FOLDER,
    NAMES,
    STYLES,
    SentenceScore,
    annotate_sentences,
    read_item,
    read_sentences,
    score_sentences,
    total,
)
from tests.yaml_files import read_yaml

HERE = Path(__file__).parent
FLOORS: Mapping[str, Mapping[str, Any]] = read_yaml(HERE / "floors.yml")
SLACK = 3.0  # points that a floor may lie under what is measured
FEWEST_SENTENCES_A_STYLE = 50
# A date that is read without knowing when the article appeared: it names its year, its decade, or a day of history.
STATED = re.compile(r"\b(?:1[89]|20)\d\d|\d0s\b|9/11")


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> SentenceScore:
    read = read_sentences()
    found = annotate_sentences(read, tmp_path_factory.mktemp("sentences") / "kb")
    return score_sentences(read, found)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> ArticleScore:
    articles = read_articles()
    return score_articles(
        articles, annotate_articles(articles, tmp_path_factory.mktemp("events") / "kb")
    )


@pytest.fixture(scope="module")
def measured(
    sentences: SentenceScore, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    names = sentences.names
    return {
        "sentences: names, exact F": total(names["exact"][kind] for kind in NAMES).f,
        "sentences: names, overlap F": total(names["overlap"][kind] for kind in NAMES).f,
        "sentences: actors, exact F": names["exact"]["actor"].f,
        "sentences: places, exact F": names["exact"]["place"].f,
        "sentences: adjectival, exact F": sentences.adjectival.f,
        "sentences: dates, value right": sentences.right_values,
        "sentences: dates, to the letter": sentences.spans.recall,
        "sentences: dates that are none": sentences.extra_dates,
        **read_seeds_cold(tmp_path_factory.mktemp("cold")),
    }


def read_seeds_cold(folder: Path) -> dict[str, float]:
    """The seeds with an empty folder of entities against the careful reading; dates by their value."""
    reading = json.loads((HERE / "seed_reading.json").read_text(encoding="utf-8"))
    (folder / "entities").mkdir()
    output = folder / "seeds.jsonl"
    words = ["--entities", str(folder / "entities"), "annotate", str(Places().seeds)]
    assert build_kb.main([*words, "--output", str(output)]) == 0
    counts, stated, right = [], 0, 0
    for annotation in map(json.loads, output.read_text(encoding="utf-8").splitlines()):
        source = annotation["source"]
        text = (Places().seeds / f"{source}.txt").read_bytes().decode("utf-8")
        must, may = (
            [(start, end, kind) for start, end, kind, _ in reading[source][key]]
            for key in ("must", "may")
        )
        found = marks_of(annotation, ("actor", "place", "date"))
        counts.append(score(text, found, must, may).exact)
        values = {(m["start"], m["end"]): m["edtf"] for m in annotation["mentions"]}
        for start, end, kind, thing in reading[source]["must"]:
            if kind == "date" and STATED.search(text[start:end]):
                stated += 1
                value = str(values.get((start, end))).replace("/", "_to_")
                right += f"dates/{value}" == thing
    return {
        "seeds, cold: exact F": total(counts).f,
        "seeds, cold: stated dates right": 100 * right / stated,
    }


def of_articles(figure: str) -> bool:
    return figure.startswith("events:")


# Parsing the articles takes half a minute where no parse is kept.
FIGURES = [
    pytest.param(figure, marks=pytest.mark.journeys) if of_articles(figure) else figure
    for figure in FLOORS
]


@pytest.fixture
def now(figure: str, request: pytest.FixtureRequest) -> float:
    """What is measured of a figure; the articles are read only for theirs."""
    if of_articles(figure):
        return figures(request.getfixturevalue("events"))[figure]
    found: float = request.getfixturevalue("measured")[figure]
    return found


@pytest.fixture
def misses(figure: str, request: pytest.FixtureRequest) -> str:
    read = figure.partition(":")[0]
    missed = request.getfixturevalue(read).misses if read in ("sentences", "events") else ()
    return "\n".join(missed[:20])


@pytest.mark.parametrize("figure", FIGURES)
def test_what_was_reached_is_held(figure: str, now: float, misses: str) -> None:
    row = FLOORS[figure]

    assert now >= row.get("floor", 0), f"{figure}: {now:.1f}\n{misses}"
    assert now <= row.get("most", 100), f"{figure}: {now:.1f}\n{misses}"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_floor_follows_what_is_reached(figure: str, now: float) -> None:
    row = FLOORS[figure]
    if "floor" in row:
        line = f'"{figure}": {{reached: {now:.1f}, on: <today>, floor: {now - SLACK / 2:.1f}}}'
        assert row["floor"] >= now - SLACK, f"raise it in floors.yml: {line}"
    else:
        line = f'"{figure}": {{reached: {now:.1f}, on: <today>, most: {now + SLACK / 2:.1f}}}'
        assert row["most"] <= max(now + SLACK, SLACK), f"lower it in floors.yml: {line}"


@pytest.mark.parametrize("figure", FLOORS)
def test_a_floor_is_lowered_only_with_a_reason(figure: str) -> None:
    row = FLOORS[figure]
    kept = (
        row["floor"] >= row["reached"] - SLACK
        if "floor" in row
        else row["most"] <= max(row["reached"] + SLACK, SLACK)
    )

    assert kept or row.get("lowered"), f"{figure}: say in `lowered:` why less is demanded"


@pytest.mark.journeys
def test_every_figure_has_a_floor(measured: dict[str, float], events: ArticleScore) -> None:
    assert set(FLOORS) == {*measured, *figures(events)}


@pytest.mark.parametrize("style", STYLES)
def test_every_label_stands_in_its_sentence(style: str) -> None:
    items = read_yaml(FOLDER / f"{style}.yml")["items"]

    assert len(items) >= FEWEST_SENTENCES_A_STYLE
    for item in items:
        read = read_item(item, style)
        assert [read.text[s:e] for s, e, _ in read.dates] == [str(d["text"]) for d in item["dates"]]
