"""A paragraph as the language model should read it: the same length, without what would mislead it.

Every offset stays true: characters are replaced, never added or removed. Words of the article itself are always quoted from
its own text, not from this one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import find_words, fold
from knowledge_base.model import Span

_SPACE = re.compile(r"\s")
_FOOTNOTE = re.compile(
    r"(?<=[^\W\d_][.,;:)”\"’])\d{1,3}(?=\s|$)|(?<=[^\W\d_]{3})\d{1,2}(?=[.,;]?(?:\s|$))"
)
_NUMBERED = re.compile(r"\b(?:nos?|nr|num|art|sec|p|pp|vol|fig|ch)\.$", re.IGNORECASE)
_MARKS = str.maketrans({"«": '"', "»": '"', "´": "'", "`": "'"})
SHOUTING = 0.6
FEWEST_CAPITAL_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?:]\W*$")


def text_for_model(text: str, span: Span, *, forms: Mapping[str, str]) -> str:
    """The paragraph with plain spaces and quotes, without glued footnote numbers, and recased if it shouts.

    `forms` are the document's usual spellings of its words (`usual_forms`).
    """
    paragraph = _SPACE.sub(" ", text[span.start : span.end].translate(_MARKS))
    paragraph = _FOOTNOTE.sub(lambda match: _blank(match, paragraph), paragraph)
    return recase(paragraph, forms) if is_shouted(paragraph) else paragraph


def _blank(match: re.Match[str], paragraph: str) -> str:
    numbered = _NUMBERED.search(paragraph[: match.start()])
    return match.group() if numbered else " " * len(match.group())


def is_shouted(paragraph: str) -> bool:
    """Whether most words are in capitals, so that capitals tell nothing."""
    words = [m.group() for m in re.finditer(r"[^\W\d_]{2,}", paragraph)]
    capital = sum(1 for word in words if word.isupper())
    return capital >= FEWEST_CAPITAL_WORDS and capital >= SHOUTING * len(words)


def usual_forms(text: str, paragraphs: Sequence[Span], known: Sequence[str]) -> dict[str, str]:
    """For each folded word the spelling it has most often in paragraphs that do not shout; known names come first."""
    counts: dict[str, Counter[str]] = {}
    for span in paragraphs:
        paragraph = text[span.start : span.end]
        if is_shouted(paragraph):
            continue
        for word in find_words(text, span.start, span.end):
            if not _SENTENCE_END.search(text[max(span.start, word.start - 3) : word.start]):
                counts.setdefault(word.folded, Counter())[text[word.start : word.end]] += 1
    forms = {folded: min(c, key=lambda w: (-c[w], w)) for folded, c in counts.items()}
    for name in known:
        for word in find_words(name, 0, len(name)):
            forms[word.folded] = name[word.start : word.end]
    return forms


def recase(paragraph: str, forms: Mapping[str, str]) -> str:
    """A paragraph in capitals with each word in its usual spelling.

    Words that the article has nowhere else are lower case where they are plain English, else they get an initial capital."""
    pieces, at = [], 0
    first = True
    for word in find_words(paragraph, 0, len(paragraph)):
        old = paragraph[word.start : word.end]
        new = forms.get(word.folded, _unseen(old))
        new = new[0].upper() + new[1:] if first and new else new
        pieces += [paragraph[at : word.start], new if len(new) == len(old) else old]
        at = word.end
        first = bool(re.match(r"[.!?]\s", paragraph[at : at + 2]))
    return "".join([*pieces, paragraph[at:]])


def _unseen(word: str) -> str:
    folded = fold(word)
    plain = folded in _FUNCTION_WORDS or (is_ordinary(folded) and len(word) > 1)
    return word.lower() if plain else word[:1] + word[1:].lower()


_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "after",
        "before",
        "since",
        "until",
        "while",
        "during",
        "against",
        "between",
        "among",
        "through",
        "about",
        "as",
        "than",
        "that",
        "this",
        "these",
        "those",
        "which",
        "who",
        "whom",
        "whose",
        "what",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "it",
        "its",
        "he",
        "she",
        "they",
        "them",
        "his",
        "her",
        "their",
        "we",
        "our",
        "you",
        "your",
        "i",
        "if",
        "so",
        "because",
        "although",
        "however",
        "also",
        "said",
        "says",
        "more",
        "most",
        "some",
        "any",
        "all",
        "each",
        "other",
        "such",
        "there",
        "then",
    ]
)
