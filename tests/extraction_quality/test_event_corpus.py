"""The labelled articles and their scorer: what a file may say, what counts as found (see README.md beside it)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.problems import WrongDataError
from tests.extraction_quality.event_figures import SLOTS, figures, score_articles
from tests.extraction_quality.event_reading import (
    STYLES,
    Article,
    Debatable,
    Filler,
    LabelledEvent,
    read_article,
    read_articles,
)
from tests.extraction_quality.event_scoring import fits, head, score_article

ARTICLES = read_articles()
FEWEST = {"wire": 70, "modern": 30, "essay": 20}
LONGEST = 260  # words


def test_there_are_enough_articles_of_each_style() -> None:
    assert {s: sum(a.style == s for a in ARTICLES) >= FEWEST[s] for s in STYLES} == dict.fromkeys(
        STYLES, True
    )
    assert all(len(article.text.split()) <= LONGEST for article in ARTICLES)


def test_a_third_of_the_wire_reports_holds_no_incident() -> None:
    wires = [article for article in ARTICLES if article.style == "wire"]

    assert sum(not any(e.muc4 for e in a.events) for a in wires) >= len(wires) / 3


def test_every_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "900.yml"
    file.write_text(
        "style: wires\n"
        "published: 1990-02-31\n"
        "text: Rebels blew up a bridge near Achi.\n"
        "events:\n"
        "  - kind: bombin\n"
        "    date: tomorrow\n"
        "    country: Colombia\n"
        "    target: [a bridge | pylon]\n"
        "    killed: two\n"
        "    quantities: [much coca]\n"
        "    plces: [Achi]\n"
        "  - {places: [Achi], muc4: perhaps}\n"
        "may:\n"
        "  - {kind: attack, said: on Sunday}\n",
        encoding="utf-8",
    )

    with pytest.raises(WrongDataError) as caught:
        read_article(file)

    assert str(caught.value).splitlines() == [
        "900.yml:1:1: unknown style 'wires'. Did you mean 'wire'?",
        "900.yml:2:1: '1990-02-31' is no date (EDTF).",
        "900.yml:5:1: unknown kind 'bombin'. Did you mean 'bombing'?",
        "900.yml:6:1: 'tomorrow' is no date (EDTF).",
        "900.yml:7:1: 'Colombia' is no id of a country, such as 'places/peru'.",
        "900.yml:8:1: 'pylon' does not stand in the text as whole words.",
        "900.yml:9:1: 'two' is no whole number.",
        "900.yml:10:1: 'much coca' is no quantity, such as '7.6 t of cocaine'.",
        "900.yml:11:1: unknown field 'plces'. Did you mean 'places'?",
        "900.yml:12:1: muc4 is 'true' or 'false', not 'perhaps'.",
        "900.yml:12:1: the field 'kind' is missing.",
        "900.yml:14:1: 'on Sunday' does not stand in the text.",
    ]


def test_finding_what_is_labelled_and_no_more_is_perfect() -> None:
    found = {
        a.id: {"events": [told(event) for event in a.events], "background": []} for a in ARTICLES
    }

    score = score_articles(ARTICLES, found)

    assert score.misses == ()
    assert {name: score.counts[name].f for name in SLOTS} == dict.fromkeys(SLOTS, 100.0)
    # What MUC-4 leaves out (deeds of long ago, on soldiers) is an event of the same kinds here: no reading reaches 100 there.
    own = {n: f for n, f in figures(score).items() if "incident" not in n}
    assert own == dict.fromkeys(own, 100.0)


def told(label: LabelledEvent) -> dict[str, Any]:
    """A label as `annotate` would write it, with the first of its alternatives; optional fillers are not found."""
    participants = [
        {"role": role, "text": filler.alternatives[0], "mentions": []}
        for role, fillers in label.roles.items()
        for filler in fillers
        if not filler.optional
    ]
    places = [
        {"text": place.alternatives[0], "entity": None}
        for place in label.places
        if not place.optional
    ]
    counts = {
        name: label.figures.get(name, (None,))[0] for name in ("killed", "wounded", "kidnapped")
    }
    return {
        "kind": label.kinds[0],
        "stage": label.stages[0],
        "modality": label.modalities[0],
        "edtf": label.dates[0] if label.dates else None,
        "country": label.countries[0] if label.countries else None,
        "places": places,
        "participants": participants,
        "quantities": [{"amount": q.amount, "unit": q.unit} for q in label.quantities],
        "quote": "",
        "confidence": 1.0,
        **counts,
    }


BRIDGE = LabelledEvent(
    kinds=("bombing",),
    dates=("1990-03-11",),
    roles={
        "agent": (Filler(("rebels", "FMLN")),),
        "target": (Filler(("bridge",)), Filler(("truck",), optional=True)),
    },
    muc4=True,
)
ARTICLE = Article(
    id="1",
    style="wire",
    published="1990-03-12",
    text="",
    events=(BRIDGE,),
    may=(Debatable(("robbery",), "took the pay"),),
)


def variant(**changes: Any) -> dict[str, Any]:
    return {**told(BRIDGE), **changes}


def party(role: str, text: str) -> Mapping[str, Any]:
    return {"role": role, "text": text, "mentions": []}


def test_an_event_of_another_kind_that_shares_nothing_is_false_and_the_labelled_one_missed() -> (
    None
):
    other = variant(kind="seizure", participants=[party("target", "rifles")], edtf=None)

    score = score_article(ARTICLE, [other])

    assert [miss.split(":")[1].split()[0] for miss in score.misses] == ["missed", "false"]


def test_a_kind_of_the_family_is_the_event_with_another_kind() -> None:
    score = score_article(ARTICLE, [variant(kind="attack")])

    assert (score.counts["detection"].f, score.counts["kinds"].hit) == (100.0, 0)


def test_a_second_telling_of_one_event_is_false() -> None:
    assert score_article(ARTICLE, [told(BRIDGE), told(BRIDGE)]).counts["detection"].precision == 50


def test_optional_fillers_are_neither_missed_nor_extra() -> None:
    both = [party("agent", "the FMLN"), party("target", "two trucks"), party("target", "a bridge")]

    assert score_article(ARTICLE, [variant(participants=both)]).counts["target"].f == 100


def test_what_is_debatable_denied_or_everywhere_is_not_counted() -> None:
    nobody: dict[str, Any] = {"participants": [], "edtf": None}
    found = [
        told(BRIDGE),
        variant(kind="robbery", quote="They took the pay of the workers.", **nobody),
        variant(kind="kidnapping", modality="denied", **nobody),
        variant(kind="statement", **nobody),
    ]

    assert score_article(ARTICLE, found).counts["detection"].precision == 100


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("two armed men in civilian dress", "men"),
        ("a group of rebels", "group"),
        ("Some of the troops", "troop"),
        ("Ernesto Lemus Pineda, 31", "pineda"),
        ("the mayor's house", "house"),
    ],
)
def test_the_head_of_a_phrase_says_what_it_names(phrase: str, word: str) -> None:
    assert head(phrase) == word


def test_any_mention_of_a_participant_may_be_the_labelled_one() -> None:
    found = {"text": "They", "mentions": ["They", "two young men"]}

    assert fits(Filler(("three men", "FMLN")), found)
