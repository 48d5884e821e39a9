"""Problems for programs: one JSON object, or the lines by which GitHub shows them beside the changed text."""

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from knowledge_base.problems import Problem, Severity, errors

Style = Literal["people", "json", "github"]
STYLES: tuple[Style, ...] = ("people", "json", "github")


def as_json(problems: Sequence[Problem], stale: Sequence[tuple[str, str]] | None = None) -> str:
    """One object: how many errors and warnings there are, and all problems.

    `line` and `column` count from 1 and are null where the file as a whole is meant; `cure` is the end of `message`, null
    where it names none. `stale` are files and what a build would do with each; left out where nobody asked.
    """
    found: dict[str, object] = {
        "errors": len(errors(problems)),
        "warnings": len(problems) - len(errors(problems)),
        "problems": [
            {
                "file": problem.path,
                "line": problem.line or None,
                "column": problem.column or None,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": problem.message,
                "cure": problem.cure or None,
            }
            for problem in problems
        ],
    }
    if stale is not None:
        found["stale"] = [{"file": file, "action": action} for file, action in stale]
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem]) -> list[str]:
    """Workflow commands, errors first: GitHub shows the first ten of errors and the first ten of warnings of a step."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    return [_annotate(problem) for problem in ordered]


def _annotate(problem: Problem) -> str:
    place = {"file": problem.path, "line": problem.line, "col": problem.column}
    given = ",".join(
        f"{key}={_escape_property(str(value))}" for key, value in place.items() if value
    )
    return f"::{problem.severity.value} {given}::{escape_text(problem.message)}"


def escape_text(text: str) -> str:
    """A message as the text of a workflow command: it must not end the line, nor begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return escape_text(text).replace(":", "%3A").replace(",", "%2C")
