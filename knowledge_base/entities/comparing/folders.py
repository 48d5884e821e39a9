"""Two folders of entity files, read and compared."""

from collections.abc import Iterable
from pathlib import Path

from knowledge_base.entities.comparing.changes import Comparison
from knowledge_base.entities.comparing.compare import compare
from knowledge_base.entities.files.file_names import list_files
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.files.record_files import list_ids, read_record, read_records
from knowledge_base.entities.views.compose import published_ids


def compare_folders(base: Path, head: Path, *, published_urls: Iterable[str] = ()) -> Comparison:
    """What changed for readers between two folders of entities; a folder that is not there holds no records."""
    new, _ = read_records(head)
    old = _read_other(base, head, new)
    broken = (list_ids(base) - old.keys()) | (list_ids(head) - new.keys())
    return compare(
        old,
        new,
        published=published_ids(published_urls),
        unreadable=[f"{entity}.yml" for entity in broken],
    )


def _read_other(folder: Path, known: Path, records: Records) -> Records:
    """The records of a folder of which most files have the bytes of another that was read: these are not read again."""
    found = {}
    for file in list_files(folder)[0]:
        same = records.get(file.id)
        if same is None or file.file.read_bytes() != (known / same.file).read_bytes():
            same, _ = read_record(file)
        if same is not None:
            found[file.id] = same
    return found
