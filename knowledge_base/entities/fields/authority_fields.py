"""What an authority file may say of an entity: names and facts that are known before any article is read."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from knowledge_base.entities.fields.forms import OneOrMore, Part, WordsFor
from knowledge_base.entities.fields.identifiers import Identifiers
from knowledge_base.entities.fields.parts import Coordinates, Reference, Relation
from knowledge_base.entities.fields.scalars import EdtfDate, Flag, Name, PlaceId, Words

_ACRONYM_LENGTH = 6


def is_acronym(text: str) -> bool:
    """Whether a name is written in capitals alone and has up to six letters, so that its case tells it from words."""
    letters = [c for c in text if c.isalpha()]
    return (
        0 < len(letters) <= _ACRONYM_LENGTH and " " not in text and all(map(str.isupper, letters))
    )


class AuthorityAlias(Part):
    """A name that an authority file gives."""

    text: Name = Field(description="The name as texts write it.")
    language: Words | None = Field(None, description="Language of the name, as a two-letter code.")
    exact_case: Flag = Field(
        False, description="true: found only as written. Acronyms up to six letters always are."
    )
    ambiguous: Flag = Field(
        False, description="true: not enough alone; a reading only where the context supports it."
    )

    @model_validator(mode="before")
    @classmethod
    def _find_acronym(cls, value: object) -> object:
        if isinstance(value, dict) and "exact_case" not in value:
            return {**value, "exact_case": is_acronym(str(value.get("text", "")))}
        return value


AuthorityAliasItem = Annotated[AuthorityAlias, WordsFor("text")]


def _allow_country(schema: dict[str, Any]) -> None:
    place = schema["properties"]["countries"]["anyOf"][1]
    schema["properties"]["country"] = {**place, "description": "Id of the only country."}


class AuthorityEntry(Part):
    """One entity that is known before any article is read.

    `aliases` hold the further names, not `name` itself. `country` alone is read as `countries` of one.
    """

    model_config = ConfigDict(json_schema_extra=_allow_country)

    name: Name = Field(description="The best name.")
    kind: Words = Field(description="Its kind, of the vocabulary of its type.")
    countries: Annotated[tuple[PlaceId, ...], OneOrMore()] = Field(
        (), description="Countries it belongs to; `country: …` for one."
    )
    aliases: Annotated[tuple[AuthorityAliasItem, ...], OneOrMore()] = Field(
        (), description="Further names."
    )
    demonyms: Annotated[tuple[Name, ...], OneOrMore()] = Field(
        (), description="Words for what comes from the place (Peruvian, Peruvians)."
    )
    exact_case: Flag = Field(
        False, description="true: the name is found only as written; so are acronyms."
    )
    ambiguous: Flag = Field(False, description="true: the name alone is not enough.")
    within: PlaceId | None = Field(None, description="Id of the place it lies in.")
    acts: Flag = Field(False, description="true for a country that texts name as acting.")
    active: EdtfDate | None = Field(None, description="When it existed or acted (EDTF).")
    description: Words | None = Field(None, description="What it is, in a sentence.")
    coordinates: Coordinates | None = Field(None, description="Where it lies, with its reference.")
    identifiers: Identifiers = Field({}, description="Identifiers in outside catalogues.")
    relations: Annotated[tuple[Relation, ...], OneOrMore()] = Field(
        (), description="Ties to other entities, with references."
    )
    references: Annotated[tuple[Reference, ...], OneOrMore()] = Field(
        (), description="Works that say so."
    )

    @model_validator(mode="before")
    @classmethod
    def _read_short_form(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        given = dict(value)
        if "country" in given and "countries" not in given:
            given["countries"] = [given.pop("country")]
        if "exact_case" not in given and is_acronym(str(given.get("name", ""))):
            given["exact_case"] = True
        return given
