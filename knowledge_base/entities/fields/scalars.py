"""The single values that fields hold: ids, dates, words and numbers, each with the words that explain it when it is wrong.

A scalar arrives from YAML as `Plain` when it stood there without quotes, so that `NO`, `010` and `2014-09` stay the words
that a person wrote unless their field asks for a number or a yes or no.
"""

import difflib
import math
import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from slugify import slugify

from knowledge_base import edtf
from knowledge_base.vocabulary import FOLDERS

# Letters, digits, hyphens, dots and underscores: safe in a path, a URL and a YAML flow mapping. Seeds are named so too.
STEM = r"[A-Za-z0-9][A-Za-z0-9._-]*"

_ID = re.compile(rf"(?:{'|'.join(FOLDERS.values())})/{STEM}")
_BARE_URL = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?")
_URL = re.compile(r"https?://[^\s<>\"]+")
# Without leading zeros: some readers of YAML take 010 for eight.
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NEARBY = 20
_FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "1", "true", "sí", "si"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "false"), "false"),
}


class Plain(str):
    """A YAML scalar that stood without quotes, as it was written."""

    __slots__ = ()


def is_entity_id(value: str) -> bool:
    """Whether a value has the form `<folder>/<file stem>` with one of the folders of the vocabulary."""
    return _ID.fullmatch(value) is not None


def _require_one_line(value: str) -> str:
    if value.isprintable() or all(c.isprintable() or _is_blank(c) for c in value):
        return value
    at = next(n for n, c in enumerate(value) if not c.isprintable() and not _is_blank(c))
    if value[at] in "\n\r":
        raise ValueError(
            f"expected words in one line; after '{value[:at][-_NEARBY:]}' a new one begins"
        )
    name = unicodedata.name(value[at], "control character").lower()
    raise ValueError(
        f"an invisible sign ({name}) stands after '{value[:at][-_NEARBY:]}'; delete it and type the words anew"
    )


def _is_blank(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def _require_id(value: str) -> str:
    if is_entity_id(value) and not value.endswith(".yml"):
        return value
    raise ValueError(
        f"'{value}' is no id.{_guess_id(value)} An id is a folder and a file name without .yml, for instance"
        f" actors/sendero-luminoso. Folders: {', '.join(FOLDERS.values())}"
    )


def _require_place_id(value: str) -> str:
    if is_entity_id(value) and not value.endswith(".yml") and value.startswith("places/"):
        return value
    guess = _guess_id(value) or _guess_id(f"places/{slugify(value)}")
    raise ValueError(f"'{value}' is no id of a place.{guess} It looks like places/peru")


def _guess_id(value: str) -> str:
    """What was meant by an id with its extension, with a misspelt folder or in capitals."""
    folder, _, stem = value.removeprefix("entities/").removesuffix(".yml").rpartition("/")
    near = difflib.get_close_matches(folder.lower(), FOLDERS.values(), n=1)
    meant = f"{near[0]}/{stem}" if near else ""
    return f" Did you mean '{meant}'?" if is_entity_id(meant) else ""


def _require_edtf(value: str) -> str:
    edtf.parse(value)
    return value


def _require_url(value: str) -> str:
    if _URL.fullmatch(value):
        return value
    cure = f"Write 'https://{value}'" if _BARE_URL.fullmatch(value) else "Copy it from the browser"
    raise ValueError(
        f"'{value}' is no address. It starts with https:// or http:// and has no spaces. {cure}"
    )


def _read_whole_number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Plain) and _WHOLE.fullmatch(value):
        return int(value)
    raise ValueError(
        f"expected a whole number, read {show(value)}. Write digits alone, without quotes and leading zeros, for"
        " instance 12"
    )


def _read_decimal(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _require_finite(float(value))
    if isinstance(value, Plain) and _DECIMAL.fullmatch(value):
        return _require_finite(float(value))
    raise ValueError(
        f"expected a number, read {show(value)}. Write digits with a point, without quotes and leading zeros, for"
        " instance -12.05"
    )


def _require_finite(value: float) -> float:
    if math.isfinite(value):
        return value
    raise ValueError("expected a number that is not infinite")


def _read_flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    meant = _FLAGS.get(value.casefold()) if isinstance(value, str) else None
    cure = f"Write {meant}" if meant else "Write true or false"
    raise ValueError(f"expected true or false without quotes, read {show(value)}. {cure}")


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
