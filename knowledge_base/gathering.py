"""The first half of the corridor: everything is read and checked before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge_base import documents, entities, gazetteer
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity
from knowledge_base.settings import AUTHORITY, Places, committed_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that was read before anything is understood (`towns` come last), and what was wrong with it."""

    documents: Sequence[Document]
    records: entities.Records
    authority: entities.Authority
    towns: gazetteer.Towns = field(default_factory=gazetteer.Towns)
    seed_problems: list[Problem] = field(default_factory=list)
    data_problems: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong or worth a word."""
        return [*self.seed_problems, *self.data_problems]


def gather(places: Places) -> Gathered:
    """Read seeds, entity files and authority files, and check them against each other.

    An article whose record people rejected, or merged into another, is left out as if its file were gone.
    """
    found, problems = documents.read_documents(documents.find_seeds(places.seeds))
    problems += [*documents.check_folder(places.seeds), *documents.check_names(found)]
    read = documents.buildable(found)
    gathered = gather_data(places, read)
    closed = [doc for doc in read if entities.is_closed(f"sources/{doc.source}", gathered.records)]
    read = [document for document in read if document not in closed]
    gathered = replace(gathered, documents=read)
    contradictions = entities.check_records(
        gathered.records,
        {document.source: document for document in read},
        broken_ids=entities.list_ids(places.entities) - gathered.records.keys(),
        folder=places.entities,
        authority=gathered.authority,
    )
    return replace(
        gathered,
        seed_problems=[*problems, *map(_left_out, closed)],
        data_problems=[*gathered.data_problems, *contradictions],
    )


def _left_out(document: Document) -> Problem:
    message = (
        f"is not read, for people closed its record, sources/{document.source}.yml. "
        "Delete this file too if its text must not stay in the repository"
    )
    return Problem(path=document.path.as_posix(), message=message, severity=Severity.WARNING)


def gather_data(places: Places, read: Sequence[Document]) -> Gathered:
    """Entity files and authority files, for documents that were read."""
    authority, authority_problems = entities.read_authority([AUTHORITY, *places.authority])
    records, record_problems = entities.read_records(places.entities, original=committed_text)
    return Gathered(
        documents=read,
        records=records,
        authority=authority,
        data_problems=[*authority_problems, *record_problems],
    )


def look_up_towns(gathered: Gathered, places: Places) -> Gathered:
    """What was gathered, and the towns and regions that the documents may name."""
    bearers = entities.gather_bearers(gathered.records, gathered.authority)
    towns = gazetteer.find_towns(gathered.documents, bearers, cache=places.cache)
    authority = entities.add_towns(gathered.authority, towns.places)
    return replace(gathered, towns=towns, authority=authority)
