"""The places and participants of an event as its file has them: found ones that nobody rejected, then a person's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from knowledge_base.entities.comparing.changes import Seen
from knowledge_base.entities.fields.parts import RejectedParticipant
from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.linking.name_folding import fold_name

Target = Callable[[str], str]


def read_parties(
    field: str, rejected: Sequence[Any], record: EntityRecord, target: Target
) -> Iterator[Seen]:
    """What readers see of them, found ones first, then a person's.

    `rejected` are the decisions of the record against found ones; `target` gives the id that stands for an id after all merges.
    """
    for item in (record.extracted or {}).get(field) or ():
        if not any(_is_meant(r, item, target) for r in rejected):
            yield _party(field, item, target, person=False)
    for at, part in enumerate(getattr(record.written, field, ())):
        line = record.place(field, at)[0]
        yield _party(field, part.model_dump(), target, person=True, line=line)


def _party(
    field: str, item: Mapping[str, Any], target: Target, *, person: bool, line: int = 0
) -> Seen:
    entity = target(str(item["entity"])) if item.get("entity") else ""
    words = str(item.get("text") or item.get("said") or "")
    role, modality = str(item.get("role") or ""), str(item.get("modality") or "asserted")
    who = entity or fold_name(words)
    return Seen(
        field=field,
        key=f"{role} {who}".strip(),
        raw=f"{who} {modality}",
        words=_with_doubt("" if entity else words, modality),
        role=role,
        entity=entity,
        person=person,
        line=line,
    )


def _is_meant(rejected: Any, item: Mapping[str, Any], target: Target) -> bool:
    if isinstance(rejected, RejectedParticipant) and rejected.role not in (None, item.get("role")):
        return False
    if rejected.entity:
        return bool(item.get("entity")) and target(rejected.entity) == target(str(item["entity"]))
    words = {fold_name(str(item[key])) for key in ("text", "said") if item.get(key)}
    return fold_name(rejected.text or "") in words


def _with_doubt(words: str, modality: str) -> str:
    return words if modality == "asserted" else f"{words} ({modality})".strip()
