"""`check`: what is wrong with seeds, entity files, authority files and the tool's own word lists, without the language model."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from knowledge_base.commands.reporting import (
    WRONG,
    WRONG_USE,
    conclude,
    counted,
    exit_code,
    report,
    shown,
)
from knowledge_base.gathering import Gathered, Named, sort_named
from knowledge_base.problems import Problem, errors
from knowledge_base.settings import Places


def run(
    arguments: Namespace,
    places: Places,
    *,
    gather: Callable[[Places], Gathered],
    gather_named: Callable[[Places, Named], Gathered],
    find_wrong_lists: Callable[[Places], list[Problem]],
) -> int:
    """Check all, or only the files that were named and what others say of them.

    A name that is no file of this base is passed over if there is such a file (a list of changed files may hold anything), and
    wrong use if there is none. `find_wrong_lists` gives the mistakes that would keep articles from being read.
    """

    def check_all() -> int:
        if wrong := find_wrong_lists(places):
            conclude(wrong, style=arguments.style)
            return WRONG
        return _finish(gather(places), arguments)

    if not arguments.files:
        return check_all()
    named = sort_named(places, arguments.files)
    absent = [file for file in named.others if not file.exists()]
    if absent:
        message = f"there is no such file. Name files below {shown(places.entities)} or {shown(places.seeds)}"
        report([Problem(path=str(file), message=message, code="wrong-use") for file in absent])
        return WRONG_USE
    if named.whole:
        return check_all()
    gathered = gather_named(places, named)
    return _finish(gathered, arguments, looked_at=_count(named))


def _count(named: Named) -> str:
    """How many files were checked; that one is gone tells a removal from a slip of the pen."""
    gone = sum(not Path(file).exists() for file in named.files)
    parts = [f"{counted(len(named.files), 'file')} checked"]
    parts += [f"{gone} of them not there any more"] if gone else []
    parts += [f"{len(named.others)} passed over that hold no data"] if named.others else []
    return ", ".join(parts)


def _finish(gathered: Gathered, arguments: Namespace, *, looked_at: str = "") -> int:
    articles = counted(len(gathered.documents), "article")
    looked_at = looked_at or f"{articles} and {counted(len(gathered.records), 'entity file')}"
    fine = not errors(gathered.problems)
    summary = f"{looked_at}: nothing is wrong." if fine else ""
    conclude(gathered.problems, style=arguments.style, summary=summary)
    return exit_code(gathered.problems)
