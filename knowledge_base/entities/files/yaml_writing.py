"""Writes plain values as YAML that every reader of YAML 1.1 and 1.2 understands alike, one way only for each value."""

import json
import math
import re
from collections.abc import Mapping, Sequence

_WIDTH = 100
# Letters, marks and signs that have no meaning in YAML wherever they stand inside a word.
_SAFE = re.compile(r"[^\W_](?:[\w .,;/()'&+«»“”‘’–—…·°©%=@$§!-]*[\w.)»”’…%!+])?")
_FLOW_SAFE = re.compile(r"[^,\[\]{}]*")
# What some reader takes for nothing, for yes or no, for a number or for a date (`198X` and the like for evenness).
_MISREAD = re.compile(
    r"null|true|false|yes|no|on|off|y|n|nan|inf"
    r"|[0-9][0-9_.,:+\-/~?%TZXE ]*|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(
    r"[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)

Value = object


def write_scalar(value: Value) -> str:
    """One value in one line; words are quoted only where a reader could take them for something else.

    Raises TypeError for what YAML has no plain form for.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _write_float(value)
    if isinstance(value, str):
        return value if _is_plain(value) else quote(value)
    raise TypeError(f"no plain YAML value: {value!r}")


def quote(text: str) -> str:
    """Words in double quotes, with everything invisible written as its code."""
    return _INVISIBLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def write_flow(value: Value) -> str:
    """A value in one line, lists in brackets and mappings in braces."""
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{write_scalar(k)}: {write_flow(v)}" for k, v in value.items()) + "}"
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(write_flow, value)) + "]"
    return write_scalar(value)


def write_entry(key: str, value: Value, *, indent: int = 0) -> list[str]:
    """The lines `key: value`: a list has an item a line, a mapping too long for one line has a key a line."""
    margin = " " * indent
    head = f"{margin}{write_scalar(key)}:"
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [head, *(f"{margin}  - {write_flow(item)}" for item in value)]
    line = f"{head} {write_flow(value)}"
    if isinstance(value, Mapping) and value and len(line) > _WIDTH:
        return [head, *(f"{margin}  {write_scalar(k)}: {write_flow(v)}" for k, v in value.items())]
    return [line]


def _is_plain(text: str) -> bool:
    return (
        _SAFE.fullmatch(text) is not None
        and _FLOW_SAFE.fullmatch(text) is not None
        and _MISREAD.fullmatch(text) is None
        and _INVISIBLE.search(text) is None
    )


def _write_float(value: float) -> str:
    if not math.isfinite(value):
        raise TypeError(f"no plain YAML value: {value!r}")
    text = repr(value)
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    # YAML 1.1 knows an exponent only after a point and with its sign.
    point = "" if "." in mantissa else ".0"
    sign = "" if exponent[0] in "+-" else "+"
    return f"{mantissa}{point}e{sign}{exponent}"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"
