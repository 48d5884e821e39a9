"""What people decided acts here: on what readers see, never on what the machine found.

In order: corrections of single mentions in a source's record; `reject: {aliases}` and `status: rejected` of the record that a
mention means; `not_same_as`, which gives a name back to the record that bears it; `same_as`, followed to its end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.fields.parts import Correction
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.corrections import Ruling, rule_mentions
from knowledge_base.entities.linking.identity import remembered_names
from knowledge_base.entities.linking.known_things import KnownThings, written_names
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.raw_reading import RawReading, Reading, date_id
from knowledge_base.entities.linking.readings import choose_reading
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entity_ids import stem_of, type_of
from knowledge_base.model import Document, LinkedMention, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All that people decided, ready to be asked.

    `others[id]` are the records that people hold apart from it, in both directions.
    """

    rejected: frozenset[str]
    same_as: Mapping[str, str]
    rejected_names: Mapping[str, frozenset[str]]
    others: Mapping[str, tuple[str, ...]]
    own_names: Mapping[str, frozenset[str]]
    corrections: Mapping[str, tuple[Correction, ...]]

    def target(self, entity: str) -> str:
        """The record that an id stands for after all merges; itself where they lead in a circle."""
        seen = [entity]
        while (following := self.same_as.get(seen[-1])) is not None:
            if following in seen:
                return entity
            seen.append(following)
        return seen[-1]

    def rejects(self, entity: str) -> bool:
        """Whether a record, or what it was merged into, is rejected."""
        return entity in self.rejected or self.target(entity) in self.rejected

    def allows(self, entity: str, text: str) -> bool:
        """Whether a text may mean a record: neither is rejected."""
        names = self.rejected_names.get(entity, frozenset())
        return not self.rejects(entity) and fold_name(text) not in names


def gather_decisions(records: Records, known: KnownThings) -> Decisions:
    """What people decided in their records."""
    apart: dict[str, set[str]] = {}
    for entity, record in records.items():
        for other in record.written.not_same_as:
            apart.setdefault(entity, set()).add(other)
            apart.setdefault(other, set()).add(entity)
    names = {
        entity: frozenset(map(fold_name, r.written.reject.aliases)) for entity, r in records.items()
    }
    return Decisions(
        rejected=frozenset(e for e, r in records.items() if r.written.status == "rejected"),
        same_as={e: r.written.same_as for e, r in records.items() if r.written.same_as},
        rejected_names={entity: found for entity, found in names.items() if found},
        others={entity: tuple(sorted(found)) for entity, found in apart.items()},
        own_names={entity: _own_names(entity, records, known) for entity in apart},
        corrections={
            stem_of(entity): record.written.corrections
            for entity, record in records.items()
            if isinstance(record.written, SourceFields)
        },
    )


def apply_decisions(
    documents: Mapping[str, Document], raw: RawReading, decisions: Decisions
) -> dict[str, tuple[LinkedMention, ...]]:
    """What readers see of every mention, by source in reading order; `candidate` is not settled yet."""
    return {
        source: _decide_document(documents[source], readings, raw.around[source], decisions)
        for source, readings in raw.readings.items()
    }


def _decide_document(
    document: Document, readings: Iterable[Reading], around: Surroundings, decisions: Decisions
) -> tuple[LinkedMention, ...]:
    corrections = decisions.corrections.get(document.source, ())
    decided = []
    for ruling in rule_mentions(document, tuple(readings), corrections):
        linked = (
            _obey(ruling, decisions)
            if ruling.correction
            else _decide(ruling.reading, around, decisions)
        )
        decided.append(linked)
    return tuple(sorted(decided, key=lambda m: (m.mention.start, m.mention.end)))


def _obey(ruling: Ruling, decisions: Decisions) -> LinkedMention:
    """A mention that a person corrected."""
    mention, found, correction = ruling.reading.mention, ruling.reading.found, ruling.correction
    if correction is None or correction.reject:
        return LinkedMention(mention=mention, found=found, entity=None, rejected=True)
    if correction.date:
        dated = replace(
            mention, type="date", kind=None, edtf=correction.date, basis="stated", anchor=None
        )
        return LinkedMention(mention=dated, found=found, entity=date_id(correction.date))
    target = decisions.target(correction.is_entity or "")
    rejected = target in decisions.rejected
    return LinkedMention(
        mention=retype(mention, target),
        found=found,
        entity=None if rejected else target,
        rejected=rejected,
    )


def _decide(reading: Reading, around: Surroundings, decisions: Decisions) -> LinkedMention:
    mention, found = reading.mention, reading.found
    options = reading.readings or ((found,) if found else ())
    allowed = [option for option in options if decisions.allows(option, mention.text)]
    if found in allowed:
        entity: str | None = decisions.target(_bearer(found, mention, decisions))
    else:
        entity = _choose_again(mention, options, allowed, around, decisions)
    rejected = entity is None and not allowed and any(map(decisions.rejects, options))
    return LinkedMention(
        mention=retype(mention, entity) if entity else mention,
        found=found,
        entity=entity,
        rejected=rejected,
    )


def _choose_again(
    mention: Mention,
    options: Sequence[str],
    allowed: list[str],
    around: Surroundings,
    decisions: Decisions,
) -> str | None:
    """What an open or forbidden mention means once decisions have narrowed its readings."""
    targets: dict[str, str] = {}
    for option in allowed:
        targets.setdefault(decisions.target(option), option)
    if list(targets) == list(options):
        return None  # nobody narrowed what the article leaves open
    if len(targets) == 1 and len(options) > 1:
        return next(iter(targets))
    # Of a record in which nobody wrote nothing is known: what became part of it is weighed in its place.
    known = [t if t in around.known.things else option for t, option in targets.items()]
    chosen, _ = choose_reading(mention, known, around) if known else (None, 0.0)
    return decisions.target(chosen) if chosen else None


def _bearer(found: str, mention: Mention, decisions: Decisions) -> str:
    """The record held apart from the found one whose own name the text is, otherwise the found one."""
    text = fold_name(mention.text)
    if text in decisions.own_names.get(found, frozenset()):
        return found
    others = decisions.others.get(found, ())
    return next((o for o in others if text in decisions.own_names.get(o, frozenset())), found)


def _own_names(entity: str, records: Records, known: KnownThings) -> frozenset[str]:
    record, thing = records.get(entity), known.things.get(entity)
    names = (*written_names(record), *remembered_names(record.extracted)) if record else ()
    return frozenset(map(fold_name, names)) | (thing.names if thing else frozenset())


def retype(mention: Mention, entity: str) -> Mention:
    """The mention with the type of what it means; a kind of another type would mislead."""
    entity_type = type_of(entity)
    return mention if mention.type == entity_type else replace(mention, type=entity_type, kind=None)
