"""Who is away from home, and who acts at home: the words of `abroad.yml`."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge_base.entities.events.marked_file import MarkedFile
from knowledge_base.problems import WrongDataError, nearest
from knowledge_base.vocabulary import KINDS

DATA_FILE = Path(__file__).with_name("abroad.yml")
LISTS = ("away", "counted", "at_home", "of_a_state")
_MOST_BETWEEN = 2  # words between a people's name and the noun that it describes


@dataclass(frozen=True, slots=True)
class Abroad:
    """The words of `abroad.yml`, as patterns for what stands behind a name."""

    away: re.Pattern[str]
    at_home: re.Pattern[str]
    counted: re.Pattern[str]
    of_a_state: frozenset[str]

    def is_abroad(self, behind: str) -> bool:
        """Whether a people's name with these words behind it is of somebody or something away from home."""
        return bool(self.away.match(behind))

    def is_counted(self, before: str) -> bool:
        """Whether a people's name with these words before it is of some of them: "two Americans", "seven young Italians"."""
        return bool(self.counted.search(before))

    def is_at_home(self, behind: str) -> bool:
        """Whether a people's name with these words behind it is of somebody who acts in his own country."""
        return bool(self.at_home.match(behind))


@functools.cache
def abroad() -> Abroad:
    """The words as the data file has them now (read once a process); WrongDataError where it is broken."""
    return read_abroad(DATA_FILE)


def read_abroad(file: Path) -> Abroad:
    """The words of a file; WrongDataError names each mistake with its line and what is allowed."""
    data = MarkedFile(file)
    found = _lists(data)
    for name in LISTS:
        if not found.get(name) and not data.problems:
            data.add(None, f"the list '{name}' is missing or empty.")
    if data.problems:
        raise WrongDataError(data.problems)
    return Abroad(
        away=_behind(found["away"]),
        at_home=_behind(found["at_home"]),
        counted=_before(found["counted"]),
        of_a_state=frozenset(found["of_a_state"]),
    )


def _lists(data: MarkedFile) -> dict[str, list[str]]:
    """The lists of a file that are right; the others are among its problems."""
    found: dict[str, list[str]] = {}
    for key, value in data.entries():
        if key.value not in LISTS:
            guess = nearest(str(key.value), LISTS)
            data.add(
                key.start_mark, f"unknown list '{key.value}'.{guess} Allowed: {', '.join(LISTS)}."
            )
        elif not isinstance(value, yaml.SequenceNode):
            data.add(value.start_mark, f"'{key.value}' must be a list of words: [embassy, consul]")
        else:
            found[key.value] = [str(word.value) for word in value.value]
            kinds = KINDS["event"] if key.value == "of_a_state" else found[key.value]
            for word in (w for w in value.value if w.value not in kinds):
                guess = nearest(str(word.value), kinds)
                data.add(word.start_mark, f"'{word.value}' is no kind of event.{guess}")
    return found


def _behind(words: list[str]) -> re.Pattern[str]:
    forms = "|".join(sorted(re.escape(form) for word in words for form in (word, _plural(word))))
    return re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,{_MOST_BETWEEN}}}?\s+(?:{forms})\b", re.I)


def _before(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\b\d+|\b(?:{'|'.join(words)}))\s+(?:of\s+)?(?:[a-z]+\s+)?$", re.I)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    return word[:-1] + "ies" if word[-1] == "y" and word[-2] not in "aeiou" else word + "s"
