"""Promises over random histories: people edit, merge, split, accept, reject and take back, seeds change, builds come between.

Recorded mentions (the reader of `small_world`) stand in for the language model. A short run is part of every test; the long
one of 2,000 histories has the marker `histories`.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge_base import entities
from knowledge_base.entities import Share
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Candidate
from knowledge_base.problems import errors
from tests.entities.curating import open_base
from tests.entities.small_world import (
    authority,
    build,
    files,
    link_texts,
    make_document,
    write,
)
from tests.entities.test_meaning_promises import DECISIONS, SENTENCES, SOURCES, WORDS
from tests.entities.written_words import written

SEEDS = st.dictionaries(
    st.sampled_from(SOURCES),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n".join),
    min_size=1,
    max_size=3,
)
NUMBER = st.integers(0, 60)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), NUMBER, st.sampled_from((*WORDS, *DECISIONS)) | written()),
        st.tuples(st.just("merge"), NUMBER, NUMBER),
        st.tuples(st.just("reject"), NUMBER, st.booleans()),
        st.tuples(st.just("accept"), NUMBER, NUMBER),
        st.tuples(st.just("split"), NUMBER, st.sampled_from(("Otra", "Red Column", "Eni"))),
        st.tuples(st.just("fmt"), st.none(), st.none()),
        st.tuples(st.just("revert"), st.none(), st.none()),
        st.tuples(st.just("seeds"), SEEDS, st.none()),
        st.tuples(st.just("build"), st.none(), st.none()),
    ),
    min_size=2,
    max_size=7,
)


@dataclass
class History:
    """A folder and what must never be lost from it."""

    folder: Path
    texts: dict[str, str]
    above: dict[str, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    last: dict[Path, tuple[str | None, str]] = field(default_factory=dict)

    def ids(self) -> list[str]:
        return sorted(name.removesuffix(".yml") for name in files(self.folder))

    def rebuild(self) -> None:
        """A build: no byte of a person moves, a second one changes nothing, no address dies, nothing rejected comes back."""
        world = build(self.folder, self.texts, published_urls=sorted(self.published))
        kept = files(self.folder)
        for name, words in self.above.items():
            assert kept[name].decode().startswith(words), name
        present, gone = set(world.kb.entities), set(world.kb.withdrawn)
        assert self.published <= present | gone
        assert {name.removesuffix(".yml") for name in self.above} <= present
        self.published |= present
        self._assert_rejected_stay(world.kb.candidates)
        records, _ = entities.read_records(self.folder)
        backwards = dict(
            reversed(self.texts.items())
        )  # a second build, from seeds in another order
        plan = entities.plan_files(
            link_texts(backwards, records, authority()), records, folder=self.folder
        )
        assert entities.find_changes(plan) == []

    def _assert_rejected_stay(self, candidates: Sequence[Candidate]) -> None:
        # Events of one name are told apart by their sentences, so each is decided by itself.
        records, _ = entities.read_records(self.folder)
        names = {
            (record.type, fold_name(record.written.name))
            for record in records.values()
            if record.written.status == "rejected" and record.written.name
        }
        again = {
            (candidate.type, fold_name(candidate.name))
            for candidate in candidates
            if not candidate.readings and candidate.type != "event"
        }
        assert not names & again

    def edit(self, number: int, words: str) -> None:
        """A person writes into a record, unless it would be wrong to."""
        ids = [entity for entity in self.ids() if entity.startswith("actors/")]
        if not ids or "same_as" in words:
            return
        entity = ids[number % len(ids)]
        before = {path: path.read_bytes() for path in self.folder.rglob("*.yml")}
        write(self.folder, entity, words if words.endswith("\n") else words + "\n")
        if self.faults():
            (self.folder / f"{entity}.yml").write_bytes(before[self.folder / f"{entity}.yml"])
            return
        self.remember()
        self.last = {}

    def carry(self, edit: entities.Edit) -> None:
        """A command: what it writes is right, and loses no value and no comment but those that it says it moved."""
        if edit.problems:
            assert edit.changes == {}
            return
        before = self.faults()
        assert entities.write_edit(edit) == []
        assert self.faults() <= before
        for old, new in edit.changes.values():
            if old is not None:
                assert_kept(old, new)
        self.last = dict(edit.changes)
        self.remember()

    def revert(self) -> None:
        """What `git revert` of the last command does where no build came between."""
        for path, (before, after) in self.last.items():
            if path.is_file() and path.read_bytes().decode() == after:
                if before is None:
                    path.unlink()
                else:
                    path.write_bytes(before.encode())
        self.last = {}
        self.remember()

    def candidates(self, base: entities.Base) -> list[str]:
        """What the review page shows, by id."""
        return [candidate.id for candidate in base.understand().knowledge.candidates]

    def faults(self) -> set[str]:
        """All that the check calls wrong."""
        records, problems = entities.read_records(self.folder)
        documents = {source: make_document(source, text) for source, text in self.texts.items()}
        problems += entities.check_records(records, documents, authority=authority())
        return {problem.message for problem in errors(problems)}

    def remember(self) -> None:
        """What people have written by now."""
        records, _ = entities.read_records(self.folder)
        self.above = {r.file: r.written_text for r in records.values() if r.has_words}


def assert_kept(old: str, new: str) -> None:
    """Every value and comment above the line is there still; only a split takes names away, and writes them elsewhere."""
    was, now = (read_yaml(text, machine_key="extracted")[0] for text in (old, new))
    for key, value in was.data.items():
        if key == "extracted":
            assert now.data[key] == value
        elif key in ("status", "reason", "aliases") or not isinstance(value, list):
            assert key in ("aliases", "status", "reason", "reject", *now.data)
        else:
            assert [item for item in value if item not in now.data[key]] == []
        if key not in ("aliases", "status", "reason", "reject") and isinstance(value, str):
            assert str(value) in str(now.data[key])
    left = find_comments(new)
    lost = [comment for comment in find_comments(old) if comment not in left]
    assert all("alias" in old and comment in old for comment in lost)


def play(texts: dict[str, str], steps: Sequence[tuple[str, Any, Any]]) -> None:
    """One history from its first build to its last."""
    with some_folder() as folder:
        history = History(folder=folder, texts=texts)
        history.rebuild()
        for step in steps:
            take(history, *step)
        history.rebuild()


def take(history: History, what: str, one: Any, other: Any) -> None:
    """One step, on what is there to take it on."""
    ids = history.ids()
    base = open_base(history.folder, history.texts)
    if what == "edit":
        history.edit(one, other)
    elif what == "merge":
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
    else:
        _take_without_base(history, what, one)


def _take_without_base(history: History, what: str, one: Any) -> None:
    found = entities.list_files(history.folder)[0]
    if what == "fmt":
        history.carry(entities.format_files(found, history.folder))
        assert not entities.format_files(found, history.folder).changes
    elif what == "revert":
        history.revert()
    elif what in ("seeds", "build"):
        history.texts = one or history.texts
        history.last = {}
        history.rebuild()


@contextmanager
def some_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@given(SEEDS, STEPS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fifty_histories(texts: dict[str, str], steps: list[tuple[str, Any, Any]]) -> None:
    play(texts, steps)


@pytest.mark.histories
@given(SEEDS, STEPS)
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_thousand_histories(texts: dict[str, str], steps: list[tuple[str, Any, Any]]) -> None:
    play(texts, steps)
