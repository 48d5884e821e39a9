"""The closed lists of words that entity files, annotations and pages share."""

from typing import Literal, get_args

EntityType = Literal["actor", "place", "date", "event", "topic", "source"]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)

# The folder of each type under entities/; an id is "<folder>/<file stem>".
FOLDERS: dict[EntityType, str] = {
    "actor": "actors",
    "place": "places",
    "date": "dates",
    "event": "events",
    "topic": "topics",
    "source": "sources",
}
TYPE_OF_FOLDER: dict[str, EntityType] = {folder: kind for kind, folder in FOLDERS.items()}

ActorKind = Literal[
    "person",
    "armed-group",
    "criminal-group",
    "security-force",
    "government-body",
    "political-party",
    "company",
    "media",
    "international-organisation",
    "community",
]
PlaceKind = Literal[
    "country",
    "region",
    "district",
    "city",
    "neighbourhood",
    "valley",
    "river",
    "sea",
    "mountain-range",
    "continent",
    "macro-region",
    "border",
    "facility",
]
DateKind = Literal["day", "month", "season", "year", "decade", "period"]
EventKind = Literal[
    "attack",
    "assassination",
    "bombing",
    "kidnapping",
    "hijacking",
    "arson",
    "robbery",
    "armed-strike",
    "clash",
    "massacre",
    "arrest",
    "seizure",
    "eradication",
    "extradition",
    "trial",
    "sanction",
    "designation",
    "military-operation",
    "airstrike",
    "demobilisation",
    "displacement",
    "escape",
    "release",
    "agreement",
    "legislation",
    "policy",
    "election",
    "protest",
    "exercise",
    "meeting",
    "statement",
    "founding",
    "death",
]
TopicKind = Literal[
    "concept", "programme", "law", "substance", "publication", "conflict", "operation"
]
SourceKind = Literal["article", "report", "book-excerpt", "wire", "web-page"]
KINDS: dict[EntityType, tuple[str, ...]] = {
    "actor": get_args(ActorKind),
    "place": get_args(PlaceKind),
    "date": get_args(DateKind),
    "event": get_args(EventKind),
    "topic": get_args(TopicKind),
    "source": get_args(SourceKind),
}

EventRole = Literal[
    "agent",
    "target",
    "victim",
    "instrument",
    "participant",
    "beneficiary",
    "source-of-claim",
]
EVENT_ROLES: tuple[str, ...] = get_args(EventRole)
Stage = Literal["accomplished", "attempted", "threatened"]
Modality = Literal["asserted", "alleged", "denied", "planned", "hypothetical"]
Precision = Literal["point", "town", "region", "country"]
Basis = Literal["stated", "inferred"]
Origin = Literal["person", "machine"]
