"""A small world's folder as the commands of curation see it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from knowledge_base import entities
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from tests.entities.small_world import READER, Reader, authority, link_texts


def open_base(
    folder: Path,
    texts: Mapping[str, str],
    known: Mapping[str, AuthorityEntry] | None = None,
    *,
    reader: Reader = READER,
) -> entities.Base:
    """The base of a folder, with articles that are read when a command asks."""
    entries = authority() if known is None else known
    records, _ = entities.read_records(folder)

    @lru_cache
    def understand() -> entities.Understood:
        linked = link_texts(texts, records, entries, reader)
        knowledge = entities.compose(linked, records, entries, ())
        return entities.Understood(linked=linked, knowledge=knowledge)

    return entities.Base(
        folder=folder,
        records=records,
        authority=entries,
        broken=entities.list_ids(folder) - records.keys(),
        understand=understand,
    )


def carry(edit: entities.Edit) -> str:
    """Write an edit that must not be refused; what it says."""
    assert [str(problem) for problem in edit.problems] == []
    assert entities.write_edit(edit) == []
    return "\n".join(edit.said)


def refusal(edit: entities.Edit, folder: Path) -> str:
    """Why an edit is refused."""
    assert edit.changes == {}
    return "\n".join(str(p).removeprefix(f"{folder.as_posix()}/") for p in edit.problems)


def words(folder: Path, entity: str) -> str:
    """What stands above the machine's block of a record, without the modeline."""
    text = (folder / f"{entity}.yml").read_text("utf-8").partition("extracted:")[0]
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if "yaml-language-server" not in line).rstrip("\n") + "\n"
