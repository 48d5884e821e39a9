"""The records that rooms hand to each other: frozen values without logic.

Offsets are Unicode code points in the file as it stands (a byte order mark is one, CRLF are two), half open as in
`text[start:end]`. An entity id is `<folder>/<file stem>`, for instance `actors/sendero-luminoso`. Dates are EDTF strings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from knowledge_base.evidence import Evidence as Evidence
from knowledge_base.evidence import Proposal as Proposal
from knowledge_base.evidence import Reference as Reference
from knowledge_base.evidence import Split as Split
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import Basis, EntityType, Modality, Origin, Precision, Stage


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One seed, read: its text to the letter, and which parts of it are the article.

    `paragraphs` are the stretches to read, in order, trimmed of white space and free of furniture; `headings` are those of
    them that are titles and section headings. `published` is what the text itself states, never a guess.
    """

    source: str
    path: Path
    text: str
    sha256: str
    language: str
    title: str
    title_span: Span | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    furniture: tuple[Span, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name that people or an authority file already gave to an entity.

    Several known names may share a text; the mention then carries every entity that it may mean. `countries` (place ids)
    help to choose. `exact_case` is set for acronyms and for names that are ordinary words in lower case. `weight` (0 to 1) is
    what the name alone says for its type: less than 1 where it needs support from the text, 0 where it says nothing.
    """

    text: str
    entity: str
    type: EntityType
    kind: str
    countries: tuple[str, ...] = ()
    adjectival: bool = False
    exact_case: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a document where something is named.

    `name` is the name it goes by in running text (no article, no possessive; for a demonym the country's). `readings` are ids of the known entities
    it may mean, likeliest first; empty for a name nobody knew. `rule` names the rule that found it, for people who ask why. A date has `edtf` (None when vague),
    `basis` and the `anchor` date an inference used. `roles` are the words beside the name that say a person's title or role, or describe a group.
    """

    source: str
    start: int
    end: int
    text: str
    type: EntityType
    kind: str | None
    name: str
    rule: str
    confidence: float
    readings: tuple[str, ...] = ()
    adjectival: bool = False
    edtf: str | None = None
    basis: Basis | None = None
    anchor: str | None = None
    roles: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant or place of an event as the text words it, the mentions inside it, and its words without count and "alleged"."""

    role: str
    text: str
    span: Span
    mentions: tuple[Span, ...] = ()
    core: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measured amount: 7.6 t of cocaine. `unit` is a symbol (t, kg, ha, USD) or "" for a bare count."""

    amount: float
    unit: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One telling of an event: the sentence, what triggered the reading, and who, what, where, when.

    `arguments` hold participants (roles of the vocabulary) and places (role "place"). `edtf` may come from the sentence (`said` has its
    words) or be the bound "on or before the article's date". `counted` follows from the names alone; `background` is recalled, no news.
    """

    source: str
    span: Span
    quote: str
    kind: str
    trigger: str
    trigger_span: Span
    rule: str
    confidence: float
    stage: Stage = "accomplished"
    modality: Modality = "asserted"
    edtf: str | None = None
    said: str | None = None
    basis: Basis | None = None
    arguments: tuple[Argument, ...] = ()
    killed: int | None = None
    wounded: int | None = None
    kidnapped: int | None = None
    counted: tuple[tuple[str, int], ...] = ()
    quantities: tuple[Quantity, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one document, in reading order."""

    source: str
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedMention:
    """A mention and the entity it means.

    `found` is the machine's own reading, as if no decision stood; `entity` what readers see after people's decisions (None: unnamed,
    undecided or rejected). `candidate` says that `entity` has no file yet.
    """

    mention: Mention
    found: str | None
    entity: str | None
    candidate: bool = False
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEvent:
    """An event mention with its arguments resolved, each beside the entity it means, or None; `wider` are the places in which others of it lie.

    `entity` is None where the telling is no event of the base (denied, hypothetical, or not specific enough for a page).
    """

    event: EventMention
    entity: str | None
    country: str | None
    arguments: tuple[tuple[Argument, str | None], ...] = ()
    wider: tuple[tuple[Argument, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A position in degrees (WGS 84) and how exact it is; `reference` says where it was read."""

    lat: float
    lon: float
    precision: Precision
    reference: str | None = None


FactValue = str | int | float | bool | Coordinates | Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of one field, and all it rests on.

    `value` None means known to be unknown. `entity` is set where the value names another entity; `role` for participants, `modality` how firmly it is told of them. `said`
    keeps the words of the source. `found` is what the machine found where another value of a person stands over it, `found_basis` whether a source states that or it was
    worked out. `note` is a person's word to readers: who uses a name, why a value is left open. `line` is that of the entity file that states it (0: none).
    """

    field: str
    value: FactValue
    origin: Origin
    entity: str | None = None
    role: str | None = None
    said: str | None = None
    basis: Basis | None = None
    found: str | None = None
    found_basis: Basis | None = None
    note: str | None = None
    modality: Modality = "asserted"
    evidence: tuple[Evidence, ...] = ()
    references: tuple[Reference, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed tie that somebody asserts (never mere co-occurrence), from the entity that holds it to `to`; `note` narrows it."""

    type: str
    to: str
    origin: Origin
    when: str | None = None
    modality: Modality = "asserted"
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    references: tuple[Reference, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What readers see of one record: found values overlaid by what people wrote.

    `names` are facts of the field "alias" (the best name is `name`). `status` is draft, reviewed, rejected or merged (then `same_as` has
    the target). `evidence` are passages that speak of the entity as a whole; `mentions` counts, by source, the mentions that mean it
    after all decisions. `file` is relative to the folder of entities; people write above its line `write_line`, and `written` has the
    fields that they wrote, each with its line.
    """

    id: str
    type: EntityType
    kind: str | None
    name: str
    status: Literal["draft", "reviewed", "rejected", "merged"]
    file: str
    description: Fact | None = None
    names: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: Mapping[str, int] = field(default_factory=dict)
    same_as: str | None = None
    reason: str | None = None
    write_line: int = 1
    written: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that is no entity yet: what it would be called, where it stands; `confidence` is that of its surest find."""

    id: str
    name: str
    type: EntityType
    kind: str | None
    evidence: tuple[Evidence, ...]
    readings: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything that pages are made of. Mentions and events are by source, in reading order.

    `unlisted_events` are so many less sure than `listed_from`, which are no candidates. `idle` are words of people without effect.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    mentions: Mapping[str, tuple[LinkedMention, ...]]
    events: Mapping[str, tuple[LinkedEvent, ...]]
    sentences: Mapping[str, tuple[Span, ...]]
    candidates: tuple[Candidate, ...] = ()
    listed_from: float = 0.0
    unlisted_events: int = 0
    proposals: tuple[Proposal, ...] = ()
    splits: tuple[Split, ...] = ()
    idle: tuple[Problem, ...] = ()
    withdrawn: tuple[str, ...] = ()
