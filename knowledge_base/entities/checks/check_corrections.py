"""Finds corrections that change nothing any more, which only a reading of the articles can tell."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.fields.parts import Correction
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.corrections import places_meant
from knowledge_base.entities.linking.quotes import find_occurrences
from knowledge_base.entities.linking.raw_reading import Reading
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity

_SHOWN = 3


def check_corrections(
    records: Records,
    documents: Mapping[str, Document],
    readings: Mapping[str, Sequence[Reading]],
    *,
    folder: Path = Path("entities"),
) -> list[Problem]:
    """A warning at each correction that no mention obeys: `nth` counts only words outside of longer names, and a rejection needs a find.

    `readings` are the machine's, by source. Words that do not stand in the source at all are an error that `check_records` knows.
    """
    problems: list[Problem] = []
    for record in records.values():
        document = documents.get(stem_of(record.id))
        if isinstance(record.written, SourceFields) and document is not None:
            found = readings.get(document.source, ())
            checked = Checked(record=record, folder=folder)
            for n, correction in enumerate(record.written.corrections):
                problems += _check(checked, n, correction, document, found)
    return problems


def _check(
    checked: Checked,
    n: int,
    correction: Correction,
    document: Document,
    readings: Sequence[Reading],
) -> Iterator[Problem]:
    total = len(find_occurrences(document, correction.text, whole_words=True))
    spans = places_meant(document, readings, correction)
    meant = spans if correction.nth is None else spans[correction.nth - 1 : correction.nth]
    mentions = [reading.mention for reading in readings]
    if correction.nth is not None and len(spans) < correction.nth <= total:
        longer = sorted(
            {" ".join(m.text.split()) for m in mentions if correction.text in m.text}
            - {correction.text}
        )
        message = (
            f"'nth: {correction.nth}' is too far; outside of longer names ({'; '.join(longer[:_SHOWN])}) these words"
            f" occur {_times(len(spans))}. Write 'nth: {len(spans)}' for the last, or the longer name as 'text'"
        )
        yield _warn(checked, ("corrections", n, "nth"), message)
    elif correction.reject and not any(
        m.start < span.end and span.start < m.end for m in mentions for span in meant
    ):
        message = f"nothing is found any more where '{correction.text}' stands, so nothing is rejected. Delete this correction"
        yield _warn(checked, ("corrections", n), message)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _warn(checked: Checked, place: tuple[str | int, ...], message: str) -> Problem:
    return checked.problem(place, message, code="unused-correction", severity=Severity.WARNING)
