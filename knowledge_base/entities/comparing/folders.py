"""Two folders of entity files, read and compared."""

from collections.abc import Iterable
from pathlib import Path

from knowledge_base.entities.comparing.changes import Comparison
from knowledge_base.entities.comparing.compare import compare
from knowledge_base.entities.files.record_files import list_ids, read_records
from knowledge_base.entities.views.compose import published_ids


def compare_folders(base: Path, head: Path, *, published_urls: Iterable[str] = ()) -> Comparison:
    """What changed for readers between two folders of entities; a folder that is not there holds no records."""
    old, _ = read_records(base)
    new, _ = read_records(head)
    broken = (list_ids(base) - old.keys()) | (list_ids(head) - new.keys())
    return compare(
        old,
        new,
        published=published_ids(published_urls),
        unreadable=[f"{entity}.yml" for entity in broken],
    )
