"""Where the lines between published, listed and forgotten events lie: `event_lines.yml`, read once and checked."""

import functools
import re
from pathlib import Path
from typing import NamedTuple

import yaml

from knowledge_base.problems import Problem, WrongDataError, nearest

DATA_FILE = Path(__file__).with_name("event_lines.yml")
_SHARE = re.compile(r"0(?:\.\d+)?|1(?:\.0+)?")


class EventLines(NamedTuple):
    """The least confidence of an event that has a page, and of one that is listed for review."""

    published: float
    listed: float


@functools.cache
def event_lines() -> EventLines:
    """The lines as the data file has them now (read once a process)."""
    return read_event_lines(DATA_FILE)


def read_event_lines(file: Path) -> EventLines:
    """The lines of a file; WrongDataError names each mistake with its line and what is allowed."""
    problems: list[Problem] = []

    def add(mark: yaml.Mark | None, message: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.append(Problem(path=str(file), line=line, column=column, message=message))

    found: dict[str, float] = {}
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        root = None
        add(error.problem_mark, f"no YAML: {error.problem}")
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value not in EventLines._fields:
            guess = nearest(str(key.value), EventLines._fields)
            add(key.start_mark, f"unknown line '{key.value}'.{guess}")
        elif not _SHARE.fullmatch(str(value.value)):
            add(value.start_mark, f"'{key.value}' must be a share from 0 to 1, not '{value.value}'")
        else:
            found[key.value] = float(value.value)
    for name in EventLines._fields:
        if name not in found and not problems:
            add(None, f"the line '{name}' is missing.")
    if not problems and found["listed"] > found["published"]:
        add(None, "'listed' must not be above 'published': what has a page needs no listing.")
    if problems:
        raise WrongDataError(problems)
    return EventLines(**found)
