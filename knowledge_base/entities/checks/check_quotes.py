"""Finds quotes and corrections that do not fit their source: unknown sources, orphans, words that occur several times."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.fields.parts import Evidence
from knowledge_base.entities.files.record import EntityRecord, Records, is_closed
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Document
from knowledge_base.problems import Problem, nearest

Documents = Mapping[str, Document]
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"])\s+")
_ALIKE = 0.4  # share of words in common, from which a sentence is worth showing
_LONGEST = 240
_FEW = 3
_EDGES = ".,;:!?()[]“”‘’\"'…—–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """The articles by source; `renamed` leads from the source of a record whose seed is gone to the one that has its text.

    `closed` are sources whose records people rejected or merged: they can be quoted no more.
    """

    documents: Documents
    renamed: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()

    @classmethod
    def gather(cls, records: Records, documents: Documents) -> Self:
        """Find the seeds whose text is, by its sha256, that of a source record without a seed."""
        by_text = {document.sha256: source for source, document in documents.items()}
        gone = {
            stem_of(record.id): (record.extracted or {}).get("sha256")
            for record in records.values()
            if record.type == "source"
        }
        renamed = {
            source: by_text[sha256]
            for source, sha256 in gone.items()
            if source not in documents and isinstance(sha256, str) and sha256 in by_text
        }
        closed = frozenset(source for source in gone if is_closed(f"sources/{source}", records))
        return cls(documents=documents, renamed=renamed, closed=closed)


def check_any_seed(records: Records, documents: Documents, folder: Path) -> Iterator[Problem]:
    """One error instead of one for each quote where there is no article at all."""
    count = sum(1 for record in records.values() for _ in list_quotes(record))
    if count and not documents:
        message = f"there is no article, so none of the {count} quotes here can be found; put the seeds back"
        yield Problem(path=folder.as_posix(), message=message, code="no-seeds")


def check_quotes(checked: Checked, seeds: Seeds) -> Iterator[Problem]:
    """Every quote of a record that its source does not hold just once, and every correction of words that are not there."""
    documents = seeds.documents
    for place, evidence in list_quotes(checked.record) if documents else ():
        document = documents.get(evidence.source)
        if document is None:
            message = _word_no_seed(evidence.source, seeds)
            yield checked.problem((*place, "source"), message, code="unknown-source")
        else:
            yield from _check_quote(checked, place, evidence, document)
    yield from _check_corrections(checked, documents)


def list_quotes(record: EntityRecord) -> Iterator[tuple[Place, Evidence]]:
    """Every quote that a person wrote in a record, and where."""
    written = record.written
    yield from ((("evidence", n), item) for n, item in enumerate(written.evidence))
    for name in ("roles", "relations", "participants"):
        for n, holder in enumerate(getattr(written, name, ())):
            for m, item in enumerate(holder.evidence):
                yield (name, n, "evidence", m), item


def _word_no_seed(source: str, seeds: Seeds) -> str:
    if source in seeds.closed:
        return (
            f"people closed the record of '{source}', so it can be quoted no more. Take this out; what still "
            "holds can rest on another source or on a work under 'references'"
        )
    word = source.removeprefix("sources/").removesuffix(".txt").removesuffix(".md")
    said = f"no seed has the name '{source}'."
    if word in seeds.renamed:
        renamed = seeds.renamed[word]
        return f"{said} The seed was renamed to '{renamed}': write '{renamed}' here, or give the seed back its name"
    if word in seeds.documents:
        return f"{said} Did you mean '{word}'?"
    return f"{said}{nearest(word, seeds.documents)} Put the seed back, or take this out"


def _check_quote(
    checked: Checked, place: Place, evidence: Evidence, document: Document
) -> Iterator[Problem]:
    count = len(find_occurrences(document, evidence.quote))
    if count == 0:
        message = f"this quote does not occur in {document.source}.{_show_nearest(evidence.quote, document)}"
        yield checked.problem((*place, "quote"), message, code="orphan-quote")
    elif evidence.nth is None and count > 1:
        message = (
            f"this quote occurs {count} times in {document.source}; make it longer, or say which one"
            f" with 'nth: 1' to 'nth: {count}'"
        )
        yield checked.problem((*place, "quote"), message, code="repeated-quote")
    elif evidence.nth is not None and evidence.nth > count:
        message = _word_too_far(evidence.nth, count, document)
        yield checked.problem((*place, "nth"), message, code="nth-too-far")


def _check_corrections(checked: Checked, documents: Documents) -> Iterator[Problem]:
    written = checked.record.written
    document = documents.get(stem_of(checked.record.id))
    if not isinstance(written, SourceFields) or document is None:
        return
    for n, correction in enumerate(written.corrections):
        place = ("corrections", n)
        count = len(find_occurrences(document, correction.text, whole_words=True))
        if count == 0:
            message = f"'{correction.text}' does not occur in this source.{_show_nearest(correction.text, document)}"
            yield checked.problem((*place, "text"), message, code="unused-correction")
        elif correction.nth is not None and correction.nth > count:
            message = _word_too_far(correction.nth, count, document)
            yield checked.problem((*place, "nth"), message, code="unused-correction")


def _word_too_far(nth: int, count: int, document: Document) -> str:
    times = "once" if count == 1 else f"{count} times"
    last = "delete 'nth'" if count == 1 else f"the last one is 'nth: {count}'"
    return f"'nth: {nth}' is too far; these words occur {times} in {document.source}, so {last}"


def _show_nearest(quote: str, document: Document) -> str:
    """What was probably meant: for a few words those spelt nearly alike, otherwise the sentence with most words in common."""
    words = quote.split()
    if len(words) <= _FEW:
        return _show_similar_words(quote, len(words), document)
    wanted = Counter(re.findall(r"\w+", quote.casefold()))
    best, best_share = "", 0.0
    for sentence in _split_sentences(document):
        found = Counter(re.findall(r"\w+", sentence.casefold()))
        share = (wanted & found).total() / max(wanted.total(), 1)
        if share > best_share:
            best, best_share = sentence, share
    if best_share < _ALIKE:
        return " Write it to the letter, as in the seed's file"
    shown = best if len(best) <= _LONGEST else f"{best[:_LONGEST]}…"
    return f" Nearest there: “{shown}”. Copy from it to the letter"


def _show_similar_words(quote: str, length: int, document: Document) -> str:
    words = document.text.split()
    runs = {" ".join(words[n : n + length]).strip(_EDGES) for n in range(len(words) - length + 1)}
    guess = nearest(quote, runs)
    return guess or " Write it to the letter, as in the seed's file"


def _split_sentences(document: Document) -> Iterator[str]:
    for span in document.paragraphs:
        paragraph = " ".join(document.text[span.start : span.end].split())
        yield from _SENTENCE_END.split(paragraph)
