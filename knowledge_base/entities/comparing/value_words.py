"""The values of entity files in the words of readers."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from knowledge_base import edtf

_DATES = frozenset({"date", "edtf", "published", "active"})
_VOCABULARY = frozenset({"kind", "stage", "modality", "show"})
_LABELS = MappingProxyType(
    {
        "aliases": "other name",
        "identifiers": "identifier",
        "roles": "role",
        "said": "said as",
        "places": "where",
        "date": "when",
        "quantities": "amount",
        "within": "lies in",
        "acts": "acts as a state",
        "published_basis": "date known from",
        "url": "address",
        "show": "shown",
        "edtf": "date",
        "evidence": "quoted passage",
        "references": "work referred to",
        "not_same_as": "told apart from",
        "corrections": "correction",
    }
)


def word_value(field: str, value: Any) -> str:
    """One value as a reader expects it; None is known to be unknown."""
    if value is None:
        return "known to be unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _word_mapping(value)
    if field in _DATES:
        return word_date(str(value))
    if field in _VOCABULARY:
        return str(value).replace("-", " ")
    return f"{value:,}" if isinstance(value, int | float) else " ".join(str(value).split())


def word_date(value: str) -> str:
    """A date in words with its value; what is no date as it stands."""
    try:
        words = edtf.in_words(value)
    except edtf.EdtfError:
        return value
    return words if words == value else f"{words} ({value})"


def label(field: str, role: str = "") -> str:
    """What a value is called before it."""
    if field in ("participants", "relations") and role:
        return role.replace("-", " ")
    return _LABELS.get(field, field.replace("_", " "))


def raw_text(value: Any) -> str:
    """A value as text to compare: the same for the same value, whatever wrote it."""
    if isinstance(value, Mapping):
        kept = {key: _plain_number(v) for key, v in value.items() if v not in (None, "")}
        return json.dumps(kept, sort_keys=True, ensure_ascii=False, default=str)
    if isinstance(value, str):
        return " ".join(
            value.split()
        )  # readers see a text as one paragraph, however its lines break
    return json.dumps(_plain_number(value), ensure_ascii=False, default=str)


def _plain_number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _word_mapping(value: Mapping[str, Any]) -> str:
    if "lat" in value:
        return f"{value['lat']}, {value['lon']} ({value.get('precision', 'point')})"
    amount = f"{value.get('amount', '')} {value.get('unit') or ''}".strip()
    return f"{amount} of {value['of']}" if value.get("of") else amount
