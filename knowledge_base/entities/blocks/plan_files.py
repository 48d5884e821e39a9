"""What a build would write: the machine's block of every file, births, and deletions."""

from pathlib import Path

from knowledge_base.entities.files.extracted_block import render_file
from knowledge_base.entities.files.file_plan import FilePlan
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entity_ids import type_of


def plan_files(linked: Linked, records: Records, *, folder: Path) -> FilePlan:
    """Every file as it should be, people's words to the letter; files without words that earn no place are deleted.

    `records` are those that were read from `folder`. Nothing is written here.
    """
    writes = {}
    for entity, block in linked.blocks.items():
        record = records.get(entity)
        writes[_file(entity, records, folder)] = render_file(
            record, type_of(entity), block, folder=folder
        )
    gone = sorted(records.keys() - linked.blocks.keys())
    return FilePlan(
        folder=folder,
        writes=writes,
        deletes=tuple(_file(entity, records, folder) for entity in gone),
    )


def _file(entity: str, records: Records, folder: Path) -> Path:
    record = records.get(entity)
    return folder / (record.file if record else f"{entity}.yml")
