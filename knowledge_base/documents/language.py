"""The language a text is written in."""

import textwrap
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from knowledge_base.documents.detail_rules import DetailRules
from knowledge_base.model import Document
from knowledge_base.problems import Problem, Severity

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# More than this adds time and no certainty.
SAMPLE = 600
# Below this many letters a guess among a hundred languages is unsafe; one among those the articles are written in is better.
_SHORT = 200
# A text is foreign when four fifths of its passages are: quotations and lists of names are not the whole of a text.
_PASSAGE, _FEWEST_PASSAGES, _MOST_PASSAGES, _FOREIGN = 300, 2, 12, 0.8
_READ_WELL = "en"
_USUAL = ("en", "es", "pt", "fr")


def find_language(text: str) -> str:
    """ISO 639-1 code of the language (py3langid 0.4.0; 97 languages, four for a text under 200 characters)."""
    identifier = _identifier(_USUAL if len(text) < _SHORT else None)
    code: str = identifier.classify(text[:SAMPLE])[0]
    return code


def doubt_language(document: Document, rules: DetailRules) -> list[Problem]:
    """A warning about an article in another language than the rules are made for; passages of 300 characters must agree."""
    if document.language == _READ_WELL:
        return []
    words = " ".join(document.text[span.start : span.end] for span in document.paragraphs)
    passages = [part for part in textwrap.wrap(words, _PASSAGE) if len(part) > 0.5 * _PASSAGE]
    if len(passages) < _FEWEST_PASSAGES:
        return []
    step = max(1, len(passages) // _MOST_PASSAGES)
    codes = Counter(find_language(passage) for passage in passages[::step])
    if codes[_READ_WELL] > (1 - _FOREIGN) * codes.total():
        return []
    code = min(codes, key=lambda each: (-codes[each], each))
    named = rules.languages.get(code, f"language '{code}'")
    message = f"the article reads as {named}; names and dates are found with rules for English, so expect misses."
    return [Problem(path=str(document.path), message=message, severity=Severity.WARNING)]


@cache
def _identifier(languages: tuple[str, ...] | None) -> "LanguageIdentifier":
    # Imported here: loading the model takes 0.2 s, which commands that read no document need not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # The model knows "no language" and three-letter codes as well.
    known = [code for code in identifier.labels if len(code) == 2]
    identifier.set_languages(languages or known)
    return identifier
