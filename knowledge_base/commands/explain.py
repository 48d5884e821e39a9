"""`explain`: which rule made which event of one article, for people who edit the frames."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from knowledge_base import documents
from knowledge_base.commands.annotate import check_date
from knowledge_base.commands.explanation_text import explanation_lines
from knowledge_base.commands.reporting import WRONG_USE, exit_code, report, say
from knowledge_base.model import Document
from knowledge_base.problems import Problem

Explained = Mapping[str, Any]
Explain = Callable[[Sequence[Document], str | None], Iterable[Explained]]


def run(arguments: Namespace, *, explain: Explain) -> int:
    """Explain the events of the named article, or of one sentence of it, as text or as one JSON object."""
    if problem := check_date(arguments.published) or _check_file(arguments):
        report([problem])
        return WRONG_USE
    read, problems = documents.read_documents([arguments.file])
    for explained in explain(read, arguments.published):
        number, count = arguments.sentence, len(explained["sentences"])
        if number is not None and not 1 <= number <= count:
            message = f"There is no sentence {number}; the article has {count}."
            report([Problem(path="--sentence", message=message)])
            return WRONG_USE
        if number is not None:
            explained = of_sentence(explained, number)
        if arguments.format == "json":
            say(json.dumps(explained, ensure_ascii=False, indent=1))
        else:
            say("\n".join(explanation_lines(explained)))
    report(problems)
    return exit_code(problems)


def of_sentence(explained: Explained, number: int) -> Explained:
    """One sentence of an explanation, with the events that it tells of."""
    sentence = explained["sentences"][number - 1]
    told = {trigger["event"] for trigger in (*sentence["triggers"], *sentence["claims"])}
    events = [event for event in explained["events"] if event["number"] in told]
    return {**explained, "sentences": [sentence], "events": events}


def _check_file(arguments: Namespace) -> Problem | None:
    if arguments.file.is_file():
        return None
    return Problem(path=str(arguments.file), message="There is no such file.")
