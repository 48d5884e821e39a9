"""`annotate`: what is found in any articles, one JSON object a line, without changing anything."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from knowledge_base import documents, edtf
from knowledge_base.commands.reporting import WRONG_USE, exit_code, report
from knowledge_base.model import Document
from knowledge_base.problems import Problem

Annotate = Callable[[list[Document], str | None], Iterable[Mapping[str, object]]]


def run(arguments: Namespace, *, annotate: Annotate) -> int:
    """Annotate the named files and the articles in the named folders, in the order named.

    An article that cannot be read is reported; the others are annotated all the same.
    """
    if problem := check_date(arguments.published):
        report([problem])
        return WRONG_USE
    if arguments.output is not None and arguments.output.is_dir():
        message = "This is a folder; name the file to write, for instance 'annotations.jsonl'."
        report([Problem(path=str(arguments.output), message=message)])
        return WRONG_USE
    paths, missing = _seeds_under(arguments.paths)
    read, problems = documents.read_documents(paths)
    lines = (
        json.dumps(annotation, ensure_ascii=False)
        for annotation in annotate(read, arguments.published)
    )
    _write_lines(lines, arguments.output)
    report(problems + missing)
    return WRONG_USE if missing else exit_code(problems)


def check_date(published: str | None) -> Problem | None:
    """What is wrong with a date given on the command line."""
    if published is None:
        return None
    try:
        edtf.parse(published)
    except edtf.EdtfError as error:
        return Problem(path="--published", message=str(error))
    return None


def _seeds_under(named: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Files as named and the articles of folders, each once."""
    paths: dict[Path, None] = {}
    missing = []
    for path in named:
        if path.is_dir():
            paths |= dict.fromkeys(documents.find_seeds(path))
        elif path.exists():
            paths[path] = None
        else:
            missing.append(Problem(path=str(path), message="There is no such file or folder."))
    return list(paths), missing


def _write_lines(lines: Iterator[str], output: Path | None) -> None:
    if output is None:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
