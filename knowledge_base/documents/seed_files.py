"""Which files are articles, and whether their names can serve as ids."""

import re
from collections.abc import Sequence
from pathlib import Path

from slugify import slugify

from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity, in_order

_READ = (".txt", ".md")
_ARTICLES_ELSEWHERE = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".htm", ".html", ".epub")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def find_seeds(folder: Path) -> list[Path]:
    """The articles in a folder and those below it: `.txt` and `.md`, hidden ones left out, sorted by path."""
    return [path for path in _visible_files(folder) if path.suffix.lower() in _READ]


def check_folder(folder: Path) -> list[Problem]:
    """What is wrong with a folder of articles: not there, no folder, nothing to read; a warning for a PDF or Word file in it."""
    if not folder.exists():
        message = "this folder does not exist. Make it and put articles (.txt or .md) into it."
        return [Problem(path=str(folder), message=message)]
    if not folder.is_dir():
        message = "this is a file; a folder of articles is expected."
        return [Problem(path=str(folder), message=message)]
    problems = [_not_read(path) for path in _visible_files(folder) if _is_elsewhere(path)]
    if not find_seeds(folder):
        message = "there is no article in this folder. Put .txt or .md files into it."
        problems.append(Problem(path=str(folder), message=message))
    return in_order(problems)


def check_names(documents: Sequence[Document]) -> list[Problem]:
    """Names that cannot be the id and address of a source page, each with a better one, and names that clash."""
    problems = find_clashes(documents)
    for document in documents:
        if not _NAME.fullmatch(document.source):
            better = f"{_better_name(document)}{document.path.suffix}"
            message = (
                f"'{document.path.name}' cannot be part of a page's address. Rename the file, for instance"
                f" to '{better}': letters A-Z, digits, '.', '_' and '-', a letter or digit first."
            )
            problems.append(Problem(path=str(document.path), message=message))
    return in_order(problems)


def check_encoding_of_name(path: Path) -> Problem | None:
    """A problem where the name of a file was not written in UTF-8, as old archives do: then nothing could say where a fact stands."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        better = slugify(path.stem, lowercase=False) or "article"
        message = (
            "the name of this file is in another encoding than UTF-8. Rename the file, for instance"
            f" to '{better}{path.suffix}'."
        )
        return Problem(path=str(path), message=message)
    return None


def buildable(documents: Sequence[Document]) -> list[Document]:
    """The documents that can have a page: without those of `check_names`, so of two ids equal but for capitals the first stays.

    "First" is in the order of `documents`, which for `find_seeds` is the sorted one.
    """
    blamed = {problem.path for problem in check_names(documents)}
    return [document for document in documents if str(document.path) not in blamed]


def find_clashes(documents: Sequence[Document]) -> list[Problem]:
    """Documents whose ids (file stems) are equal, or equal but for capitals, to that of one before them."""
    first: dict[str, Document] = {}
    problems = []
    for document in documents:
        before = first.setdefault(document.source.casefold(), document)
        if before.path == document.path:
            continue
        differ = "differ in capitals alone" if before.source != document.source else "are the same"
        message = (
            f"the names of this article and of '{before.path}' {differ}, and the name is the id."
            " Rename one of the two."
        )
        problems.append(Problem(path=str(document.path), message=message))
    return problems


def _visible_files(folder: Path) -> list[Path]:
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        # A pipe or a device would keep a reader waiting; a broken link is reported by whoever reads it.
        is_file = path.is_file() or not path.exists()
        if is_file and not any(part.startswith(".") for part in parts):
            found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _is_elsewhere(path: Path) -> bool:
    return path.suffix.lower() in _ARTICLES_ELSEWHERE


def _not_read(path: Path) -> Problem:
    message = f"a {path.suffix} file is not read. Save the article's text as a .txt or .md file."
    return Problem(path=str(path), message=message, severity=Severity.WARNING)


def _better_name(document: Document) -> str:
    return slugify(document.source, lowercase=False, regex_pattern=r"[^A-Za-z0-9._-]+").strip(
        "-._"
    ) or slugify(document.title, max_length=60, word_boundary=True)
