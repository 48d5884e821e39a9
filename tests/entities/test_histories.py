"""Promises over random histories: people edit, merge, split, accept, reject and take back, branches meet, the machine learns
and forgets, seeds change, builds come between.

A short run is part of every test; the long one of 2,000 histories has the marker `histories`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge_base import entities
from knowledge_base.entities import Share
from knowledge_base.vocabulary import EntityType
from tests.entities.history import Change, History, some_folder
from tests.entities.meddling import MEDDLINGS
from tests.entities.small_world import NEW_NAMES, READER, VERBS, Reader
from tests.entities.test_meaning_promises import DECISIONS, SENTENCES, SOURCES, WORDS
from tests.entities.written_words import written

SEEDS = st.dictionaries(
    st.sampled_from(SOURCES),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n".join),
    min_size=1,
    max_size=3,
)
NUMBER = st.integers(0, 60)
SAID = st.sampled_from((*WORDS, *DECISIONS)) | written()
NAME = st.sampled_from(sorted(NEW_NAMES))
MORE_NAMES = ("Carpenters", "Alta", "Column bombed", "Chilean", "Cartels", "Plan", "convoy")
TYPE: st.SearchStrategy[EntityType] = st.sampled_from(("actor", "place", "topic"))
FORM = st.sampled_from(("Red Column", "The Red Column", "Hand, Black", "Comisión", "SENDERO"))
OTHER_VERBS = {"met": "meeting", "came": "meeting", "rules": "policy", "left": "attack"}


@st.composite
def readers(draw: st.DrawFn) -> Reader:
    """Another version of the machine: names lost, added, renamed, taken for other things; verbs lost, added, of another kind."""
    lost = draw(st.sets(NAME, max_size=4))
    types = draw(st.dictionaries(NAME | st.sampled_from(MORE_NAMES), TYPE, max_size=4))
    names: Mapping[str, EntityType] = {**NEW_NAMES, **types}
    verbs = dict(VERBS)
    for verb in draw(st.sets(st.sampled_from(sorted(VERBS)), max_size=2)):
        del verbs[verb]
    for verb in draw(st.sets(st.sampled_from(sorted(OTHER_VERBS)), max_size=2)):
        verbs[verb] = OTHER_VERBS[verb]
    if "bombed" in verbs and draw(st.booleans()):
        verbs["bombed"] = "attack"
    return Reader(
        names={name: names[name] for name in names if name not in lost},
        called=draw(st.dictionaries(NAME, FORM, max_size=2)),
        verbs=verbs or VERBS,
        kind=draw(st.sampled_from(("armed-group", "armed-group", "company", None))),
    )


CHANGE = st.builds(Change, NUMBER, SAID, st.none() | SEEDS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), NUMBER, SAID),
        st.tuples(st.just("merge"), NUMBER, NUMBER),
        st.tuples(st.just("reject"), NUMBER, st.booleans()),
        st.tuples(st.just("accept"), NUMBER, NUMBER),
        st.tuples(st.just("split"), NUMBER, st.sampled_from(("Otra", "Red Column", "Eni"))),
        st.tuples(st.just("fmt"), st.none(), st.none()),
        st.tuples(st.just("revert"), st.none(), st.none()),
        st.tuples(st.just("meddle"), NUMBER, st.sampled_from(range(len(MEDDLINGS)))),
        st.tuples(st.just("branch"), CHANGE, CHANGE),
        st.tuples(st.just("machine"), st.just(READER) | readers(), st.none()),
        st.tuples(st.just("seeds"), SEEDS, st.none()),
        st.tuples(st.just("build"), st.none(), st.none()),
    ),
    min_size=2,
    max_size=7,
)
Step = tuple[str, Any, Any]
HISTORIES = settings(suppress_health_check=[HealthCheck.too_slow])


def play(texts: dict[str, str], steps: Sequence[Step]) -> None:
    """One history from its first build to its last."""
    with some_folder() as folder:
        history = History(folder=folder, texts=texts)
        history.rebuild()
        for step in steps:
            take(history, *step)
        history.rebuild()


def take(history: History, what: str, one: Any, other: Any) -> None:
    """One step, on what is there to take it on."""
    if what in ("merge", "reject", "accept", "split"):
        _command(history, what, one, other)
    elif what == "edit":
        history.edit(one, other)
    elif what == "meddle":
        history.meddle(one, MEDDLINGS[other])
    elif what == "branch":
        history.branch(one, other)
    elif what == "revert":
        history.revert()
    elif what == "fmt":
        found = entities.list_files(history.folder)[0]
        history.carry(entities.format_files(found, history.folder))
        assert not entities.format_files(found, history.folder).changes
    else:
        history.texts = one if what == "seeds" else history.texts
        history.reader = one if what == "machine" else history.reader
        history.last = {}
        history.rebuild()


def _command(history: History, what: str, one: int, other: Any) -> None:
    """A command of curation."""
    ids = history.ids()
    base = history.open()
    if what == "merge":
        keep = ids[one % len(ids)]
        words = [i for i in (*ids, *history.candidates(base)) if i[:3] == keep[:3] and i != keep]
        history.carry(entities.merge(base, keep, words[other % len(words)] if words else keep))
    elif what == "reject":
        words = history.candidates(base) if other else []
        chosen = (words or ids)[one % len(words or ids)]
        history.carry(entities.reject(base, [chosen], "no such thing"))
    elif what == "accept" and (candidates := base.understand().knowledge.candidates):
        candidate = candidates[one % len(candidates)]
        meaning = (
            candidate.readings[other % len(candidate.readings)] if candidate.readings else None
        )
        history.carry(entities.accept(base, candidate.id, meaning))
    elif what == "split":
        words = [i for i in ids if i.startswith("actors/")] or ids
        share = Share(mentions=sorted(history.texts)[:1])
        history.carry(entities.split(base, words[one % len(words)], other, share))


@given(SEEDS, STEPS)
@settings(HISTORIES, max_examples=50)
def test_fifty_histories(texts: dict[str, str], steps: list[Step]) -> None:
    play(texts, steps)


@pytest.mark.histories
@given(SEEDS, STEPS)
@settings(HISTORIES, max_examples=2000)
def test_two_thousand_histories(texts: dict[str, str], steps: list[Step]) -> None:
    play(texts, steps)
