"""What is wrong, where, and what would cure it: the only way a room speaks of trouble to a person."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

# Words that a message repeats from a file, in quotation marks: what they say is neither what is wrong nor a cure.
_QUOTED = re.compile(r"(?<!\w)'.*?'(?!\w)|“.*?”")
_CURE_BEGINS = re.compile(r"[.;] |\n")


class Severity(Enum):
    """How much a problem weighs: an error is for the person who wrote it, a warning stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing a person should know, worded so that she can act without asking.

    `line` and `column` count from 1; 0 means the file as a whole. `code` is a short name of the rule for programs that sort or
    count problems; a message may be worded anew, its code stays.
    """

    path: str
    message: str
    line: int = 0
    column: int = 0
    severity: Severity = Severity.ERROR
    code: str = "other"

    @property
    def cure(self) -> str:
        """The part of the message that says what to do, "" where it says none.

        A message says first what is wrong; its cure follows the first full stop or semicolon outside of quoted words.
        """
        plain = _QUOTED.sub(lambda found: "x" * len(found[0]), self.message)
        begins = _CURE_BEGINS.search(plain)
        return self.message[begins.end() :].strip() if begins else ""

    def __str__(self) -> str:
        """The line that a terminal shows; editors and CI find file, line and column in it."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        prefix = "warning: " if self.severity is Severity.WARNING else ""
        return f"{place}: {prefix}{self.message}"


class RefusedError(Exception):
    """Raised where going on would overwrite what a person made; the message is the problem's."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for whoever reports it."""
        super().__init__(str(problem))
        self.problem = problem


class WrongDataError(ValueError):
    """The package's own data files are wrong; `problems` holds every mistake with its line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in order, so that a caller can show them one by one."""
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problems_of(*readers: Callable[[], object]) -> list[Problem]:
    """Every mistake in the package's own data files that these find when they read them, each once."""
    found: list[Problem] = []
    for read in readers:
        try:
            read()
        except WrongDataError as wrong:
            found += wrong.problems
    return in_order(found)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and column, so that two runs print the same."""
    return sorted(
        set(problems),
        key=lambda p: (p.path, p.line, p.column, p.severity.value, p.message, p.code),
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that make a build fail with exit code 1."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def nearest(word: str, allowed: Iterable[str]) -> str:
    """` Did you mean 'armed-group'?` when one of the allowed words is close, otherwise nothing."""
    close = difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""
