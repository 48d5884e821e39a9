"""The order in which a record's fields stand: that of new records and of `fmt`."""

from collections.abc import Sequence

from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.vocabulary import EntityType

# What the record is, and what was decided of it; then its facts; then what they rest on and what is taken away.
_FIRST = ("name", "title", "kind", "edtf", "status", "reason", "same_as", "not_same_as")
_LAST = (
    *("aliases", "description", "evidence", "relations", "references", "unknown"),
    *("corrections", "reject", "note"),
)


def ordered_keys(entity_type: EntityType) -> list[str]:
    """Every key that a person may write in a record of a type, in the order of the house."""
    allowed = [info.alias or name for name, info in FIELDS[entity_type].model_fields.items()]
    first = [key for key in _FIRST if key in allowed]
    last = [key for key in _LAST if key in allowed]
    own = [key for key in allowed if key not in (*first, *last)]
    return [*first, *own, *last]


def rank_of(key: str, order: Sequence[str]) -> int:
    """The place of a key in an order; unknown keys come after all others."""
    return order.index(key) if key in order else len(order)
