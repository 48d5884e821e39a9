"""What "here", "this city", "the capital" and "the Peruvian capital" mean: the place that a report was sent from, or a capital that it
names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.paragraphs import Here, Paragraph
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.words import fold
from knowledge_base.model import Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWNS = ("capital", "city", "town")


def find_here(document: Document, mentions: Sequence[Mention], *, report: bool) -> Here:
    """Where the teller of a document stands, as far as its text says."""
    towns = [m for m in mentions if m.type == "place" and m.kind != "country" and not m.adjectival]
    starts = {paragraph.start for paragraph in document.paragraphs[:3]}
    opening = next((m for m in towns if m.start in starts), None) if report else None
    named = [m for m in towns if _is_capital(m)]
    if opening is not None and _is_capital(opening):
        capital: Mention | None = opening
    else:
        capital = named[0] if len({m.text.lower() for m in named}) == 1 else None
    return Here(place=opening, capital=capital, capitals=_by_country(named))


def _by_country(capitals: Sequence[Mention]) -> dict[str, Mention]:
    """The capitals that a document names, the first mention of each, by the ids of their countries."""
    countries = {town: country for country, town in load_words().capitals_of.items()}
    found: dict[str, Mention] = {}
    for mention in capitals:
        country = countries.get(fold(mention.text).replace(" ", "-"))
        if country is not None:
            found.setdefault(country, mention)
    return found


def _is_capital(mention: Mention) -> bool:
    return mention.text.lower().replace(" ", "-") in load_words().lists["capitals"]


def means_here(token: Token, paragraph: Paragraph) -> Mention | None:
    """The place that "here", "in this capital" or "in the capital" means; None for all other words."""
    word = token.lower_
    if word == "here" and token.dep_ == "advmod":
        following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        return None if following in ("in", "at", "on") else paragraph.here
    if word == "capital" and (country := _country_of(token, paragraph)) is not None:
        return paragraph.capitals.get(country)
    if word not in TOWNS or any(c.lower_ == "of" for c in token.children):
        return None
    said = {c.lower_ for c in token.lefts}
    if "this" in said:
        return paragraph.here
    own = word == "capital" or "capital" in said
    plain = said <= {"the", "capital"}
    return paragraph.capital if own and "the" in said and plain else None


def _country_of(capital: Token, paragraph: Paragraph) -> str | None:
    """The country whose capital a word means: "the Peruvian capital", "Peru's capital", "the capital of Peru"."""
    of = (n for c in capital.rights if c.lower_ == "of" for n in c.children)
    for token in (*capital.lefts, *of):
        mention = paragraph.mention_at(token)
        if mention is not None and mention.kind == "country" and len(mention.readings) == 1:
            return mention.readings[0].removeprefix("places/")
    return None
