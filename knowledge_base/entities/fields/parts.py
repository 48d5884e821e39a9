"""The parts that fields are made of: names, quotes, references, relations, participants, corrections.

Where one value is enough, a list may be left out (`evidence: {…}` for a list of one), and a name or id may stand by itself
instead of in a mapping; both are read as the long form.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from knowledge_base.entities.fields.forms import OneOrMore, Part, WordsFor
from knowledge_base.entities.fields.scalars import (
    Decimal,
    EdtfDate,
    EntityId,
    Name,
    Ordinal,
    Quote,
    Url,
    Words,
)
from knowledge_base.relation_types import RELATIONS, RelationType
from knowledge_base.vocabulary import EventRole, Modality, Precision


def _demand_one_of(*keys: str) -> ConfigDict:
    return ConfigDict(json_schema_extra={"anyOf": [{"required": [key]} for key in keys]})


class Alias(Part):
    """A further name of the entity."""

    text: Name = Field(description="The name as it is written in texts.", examples=["Shining Path"])
    language: Words | None = Field(
        None, description="Language of the name, as a two-letter code.", examples=["es"]
    )
    note: Words | None = Field(None, description="Where the name comes from, or who uses it.")


class Evidence(Part):
    """A passage of a source that says so."""

    source: Words = Field(
        description="File name of the seed, without its extension.",
        examples=["002_cbad96a83289a78f"],
    )
    quote: Quote = Field(
        description="The words of the source to the letter; they must occur there.",
        examples=["now concentrated principally in the region known as the VRAEM"],
    )
    nth: Ordinal | None = Field(
        None, description="Which occurrence is meant, from 1, where the quote occurs several times."
    )
    for_field: Words | None = Field(
        None, alias="for", description="The field that the quote supports.", examples=["country"]
    )


EvidenceList = Annotated[tuple[Evidence, ...], OneOrMore()]


class Reference(Part):
    """A work outside the seeds that a reader can look up."""

    title: Name = Field(description="Title of the work.")
    publisher: Name | None = Field(None, description="Who published it.")
    author: Name | None = Field(None, description="Who wrote it.")
    date: EdtfDate | None = Field(None, description="When it was published.", examples=["2003"])
    url: Url | None = Field(None, description="Where it can be read.")


ReferenceList = Annotated[tuple[Reference, ...], OneOrMore()]


class Role(Part):
    """What an actor is or was, as texts or works put it."""

    text: Name = Field(
        description="The title, office, role or description.", examples=["President of Peru"]
    )
    evidence: EvidenceList = Field((), description="The passages of the seeds that say so.")
    references: ReferenceList = Field((), description="Works outside the seeds that say so.")
    note: Words | None = Field(None, description="A word to other contributors.")


class Relation(Part):
    """A tie to another entity that somebody asserts, with what it rests on."""

    type: RelationType = Field(
        description="What the tie is.",
        examples=["operates-in"],
        json_schema_extra={
            "enumDescriptions": [
                f"{words.phrase} / {words.inverse}: {words.meaning}" for words in RELATIONS.values()
            ]
        },
    )
    to: EntityId = Field(description="Id of the other entity.", examples=["places/vraem"])
    when: EdtfDate | None = Field(None, description="When it held (EDTF).", examples=["1980/1992"])
    modality: Modality = Field(
        "asserted", description="How firmly the source says so; an allegation stays one."
    )
    evidence: EvidenceList = Field((), description="The passages of the seeds that say so.")
    references: ReferenceList = Field((), description="Works outside the seeds that say so.")
    note: Words | None = Field(
        None,
        description="What readers should know of the tie in a few words: with what, of what, in whose view.",
        examples=["with cocaine"],
    )


class Coordinates(Part):
    """A position in degrees (WGS 84)."""

    lat: Decimal = Field(ge=-90, le=90, description="Latitude in degrees, north is positive.")
    lon: Decimal = Field(ge=-180, le=180, description="Longitude in degrees, east is positive.")
    precision: Precision = Field(description="What the position stands for.")
    reference: Words | None = Field(
        None, description="Where the position was read.", examples=["GeoNames 3932488"]
    )


def _require_entity_or_text(entity: str | None, text: str | None) -> None:
    if entity is None and text is None:
        raise ValueError("expected 'entity' (an id) or 'text' (words) to say who or what is meant")


class PlaceRef(Part):
    """A place, by id or in words."""

    model_config = _demand_one_of("entity", "text")

    entity: EntityId | None = Field(
        None, description="Id of the place.", examples=["places/trujillo"]
    )
    text: Words | None = Field(None, description="The place in words, where it has no id.")

    @model_validator(mode="after")
    def _check_named(self) -> Self:
        _require_entity_or_text(self.entity, self.text)
        return self


class Participant(Part):
    """Who or what took part in an event, and how."""

    model_config = _demand_one_of("entity", "text")

    role: EventRole = Field("participant", description="The part it played.")
    entity: EntityId | None = Field(
        None, description="Id of who or what took part.", examples=["actors/dirandro"]
    )
    text: Words | None = Field(None, description="The participant in words, where it has no id.")
    modality: Modality = Field(
        "asserted",
        description="How firmly the source says that it took part; an allegation stays one.",
    )
    evidence: EvidenceList = Field((), description="The passages of the seeds that say so.")
    references: ReferenceList = Field((), description="Works outside the seeds that say so.")

    @model_validator(mode="after")
    def _check_named(self) -> Self:
        _require_entity_or_text(self.entity, self.text)
        return self


class Quantity(Part):
    """A measured amount."""

    amount: Decimal = Field(description="How much, in digits.", examples=[7.6])
    unit: str = Field("", description="Unit symbol (t, kg, ha, USD); left out for a bare count.")
    of: Words | None = Field(None, description="Of what.", examples=["cocaine"])


class RejectedRelation(Part):
    """A found relation that is wrong."""

    type: RelationType | None = Field(None, description="Type of the relation; any when left out.")
    to: EntityId = Field(description="Id that it points to.")


class RejectedParticipant(Part):
    """A found participant that is wrong."""

    model_config = _demand_one_of("entity", "text")

    role: EventRole | None = Field(None, description="Role of the participant; any when left out.")
    entity: EntityId | None = Field(None, description="Id of the participant.")
    text: Words | None = Field(None, description="The participant in words.")

    @model_validator(mode="after")
    def _check_named(self) -> Self:
        _require_entity_or_text(self.entity, self.text)
        return self


AliasItem = Annotated[Alias, WordsFor("text")]
RoleItem = Annotated[Role, WordsFor("text")]
PlaceItem = Annotated[PlaceRef, WordsFor("entity")]
ParticipantItem = Annotated[Participant, WordsFor("entity")]
RejectedParticipantItem = Annotated[RejectedParticipant, WordsFor("entity")]


class Reject(Part):
    """What was found and is wrong; it is taken away from what readers see."""

    aliases: Annotated[tuple[Name, ...], OneOrMore()] = Field(
        (), description="Names that are not names of this entity.", examples=["Sendero Terrorista"]
    )
    roles: Annotated[tuple[Name, ...], OneOrMore()] = Field(
        (), description="Titles, roles and descriptions that are not this actor's."
    )
    relations: Annotated[tuple[RejectedRelation, ...], OneOrMore()] = Field(
        (), description="Relations that do not hold."
    )
    participants: Annotated[tuple[RejectedParticipantItem, ...], OneOrMore()] = Field(
        (), description="Participants that took no part."
    )
    places: Annotated[tuple[PlaceItem, ...], OneOrMore()] = Field(
        (), description="Places where it did not happen."
    )
    quantities: Annotated[tuple[Quantity, ...], OneOrMore()] = Field(
        (), description="Amounts that are wrong."
    )


class Correction(Part):
    """What a mention in this source really is. Exactly one of `is`, `date` and `reject` is given."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [key]} for key in ("is", "date", "reject")]}
    )

    text: Quote = Field(description="The words as they stand in this source.", examples=["Eni"])
    is_entity: EntityId | None = Field(
        None, alias="is", description="Id of what they mean.", examples=["places/ene-river"]
    )
    date: EdtfDate | None = Field(None, description="The date they mean (EDTF).", examples=["198X"])
    reject: Literal[True] | None = Field(None, description="true: they name nothing.")
    nth: Ordinal | None = Field(
        None, description="Which occurrence is meant, from 1; all in this source when left out."
    )

    @model_validator(mode="before")
    @classmethod
    def _read_reject(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("reject") == "true":
            return {**value, "reject": True}
        return value

    @model_validator(mode="after")
    def _check_one_verdict(self) -> Self:
        given = [key for key, found in self._verdicts().items() if found is not None]
        if len(given) != 1:
            said = " and ".join(given) if given else "none of them"
            raise ValueError(
                f"a correction says exactly one of 'is', 'date', 'reject'; read {said}"
            )
        return self

    def _verdicts(self) -> dict[str, object]:
        return {"is": self.is_entity, "date": self.date, "reject": self.reject}
