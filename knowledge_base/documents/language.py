"""The language a text is written in."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# More than this adds time and no certainty.
_SAMPLE = 600
# Below this many letters a guess among a hundred languages is unsafe; one among those the articles are written in is better.
_SHORT = 200
_USUAL = ("en", "es", "pt", "fr")


def find_language(text: str) -> str:
    """ISO 639-1 code of the language (py3langid 0.4.0; 97 languages, four for a text under 200 characters)."""
    identifier = _identifier(_USUAL if len(text) < _SHORT else None)
    code: str = identifier.classify(text[:_SAMPLE])[0]
    return code


@cache
def _identifier(languages: tuple[str, ...] | None) -> "LanguageIdentifier":
    # Imported here: loading the model takes 0.2 s, which commands that read no document need not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # The model knows "no language" and three-letter codes as well.
    known = [code for code in identifier.labels if len(code) == 2]
    identifier.set_languages(languages or known)
    return identifier
