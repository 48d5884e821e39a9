"""A folder of entities with a past: what people, commands, seeds, other versions of the machine and branches do to it, and what must hold.

Recorded mentions (the reader of `small_world`) stand in for the language model.
"""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from knowledge_base import entities
from knowledge_base.entities.editing.conflict_marks import has_conflict, read_sides
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.files.yaml_reading import read_yaml
from knowledge_base.entities.linking.identity import remembered_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import KnowledgeBase
from knowledge_base.problems import errors
from tests.entities.branching import merge_files
from tests.entities.curating import open_base
from tests.entities.meddling import Meddling
from tests.entities.small_world import (
    READER,
    Reader,
    authority,
    build,
    files,
    link_texts,
    make_document,
    write,
)

_MOVABLE = ("aliases", "status", "reason", "reject")  # what commands of curation may change


@dataclass
class History:
    """A folder and what must never be lost from it.

    `above` are people's words by file, `past` the texts that each file had, as git would know them, the newest last; `rejected`
    the names that each tombstone stands for.
    """

    folder: Path
    texts: dict[str, str]
    reader: Reader = READER
    above: dict[str, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    last: dict[Path, tuple[str | None, str]] = field(default_factory=dict)
    past: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rejected: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def ids(self) -> list[str]:
        return sorted(name.removesuffix(".yml") for name in files(self.folder))

    def open(self) -> entities.Base:
        """The base as commands of curation see it."""
        return open_base(self.folder, self.texts, reader=self.reader)

    def rebuild(self) -> None:
        """A build: no byte of a person moves, a second one changes nothing, no address dies, nothing rejected comes back."""
        there = set(self.ids())
        world = build(
            self.folder, self.texts, published_urls=sorted(self.published), reader=self.reader
        )
        kept = files(self.folder)
        for name, words in self.above.items():
            assert kept[name].decode().startswith(words), name
        present, gone = set(world.kb.entities), set(world.kb.withdrawn)
        assert self.published <= present | gone
        assert {name.removesuffix(".yml") for name in self.above} <= present
        self.published |= present
        records, _ = entities.read_records(self.folder)
        self._assert_rejected_stay(world.kb, there, records)
        backwards = dict(
            reversed(self.texts.items())
        )  # a second build, from seeds in another order
        plan = entities.plan_files(
            link_texts(backwards, records, authority(), self.reader), records, folder=self.folder
        )
        assert entities.find_changes(plan) == []
        for name, content in kept.items():
            self.past[name].append(content.decode())

    def _assert_rejected_stay(
        self, knowledge: KnowledgeBase, there: set[str], records: entities.Records
    ) -> None:
        """Neither a candidate nor a new record bears a name that a tombstone stands for.

        Events of one name are told apart by their sentences, so each is decided by itself.
        """
        tombs = {i: r for i, r in records.items() if r.written.status == "rejected"}
        self.rejected = {i: self.rejected.get(i, set()) for i in tombs}
        for entity, record in tombs.items():
            written = (record.written.name, *map(str, record.written.aliases))
            names = (*written, *remembered_names(record.extracted))
            self.rejected[entity] |= {(record.type, fold_name(name)) for name in names if name}
        ruled = {name for names in self.rejected.values() for name in names}
        born = [
            knowledge.entities[i] for i in knowledge.entities.keys() - there - authority().keys()
        ]
        again = {(c.type, fold_name(c.name)) for c in knowledge.candidates if not c.readings}
        again |= {(e.type, fold_name(e.name)) for e in born if not records[e.id].has_words}
        assert not {name for name in ruled & again if name[0] != "event"}

    def edit(self, number: int, words: str) -> None:
        """A person writes into a record, unless it would be wrong to."""
        ids = [entity for entity in self.ids() if entity.startswith("actors/")]
        if not ids or "same_as" in words:
            return
        entity = ids[number % len(ids)]
        before, known = (self.folder / f"{entity}.yml").read_bytes(), self.faults()
        write(self.folder, entity, words if words.endswith("\n") else words + "\n")
        if self.faults() - known:
            (self.folder / f"{entity}.yml").write_bytes(before)
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

    def meddle(self, number: int, meddling: Meddling) -> None:
        """A person edits below the line, and `repair` moves it above or says why not; then she takes it back."""
        ids = self.ids()
        file = self.folder / f"{ids[number % len(ids)]}.yml"
        before, known = file.read_bytes().decode(), self.faults()
        meddled = meddling(before)
        file.write_bytes(meddled.encode())
        faults = self.faults() - known
        edit = self.repair()
        assert set(edit.changes) <= {file}
        if edit.problems:
            assert edit.changes == {}
            file.write_bytes(before.encode())
            return
        assert entities.write_edit(edit) == []
        now = file.read_bytes().decode()
        assert bool(faults) == (now != meddled), (
            "what the check calls wrong and repair moves is one"
        )
        assert_all_said(before, now)
        assert _block(now) in (_block(before), {}), "the block is as the build wrote it"
        for comment in find_comments(meddled):
            assert comment in (*find_comments(now), *find_comments(before))
        if (
            self.faults()
        ):  # it says above the line what contradicts other words, as it would by hand
            file.write_bytes(before.encode())
        self.last = {}
        self.remember()

    def branch(self, ours: "Change", theirs: "Change") -> None:
        """Two branches change one base and are merged: what only a person can decide she decides, all else is settled."""
        base, known = files(self.folder), self.faults()
        with some_folder() as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
            other = replace(
                self,
                folder=folder,
                published=set(self.published),
                above=dict(self.above),
                rejected={},
                past=defaultdict(list),
                last={},
            )
            other.make(theirs)
            their_files = files(folder)
        self.make(ours)
        our_files = files(self.folder)
        merged, conflicts = merge_files(base, our_files, their_files)
        self._lay(merged)
        edit = self.repair(base)
        assert entities.write_edit(edit) == []
        assert {file.relative_to(self.folder).as_posix() for file in edit.changes} <= conflicts
        settled = files(self.folder)
        for name in conflicts:
            for side in (our_files, their_files):
                assert_all_said(
                    side[name].decode(), settled[name].decode(), but=base.get(name, b"").decode()
                )
        self._decide()
        if self.faults() - known:  # both sides together contradict themselves: one is given up
            self._lay(our_files)
        else:
            self.texts = {**other.texts, **self.texts}
            self.published |= other.published
        self.last = {}
        self.remember()
        self.rebuild()

    def make(self, change: "Change") -> None:
        """What one branch does: a person's words, other seeds, and a build."""
        self.edit(change.number, change.words)
        self.texts = dict(change.texts or self.texts)
        self.rebuild()

    def _lay(self, state: Mapping[str, bytes]) -> None:
        """Put the files of a state into the folder, and take away what it has not."""
        for name in files(self.folder).keys() - state.keys():
            (self.folder / name).unlink()
        for name, content in state.items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(content)

    def _decide(self) -> None:
        """Where marks are left, a person keeps one side; after that nothing is to be repaired."""
        for name, content in files(self.folder).items():
            text = content.decode()
            if has_conflict(text):
                sides = read_sides(text)
                assert not isinstance(sides, int)
                (self.folder / name).write_bytes(sides.ours.encode())
        edit = self.repair()
        assert edit.changes == {}

    def repair(self, base: Mapping[str, bytes] | None = None) -> entities.Edit:
        """What the command would change, with git's memory of the files."""

        def text_of(file: Path) -> str | None:
            name = file.relative_to(self.folder).as_posix()
            return None if base is None else base.get(name, b"").decode()

        def earlier(file: Path) -> Sequence[str]:
            return self.past[file.relative_to(self.folder).as_posix()][::-1]

        found = entities.list_files(self.folder)[0]
        return entities.repair(found, entities.Past(base=text_of, earlier=earlier))

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


@dataclass(frozen=True)
class Change:
    """What happens on one branch: words of a person in one record, and other seeds."""

    number: int
    words: str
    texts: Mapping[str, str] | None = None


def assert_kept(old: str, new: str) -> None:
    """Every value and comment above the line is there still; only a split takes names away, and writes them elsewhere."""
    was, now = (read_yaml(text, machine_key="extracted")[0] for text in (old, new))
    for key, value in was.data.items():
        if key == "extracted":
            assert now.data[key] == value
        elif key in ("status", "reason", "aliases") or not isinstance(value, list):
            assert key in (*_MOVABLE, *now.data)
        else:
            assert [item for item in value if item not in now.data[key]] == []
        if key not in _MOVABLE and isinstance(value, str):
            assert str(value) in str(now.data[key])
    left = find_comments(new)
    lost = [comment for comment in find_comments(old) if comment not in left]
    assert all("alias" in old and comment in old for comment in lost)


def assert_all_said(old: str, new: str, *, but: str = "") -> None:
    """Every word that people wrote above the line of a text is above the line of another, if not in `but` already."""
    said, known, left = (set(_leaves(text)) for text in (old, but, new))
    assert said - known <= left, said - known - left


def _leaves(text: str) -> Iterator[tuple[str, str]]:
    """Key and value of all that is written above the line, and the comments; of a text with marks, of both its sides."""
    sides = read_sides(text) if has_conflict(text) else None
    if sides is not None:
        assert not isinstance(sides, int)
        yield from _leaves(sides.ours)
        yield from _leaves(sides.theirs)
        return
    above = text.partition("extracted:")[0]
    yield from (("#", comment.strip()) for comment in find_comments(above))
    yield from _values("", read_yaml(above)[0].data)


def _values(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for inner, item in value.items():
            yield from _values(f"{key}/{inner}", item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(key, item)
    else:
        yield key, str(value)


def _block(text: str) -> Mapping[str, Any]:
    block = read_yaml(text, machine_key="extracted")[0].data.get("extracted")
    return block if isinstance(block, Mapping) else {}


@contextmanager
def some_folder() -> Iterator[Path]:
    """A fresh folder for each example that Hypothesis tries."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
