"""What a run tells the person in front of it: problems, progress, a summary, an exit code."""

import errno
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from knowledge_base.commands.problem_formats import Style, as_github, as_json, escape_text
from knowledge_base.problems import Problem, Severity, errors, in_order

FINE, WRONG, WRONG_USE, STALE = 0, 1, 2, 3
LONG_WORK = 20  # from so many documents on a progress bar is worth its lines


def say(text: str) -> None:
    """One line for the person who runs the command."""
    print(text, flush=True)


def say_to_person(text: str) -> None:
    """One line beside the output, which a program may be reading."""
    print(text, file=sys.stderr, flush=True)


def write_utf8() -> None:
    """Make both outputs UTF-8 wherever they lead: articles hold signs that the encoding of a Windows pipe or a C locale lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def report(problems: Iterable[Problem]) -> None:
    """Every problem on a line of its own, then how many there were; nothing when there were none."""
    ordered = _as_shown(problems)
    for problem in ordered:
        print(problem, file=sys.stderr)
    wrong = len(errors(ordered))
    warnings = sum(problem.severity is Severity.WARNING for problem in ordered)
    counted = [_count(wrong, "error"), _count(warnings, "warning")]
    if ordered:
        print(" and ".join(part for part in counted if part), file=sys.stderr)


def conclude(
    problems: Iterable[Problem],
    *,
    style: Style,
    summary: str = "",
    stale: Sequence[tuple[str, str]] | None = None,
) -> None:
    """The outcome of a check, for people or for programs; `stale` are files and what a build would do with each.

    JSON stands alone on standard output, so that it can be piped; the summary is for the others.
    """
    if style == "json":
        print(as_json(_as_shown(problems), stale))
        return
    if style == "people":
        report(problems)
    else:
        for line in as_github(_as_shown(problems)):
            say(line)
    for file, action in stale or ():
        said = f"stale: a build would {action} it"
        say(
            f"{file}: {said}" if style == "people" else f"::notice file={file}::{escape_text(said)}"
        )
    if summary:
        say(summary)


def _as_shown(problems: Iterable[Problem]) -> list[Problem]:
    return in_order(replace(problem, path=shown(problem.path)) for problem in problems)


def shown(path: str | Path) -> str:
    """A path as a person would type it: from where she stands, when it lies below."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else str(path)


_NO_RIGHT = (
    "This command may not read or write there: look at the rights of the file and of its folder"
)
_CURES = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "Nothing can be written there: work on a copy, or name other folders",
    errno.ENOSPC: "The disk is full. What was written is whole; make room and say the same again",
    errno.ENAMETOOLONG: "Give it a shorter name",
}


def problem_of_machine(error: OSError, *, cache: Path) -> Problem:
    """What the machine refused, with the way out where it refused the cache, which no run depends on."""
    place = str(error.filename or "this machine")
    message = f"{error.strerror or error}"
    if cure := _CURES.get(error.errno or 0):
        message += f". {cure}"
    if error.filename and Path(place).absolute().is_relative_to(cache.absolute()):
        message = f"{error.strerror or error}. This is the cache: make it a folder that can be written, or name another one in KB_CACHE"
    return Problem(path=place, message=message)


def exit_code(problems: Iterable[Problem]) -> int:
    """1 when something is wrong, else 0; warnings do not count."""
    return WRONG if errors(problems) else FINE


def progress_bar(task: str) -> Callable[[int, int], None]:
    """A callback that draws a bar on a terminal for work on many documents, and nothing elsewhere."""
    from tqdm import tqdm  # 0.1 s that a build without news can do without

    bar: list[tqdm[NoReturn]] = []

    def show(done: int, total: int) -> None:
        if total < LONG_WORK:
            return
        if not bar:
            bar.append(tqdm(total=total, desc=task, unit=" articles", disable=None))
        bar[0].update(done - bar[0].n)
        if done >= total:
            bar[0].close()

    return show


def counted(number: int, thing: str) -> str:
    """A number of things in words: "1 article", "2 articles"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _count(number: int, thing: str) -> str:
    return counted(number, thing) if number else ""
