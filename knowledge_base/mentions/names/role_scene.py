"""A parsed paragraph as the rules for titles and roles read it: its words without line breaks, and which of them are names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.mentions.words import fold, fold_name
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES = frozenset({"-", "‐", "‑"})
_QUOTES = frozenset("“”\"'‘’«»`")
_SMALL = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my"})


class Scene:
    """The words of one paragraph by position, and the mention that each belongs to."""

    def __init__(self, doc: "Doc", span: Span, mentions: Iterable[Mention]) -> None:
        """Lays the mentions of the paragraph at `span` of the file over its words."""
        self.words: list[Token] = [token for token in doc if not token.is_space]
        self._offset = span.start
        self.spans: dict[Mention, tuple[int, int]] = {}
        self._mention: dict[int, Mention] = {}
        starts = [span.start + token.idx for token in self.words]
        for mention in mentions:
            first, last = self._covered(starts, mention)
            if first < last:
                self.spans[mention] = (first, last)
                self._mention.update(dict.fromkeys(range(first, last), mention))

    def _covered(self, starts: Sequence[int], mention: Mention) -> tuple[int, int]:
        """The positions of the words that a mention touches, half open."""
        first = max(bisect_right(starts, mention.start) - 1, 0)
        if first < len(starts) and starts[first] + len(self.words[first]) <= mention.start:
            first += 1
        return first, bisect_left(starts, mention.end)

    def word(self, position: int) -> str:
        """The folded word at a position without full stop; empty beyond the paragraph."""
        return fold(self.words[position].text).rstrip(".") if self.has(position) else ""

    def text(self, position: int) -> str:
        """The word as it is written; empty beyond the paragraph."""
        return self.words[position].text if self.has(position) else ""

    def has(self, position: int) -> bool:
        """Whether there is a word at a position."""
        return 0 <= position < len(self.words)

    def mention(self, position: int) -> Mention | None:
        """The mention that a word belongs to."""
        return self._mention.get(position)

    def is_person(self, position: int) -> bool:
        """Whether a word belongs to the name of a person."""
        mention = self.mention(position)
        return mention is not None and mention.kind == "person"

    def joined(self, position: int) -> bool:
        """Whether nothing stands between a word and the next one."""
        if not self.has(position) or not self.has(position + 1):
            return False
        word = self.words[position]
        return word.idx + len(word) == self.words[position + 1].idx

    def is_hyphen(self, position: int) -> bool:
        """Whether a hyphen joins the words beside it: "then-president"."""
        return (
            self.text(position) in _DASHES and self.joined(position - 1) and self.joined(position)
        )

    def abbreviated(self, position: int) -> bool:
        """Whether a full stop of its own token belongs to the short title before it: "Cmdr." ."""
        return (
            self.text(position) == "."
            and self.joined(position - 1)
            and self.word(position - 1) in role_words().abbreviations
        )

    def names(self, role: Span, mention: Mention) -> bool:
        """Whether a role shares a character with a name, or holds a word of the full name of the person meant."""
        if role.start < mention.end and mention.start < role.end:
            return True
        if mention.kind != "person":
            return False
        inside = {
            self.word(position)
            for position, word in enumerate(self.words)
            if role.start <= self._offset + word.idx < role.end and not self.mention(position)
        }
        return not inside.isdisjoint(fold_name(mention.name).split(" "))

    def role(self, first: int, last: int) -> Span | None:
        """The words from `first` to before `last` as a role, without articles and quotation marks at their ends."""
        while first < last and (
            self.word(first) in _SMALL or self.text(first) in _QUOTES or self.text(first) in _DASHES
        ):
            first += 1
        while first < last and self.text(last - 1) in _QUOTES | _DASHES | {
            ",",
            "and",
            "or",
            "(",
            "/",
        }:
            last -= 1
        if first >= last:
            return None
        end = self.words[last - 1]
        return Span(self._offset + self.words[first].idx, self._offset + end.idx + len(end))


def is_role_noun(scene: Scene, position: int, nouns: frozenset[str]) -> bool:
    """Whether a word says a role; of "president-elect" the first part counts."""
    if scene.word(position) == "elect" and scene.is_hyphen(position - 1):
        position -= 2
    return scene.word(position) in nouns and not _is_no_description(scene, position, nouns)


def _is_no_description(scene: Scene, position: int, nouns: frozenset[str]) -> bool:
    """Whether a noun for groups is part of another group's name, or of an adjective: "the left-wing X"."""
    words = role_words()
    if nouns is not words.group_nouns:
        return False
    before = position - (2 if scene.is_hyphen(position - 1) else 1)
    if f"{scene.word(before)} {scene.word(position)}" in words.no_description:
        return True
    return scene.text(position)[0].isupper() or scene.mention(position) is not None
