"""Names that running text calls with "the": "the Caribbean", "the United States", but "Peru"."""

import re
from collections.abc import Iterable, Mapping

from knowledge_base.entities.linking.name_folding import fold_name, is_short_form
from knowledge_base.model import Document, Mention

_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
# In "the Lima area" and "the Lima-based firm" the article belongs to the word that follows.
_FOLLOWED = re.compile(
    r"(?:\s|-)(?!(?:and|or|of|in|on|at|to|by|with|for|from|as|is|was|has|had)\b)[a-z]"
)
_LONGEST_ARTICLE = 8  # characters of "the" and the white space after it


def with_article(name: str, mentions: Iterable[Mention], documents: Mapping[str, Document]) -> str:
    """The name as it stands within a sentence: with "the" where most of its mentions have it.

    Only mentions that are the name count, or, where no text has it in full, those that are a part of it ("the Caribbean" of
    "Caribbean Sea"): "the Republic of Peru" says nothing about "Peru".
    """
    named = [mention for mention in mentions if not mention.adjectival]
    whole = [mention for mention in named if fold_name(mention.text) == fold_name(name)]
    parts = [mention for mention in named if is_short_form(mention.text, name)]
    votes = [
        vote
        for mention in whole or parts
        if (vote := _has_article(mention, documents[mention.source].text)) is not None
    ]
    needs = 2 * sum(votes) > len(votes) and not name.casefold().startswith("the ")
    return f"the {name}" if needs else name


def _has_article(mention: Mention, text: str) -> bool | None:
    """Whether "the" stands before a mention; None where it may belong to another word."""
    before = text[max(0, mention.start - _LONGEST_ARTICLE) : mention.start]
    if _ARTICLE.search(before) is None:
        return False
    return None if _FOLLOWED.match(text, mention.end) else True
