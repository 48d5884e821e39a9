"""One entity file, read: what a person wrote, what the machine found, and where each word stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.entities.fields.entity_fields import Written
from knowledge_base.vocabulary import EntityType

Path = tuple[str | int, ...]
_LINE_END = re.compile(r"\r\n|\r|\n")
Positions = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """One entity file.

    `file` is relative to the folder of entities, with `/`. `written` is the person's part, `written_text` the text above
    `extracted:` to the letter (a byte order mark and the style of line ends included). `extracted` is the machine's part
    without its digest, empty where only its key stands, None where there is none. `positions` has the line and column (from 1) of each written value, by
    its path in the YAML, for instance ("aliases", 0, "text"). `has_words` is False when nothing but blank lines and the
    modeline stands above `extracted:`.
    """

    id: str
    type: EntityType
    file: str
    written: Written
    written_text: str
    extracted: Mapping[str, Any] | None
    positions: Positions
    has_words: bool

    def wrote(self, field: str) -> bool:
        """Whether a person wrote the field, be it as `null`."""
        return field in self.written.model_fields_set

    @property
    def write_line(self) -> int:
        """The line above which people write: that of `extracted:`, or the one after the last."""
        return len(_LINE_END.findall(self.written_text)) + 1

    def place(self, *path: str | int) -> tuple[int, int]:
        """Line and column of a written value, or of the nearest thing around it; (0, 0) for a file without words.

        The path is that of the model: a single value that stands for a list of one is found without its index.
        """
        return find_position(self.positions, path)


Records = Mapping[str, EntityRecord]


def is_closed(entity: str, records: Records) -> bool:
    """Whether people rejected a record or merged it into another: its page says so and shows nothing else."""
    record = records.get(entity)
    return record is not None and bool(
        record.written.same_as or record.written.status == "rejected"
    )


def resolve_path(positions: Positions, path: Path) -> Path:
    """The longest part of a model's path that stands in the file, without the indexes that a person may leave out."""
    place: Path = ()
    for step in path:
        if (*place, step) in positions:
            place = (*place, step)
        elif not isinstance(step, int):
            break
    return place


def find_position(positions: Positions, path: Path) -> tuple[int, int]:
    """Line and column of what stands at a path of the model, or of the nearest thing around it, otherwise (0, 0)."""
    return positions.get(resolve_path(positions, path), (0, 0))
