"""What must hold of a built site: every link leads somewhere, nothing is loaded from elsewhere, no id stands twice."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from knowledge_base.problems import Problem, in_order, nearest
from knowledge_base.website.built_page import BuiltPage, Link, read_page

_LEFTOVERS = re.compile(r"\{\{|\{%|klzzwxh:|wzxhzdk:|[\x02\x03]")
_FOREIGN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//""")
_Fault = tuple[int, int, str]  # line, column, message
_UNKNOWN = "404.html"  # served for any address, so its links begin at the root
_HARMLESS = frozenset({"http", "https", "mailto", "tel"})


def check_site(site: Path) -> list[Problem]:
    """Every broken link, missing anchor, foreign request, doubled id and template leftover of a site, in one run."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    texts = {
        path: (site / path).read_text(encoding="utf-8")
        for path in sorted(files)
        if path.endswith((".html", ".css"))
    }
    pages = {path: read_page(text) for path, text in texts.items() if path.endswith(".html")}
    found = [_finding(path, *fault) for path in pages for fault in _faults(path, pages, files)]
    found += [_finding(path, *fault) for path in pages for fault in _leftovers(texts[path])]
    found += [
        _finding(path, *fault)
        for path in texts.keys() - pages.keys()
        for fault in _foreign(texts[path])
    ]
    return in_order(replace(problem, path=str(site / problem.path)) for problem in found)


def _finding(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=path, line=line, column=column, message=message)


def _faults(path: str, pages: Mapping[str, BuiltPage], files: Set[str]) -> Iterator[_Fault]:
    page = pages[path]
    for link in dict.fromkeys(page.links):
        if message := _fault(path, link, pages, files):
            yield link.line, 1, message
    for name, line in page.doubled:
        yield line, 1, f"The id {name!r} stands twice in this page."
    for name, line in page.inline:
        yield (
            line,
            1,
            f"{name!r} is code in the page, which its policy stops. Put it into a file in docs/assets/.",
        )


def _fault(path: str, link: Link, pages: Mapping[str, BuiltPage], files: Set[str]) -> str:
    """What is wrong with a link; empty when nothing is."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        return f"{link.address!r} is no address."
    if parts.scheme or parts.netloc:
        return _fault_outside(link, parts.scheme)
    target = _target(path, unquote(parts.path), files)
    if target is None:
        close = nearest(unquote(parts.path), pages)
        return f"{link.address!r} leads to no file of the site.{close}"
    if elsewhere := _fault_elsewhere(path, parts.path, target):
        return f"{link.address!r} {elsewhere}"
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].ids:
        close = nearest(fragment, pages[target].ids)
        return f"{link.address!r}: {target} has no place named {fragment!r}.{close}"
    return ""


def _fault_elsewhere(path: str, address: str, target: str) -> str:
    """Why a link that holds on this server would lead nowhere from a folder or under a sub-path; empty where it holds there too."""
    if address.startswith("/") and path != _UNKNOWN:
        return "begins at the root of the server: it leads nowhere from a folder or under a sub-path. Make it relative."
    if address and target != posixpath.normpath(
        posixpath.join(posixpath.dirname(path), unquote(address))
    ):
        folder = address.endswith("/") or not posixpath.splitext(address)[1]
        if folder and path != _UNKNOWN:
            return f"names a folder, which opens no page without a server. Name {target!r}."
    return ""


def _fault_outside(link: Link, scheme: str) -> str:
    """What is wrong with an address elsewhere: a page may name it, never load it."""
    if link.loads and scheme != "data":
        return f"The page would load {link.address!r} from another server. Put the file into docs/assets/."
    known = link.loads or scheme in _HARMLESS
    return "" if known else f"{link.address!r} has a scheme that no link here may have."


def _target(path: str, address: str, files: Set[str]) -> str | None:
    """The file a link means, relative to the site; None where there is none."""
    if not address:
        return path
    if not address.startswith("/"):
        return _file(posixpath.join(posixpath.dirname(path), address), files)
    # Only the page for unknown addresses links so; its links begin with the path the site is published under.
    parts = address.strip("/").split("/")
    tails = ("/".join(parts[skipped:]) for skipped in range(len(parts) + 1))
    return next((found for tail in tails if (found := _file(tail, files))), None)


def _file(relative: str, files: Set[str]) -> str | None:
    path = posixpath.normpath(relative or ".")
    return next(
        (name for name in (path, posixpath.normpath(f"{path}/index.html")) if name in files), None
    )


def _leftovers(text: str) -> Iterator[_Fault]:
    for found in _LEFTOVERS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield (
            line,
            column,
            f"{found.group()!r} was left over from a template; some text was not escaped.",
        )


def _foreign(style: str) -> Iterator[_Fault]:
    if found := _FOREIGN_STYLE.search(style):
        yield 0, 0, f"The style loads from another server: {found.group()!r}."
