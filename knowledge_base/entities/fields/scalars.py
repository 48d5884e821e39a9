"""The single values that fields hold: ids, dates, words and numbers, each with the words that explain it when it is wrong.

A scalar arrives from YAML as `Plain` when it stood there without quotes, so that `NO`, `010` and `2014-09` stay the words
that a person wrote unless their field asks for a number or a yes or no.
"""

import math
import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from knowledge_base import edtf
from knowledge_base.vocabulary import FOLDERS

# Letters, digits, hyphens, dots and underscores: safe in a path, a URL and a YAML flow mapping. Seeds are named so too.
STEM = r"[A-Za-z0-9][A-Za-z0-9._-]*"

_ID = re.compile(rf"(?:{'|'.join(FOLDERS.values())})/{STEM}")
_URL = re.compile(r"https?://[^\s<>\"]+")
_WHOLE = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


class Plain(str):
    """A YAML scalar that stood without quotes, as it was written."""

    __slots__ = ()


def is_entity_id(value: str) -> bool:
    """Whether a value has the form `<folder>/<file stem>` with one of the folders of the vocabulary."""
    return _ID.fullmatch(value) is not None


def _require_one_line(value: str) -> str:
    if value.isprintable() or all(
        c.isprintable() or unicodedata.category(c) == "Zs" for c in value
    ):
        return value
    raise ValueError("expected words in one line, without line breaks and invisible signs")


def _require_id(value: str) -> str:
    if is_entity_id(value) and not value.endswith(".yml"):
        return value
    raise ValueError(
        f"'{value}' is no id. An id is a folder and a file name without .yml, for instance"
        f" actors/sendero-luminoso. Folders: {', '.join(FOLDERS.values())}"
    )


def _require_place_id(value: str) -> str:
    if is_entity_id(value) and not value.endswith(".yml") and value.startswith("places/"):
        return value
    raise ValueError(f"'{value}' is no id of a place. It looks like places/peru")


def _require_edtf(value: str) -> str:
    edtf.parse(value)
    return value


def _require_url(value: str) -> str:
    if _URL.fullmatch(value):
        return value
    raise ValueError(f"'{value}' is no address. It starts with https:// or http://, without spaces")


def _read_whole_number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Plain) and _WHOLE.fullmatch(value):
        return int(value)
    raise ValueError(f"expected a whole number in digits without quotes, read {show(value)}")


def _read_decimal(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _require_finite(float(value))
    if isinstance(value, Plain) and _DECIMAL.fullmatch(value):
        return _require_finite(float(value))
    raise ValueError(f"expected a number such as -12.05 without quotes, read {show(value)}")


def _require_finite(value: float) -> float:
    if math.isfinite(value):
        return value
    raise ValueError("expected a number that is not infinite")


def _read_flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    raise ValueError(f"expected true or false without quotes, read {show(value)}")


def show(value: object) -> str:
    """A value as a person would recognise it in a message: quoted words, or what kind of thing it is."""
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, dict):
        return "a mapping (lines 'key: value')"
    if isinstance(value, list | tuple):
        return "a list (lines '- …')"
    return "nothing" if value is None else str(value)


# An editor reads `date: 2014` as a number (YAML 1.2), the build reads the words: the schema allows both.
_TEXT_SCHEMA = {"type": ["string", "number"], "minLength": 1}

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema(_TEXT_SCHEMA),
]
# Names and titles become headings, links and file names.
Name = Annotated[Words, AfterValidator(_require_one_line)]
# A quote is compared to the letter, so nothing is stripped from it.
Quote = Annotated[str, StringConstraints(min_length=1), WithJsonSchema(_TEXT_SCHEMA)]
Url = Annotated[
    str,
    AfterValidator(_require_url),
    WithJsonSchema({"type": "string", "pattern": r"^https?://\S+$"}),
]
EntityId = Annotated[
    str,
    AfterValidator(_require_id),
    WithJsonSchema({"type": "string", "pattern": rf"^({'|'.join(FOLDERS.values())})/{STEM}$"}),
]
PlaceId = Annotated[
    str,
    AfterValidator(_require_place_id),
    WithJsonSchema({"type": "string", "pattern": rf"^places/{STEM}$"}),
]
EdtfDate = Annotated[
    str, AfterValidator(_require_edtf), WithJsonSchema({**_TEXT_SCHEMA, "format": "edtf"})
]
Count = Annotated[int, Field(ge=0), BeforeValidator(_read_whole_number)]
Ordinal = Annotated[int, Field(ge=1), BeforeValidator(_read_whole_number)]
Decimal = Annotated[float, BeforeValidator(_read_decimal)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
