"""Finds the names that people and authority files gave to entities, however an article spells them."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge_base.mentions.names.acronyms import is_other_word
from knowledge_base.mentions.names.known_name_marks import (
    APOSTROPHES,
    before_apostrophe,
    before_quote,
    behind_bracket,
)
from knowledge_base.mentions.names.spelling_variants import index_words, near_words
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.recasing import is_shouted
from knowledge_base.mentions.words import (
    Word,
    find_words,
    fold,
    gaps_agree,
    plain_gap,
    words_of_name,
)
from knowledge_base.model import KnownName, Span

LONGEST_INSERTION = 1


class _Entry(NamedTuple):
    """A known name, what stands between its words, the apostrophe it begins with ("'Ndrangheta"), the punctuation it ends in ("U.S.")."""

    known: KnownName
    gaps: tuple[str, ...]
    head: str
    tail: str


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


class Match(NamedTuple):
    """A stretch of text that reads as known names; `variant` where a word of it is spelt otherwise."""

    start: int
    end: int
    names: tuple[KnownName, ...]
    variant: bool
    words: int


class KnownNameIndex:
    """All known names as a tree of folded words: a text is read once, whatever their number.

    `ordinary` tells whether a folded word is plain English; such a word is never taken for a misspelt name.
    """

    def __init__(
        self,
        known_names: Sequence[KnownName],
        ordinary: Callable[[str], bool] = lambda word: False,
        *,
        misspelt: bool = True,
    ) -> None:
        """Builds the tree; 10,000 names take about a fifth of a second, a tenth without the search for `misspelt` words."""
        self._root = _Node()
        self._beginnings: dict[str, tuple[tuple[_Node, bool], ...]] = {}
        self._ordinary = ordinary
        vocabulary: set[str] = set()
        for known in sorted(set(known_names), key=_order):
            vocabulary.update(self._add(known))
        self._vocabulary = frozenset(vocabulary)
        lax = misspelt and any(not known.exact_case for known in known_names)
        self._near = index_words(vocabulary) if lax else {}
        self._inserted = name_words().inserted_words

    def matches(self, text: str, span: Span) -> list[Match]:
        """The known names in one paragraph, longest first where they overlap, in reading order; one misspelt word is here too, unproven."""
        words = find_words(text, span.start, span.end)
        known = self._beginnings.get
        found = [
            match
            for i, word in enumerate(words)
            if (steps := known(word.folded)) or (steps is None and (steps := self._begin(word)))
            for match in self._from(text, words, i, steps)
        ]
        return _longest(found)

    def look_up(self, name: str) -> tuple[KnownName, ...]:
        """The known names that are spelt like this one but for case, accents and punctuation."""
        node: _Node | None = self._root
        for word in words_of_name(name):
            node = node.next.get(word.folded) if node else None
        return tuple(entry.known for entry in node.entries) if node else ()

    def _add(self, known: KnownName) -> list[str]:
        words = words_of_name(known.text)
        node = self._root
        for word in words:
            node = node.next.setdefault(word.folded, _Node())
        if words:
            gaps = [known.text[a.end : b.start] for a, b in itertools.pairwise(words)]
            head = "'" if known.text[: words[0].start] in APOSTROPHES else ""
            tail = known.text[words[-1].end :].strip("\"'”’» )")
            node.entries.append(_Entry(known, tuple(plain_gap(gap) for gap in gaps), head, tail))
        return [word.folded for word in words]

    def _begin(self, word: Word) -> tuple[tuple[_Node, bool], ...]:
        """The first steps that a word allows, remembered: almost always none, so that a text costs one look-up a word."""
        folded = word.folded
        near = self._near or folded in self._root.next or folded.endswith("s")
        steps = tuple(self._steps(self._root, word, False)) if near else ()
        self._beginnings[word.folded] = steps
        return steps

    def _from(
        self, text: str, words: Sequence[Word], first: int, steps: Iterable[tuple[_Node, bool]]
    ) -> Iterator[Match]:
        paths: list[tuple[_Node, int, tuple[int, ...], bool, int]] = [
            (node, first + 1, (first,), misspelt, 0) for node, misspelt in steps
        ]
        while paths:
            node, at, used, variant, inserted = paths.pop()
            yield from _accepted(text, words, node, used, variant)
            if at >= len(words):
                continue
            word = words[at]
            for child, misspelt in self._steps(node, word, variant):
                paths.append((child, at + 1, (*used, at), variant or misspelt, inserted))
            if inserted < LONGEST_INSERTION and word.folded in self._inserted:
                paths.append((node, at + 1, used, variant, inserted + 1))

    def _steps(self, node: _Node, word: Word, variant: bool) -> Iterator[tuple[_Node, bool]]:
        exact = node.next.get(word.folded)
        if exact:
            yield exact, False
            return
        for singular in singulars(word.folded):
            child = node.next.get(singular)
            if child and any(_takes_plural(entry.known) for entry in child.entries):
                yield (
                    _Node(entries=[entry for entry in child.entries if _takes_plural(entry.known)]),
                    False,
                )
        if not variant and node.next and self._near:
            yield from self._misspelt(node, word)

    def _misspelt(self, node: _Node, word: Word) -> Iterator[tuple[_Node, bool]]:
        if word.folded in self._vocabulary or self._ordinary(word.folded):
            return
        for known in near_words(word.folded, self._near):
            child = node.next.get(known)
            if child:
                yield child, True


def _accepted(
    text: str, words: Sequence[Word], node: _Node, used: tuple[int, ...], variant: bool
) -> Iterator[Match]:
    if not node.entries:
        return
    start, end = words[used[0]].start, words[used[-1]].end
    if text.startswith("$", end):  # a currency: "US$8 billion"
        return
    closed = behind_bracket(text, start, end)
    if closed is None:
        return
    gaps = tuple(_gap(text, words, a, b) for a, b in itertools.pairwise(used))
    before = [words[at].folded for at in used[:-1]]
    names, starts, ends = [], set(), set()
    for entry in node.entries:
        tail = entry.tail if text.startswith(entry.tail, end) else ""
        case = _case_agrees(text[start:end], entry, gaps, variant)
        case = case or (not variant and _is_shouted_name(text, start, end, entry))
        case = case and not is_other_word(text, start, end, entry.known.text)
        if case and _gaps_agree(entry.gaps, gaps, before):
            names.append(entry.known)
            starts.add(before_apostrophe(text, start, end) if entry.head else start)
            ends.add(max(end + len(tail), closed))
    if names:
        first = min(before_quote(text, start, end), *starts)
        yield Match(first, max(ends), tuple(names), variant, len(used))


def _gap(text: str, words: Sequence[Word], first: int, second: int) -> str:
    """What stands between two words of a match; around an inserted word only its right side counts."""
    if second == first + 1:
        return plain_gap(text[words[first].end : words[second].start])
    return plain_gap(text[words[second - 1].end : words[second].start])


def _gaps_agree(known: Sequence[str], found: Sequence[str], words: Sequence[str]) -> bool:
    rows = zip(known, found, words, strict=True)
    return all(gaps_agree(gap, other, after=word) for gap, other, word in rows)


def _case_agrees(found: str, entry: _Entry, gaps: tuple[str, ...], variant: bool) -> bool:
    known = entry.known
    if known.exact_case:
        letters = "".join(filter(str.isalnum, known.text))
        plain = "".join(filter(str.isalnum, found))
        return not variant and plain in (letters, letters + "s")
    if known.type == "topic" or not found.islower() or known.text.islower():
        return True
    return bool(gaps) or (len(found) > 4 and fold(found) not in name_words().ordinary_in_lower_case)


def _is_shouted_name(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Where all is in capitals, case tells nothing of longer names and of countries ("TURKEY"); single words stay in doubt."""
    if not text[start:end].isupper() or not (entry.gaps or entry.known.kind == "country"):
        return False
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", end)
    return is_shouted(text[first : last if last >= 0 else len(text)])


def _longest(matches: Sequence[Match]) -> list[Match]:
    """Overlaps settled: more characters win, then exact spelling, then what comes first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.variant, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
        elif (match.start, match.end) in {(m.start, m.end) for m in kept} and not match.variant:
            kept = [_joined(match, other) for other in kept]
    return sorted(kept)


def _joined(match: Match, other: Match) -> Match:
    if (match.start, match.end) != (other.start, other.end) or other.variant:
        return other
    return other._replace(names=other.names + tuple(n for n in match.names if n not in other.names))


def singulars(folded: str) -> list[str]:
    """What a word may be the plural of."""
    if len(folded) < 4 or not folded.endswith("s"):
        return []
    return [folded[:-1], *([folded[:-2]] if folded.endswith("es") else [])]


def _takes_plural(known: KnownName) -> bool:
    return known.adjectival or known.type == "topic" or (known.type == "actor")


def _order(known: KnownName) -> tuple[str, str, str, str, bool, bool, float]:
    return (
        known.text,
        known.entity,
        known.type,
        known.kind,
        known.adjectival,
        known.exact_case,
        known.weight,
    )
