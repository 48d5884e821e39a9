"""Where the lines between published, listed and forgotten events lie: `event_lines.yml`, read once and checked."""

import functools
import re
from pathlib import Path
from typing import NamedTuple

from knowledge_base.entities.events.marked_file import MarkedFile
from knowledge_base.problems import WrongDataError, nearest

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
    data = MarkedFile(file)
    found: dict[str, float] = {}
    for key, value in data.entries():
        if key.value not in EventLines._fields:
            guess = nearest(str(key.value), EventLines._fields)
            data.add(key.start_mark, f"unknown line '{key.value}'.{guess}")
        elif not _SHARE.fullmatch(str(value.value)):
            data.add(
                value.start_mark, f"'{key.value}' must be a share from 0 to 1, not '{value.value}'"
            )
        else:
            found[key.value] = float(value.value)
    for name in EventLines._fields:
        if name not in found and not data.problems:
            data.add(None, f"the line '{name}' is missing.")
    if not data.problems and found["listed"] > found["published"]:
        data.add(None, "'listed' must not be above 'published': what has a page needs no listing.")
    if data.problems:
        raise WrongDataError(data.problems)
    return EventLines(**found)
