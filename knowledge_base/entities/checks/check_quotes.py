"""Finds quotes and corrections that do not fit their source: unknown sources, orphans, words that occur several times."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.fields.parts import Evidence
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.model import Document
from knowledge_base.problems import Problem, nearest

Documents = Mapping[str, Document]
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"])\s+")
_ALIKE = 0.4  # share of words in common, from which a sentence is worth showing
_LONGEST = 240
_FEW = 3
_EDGES = ".,;:!?()[]“”‘’\"'…—–-"


def check_quotes(checked: Checked, documents: Documents) -> Iterator[Problem]:
    """Every quote of a record that its source does not hold just once, and every correction of words that are not there."""
    for place, evidence in list_quotes(checked.record):
        document = documents.get(evidence.source)
        if document is None:
            message = (
                f"no seed has the name '{evidence.source}'.{_guess_source(evidence, documents)}"
            )
            yield checked.problem((*place, "source"), message)
        else:
            yield from _check_quote(checked, place, evidence, document)
    yield from _check_corrections(checked, documents)


def list_quotes(record: EntityRecord) -> Iterator[tuple[Place, Evidence]]:
    """Every quote that a person wrote in a record, and where."""
    written = record.written
    yield from ((("evidence", n), item) for n, item in enumerate(written.evidence))
    for field in ("relations", "participants"):
        for n, holder in enumerate(getattr(written, field, ())):
            for m, item in enumerate(holder.evidence):
                yield (field, n, "evidence", m), item


def _guess_source(evidence: Evidence, documents: Documents) -> str:
    word = evidence.source.removeprefix("sources/").removesuffix(".txt").removesuffix(".md")
    return f" Did you mean '{word}'?" if word in documents else nearest(word, documents)


def _check_quote(
    checked: Checked, place: Place, evidence: Evidence, document: Document
) -> Iterator[Problem]:
    count = len(find_occurrences(document, evidence.quote))
    if count == 0:
        message = f"this quote does not occur in {document.source}.{_show_nearest(evidence.quote, document)}"
        yield checked.problem((*place, "quote"), message)
    elif evidence.nth is None and count > 1:
        message = (
            f"this quote occurs {count} times in {document.source}; make it longer, or say which one"
            f" with 'nth: 1' to 'nth: {count}'"
        )
        yield checked.problem((*place, "quote"), message)
    elif evidence.nth is not None and evidence.nth > count:
        yield checked.problem((*place, "nth"), _word_too_far(evidence.nth, count, document))


def _check_corrections(checked: Checked, documents: Documents) -> Iterator[Problem]:
    written = checked.record.written
    document = documents.get(checked.record.id.partition("/")[2])
    if not isinstance(written, SourceFields) or document is None:
        return
    for n, correction in enumerate(written.corrections):
        place = ("corrections", n)
        count = len(find_occurrences(document, correction.text, whole_words=True))
        if count == 0:
            message = f"'{correction.text}' does not occur in this source.{_show_nearest(correction.text, document)}"
            yield checked.problem((*place, "text"), message)
        elif correction.nth is not None and correction.nth > count:
            yield checked.problem((*place, "nth"), _word_too_far(correction.nth, count, document))


def _word_too_far(nth: int, count: int, document: Document) -> str:
    times = "once" if count == 1 else f"{count} times"
    return f"'nth: {nth}' is too far: these words occur {times} in {document.source}"


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
    return f" Nearest there: “{shown}”"


def _show_similar_words(quote: str, length: int, document: Document) -> str:
    words = document.text.split()
    runs = {" ".join(words[n : n + length]).strip(_EDGES) for n in range(len(words) - length + 1)}
    guess = nearest(quote, runs)
    return guess or " Write it to the letter, as in the seed's file"


def _split_sentences(document: Document) -> Iterator[str]:
    for span in document.paragraphs:
        paragraph = " ".join(document.text[span.start : span.end].split())
        yield from _SENTENCE_END.split(paragraph)
