"""What readers see of one record, read from its file alone: `extracted` overlaid by what a person wrote.

The pages have the same from the reading of the articles; a change is judged from the files, for it must be told without
the language model and for commits of which nothing but the files is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from knowledge_base.entities.comparing.changes import Seen
from knowledge_base.entities.comparing.seen_parties import Target, read_parties
from knowledge_base.entities.comparing.value_words import raw_text, word_value
from knowledge_base.entities.fields.parts import Relation
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entity_ids import stem_of

Slot = tuple[str, str]  # field, key

_SCALARS = (
    *("name", "kind", "description", "title", "author", "publisher", "published"),
    *("published_basis", "language", "url", "rights", "show", "reliability", "country", "within"),
    *("active", "acts", "coordinates", "edtf", "date", "killed", "wounded", "kidnapped"),
    *("stage", "modality"),
)
_OF_A_DATE = ("name", "kind", "edtf")  # what its id says already
_POINTERS = ("country", "within")


def read_seen(
    record: EntityRecord, target: Target, *, more_names: Sequence[str] = ()
) -> dict[Slot, Seen]:
    """The values of a record by field and key.

    `target` gives the id that stands for an id after all merges; `more_names` are those of records merged into this one.
    """
    found = [*_scalars(record, target), *_names(record, more_names), *_lists(record, target)]
    return {(seen.field, seen.key): seen for seen in found}


def all_names(record: EntityRecord) -> list[str]:
    """Every name of a record in its file, the best one first."""
    block = record.extracted or {}
    named = (record.written.name, block.get("name"))
    aliases = [alias.text for alias in record.written.aliases] + _texts(block, "aliases")
    return list(dict.fromkeys(str(name) for name in (*named, *aliases) if name))


def best_name(record: EntityRecord) -> str:
    """What readers call it."""
    block = record.extracted or {}
    title = getattr(record.written, "title", None) or block.get("title")
    stem = stem_of(record.id)
    return str(record.written.name or title or block.get("name") or stem)


def _scalars(record: EntityRecord, target: Target) -> Iterator[Seen]:
    block = record.extracted or {}
    for field in _SCALARS:
        found = [_aimed(field, value, target) for value in _values(block.get(field))]
        if field in type(record.written).model_fields and record.wrote(field):
            yield _overlaid(field, found, record, target)
        elif found and not (record.type == "date" and field in _OF_A_DATE):
            yield Seen(
                field=field,
                raw=" or ".join(map(raw_text, found)),
                words=" or ".join(word_value(field, value) for value in found),
                entity=str(found[0]) if field in _POINTERS else "",
                person=False,
            )
    written: Mapping[str, str] = getattr(record.written, "identifiers", None) or {}
    for scheme, value in {**(block.get("identifiers") or {}), **written}.items():
        yield Seen(
            field="identifiers",
            key=scheme,
            raw=str(value),
            words=f"{scheme} {value}",
            person=scheme in written,
        )


def _overlaid(field: str, found: list[Any], record: EntityRecord, target: Target) -> Seen:
    written = getattr(record.written, field)
    several = written if isinstance(written, tuple) else (written,)
    values = [_aimed(field, _plain(each), target) for each in several]
    only = values[0] if len(values) == 1 else values
    why = record.written.unknown.get(field, "") if only is None else ""
    said = {raw_text(value) for value in values}
    return Seen(
        field=field,
        raw=f"{raw_text(only)} {why}".rstrip(),
        words=f"left open ({why})"
        if why
        else " and ".join(word_value(field, value) for value in values),
        entity=str(only) if field in _POINTERS and only and len(values) == 1 else "",
        person=True,
        found=" or ".join(word_value(field, v) for v in found if raw_text(v) not in said),
        line=record.place(field)[0],
    )


def _names(record: EntityRecord, more_names: Sequence[str]) -> Iterator[Seen]:
    own = fold_name(best_name(record))
    rejected = {fold_name(name) for name in record.written.reject.aliases}
    for name in _texts(record.extracted or {}, "aliases"):
        if fold_name(name) not in rejected | {own}:
            yield _name(name, person=False)
    for at, alias in enumerate(record.written.aliases):
        yield _name(alias.text, alias.note, person=True, line=record.place("aliases", at)[0])
    for name in more_names:
        if fold_name(name) != own:
            yield _name(name, person=True)


def _name(text: str, note: str | None = None, *, person: bool, line: int = 0) -> Seen:
    said = f"{text} ({note})" if note else text
    return Seen(
        field="aliases", key=fold_name(text), raw=said, words=said, person=person, line=line
    )


def _lists(record: EntityRecord, target: Target) -> Iterator[Seen]:
    block, written = record.extracted or {}, record.written
    rejected = {fold_name(role) for role in written.reject.roles}
    for field in ("roles", "said"):
        for text in _texts(block, field):
            if field == "said" or fold_name(text) not in rejected:
                yield Seen(
                    field=field, key=fold_name(text), raw=fold_name(text), words=text, person=False
                )
    for at, role in enumerate(getattr(written, "roles", ())):
        yield _listed("roles", at, role.text, record, key=fold_name(role.text))
    yield from read_parties("places", written.reject.places, record, target)
    yield from read_parties("participants", written.reject.participants, record, target)
    yield from _quantities(record)
    yield from _decisions(record, target)
    yield from _relations(record, target)


def _relations(record: EntityRecord, target: Target) -> Iterator[Seen]:
    """Ties of the block that nobody rejected, then a person's."""
    rejects = [(r.type, target(r.to)) for r in record.written.reject.relations]
    for item in (record.extracted or {}).get("relations") or ():
        tie = Relation.model_validate(item)
        if not any(kind in (None, tie.type) and to == target(tie.to) for kind, to in rejects):
            yield _tie(tie, target, person=False)
    for at, tie in enumerate(record.written.relations):
        yield _tie(tie, target, person=True, line=record.place("relations", at)[0])


