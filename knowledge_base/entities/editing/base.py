"""The base that a command works on, and how a word of a person finds the record that she means."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.entities.checks.name_bearers import Authority, list_extracted, name_bearers
from knowledge_base.entities.files.file_names import SUFFIX
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entity_ids import folder_of, stem_of, type_of
from knowledge_base.model import Candidate, KnowledgeBase
from knowledge_base.problems import Problem, nearest
from knowledge_base.vocabulary import TYPE_OF_FOLDER, EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a word meant: an id, and the candidate where it has neither a file nor an authority's entry."""

    id: str
    candidate: Candidate | None = None

    @property
    def type(self) -> EntityType:
        """The type that its folder stands for."""
        return type_of(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the articles say, as a build understands them: the room's own reading and what readers see."""

    linked: Linked
    knowledge: KnowledgeBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A folder of entities as it was read; `broken` are the ids of files that could not be.

    `understand` reads the articles, and is asked only where records and authority files do not suffice: for a word that none
    of them explains, and for single mentions.
    """

    folder: Path
    records: Records
    authority: Authority
    broken: Collection[str] = ()
    understand: Callable[[], Understood]

    def find(self, word: str) -> Thing | Problem:
        """What an id, the path of a file or a name that one thing alone bears means."""
        entity = as_id(word)
        if entity in self.broken:
            message = "this file cannot be read; `build_kb.py check` says why. Mend it first"
            return Problem(path=(self.folder / f"{entity}{SUFFIX}").as_posix(), message=message)
        if entity in self.records or entity in self.authority:
            return Thing(id=entity)
        bearers = self._bearers(word)
        if len(bearers) == 1:
            return Thing(id=bearers[0])
        if len(bearers) > 1:
            shown = self.find_candidate(word)
            if isinstance(shown, Thing):
                return shown
            return Problem(
                path=word,
                message=f"this name is one of {' and of '.join(bearers)}; say which by its id",
            )
        return self.find_candidate(word)

    def find_candidate(self, word: str) -> Thing | Problem:
        """The candidate of an id or name, as the review page shows it."""
        candidates = self.understand().knowledge.candidates
        entity, folded = as_id(word), fold_name(word)
        found = [c for c in candidates if c.id == entity] or [
            c for c in candidates if fold_name(c.name) == folded
        ]
        if len(found) == 1:
            return Thing(id=found[0].id, candidate=found[0])
        if found:
            ids = " and of ".join(c.id for c in found)
            return Problem(path=word, message=f"this is the name of {ids}; say which by its id")
        return self._explain_unknown(word, candidates)

    def find_known(self, name: str) -> str | None:
        """The one record or authority entry that bears a name."""
        bearers = self._bearers(name)
        return bearers[0] if len(bearers) == 1 else None

    def record(self, entity: str) -> EntityRecord | None:
        """The record of an id."""
        return self.records.get(entity)

    def problem(self, entity: str, message: str, *place: str | int) -> Problem:
        """A problem at what a record says, or at its file."""
        record = self.records.get(entity)
        path = (self.folder / (record.file if record else f"{entity}{SUFFIX}")).as_posix()
        line, column = record.place(*place) if record and place else (0, 0)
        return Problem(path=path if record else entity, line=line, column=column, message=message)

    def _bearers(self, name: str) -> list[str]:
        folded = fold_name(name)
        bearers = name_bearers(self.records, self.authority)
        named = {e for (_, key), ids in bearers.items() if key == folded for e in ids}
        events = {
            entity
            for entity, record in self.records.items()
            if record.type == "event"
            and folded
            in map(
                fold_name, (*written_names(record), str((record.extracted or {}).get("name", "")))
            )
        }
        return sorted(named | events)

    def _explain_unknown(self, word: str, candidates: Sequence[Candidate]) -> Problem:
        folder = folder_of(as_id(word))
        named = folder in TYPE_OF_FOLDER and "/" in word
        asked = as_id(word) if named else word
        guess = ""
        for known in self._list_known(candidates, ids=named):
            guess = guess or (nearest_id(asked, known) if named else nearest(asked, known))
        message = f"no record, authority entry or candidate has this id or name.{guess}"
        cure = (
            f"To begin that record, make the file {asked}.yml with a line 'name: …'"
            if named
            else "An id looks like actors/sendero-luminoso"
        )
        return Problem(path=word, message=f"{message} {cure}")

    def _list_known(
        self, candidates: Sequence[Candidate], *, ids: bool
    ) -> Iterator[Collection[str]]:
        """What a person may have meant, the likeliest first: records, candidates, authority entries."""
        if ids:
            yield from (self.records, [c.id for c in candidates], self.authority)
            return
        records = self.records.values()
        yield [n for r in records for n in (*written_names(r), *list_extracted(r))]
        yield [c.name for c in candidates]
        yield [entry.name for entry in self.authority.values()]


def nearest_id(asked: str, known: Collection[str]) -> str:
    """The nearest id of the same folder; the folder's letters would make any two ids alike."""
    folder, _, stem = asked.partition("/")
    stems = [stem_of(entity) for entity in known if entity.startswith(f"{folder}/")]
    return nearest(stem, stems).replace("'", f"'{folder}/", 1)


def as_id(word: str) -> str:
    """The id that a word is: `entities/actors/farc.yml` is that of `actors/farc`."""
    parts = word.strip().removesuffix(SUFFIX).replace("\\", "/").rstrip("/").split("/")
    return "/".join(parts[-2:])
