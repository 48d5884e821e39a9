"""No address that was ever published dies: each is still a page of the built site, be it one that says what became of it."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from knowledge_base.problems import Problem


def check_published(site: Path, listed: Iterable[str], file: Path) -> list[Problem]:
    """A problem, with its line in the file of published addresses, for each that has no page in the site."""
    return [
        Problem(path=str(file), line=number, column=1, message=message)
        for number, address in enumerate(listed, start=1)
        if (message := _fault(site, address.strip()))
    ]


def _fault(site: Path, address: str) -> str:
    if not address:
        return ""
    path = PurePosixPath(address)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".html":
        return f"{address!r} is no page of the site: a line is written as actors/a-name.html"
    if (site / path).is_file():
        return ""
    return (
        f"{address!r} was published and has no page now. A page written by hand must stay, if only to say where its "
        "content went; any other address gets its page by build_kb.py build"
    )
