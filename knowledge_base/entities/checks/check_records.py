"""All that is wrong, not merely stale, with records that could be read."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from knowledge_base import edtf
from knowledge_base.entities.checks.check_names import check_names
from knowledge_base.entities.checks.check_orphans import check_orphan, gather_pointed
from knowledge_base.entities.checks.check_places import Geography, check_place
from knowledge_base.entities.checks.check_quotation_marks import check_quotation_marks
from knowledge_base.entities.checks.check_quotes import Seeds, check_any_seed, check_quotes
from knowledge_base.entities.checks.check_rejects import check_rejects
from knowledge_base.entities.checks.check_targets import (
    check_circles,
    check_targets,
    pointed_places,
)
from knowledge_base.entities.checks.check_twins import check_twins
from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.checks.name_bearers import Authority
from knowledge_base.entities.fields.entity_fields import FIELDS, DateFields
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity, in_order, nearest


def check_records(  # noqa: PLR0913 because all but the records are kinds of knowledge that a caller may lack
    records: Records,
    documents: Mapping[str, Document],
    *,
    broken_ids: Collection[str] = (),
    authority: Authority | None = None,
    folder: Path = Path("entities"),
    geography: Geography | None = None,
    remains: Records | None = None,
) -> list[Problem]:
    """Every contradiction between records, seeds and authority files, in the order of files and lines.

    `broken_ids` are ids whose files could not be read: they exist, and their own problems were reported. `authority` is
    what authority files say: ids that may be pointed to, names that are taken. `folder` is where the records lie, for the messages.
    `geography` knows towns that may be pointed to though they have no file, and where countries lie. `remains` are what is
    right in broken files (`read_remains`); that alone is checked of them.
    """
    entries = authority or {}
    exists = {*records, *broken_ids, *entries}
    if geography and (unknown := pointed_places({**records, **(remains or {})}, exists)):
        exists.update(geography.towns(unknown))
    seeds = Seeds.gather(records, documents)
    problems = [
        *check_names(records, entries, folder),
        *check_twins(records, broken_ids, documents, folder),
        *check_any_seed(records, documents, folder),
    ]
    pointed = gather_pointed(records)
    for record in records.values():
        checked = Checked(record=record, folder=folder)
        problems += _check_alone(checked, records, exists, seeds)
        problems += check_circles(
            checked, records, field="same_as", message="'same_as' leads in a circle"
        )
        problems += check_circles(
            checked, records, field="within", message="places lie in each other"
        )
        problems += check_place(checked, entries, geography.bounds) if geography else ()
        problems += check_rejects(checked, records, entries)
        problems += check_orphan(checked, pointed)
        problems += _check_status(checked)
        problems += _check_date(checked)
        problems += _check_seed(checked, seeds)
    for record in (remains or {}).values():
        problems += _check_alone(Checked(record=record, folder=folder), records, exists, seeds)
    return in_order(problems)


def _check_alone(
    checked: Checked, records: Records, exists: Collection[str], seeds: Seeds
) -> Iterator[Problem]:
    """What can be said of each value by itself, whatever else the file says."""
    yield from check_targets(checked, records, exists)
    yield from check_quotes(checked, seeds)
    yield from check_quotation_marks(checked)
    yield from _check_field_names(checked)


def _check_status(checked: Checked) -> Iterator[Problem]:
    written = checked.record.written
    if written.status == "rejected" and written.reason is None:
        message = "a rejected record needs a reason, which readers see. Write 'reason: \"…\"' below this line"
        yield checked.problem(("status",), message, code="rejected-without-reason")
    if written.reason is not None and written.status != "rejected" and written.same_as is None:
        message = "'reason' says why something was rejected or is the same as another; write 'status: rejected' or 'same_as: …' as well, or take it out"
        yield checked.problem(("reason",), message, code="reason-without-rejected")


def _check_field_names(checked: Checked) -> Iterator[Problem]:
    """References, evidence and reasons that are said to belong to a field which this type does not have."""
    written, allowed = checked.record.written, list_keys(FIELDS[checked.record.type])
    supported = [
        *((("references", name), name) for name in written.references),
        *((("unknown", name), name) for name in written.unknown),
        *((("evidence", n, "for"), e.for_field) for n, e in enumerate(written.evidence)),
    ]
    for place, name in supported:
        if name is not None and name not in allowed:
            message = (
                f"'{name}' is no field here.{nearest(name, allowed)} Allowed: {', '.join(allowed)}"
            )
            yield checked.problem(place, message, code="unknown-field")
        elif place[0] == "unknown" and not _is_null(checked, str(name)):
            said = f"this says why '{name}' is left open, but '{name}'"
            message = (
                f"{said} is not null. Write '{name}: null' as well, or take this out"
                if _may_be_null(checked, str(name))
                else f"{said} is no field that can be null. Say it in the description, or take this out"
            )
            yield checked.problem(place, message, code="reason-without-null")


def _may_be_null(checked: Checked, field: str) -> bool:
    info = FIELDS[checked.record.type].model_fields.get(field)
    return info is not None and info.default is None


def _is_null(checked: Checked, field: str) -> bool:
    return checked.record.wrote(field) and getattr(checked.record.written, field) is None


def _check_date(checked: Checked) -> Iterator[Problem]:
    written = checked.record.written
    if not isinstance(written, DateFields):
        return
    value = edtf.from_file_stem(stem_of(checked.record.id))
    if written.edtf is not None and written.edtf != value:
        message = f"the file's name says '{value}'; a date keeps its file, so write that or delete the line"
        yield checked.problem(("edtf",), message, code="date-and-file-differ")
    kind = edtf.parse(value).kind
    if written.kind is not None and written.kind != kind:
        message = (
            f"'{value}' is a {kind}, not a {written.kind}; write 'kind: {kind}' or delete the line"
        )
        yield checked.problem(("kind",), message, code="date-and-file-differ")


def _check_seed(checked: Checked, seeds: Seeds) -> Iterator[Problem]:
    record = checked.record
    stem = stem_of(record.id)
    if record.type != "source" or not record.has_words or not seeds.documents:
        return
    if stem not in seeds.documents and stem not in seeds.closed:
        renamed = seeds.renamed.get(stem)
        cure = f"{nearest(stem, seeds.documents)} The record stays, without an article"
        if renamed is not None:
            cure = f" The seed was renamed to '{renamed}': give it back its name, or name this file {renamed}.yml"
        message = f"no seed has the name '{stem}'.{cure}"
        yield checked.problem((), message, code="lost-seed", severity=Severity.WARNING)
