"""Finds records that have lost their reason: no source mentions them, nothing points to them, and nobody says why they stand."""

from collections.abc import Iterator, Mapping

from knowledge_base.entities.checks.base_index import list_pointed
from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.problems import Problem, Severity

_NAMED_BY_TEXTS = ("actor", "place", "topic", "event")
# What says of a record why it stands though no source names it: facts with a ground, a decision, a word to others.
_REASONS = ("description", "evidence", "relations", "references", "note", "same_as", "not_same_as")
_DECIDED = ("reviewed", "rejected")


def gather_pointed(records: Records) -> frozenset[str]:
    """All ids that some other record points to, in words of people or of the machine."""
    return frozenset(
        target
        for record in records.values()
        for target in list_pointed(record)
        if target != record.id
    )


def check_orphan(checked: Checked, pointed: frozenset[str]) -> Iterator[Problem]:
    """A warning for a record with people's words that no reader will ever come to."""
    record = checked.record
    if (
        record.type in _NAMED_BY_TEXTS
        and record.has_words
        and _is_unnamed(record.extracted)
        and record.id not in pointed
        and not _is_explained(record)
    ):
        message = (
            "no source mentions this record and nothing points to it. Say why it stands ('description:' with"
            " 'references:', 'evidence:', or a 'note:'), add the 'aliases:' that articles use, or delete the file"
        )
        line = record.place("name")
        place = ("name",) if line != (0, 0) else ()
        yield checked.problem(place, message, code="orphan-record", severity=Severity.WARNING)


def _is_unnamed(extracted: Mapping[str, object] | None) -> bool:
    """Whether a build has looked and found nothing; a file that no build has seen yet may still be found."""
    return extracted is not None and not extracted.get("mentions") and not extracted.get("evidence")


def _is_explained(record: EntityRecord) -> bool:
    written = record.written
    return written.status in _DECIDED or any(getattr(written, name) for name in _REASONS)
