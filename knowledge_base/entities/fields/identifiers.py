"""Outside catalogues whose identifiers a record may give: which ones, and how an identifier of each looks."""

import re
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from knowledge_base.entities.fields.scalars import Words
from knowledge_base.problems import nearest

UNKNOWN = "unknown_catalogue"


class Catalogue(NamedTuple):
    """How the identifiers of a catalogue look, as a pattern and in an example."""

    pattern: str
    example: str


# To allow another catalogue, add it here: the check, the schema and the messages follow.
CATALOGUES: dict[str, Catalogue] = {
    "geonames": Catalogue("[0-9]+", "3932488"),
    "gnd": Catalogue("[0-9X-]+", "118540238"),
    "imo": Catalogue("[0-9]{7}", "9074729"),
    "isni": Catalogue("(?:[0-9]{4} ?){3}[0-9]{3}[0-9X]", "0000 0001 2281 955X"),
    "iso": Catalogue("[A-Z]{2,3}|[A-Z]{2}-[A-Z0-9]{1,3}", "PE, PER or PE-LAL"),
    "lccn": Catalogue("[a-z]{0,3} ?[0-9]{8,10}", "n79021164"),
    "lei": Catalogue("[A-Z0-9]{18}[0-9]{2}", "529900T8BM49AURSDO55"),
    "ofac": Catalogue("[0-9]+", "4690"),
    "opensanctions": Catalogue("[A-Za-z0-9][A-Za-z0-9._-]*", "NK-2a3b4c or Q155538"),
    "orcid": Catalogue("(?:[0-9]{4}-){3}[0-9]{3}[0-9X]", "0000-0002-1825-0097"),
    "osm": Catalogue("(?:node|way|relation)/[0-9]+", "relation/288247"),
    "ror": Catalogue("0[a-z0-9]{6}[0-9]{2}", "05dxps055"),
    "tgn": Catalogue("[0-9]+", "1000084"),
    "ucdp": Catalogue("[0-9]+", "326"),
    "unlocode": Catalogue("[A-Z]{2} ?[A-Z2-9]{3}", "PELIM"),
    "viaf": Catalogue("[0-9]+", "75121530"),
    "wikidata": Catalogue("Q[1-9][0-9]*", "Q155538"),
}


def _require_known(given: dict[str, str]) -> dict[str, str]:
    faults = [
        InitErrorDetails(type=fault, loc=(name,), input=value)
        for name, value in given.items()
        if (fault := _find_fault(name, value)) is not None
    ]
    if faults:
        raise ValidationError.from_exception_data("identifiers", faults)
    return given


def _find_fault(name: str, value: str) -> PydanticCustomError | None:
    catalogue = CATALOGUES.get(name)
    if catalogue is None:
        known = ", ".join(CATALOGUES)
        message = "no catalogue that is known here.{guess} Known: {known}"
        words = {"guess": nearest(name.lower(), CATALOGUES), "known": known}
        return PydanticCustomError(UNKNOWN, message, words)
    if re.fullmatch(catalogue.pattern, value):
        return None
    words = {"example": catalogue.example, "value": value}
    return PydanticCustomError(
        "identifier", "expected an identifier such as {example}, read '{value}'", words
    )


# An editor reads `geonames: 3932488` as a number, the build reads the words: the schema allows both.
_SCHEMA = {
    "type": "object",
    "properties": {
        name: {"type": ["string", "number"], "pattern": f"^(?:{catalogue.pattern})$"}
        for name, catalogue in CATALOGUES.items()
    },
    "additionalProperties": False,
}

Identifiers = Annotated[
    dict[str, Words], AfterValidator(_require_known), WithJsonSchema(_SCHEMA, mode="validation")
]
