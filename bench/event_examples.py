"""Events that the project finds, each with its signs and whether a reader's list has it: what weights are fitted on."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench_data import PROJECT

sys.path.insert(0, str(PROJECT))

import build_kb  # because the project is no installed package
from knowledge_base import documents, entities  # because of the path above
from knowledge_base.gathering import gather_data  # because of the path above
from knowledge_base.mentions.events.document import signs  # because of the path above
from knowledge_base.mentions.events.document.confidence import table_of  # because of the path above
from knowledge_base.mentions.events.document.find_events import (
    is_report,  # because of the path above
)
from knowledge_base.model import Document  # because of the path above
from knowledge_base.settings import Places  # because of the path above
from tests.extraction_quality.event_figures import PREFIX, all_events  # because of the path above
from tests.extraction_quality.event_reading import (
    MUC4_KINDS,
    read_articles,
    write_articles,
)  # because of the path above
from tests.extraction_quality.event_scoring import align, is_open  # because of the path above

SignsOf = dict[tuple[str, int, str, str], frozenset[str]]


class Example(NamedTuple):
    """One found event; `kind` is the table of weights that it belongs to.

    `right` says whether it tells of a particular event, `counted` whether of one that the rules of MUC-4 count (None where
    its kind is none of theirs).
    """

    source: str
    kind: str
    signs: frozenset[str]
    right: bool
    counted: bool | None


def own_examples() -> Iterator[Example]:
    """From the labelled articles of this project; what their reader calls debatable is left out."""
    articles = {PREFIX + article.id: article for article in read_articles()}
    with tempfile.TemporaryDirectory() as folder:
        places = write_articles(list(articles.values()), Path(folder) / "kb")
        for document, annotation, signs_of in _read(sorted(places.seeds.iterdir()), places):
            article = articles[document.source]
            events = all_events(annotation)
            pairs = align(article.events, events)
            of_found = {at: label for label, at in pairs.items()}
            for at, event in enumerate(events):
                if at not in of_found and is_open(event, article):
                    continue
                right = at in of_found
                counted = right and article.events[of_found[at]].muc4
                countable = event["kind"] in MUC4_KINDS
                yield _example(
                    document, event, signs_of, right=right, counted=counted if countable else None
                )


def muc4_examples(folder: Path) -> Iterator[Example]:
    """From the development reports of MUC-4: right are those that share a perpetrator, target or victim with an incident of the key.

    What its scorer does not count (arrests, seizures, clashes …) is left out.
    """
    sys.path.insert(0, str(folder))
    import evaluate  # type: ignore[import-not-found]  # because it lies beside the corpus
    import score_muc4  # type: ignore[import-not-found]  # because it lies beside the corpus

    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for document, annotation, signs_of in _read(
        sorted((folder / "docs").glob("DEV-*.txt")), Places()
    ):
        kinds = {m["entity"]: m["kind"] for m in annotation["mentions"] if m["entity"]}
        told = [
            (event, evaluate.incident(event, kinds))
            for event in all_events(annotation)
            if event["kind"] in evaluate.INCIDENT
            and event["modality"] not in ("denied", "hypothetical")
        ]
        key = gold[document.source]["incidents"]
        pairs = [
            [score_muc4.pair_score(incident, wanted) for wanted in key] for _, incident in told
        ]
        scores = [[score if content else 0.0 for score, content in row] for row in pairs]
        aligned = {at for at, _ in score_muc4.assign(scores)} if told and key else set()
        for at, (event, _) in enumerate(told):
            yield _example(document, event, signs_of, right=at in aligned, counted=at in aligned)


def _read(
    paths: Sequence[Path], places: Places
) -> Iterator[tuple[Document, dict[str, Any], SignsOf]]:
    """Each document with all that is found in it, however doubtful, and the signs of its events."""
    cache = PROJECT / ".bench" / "cache"
    # Signs are seen only while an article is read.
    shutil.rmtree(cache / "findings", ignore_errors=True)
    os.environ["KB_CACHE"] = str(cache)
    signs_of = _remember_signs()
    read, _ = documents.read_documents(list(paths))
    linked = build_kb.understand(gather_data(places, read), places)
    for document in read:
        yield document, entities.annotations(document, linked, least_sure=0.0), signs_of


def _remember_signs() -> SignsOf:
    """Have the room keep the signs of every draft while it reads."""
    kept: SignsOf = {}
    find = signs.find_signs

    def keep(drafts: Sequence[Any], document: Any, *, report: bool) -> list[frozenset[str]]:
        found = find(drafts, document, report=report)
        for draft, its_signs in zip(drafts, found, strict=True):
            word = document.text[draft.trigger.start : draft.trigger.end]
            kept[document.source, draft.sentence.start, word, draft.kind] = its_signs
        return found

    signs.find_signs = keep
    return kept


def _example(
    document: Document,
    event: dict[str, Any],
    signs_of: SignsOf,
    *,
    right: bool,
    counted: bool | None,
) -> Example:
    kind = table_of(event["kind"], report=is_report(document), published=document.published)
    its_signs = signs_of[document.source, event["start"], event["trigger"], event["kind"]]
    return Example(document.source, kind, its_signs, right, counted)
