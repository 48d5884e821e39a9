"""One example of each field, right as it stands: what templates show, editors offer, and tests hold against the models."""

from collections.abc import Mapping
from typing import Any

from knowledge_base.vocabulary import KINDS, EntityType

_EVIDENCE = {"source": "file-name-of-a-seed", "quote": "its words to the letter"}
_WORK = {
    "title": "Title of the work",
    "publisher": "Who published it",
    "date": "2003",
    "url": "https://example.org/page",
}
_FIELDS: Mapping[str, Any] = {
    "name": "The best name",
    "status": "reviewed",
    "reason": "a heading, not a group",
    "same_as": "actors/the-same-under-another-name",
    "not_same_as": ["actors/alike-but-another"],
    "aliases": ["Another name", {"text": "Otro nombre", "language": "es"}],
    "description": "What a reader should know, in a few sentences.",
    "evidence": [_EVIDENCE],
    "relations": [{"type": "operates-in", "to": "places/peru", "evidence": _EVIDENCE}],
    "references": {"description": [_WORK]},
    "unknown": {"description": "no article says what it is"},
    "reject": {"aliases": ["a name that is not its own"]},
    "note": "A word to other contributors.",
    "country": "places/peru",
    "active": "1980/..",
    "roles": ["President of Peru", {"text": "mayor of Lima", "evidence": _EVIDENCE}],
    "identifiers": {"wikidata": "Q155538"},
    "within": "places/la-libertad",
    "acts": True,
    "coordinates": {
        "lat": -12.05,
        "lon": -77.05,
        "precision": "town",
        "reference": "GeoNames 3936456",
    },
    "edtf": "198X",
    "date": "2014-08-26",
    "places": ["places/trujillo", {"text": "a village without an id"}],
    "participants": [
        {"role": "agent", "entity": "actors/dirandro"},
        {"role": "victim", "text": "ten soldiers"},
    ],
    "killed": 10,
    "wounded": 0,
    "kidnapped": None,
    "quantities": [{"amount": 7.6, "unit": "t", "of": "cocaine"}],
    "stage": "accomplished",
    "modality": "asserted",
    "title": "Title of the article",
    "author": "Who wrote it",
    "publisher": "Who published it",
    "published": "2016-05-20",
    "published_basis": "date of the repost",
    "language": "en",
    "url": "https://example.org/article",
    "rights": "© the publisher; shown for research",
    "show": "quotes",
    "reliability": "How far it can be trusted, and why.",
    "corrections": [
        {"text": "Eni", "is": "places/ene-river"},
        {"text": "the 80s", "date": "198X", "nth": 2},
        {"text": "Commission", "reject": True},
    ],
}
_FOLDER_OF_EXAMPLES = "actors/"


def example_of(entity_type: EntityType, field: str) -> Any:
    """The example of a field of a type; KeyError for a field that has none."""
    if field == "kind":
        return KINDS[entity_type][0]
    example = _FIELDS[field]
    folder = f"{entity_type}s/"
    if field == "same_as":
        return str(example).replace(_FOLDER_OF_EXAMPLES, folder)
    if field == "not_same_as":
        return [str(other).replace(_FOLDER_OF_EXAMPLES, folder) for other in example]
    return example
