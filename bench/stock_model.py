"""The stock language model as it comes, its labels taken for actors, places and dates: what the extraction is measured against."""

from collections.abc import Iterable, Iterator
from typing import Any

import spacy

from knowledge_base.mentions.parsing.language_model import MODEL

# Nationalities and creeds (NORP) are left out: with them the stock model does worse on every set.
TYPES = {
    "PERSON": "actor",
    "ORG": "actor",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "DATE": "date",
}
UNKNOWN_VALUE = "unread"  # the model finds dates and does not read them


def stock_annotations(texts: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """For each (name, text) what the model's tagger of names finds in it as it stands, in the form of `annotate`.

    The other components have no part in its names and are left out.
    """
    model = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    for name, text in texts:
        mentions = [
            {
                "start": entity.start_char,
                "end": entity.end_char,
                "text": entity.text,
                "type": TYPES[entity.label_],
                "kind": None,
                "entity": None,
                "edtf": UNKNOWN_VALUE if entity.label_ == "DATE" else None,
                "adjectival": False,
                "confidence": 1.0,
            }
            for entity in model(text).ents
            if entity.label_ in TYPES
        ]
        yield {"source": name, "mentions": mentions, "events": []}
