"""Titles right before a name: "Interior Minister X", "the Shining Path leader X", "Lt. Col. X", "Secretary of State X"."""

from knowledge_base.mentions.names.role_scene import Scene, is_role_noun
from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.model import Mention, Span

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_PLACING = frozenset(
    {"in", "at", "from", "near", "to", "into", "of", "on", "for", "since", "during", "until"}
)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Words that lean on the noun after them without saying anything of the office.
_EMPTY = frozenset(
    {
        "same",
        "other",
        "own",
        "such",
        "said",
        "many",
        "several",
        "two",
        "three",
        "new",
        "young",
        "old",
        "late",
        "fellow",
    }
)
LONGEST_TITLE = 10
LONGEST_OFFICE = 6


def title_before(scene: Scene, mention: Mention, nouns: frozenset[str]) -> Span | None:
    """The title that stands right before a name, with the words that belong to it; None where there is none.

    `nouns` are the words that count as titles. Forms of address alone ("Mr.") are none.
    """
    start, end = scene.spans[mention]
    last = _without_retired(scene, start)
    head = last - 2 if scene.abbreviated(last - 1) else last - 1
    if head >= 0 and scene.mention(head) is None and is_role_noun(scene, head, nouns):
        tied = _belongs(scene, head, start, end)
        return scene.role(_beginning(scene, head, end), start) if tied else None
    return _office(scene, start, end, nouns) if mention.kind == "person" else None


def _without_retired(scene: Scene, start: int) -> int:
    """The position before "(ret.)" between a rank and a name, otherwise the name's own."""
    if scene.text(start - 1) != ")":
        return start
    opening = next(
        (p for p in range(start - 2, max(start - 5, -1), -1) if scene.text(p) == "("), -1
    )
    inside = {scene.word(p) for p in range(opening + 1, start - 1)} - {"", "."}
    return (
        opening
        if opening > 0 and inside and inside <= {"ret", "retd", "retired", "r", "res"}
        else start
    )


def _belongs(scene: Scene, head: int, start: int, end: int) -> bool:
    """Whether a title goes with the name: a capital shows it, of other words the parse."""
    token = scene.words[head]
    if token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}:
        return True
    name = range(scene.words[start].i, scene.words[end - 1].i + 1)
    root = next(t for t in scene.words[start:end] if t.head.i not in name or t.head.i == t.i)
    tied = token.head.i in name or (
        root.head.i == token.i and root.dep_ in {"appos", "compound", "nmod", "flat"}
    )
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and tied


def _beginning(scene: Scene, head: int, end: int) -> int:
    """The first word that belongs to a title."""
    first, limit = head, scene.words[end - 1].i
    while first > 0 and head - first < LONGEST_TITLE:
        step = _step(scene, first, head, limit)
        if not step:
            break
        first -= step
    while first < head and scene.text(first) in _EMPTY:
        first += 1
    return first


def _step(scene: Scene, first: int, head: int, limit: int) -> int:
    """How many words before `first` belong to the title as well."""
    at = first - 1
    if scene.abbreviated(at) or scene.is_hyphen(at):
        return 2
    if scene.text(at) in _POSSESSIVES:
        owner = scene.mention(at - 1)
        return 1 + _whole(scene, at - 1) if owner and _may_own(owner) else 0
    if mention := scene.mention(at):
        return _mention_step(scene, at, mention, limit)
    words = role_words()
    if scene.word(at) in words.qualifiers | words.people or _pair(scene, at) in words.pairs:
        return 1
    if scene.text(at) in {"and", "&"}:
        paired = scene.text(first)[0].isupper() and scene.text(at - 1)[:1].isupper()
        return 2 if paired and scene.mention(at - 1) is None and first < head else 0
    token = scene.words[at]
    described = token.pos_ in _MODIFIERS or (
        token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound"}
    )
    return 1 if described and token.i < token.head.i <= limit else 0


def _pair(scene: Scene, at: int) -> str:
    return f"{scene.word(at)} {scene.word(at + 1)}"


def _mention_step(scene: Scene, at: int, mention: Mention, limit: int) -> int:
    """A group or place in a title ("FARC commander"); "in Lima Mayor X" has the place outside."""
    if not _may_own(mention):
        return 0
    length = _whole(scene, at)
    before = at - length
    before -= scene.word(before) == "the"
    outside = mention.type == "place" and not mention.adjectival and scene.word(before) in _PLACING
    token = scene.words[at]
    tied = mention.type == "actor" or token.i < token.head.i <= limit
    return length if tied and not outside else 0


def _whole(scene: Scene, at: int) -> int:
    """How many words of a mention stand up to a position."""
    mention = scene.mention(at)
    return at - scene.spans[mention][0] + 1 if mention else 1


def _may_own(mention: Mention) -> bool:
    return mention.type in {"actor", "place", "topic"} and mention.kind != "person"


def _office(scene: Scene, start: int, end: int, nouns: frozenset[str]) -> Span | None:
    """An office with what it is of: "Minister of Foreign Affairs X"; every word of weight has a capital."""
    for of in range(start - 2, max(start - LONGEST_OFFICE - 2, 0), -1):
        words = range(of + 1, start)
        if any(not _in_office(scene, p) for p in words):
            return None
        if scene.text(of) in {"of", "for"} and is_role_noun(scene, of - 1, nouns):
            if not scene.text(of - 1)[0].isupper():
                return None
            return scene.role(_beginning(scene, of - 1, end), start)
    return None


def _in_office(scene: Scene, position: int) -> bool:
    if scene.is_person(position):
        return False
    text = scene.text(position)
    return text[:1].isupper() or text in {
        "the",
        "of",
        "and",
        "&",
        "for",
        "-",
        "'s",
        "de",
        "la",
        "del",
    }
