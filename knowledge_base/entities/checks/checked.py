"""A record under examination: turns what a check found into a problem at the right line."""

from dataclasses import dataclass
from pathlib import Path

from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.files.record import Path as Place
from knowledge_base.problems import Problem, Severity

__all__ = ["Checked", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A record, and the folder that its file lies in."""

    record: EntityRecord
    folder: Path

    def problem(
        self, place: Place, message: str, *, code: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at what stands at a path of the record; at the file as a whole for what a person did not write."""
        line, column = self.record.place(*place)
        path = (self.folder / self.record.file).as_posix()
        return Problem(
            path=path, line=line, column=column, message=message, severity=severity, code=code
        )
