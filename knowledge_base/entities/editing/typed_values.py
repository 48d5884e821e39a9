"""Values as YAML text gives them, ready to be written again without quotes that would change them."""

import re
from collections.abc import Mapping
from typing import Any

from knowledge_base.entities.fields.scalars import Plain

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,5}[1-9]")


def as_typed(value: Any) -> Any:
    """The value with numbers and yes or no where words without quotes stood for them."""
    if isinstance(value, Mapping):
        return {key: as_typed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_typed(item) for item in value]
    if isinstance(value, Plain):
        return _read(str(value))
    return value


def _read(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
