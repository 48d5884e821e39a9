"""Which known names could matter to a text at all, so that a new alias elsewhere re-reads nothing here."""

from collections.abc import Sequence

from knowledge_base.mentions.names.known_names import singulars
from knowledge_base.mentions.names.spelling_variants import SHORTEST, shortened
from knowledge_base.mentions.words import find_words, fold_name
from knowledge_base.model import KnownName


class RelevantNames:
    """Known names by the spellings of their first word; a text is asked in time that grows with the text alone."""

    def __init__(self, known_names: Sequence[KnownName]) -> None:
        """Prepares the look-up once for any number of texts."""
        self._rows = [(known, fold_name(known.text).split(" ")) for known in known_names]
        self._by_key: dict[str, list[int]] = {}
        for at, (_, words) in enumerate(self._rows):
            for key in _spellings(words[0]):
                self._by_key.setdefault(key, []).append(at)

    def of(self, text: str) -> list[KnownName]:
        """The names each of whose words, or one a letter away, stands in the text; a few too many, never one too few."""
        present = {word.folded for word in find_words(text, 0, len(text))}
        present |= {singular for word in present for singular in singulars(word)}
        near = {key for word in present for key in _spellings(word)}
        rows = sorted({at for key in near for at in self._by_key.get(key, ())})
        return [
            self._rows[at][0]
            for at in rows
            if all(not near.isdisjoint(_spellings(word)) for word in self._rows[at][1])
        ]


def _spellings(word: str) -> set[str]:
    return shortened(word) if len(word) >= SHORTEST else {word}
