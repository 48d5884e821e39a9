"""The fields that people may write, one model for each type of entity: the one source of the checks, the JSON Schemas and
the field tables of the docs.

A field that was not written keeps its default and is missing from `model_fields_set`; one written as `null` (known to be
unknown) is None and is in `model_fields_set`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from knowledge_base.entities.fields.forms import OneOrMore, Part
from knowledge_base.entities.fields.identifiers import CATALOGUES, Identifiers
from knowledge_base.entities.fields.parts import (
    AliasItem,
    Coordinates,
    Correction,
    EvidenceList,
    ParticipantItem,
    PlaceItem,
    Quantity,
    ReferenceList,
    Reject,
    Relation,
    RoleItem,
)
from knowledge_base.entities.fields.scalars import (
    Count,
    EdtfDate,
    EntityId,
    Flag,
    Name,
    PlaceId,
    Url,
    Words,
)
from knowledge_base.vocabulary import (
    ActorKind,
    DateKind,
    EntityType,
    EventKind,
    Modality,
    PlaceKind,
    SourceKind,
    Stage,
    TopicKind,
)

Status = Literal["draft", "reviewed", "rejected"]
_COUNTRIES = "Id of the country it belongs to; a list where there are several (a river, a group on both sides of a border)."
_IDENTIFIERS = f"Identifiers in outside catalogues, by catalogue: {', '.join(CATALOGUES)}."
_SAME = "null: known to be unknown."


def _require_one(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError(
            "the list is empty. Write the ids of places, or null where it is not known"
        )
    return value


Countries = Annotated[tuple[PlaceId, ...], AfterValidator(_require_one), OneOrMore()]


class CommonFields(Part):
    """What the file of any entity may say."""

    name: Name = Field("", description="The best name, as readers see it.")
    kind: str | None = Field(None, description="What kind of thing it is.")
    status: Status = Field(
        "draft",
        description="draft: as found. reviewed: a person has checked it. rejected: no entity of this"
        " base (give a reason); its names are never proposed again.",
    )
    reason: Words | None = Field(
        None, description="Why it was rejected, or is the same as another; readers see it."
    )
    same_as: EntityId | None = Field(
        None,
        description="Id of the entity that this one really is. Its page becomes a redirect, its names"
        " and mentions flow there.",
    )
    not_same_as: Annotated[tuple[EntityId, ...], OneOrMore()] = Field(
        (), description="Ids of entities that look alike but are others."
    )
    aliases: Annotated[tuple[AliasItem, ...], OneOrMore()] = Field(
        (),
        description="Further names: spellings, translations, acronyms. They are added to the found ones.",
        examples=["Shining Path"],
    )
    description: Words | None = Field(
        None, description="What a reader should know, in a few sentences."
    )
    evidence: EvidenceList = Field(
        (), description="Passages of the seeds that speak of it, quoted to the letter."
    )
    relations: Annotated[tuple[Relation, ...], OneOrMore()] = Field(
        (), description="Ties to other entities, each with the passage or work that says so."
    )
    references: dict[str, ReferenceList] = Field(
        {},
        description="For facts that rest on no seed: the works that say so, by field.",
        examples=["description: [{title: …, publisher: …}]"],
    )
    unknown: dict[str, Words] = Field(
        {},
        description="Why a value is left open, by field; the field itself says null. Readers see it.",
        examples=["date: the article does not say when"],
    )
    reject: Reject = Field(
        Reject(), description="Found values that are wrong; readers no longer see them."
    )
    note: Words | None = Field(
        None, description="A word to other contributors; readers do not see it."
    )


class ActorFields(CommonFields):
    """A person, group, force, body, party or company that acts."""

    kind: ActorKind | None = Field(None, description="What kind of actor it is.")
    country: Countries | None = Field(
        None, description=f"{_COUNTRIES} {_SAME}", examples=["places/peru"]
    )
    active: EdtfDate | None = Field(
        None, description=f"When it existed or acted (EDTF). {_SAME}", examples=["1980/.."]
    )
    roles: Annotated[tuple[RoleItem, ...], OneOrMore()] = Field(
        (),
        description="Titles, offices and roles of a person; what a group is described as. They are added to"
        " the found ones, which are quoted.",
        examples=["President of Peru"],
    )
    identifiers: Identifiers = Field({}, description=_IDENTIFIERS, examples=["wikidata: Q…"])


class PlaceFields(CommonFields):
    """A country, region, town, river or other place."""

    kind: PlaceKind | None = Field(None, description="What kind of place it is.")
    within: PlaceId | None = Field(
        None, description=f"Id of the place it lies in. {_SAME}", examples=["places/la-libertad"]
    )
    country: Countries | None = Field(
        None, description=f"{_COUNTRIES} {_SAME}", examples=["places/peru"]
    )
    acts: Flag = Field(
        False, description="true for a country that texts name as acting (Peru seized …)."
    )
    coordinates: Coordinates | None = Field(None, description=f"Where it lies, in degrees. {_SAME}")
    identifiers: Identifiers = Field({}, description=_IDENTIFIERS, examples=["iso: PE"])


class DateFields(CommonFields):
    """A day, month, year, decade or period that sources name."""

    kind: DateKind | None = Field(None, description="What kind of date it is.")
    edtf: EdtfDate | None = Field(
        None,
        description="The date (EDTF); it must be the one in the file's name.",
        examples=["198X"],
    )


class EventFields(CommonFields):
    """Something that happened, was tried, threatened or is said to have happened."""

    kind: EventKind | None = Field(None, description="What kind of event it is.")
    date: EdtfDate | None = Field(
        None, description=f"When it happened (EDTF). {_SAME}", examples=["2014-08-26"]
    )
    places: Annotated[tuple[PlaceItem, ...], OneOrMore()] = Field(
        (), description="Where it happened: ids, or `text:` with words where a place has none."
    )
    participants: Annotated[tuple[ParticipantItem, ...], OneOrMore()] = Field(
        (), description="Who and what took part, with the role of each."
    )
    killed: Count | None = Field(None, description=f"How many were killed. {_SAME}")
    wounded: Count | None = Field(None, description=f"How many were wounded. {_SAME}")
    kidnapped: Count | None = Field(None, description=f"How many were kidnapped. {_SAME}")
    quantities: Annotated[tuple[Quantity, ...], OneOrMore()] = Field(
        (), description="Measured amounts.", examples=["{amount: 7.6, unit: t, of: cocaine}"]
    )
    stage: Stage | None = Field(None, description="How far it came.")
    modality: Modality | None = Field(None, description="How firmly the sources say so.")


class TopicFields(CommonFields):
    """A concept, programme, law, substance, publication, conflict or operation."""

    kind: TopicKind | None = Field(None, description="What kind of topic it is.")
    country: Countries | None = Field(
        None, description=f"{_COUNTRIES} {_SAME}", examples=["places/peru"]
    )


class SourceFields(CommonFields):
    """One seed: what a reader must know of an article, and corrections of single mentions in it."""

    kind: SourceKind | None = Field(None, description="What kind of text it is.")
    title: Name | None = Field(None, description="Title of the article.")
    author: Words | None = Field(None, description=f"Who wrote it. {_SAME}")
    publisher: Words | None = Field(None, description=f"Who published it. {_SAME}")
    published: EdtfDate | None = Field(
        None,
        description=f"When it was published (EDTF); dates such as 'last night' count from it. {_SAME}",
        examples=["2016-05-20"],
    )
    published_basis: Words | None = Field(
        None, description="What the date rests on.", examples=["date of the repost"]
    )
    language: Words | None = Field(
        None, description="Language, as a two-letter code.", examples=["en"]
    )
    url: Url | None = Field(None, description="Where it can be read.")
    rights: Words | None = Field(
        None, description="Who holds the rights, and on what terms it is shown."
    )
    show: Literal["full", "quotes"] = Field(
        "full", description="full: readers see the article. quotes: only the marked passages."
    )
    reliability: Words | None = Field(None, description="How far it can be trusted, and why.")
    corrections: Annotated[tuple[Correction, ...], OneOrMore()] = Field(
        (), description="What single mentions in this source really are."
    )


Written = ActorFields | PlaceFields | DateFields | EventFields | TopicFields | SourceFields

FIELDS: dict[EntityType, type[Written]] = {
    "actor": ActorFields,
    "place": PlaceFields,
    "date": DateFields,
    "event": EventFields,
    "topic": TopicFields,
    "source": SourceFields,
}
