"""Single words that an article writes in lower case too, and so are no names: "the Education of … education"."""

from collections.abc import Collection, Sequence

from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.proposals import PERSON
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import find_words, fold
from knowledge_base.model import Span


def plain_words(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """The folded words that an article writes in lower case somewhere."""
    return frozenset(
        word.folded
        for span in paragraphs
        for word in find_words(text, span.start, span.end)
        if text[word.start].islower()
    )


def is_plain_word(name: NewName, plain: Collection[str]) -> bool:
    """Whether a candidate is one English word that the article uses in lower case as well; people are let be."""
    folded = fold(name.text)
    return (
        folded in plain
        and name.label not in {PERSON, "defined", "dateline", "speaker"}
        and not name.text.isupper()
        and not name.evidence.person
        and is_ordinary(folded)
    )
