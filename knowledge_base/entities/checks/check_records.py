"""All that is wrong, not merely stale, with records that could be read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from knowledge_base import edtf
from knowledge_base.entities.checks.check_quotes import check_quotes
from knowledge_base.entities.checks.check_targets import check_circles, check_targets
from knowledge_base.entities.checks.checked import Checked
from knowledge_base.entities.fields.entity_fields import FIELDS, DateFields
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.entities.linking.known_things import written_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity, in_order, nearest


def check_records(
    records: Records,
    documents: Mapping[str, Document],
    *,
    broken_ids: Collection[str] = (),
    known: Collection[str] = (),
    folder: Path = Path("entities"),
) -> list[Problem]:
    """Every contradiction between records, seeds and authority files, in the order of files and lines.

    `broken_ids` are ids whose files could not be read: they exist, and their own problems were reported. `known` are ids of
    authority files. `folder` is where the records lie, for the messages.
    """
    exists = {*records, *broken_ids, *known}
    problems = list(_find_shared_names(records, folder))
    for record in records.values():
        checked = Checked(record=record, folder=folder)
        problems += check_targets(checked, records, exists)
        problems += check_circles(
            checked, records, field="same_as", message="'same_as' leads in a circle"
        )
        problems += check_circles(
            checked, records, field="within", message="places lie in each other"
        )
        problems += check_quotes(checked, documents)
        problems += _check_status(checked)
        problems += _check_field_names(checked)
        problems += _check_date(checked)
        problems += _check_seed(checked, documents)
    return in_order(problems)


def _check_status(checked: Checked) -> Iterator[Problem]:
    written = checked.record.written
    if written.status == "rejected" and written.reason is None:
        message = "a rejected record needs a 'reason'; readers see it"
        yield checked.problem(("status",), message)
    if written.reason is not None and written.status != "rejected":
        message = "'reason' says why a record was rejected, but its status is not 'rejected'"
        yield checked.problem(("reason",), message, severity=Severity.WARNING)


def _check_field_names(checked: Checked) -> Iterator[Problem]:
    """References and evidence that are said to support a field which this type does not have."""
    written, allowed = checked.record.written, list_keys(FIELDS[checked.record.type])
    supported = [
        *((("references", name), name) for name in written.references),
        *((("evidence", n, "for"), e.for_field) for n, e in enumerate(written.evidence)),
    ]
    for place, name in supported:
        if name is not None and name not in allowed:
            message = (
                f"'{name}' is no field here.{nearest(name, allowed)} Allowed: {', '.join(allowed)}"
            )
            yield checked.problem(place, message)


def _check_date(checked: Checked) -> Iterator[Problem]:
    written = checked.record.written
    if not isinstance(written, DateFields):
        return
    value = edtf.from_file_stem(checked.record.id.partition("/")[2])
    if written.edtf is not None and written.edtf != value:
        message = f"the file's name says '{value}'; a date keeps its file, so write that or delete the line"
        yield checked.problem(("edtf",), message)
    kind = edtf.parse(value).kind
    if written.kind is not None and written.kind != kind:
        yield checked.problem(("kind",), f"'{value}' is a {kind}, not a {written.kind}")


def _check_seed(checked: Checked, documents: Mapping[str, Document]) -> Iterator[Problem]:
    record = checked.record
    stem = record.id.partition("/")[2]
    if record.type == "source" and record.has_words and stem not in documents:
        message = f"no seed has the name '{stem}'.{nearest(stem, documents)} The record stays, without an article"
        yield checked.problem((), message, severity=Severity.WARNING)


def _find_shared_names(records: Records, folder: Path) -> Iterator[Problem]:
    """Names that people gave to two entities of a type without saying whether they are the same."""
    bearers: dict[tuple[str, str], list[EntityRecord]] = defaultdict(list)
    for record in records.values():
        if record.type in ("date", "event", "source") or not _stands(record):
            continue
        for name in sorted(set(map(fold_name, written_names(record)))):
            bearers[record.type, name].append(record)
    for (_, name), sharing in sorted(bearers.items(), key=lambda item: item[0]):
        first = sharing[0]
        for other in sharing[1:]:
            if not _told_apart(first, other):
                yield _report_shared(Checked(record=other, folder=folder), first, name)


def _stands(record: EntityRecord) -> bool:
    return record.written.same_as is None and record.written.status != "rejected"


def _told_apart(one: EntityRecord, other: EntityRecord) -> bool:
    return other.id in one.written.not_same_as or one.id in other.written.not_same_as


def _report_shared(checked: Checked, first: EntityRecord, name: str) -> Problem:
    written = checked.record.written
    aliases = [n for n, alias in enumerate(written.aliases) if fold_name(alias.text) == name]
    place = ("name",) if fold_name(written.name) == name or not aliases else ("aliases", aliases[0])
    shown = written.name if place == ("name",) else written.aliases[aliases[0]].text
    message = (
        f"'{shown}' is a name of {first.id} too. If they are one, write 'same_as: {first.id}';"
        f" if not, 'not_same_as: [{first.id}]'"
    )
    return checked.problem(place, message, severity=Severity.WARNING)
