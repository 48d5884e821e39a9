"""Who is away from home, and who acts at home: the words of `abroad.yml`."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

DATA_FILE = Path(__file__).with_name("abroad.yml")
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
    """The words as the data file has them now (read once a process)."""
    data = yaml.load(DATA_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Abroad(
        away=_behind(data["away"]),
        at_home=_behind(data["at_home"]),
        counted=_before(data["counted"]),
        of_a_state=frozenset(data["of_a_state"]),
    )


def _behind(words: list[str]) -> re.Pattern[str]:
    forms = "|".join(sorted(re.escape(form) for word in words for form in (word, _plural(word))))
    return re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,{_MOST_BETWEEN}}}?\s+(?:{forms})\b", re.I)


def _before(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\b\d+|\b(?:{'|'.join(words)}))\s+(?:of\s+)?(?:[a-z]+\s+)?$", re.I)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    return word[:-1] + "ies" if word[-1] == "y" and word[-2] not in "aeiou" else word + "s"
