"""Finds what points to nowhere: ids of entities that do not exist, circles, and decisions that contradict each other."""

from collections.abc import Collection, Iterator, Mapping

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.fields.entity_fields import EventFields, SourceFields
from knowledge_base.entities.files.record import EntityRecord, Records
from knowledge_base.entity_ids import folder_of
from knowledge_base.problems import Problem, Severity, nearest
from knowledge_base.relation_types import RELATIONS
from knowledge_base.vocabulary import TYPE_OF_FOLDER


def check_targets(checked: Checked, records: Records, exists: Collection[str]) -> Iterator[Problem]:
    """Ids in a record that no file, no broken file and no authority file has, and relations that lead to the wrong type."""
    for place, target in list_targets(checked.record):
        if target not in exists:
            message = f"no entity has the id '{target}'.{_guess(target, exists)}"
            yield checked.problem(place, message, code="dangling-id")
        elif target == checked.record.id:
            message = "a record cannot point to itself; delete this, or write the id of another"
            yield checked.problem(place, message, code="points-to-itself")
    yield from _check_relations(checked, records)
    yield from _check_merge(checked, records)


def list_targets(record: EntityRecord) -> Iterator[tuple[Place, str]]:
    """Every id that a person wrote as a value, and where; what she rejects may be gone and is left out."""
    written = record.written
    for field in ("same_as", "country", "within"):
        target = getattr(written, field, None)
        if isinstance(target, str):
            yield (field,), target
        elif target is not None:
            yield from (((field, n), each) for n, each in enumerate(target))
    yield from ((("not_same_as", n), target) for n, target in enumerate(written.not_same_as))
    yield from ((("relations", n, "to"), r.to) for n, r in enumerate(written.relations))
    if isinstance(written, EventFields):
        named = [
            *((("places", n, "entity"), place.entity) for n, place in enumerate(written.places)),
            *(
                (("participants", n, "entity"), p.entity)
                for n, p in enumerate(written.participants)
            ),
        ]
        yield from ((place, target) for place, target in named if target is not None)
    if isinstance(written, SourceFields):
        for n, correction in enumerate(written.corrections):
            if correction.is_entity is not None:
                yield ("corrections", n, "is"), correction.is_entity


def pointed_places(records: Records, known: Collection[str]) -> frozenset[str]:
    """Ids of places that people point to and that are not among the known: perhaps towns that only a gazetteer knows."""
    targets = {t for record in records.values() for _, t in list_targets(record)}
    return frozenset(t for t in targets if t.startswith("places/") and t not in known)


def check_circles(
    checked: Checked, records: Records, *, field: str, message: str
) -> Iterator[Problem]:
    """Ids that lead back to where they start when one follows a field from record to record."""
    chain = [checked.record.id]
    while True:
        target = getattr(records[chain[-1]].written, field, None) if chain[-1] in records else None
        if target is None or target in chain[1:]:
            return
        chain.append(target)
        if target == chain[0]:
            break
    if len(chain) > 2:
        yield checked.problem(
            (field,), f"{message}: {' -> '.join(chain)}. Delete one of these lines", code="circle"
        )


def _check_relations(checked: Checked, records: Records) -> Iterator[Problem]:
    for n, relation in enumerate(checked.record.written.relations):
        folder = folder_of(relation.to)
        allowed = RELATIONS[relation.type].leads_to or tuple(TYPE_OF_FOLDER)
        if folder not in allowed:
            message = f"'{relation.type}' leads to {' or '.join(allowed)}, not to {folder}"
            yield checked.problem(("relations", n, "to"), message, code="wrong-target")
        target = records.get(relation.to)
        if target is not None and target.written.status == "rejected":
            message = f"{relation.to} was rejected: {target.written.reason or 'no reason given'}"
            yield checked.problem(
                ("relations", n, "to"),
                message,
                code="points-to-rejected",
                severity=Severity.WARNING,
            )
        if not relation.evidence and not relation.references:
            message = "this relation rests on nothing; give 'evidence' or 'references'"
            yield checked.problem(
                ("relations", n), message, code="without-evidence", severity=Severity.WARNING
            )


def _check_merge(checked: Checked, records: Mapping[str, EntityRecord]) -> Iterator[Problem]:
    for message in _list_contradictions(checked.record, records):
        yield checked.problem(("same_as",), message, code="merge-contradicts")


def _list_contradictions(
    record: EntityRecord, records: Mapping[str, EntityRecord]
) -> Iterator[str]:
    """What stands against a record's `same_as`."""
    written, target = record.written, record.written.same_as
    if target is None:
        return
    other = records.get(target)
    if folder_of(target) != folder_of(record.id):
        yield f"'same_as' joins two of a type; '{target}' is no {record.type}"
    if target in written.not_same_as:
        yield f"'{target}' stands under 'not_same_as' too; delete one of the two"
    if written.status == "rejected":
        yield "a record is either rejected or the same as another; delete 'status' or 'same_as'"
    if other is not None and other.written.status == "rejected":
        yield (
            f"'{target}' is rejected, nothing can be joined to it; write 'status: rejected' and a 'reason'"
            " here as well, or name another record"
        )
    if other is not None and record.id in other.written.not_same_as:
        yield f"{other.file} says that it is not the same as {record.id}; decide which holds"


def _guess(target: str, exists: Collection[str]) -> str:
    """The id that was meant: the same name in another folder, or one spelt nearly alike; where there is none, what to do."""
    folder, _, stem = target.partition("/")
    split = [known.partition("/") for known in sorted(exists)]
    cased = next((known for known in sorted(exists) if known.casefold() == target.casefold()), None)
    if cased:
        return f" Did you mean '{cased}'?"
    elsewhere = next((f"{place}/{name}" for place, _, name in split if name == stem), None)
    if elsewhere:
        return f" Did you mean '{elsewhere}'?"
    guess = nearest(stem, [name for place, _, name in split if place == folder])
    made = f" Correct it, or create {target}.yml first"
    return guess.replace("'", f"'{folder}/", 1) or made
