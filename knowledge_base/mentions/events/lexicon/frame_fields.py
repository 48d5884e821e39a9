"""The fields of `event_frames.yml`: what the file is checked against, and what its JSON Schema is made from."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from knowledge_base.problems import nearest
from knowledge_base.vocabulary import EVENT_ROLES, KINDS

ROLES = (*EVENT_ROLES, "affected", "auto", "cause", "ignored", "matter")
NEEDS = (
    "agent", "object", "participant", "date", "place", "figure", "crowd", "named", "particular", "done"
)  # fmt: skip
CLASSES_OF = "classes"  # the key under which the checks are told the classes of `event_words.yml`


class Fields(BaseModel):
    """A mapping with no other keys than its fields; in the file they are written with spaces for underscores."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", " "),
        validate_by_alias=True,
    )


def refuse(what: str, word: str, allowed: tuple[str, ...]) -> PydanticCustomError:
    """The error about a word outside a closed list: what was read, the nearest, all that is allowed."""
    return PydanticCustomError(
        "unknown_word",
        "unknown {what} '{word}'.{guess} Allowed: {allowed}",
        {
            "what": what,
            "word": word,
            "guess": nearest(word, allowed),
            "allowed": ", ".join(allowed),
        },
    )


class OneOf:
    """A word of a closed list, for checks and schema alike."""

    def __init__(self, what: str, allowed: tuple[str, ...]) -> None:
        """`what` names the list in messages."""
        self._what, self._allowed = what, allowed

    def _check(self, word: str) -> str:
        if word not in self._allowed:
            raise refuse(self._what, word, self._allowed)
        return word

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The check, after that of the type itself."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The list, for editors."""
        return {"type": "string", "enum": list(self._allowed)}


class _WordsSchema:
    """In the schema: one word, several separated by spaces, or a list of them."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema, for editors."""
        words = {"type": "array", "items": {"type": "string"}}
        return {"anyOf": [{"type": "string"}, words]}


def _as_list(value: object) -> object:
    return value.split() if isinstance(value, str) else value


def _check_word(word: str) -> str:
    if word.replace(".", "").isdecimal():
        raise PydanticCustomError(
            "unknown_word", "'{word}' is a number and no word", {"word": word}
        )
    return word


def _check_need(need: str) -> str:
    for word in need.split("+"):
        if word not in NEEDS:
            raise refuse("need", word, NEEDS)
    return need


def _check_class(word: str, info: ValidationInfo) -> str:
    allowed = tuple(sorted((info.context or {}).get(CLASSES_OF, ())))
    if allowed and word not in allowed:
        raise refuse("class", word, allowed)
    return word


Role = Annotated[str, OneOf("role", ROLES)]
Kind = Annotated[str, OneOf("kind", KINDS["event"])]
Need = Annotated[
    str,
    AfterValidator(_check_need),
    Field(json_schema_extra={"pattern": rf"^({'|'.join(NEEDS)})(\+({'|'.join(NEEDS)}))*$"}),
]
ClassName = Annotated[str, AfterValidator(_check_class)]
Classes = Annotated[tuple[ClassName, ...], BeforeValidator(_as_list), _WordsSchema()]
Word = Annotated[str, AfterValidator(_check_word)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_as_list), _WordsSchema()]


class NounFields(Fields):
    """Who fills the slots of an event noun."""

    possessive: Role = Field("ignored", description="Galan's murder")
    of: Role = Field("ignored", description="the murder of Galan")
    compound: Role = Field(
        "ignored",
        description="FMLN attack, car bomb attack; `auto`: who can act is the subject, a weapon the instrument, the rest the object",
    )


class PatternFields(Fields):
    """Who fills which role. Passives are turned round before."""

    subject: Role = Field("ignored", description="who or what does it")
    object: Role = Field(
        "ignored",
        description="whom or what it is done to; `affected`: people are victims, things are targets",
    )
    prepositions: dict[str, Role] = Field(
        default_factory=dict, description="the role of what follows each preposition"
    )
    noun: NounFields = Field(
        default_factory=NounFields, description="the slots of a noun that tells of the event"
    )


class TriggerFields(Fields):
    """A word or phrase that tells of the event only under conditions."""

    word: str = Field(
        min_length=1,
        description="dictionary form; of several words the first is the verb, or the last the noun; a|b where either may stand",
    )
    object: Classes = Field((), description="the object must be one of these classes of nouns")
    subject: Classes = Field((), description="the subject must be one of these classes of nouns")
    not_subject: Classes = Field(
        (), alias="not_subject", description="the subject must be none of these classes of nouns"
    )
    preposition: Words = Field((), description="one of these prepositions must follow")
    after: Classes = Field(
        (), description="what follows that preposition must be one of these classes of nouns"
    )
    without: Words = Field((), description="none of these prepositions may follow")
    known: bool = Field(
        False,
        description="the object must be a noun that the lexicon or a name knows to be of its classes",
    )
    alone: bool = Field(
        False, description="tells nothing where the verb has an object ('demonstrated its will')"
    )
    not_of: bool = Field(
        False, alias="not_of", description="tells nothing where 'of' follows the noun"
    )


def _shape(value: object) -> str:
    return "conditions" if isinstance(value, dict | TriggerFields) else "plain"


TriggerItem = Annotated[
    Annotated[str, Field(min_length=1), AfterValidator(_check_word), Tag("plain")]
    | Annotated[TriggerFields, Tag("conditions")],
    Discriminator(_shape),
]


class FrameFields(Fields):
    """A kind of event and the words that tell of it."""

    kind: Kind = Field(description="the kind of event, one of the vocabulary")
    pattern: str = Field(
        description="which pattern says who plays which part, one of `patterns` above"
    )
    verbs: tuple[TriggerItem, ...] = Field((), description="verbs and phrases that begin with one")
    nouns: tuple[TriggerItem, ...] = Field((), description="nouns and phrases that end in one")
    where: Words = Field(
        (), description="prepositions that say where for this kind of event (fled from X)"
    )
    needs: tuple[Need, ...] = Field(
        (),
        description="what must be told for it to count: alternatives, each of words joined by + (object+date)",
    )


class FramesFile(Fields):
    """What counts as an event, and who plays which part in it."""

    patterns: dict[str, PatternFields] = Field(description="patterns by name: who fills which slot")
    frames: tuple[FrameFields, ...] = Field(description="kinds of events with their words")