def _tie(tie: Relation, target: Target, *, person: bool, line: int = 0) -> Seen:
    when = word_value("date", tie.when) if tie.when else ""
    doubt = "" if tie.modality == "asserted" else tie.modality
    return Seen(
        field="relations",
        key=f"{tie.type} {target(tie.to)}",
        raw=raw_text([tie.when, tie.modality, tie.note]),
        words=", ".join(filter(None, (when, doubt, tie.note))),
        role=tie.type,
        entity=target(tie.to),
        person=person,
        line=line,
    )


def _quantities(record: EntityRecord) -> Iterator[Seen]:
    rejects = {raw_text(_plain(q)) for q in record.written.reject.quantities}
    for item in (record.extracted or {}).get("quantities") or ():
        raw = raw_text(item)
        if raw not in rejects:
            yield Seen(
                field="quantities",
                key=raw,
                raw=raw,
                words=word_value("quantities", item),
                person=False,
            )
    for at, quantity in enumerate(getattr(record.written, "quantities", ())):
        item = _plain(quantity)
        yield _listed("quantities", at, word_value("quantities", item), record, key=raw_text(item))


def _decisions(record: EntityRecord, target: Target) -> Iterator[Seen]:
    """What people added that is no value of the record itself: quotes, works, corrections, what it is not."""
    written = record.written
    for at, piece in enumerate(written.evidence):
        key = raw_text([piece.source, piece.quote, piece.nth])
        yield _listed("evidence", at, f"{piece.quote} ({piece.source})", record, key=key)
    for field in written.references:
        for work in written.references[field]:
            yield Seen(
                field="references",
                key=raw_text([field, work.title]),
                raw=raw_text(work.model_dump()),
                words=f"{work.title} (for {field})",
                person=True,
            )
    for other in written.not_same_as:
        yield Seen(
            field="not_same_as", key=other, raw=other, words="", entity=target(other), person=True
        )
    for at, correction in enumerate(getattr(written, "corrections", ())):
        yield Seen(
            field="corrections",
            key=raw_text([correction.text, correction.nth]),
            raw=raw_text(correction.model_dump()),
            words=_word_correction(correction),
            entity=target(correction.is_entity) if correction.is_entity else "",
            person=True,
            line=record.place("corrections", at)[0],
        )


def _word_correction(correction: Any) -> str:
    which = f"“{correction.text}”" + (f" (number {correction.nth})" if correction.nth else "")
    if correction.reject:
        return f"{which} names nothing"
    return (
        f"{which} means {word_value('date', correction.date) if correction.date else ''}".rstrip()
    )


def _listed(field: str, at: int, words: str, record: EntityRecord, *, key: str) -> Seen:
    return Seen(
        field=field, key=key, raw=key, words=words, person=True, line=record.place(field, at)[0]
    )


def _values(found: Any) -> list[Any]:
    """The values of a field of the block; where tellings differ it is a list of them."""
    if found is None:
        return []
    items = found if isinstance(found, list | tuple) else [found]
    return [_told(item) for item in items]


def _told(item: Any) -> Any:
    if isinstance(item, Mapping):
        return item.get("edtf", item.get("value", item))
    return item


def _plain(value: Any) -> Any:
    if not isinstance(value, BaseModel):
        return value
    return {k: v for k, v in value.model_dump().items() if v not in (None, "")}


def _aimed(field: str, value: Any, target: Target) -> Any:
    return target(value) if field in _POINTERS and isinstance(value, str) else value


def _texts(block: Mapping[str, Any], field: str) -> list[str]:
    return [str(item["text"]) for item in block.get(field) or () if isinstance(item, Mapping)]
