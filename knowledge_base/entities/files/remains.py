"""What is right in a file that has faults, so that a person learns all that is wrong with it in one run."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.files.extracted_block import MACHINE_KEY
from knowledge_base.entities.files.file_names import FoundFile, list_files
from knowledge_base.entities.files.record import EntityRecord, Positions, Records
from knowledge_base.entities.files.record import Path as Place
from knowledge_base.entities.files.record_files import read_text
from knowledge_base.entities.files.yaml_reading import read_yaml

# A field, or an item of its list, that has a fault: None stands for the whole field.
_Faulty = Mapping[str, Collection[int | None]]


def read_remains(folder: Path, broken: Collection[str]) -> Records:
    """Records of the sound fields and items of broken files, by id; none of a file in which nothing can be read.

    They are for checks of what a record says by itself. They have no machine's part and must never be built from.
    """
    if not broken:
        return {}
    found = (file for file in list_files(folder)[0] if file.id in broken)
    read = {file.id: _read(file) for file in found}
    return {entity: record for entity, record in read.items() if record is not None}


def _read(found: FoundFile) -> EntityRecord | None:
    text, _ = read_text(found.file)
    tree, _ = read_yaml(text or "", machine_key=MACHINE_KEY)
    data = {key: value for key, value in tree.data.items() if key != MACHINE_KEY}
    positions: Positions = tree.values
    while data:
        try:
            written = FIELDS[found.type].model_validate(data, by_alias=True, by_name=False)
        except ValidationError as error:
            data, positions = _leave_out(data, positions, _gather_faults(error, data))
            continue
        return EntityRecord(
            id=found.id,
            type=found.type,
            file=found.relative,
            written=written,
            written_text="",
            extracted=None,
            positions=positions,
            has_words=True,
        )
    return None


def _gather_faults(error: ValidationError, data: Mapping[str, Any]) -> _Faulty:
    faulty: defaultdict[str, set[int | None]] = defaultdict(set)
    for fault in error.errors(include_url=False):
        field, *rest = fault["loc"] or (next(iter(data)),)
        item = rest[0] if rest and isinstance(data.get(str(field)), list) else None
        faulty[str(field)].add(item if isinstance(item, int) else None)
    return faulty


def _leave_out(
    data: Mapping[str, Any], positions: Positions, faulty: _Faulty
) -> tuple[dict[str, Any], Positions]:
    """The data without what is faulty, and where each thing that moves up in its list really stands."""
    kept = {
        field: range(len(value)) if isinstance(value, list) else ()
        for field, value in data.items()
        if None not in faulty.get(field, ())
    }
    order = {
        field: [n for n in indexes if n not in faulty.get(field, ())]
        for field, indexes in kept.items()
    }
    sound = {
        field: [data[field][n] for n in order[field]] if field in faulty else data[field]
        for field in kept
    }
    moved: dict[Place, Place] = {
        (field, old): (field, new)
        for field in faulty.keys() & kept.keys()
        for new, old in enumerate(order[field])
    }
    return sound, _move(positions, moved, faulty)


def _move(positions: Positions, moved: Mapping[Place, Place], faulty: _Faulty) -> Positions:
    return {
        (*moved.get(path[:2], path[:2]), *path[2:]): place
        for path, place in positions.items()
        if not path or path[0] not in faulty or len(path) < 2 or path[:2] in moved
    }
