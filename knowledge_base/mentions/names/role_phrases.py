"""A noun phrase that says a role, read from its first word: "the former mayor of Tingo María" up to the comma."""

from dataclasses import dataclass
from enum import Enum, auto

from knowledge_base.mentions.names.role_scene import Scene, is_role_noun
from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.mentions.names.word_lists import name_words

_BEFORE_HEAD = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_INSIDE = frozenset({"'s", "’s", "'", "’", "-", "‐", "‑", "/", "&", "$", "“", "”", '"'})
_ENDS = frozenset({",", ".", ";", ")", "--", "–", "—", ":", "!", "]"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DENIALS = frozenset({"no", "not", "neither", "never", "nor", "n't", "without"})
_ARTICLES = frozenset({"the", "a", "an"})
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my", "this", "that"})
# "the second mayor that was killed" counts what the clause says, not mayors.
_SINGLING = frozenset(
    {"first", "second", "third", "fourth", "fifth", "only", "last", "next", "latest"}
)
LONGEST_HEAD = 12
LONGEST_ROLE = 22
LONGEST_BRACKET = 8


class End(Enum):
    """What stands after a role: punctuation, the end of the paragraph, or a clause that goes on about it."""

    COMMA = auto()
    STOP = auto()
    CLAUSE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A role at positions `first` to before `last`, its noun at `head`; `article` is the folded determiner, or empty."""

    first: int
    head: int
    last: int
    article: str
    end: End


def read_phrase(
    scene: Scene, at: int, nouns: frozenset[str], *, opening: bool = False
) -> Phrase | None:
    """The role that begins at a position and says nothing else; None where the words are no role or go on as a clause.

    `opening` says that nothing but the name stands before it in the sentence: a verb after it is then the name's own.
    """
    first, after = _reserve(scene, at)
    if scene.word(after) in _DENIALS:
        return None
    several = scene.word(after) == "one" and scene.word(after + 1) == "of"
    at = after + 2 if several else after
    article = scene.word(at) if scene.word(at) in _ARTICLES | _OWNERS else ""
    head = _head(scene, at + bool(article), role_words().plural_nouns if several else nouns)
    if head is None:
        return None
    if not several and first == after:
        first = at + bool(article)
    ended = _complement(scene, head + 1, nouns, opening=opening)
    if ended is None or ended[0] - first > LONGEST_ROLE:
        return None
    if ended[1] is End.CLAUSE and any(scene.word(p) in _SINGLING for p in range(at, head)):
        return None
    return Phrase(first=first, head=head, last=ended[0], article=article, end=ended[1])


def _reserve(scene: Scene, at: int) -> tuple[int, int]:
    """Where the words of the role begin, and where its noun phrase does: "allegedly" and "said to be" are kept."""
    words = role_words()
    while scene.word(at) in words.neutral_adverbs:
        at += 1
    first = at
    while scene.word(at) in words.reserves:
        at += 1
    opinion = at + (scene.word(at) in {"widely", "long", "also", "generally"})
    if scene.word(opinion) in words.opinions and [
        scene.word(opinion + 1),
        scene.word(opinion + 2),
    ] == ["to", "be"]:
        at = opinion + 3
    elif scene.word(opinion) in words.opinions | {"described"} and scene.word(opinion + 1) == "as":
        at = opinion + 2
    return first, at


def _head(scene: Scene, at: int, nouns: frozenset[str]) -> int | None:
    """The last noun of the phrase before what belongs to it, where that is a noun of the list."""
    end = at
    while end - at < LONGEST_HEAD and _may_precede(scene, end, at):
        end += 1
    if end == at or end - at >= LONGEST_HEAD or any(scene.is_person(p) for p in range(at, end)):
        return None
    return end - 1 if is_role_noun(scene, end - 1, nouns) else None


def _may_precede(scene: Scene, position: int, first: int) -> bool:
    if not scene.has(position):
        return False
    text, token = scene.text(position), scene.words[position]
    if text in _INSIDE or scene.abbreviated(position):
        return True
    if text in {"and", "or"}:
        following = position + 1
        return (
            position > first
            and scene.has(following)
            and scene.words[following].pos_ in {"NOUN", "PROPN", "ADJ"}
        )
    if token.tag_ in {"VBN", "VBG"}:
        following = position + 1
        return scene.has(following) and scene.words[following].pos_ in {"NOUN", "ADJ", "PROPN"}
    return token.pos_ in _BEFORE_HEAD


def _complement(
    scene: Scene, at: int, nouns: frozenset[str], *, opening: bool
) -> tuple[int, End] | None:
    """Where the words that belong to a role's noun end, and with what; None where the noun is the subject of a verb."""
    while scene.has(at):
        if (past := _past_aside(scene, at)) > at:
            at = past
        elif end := _end_at(scene, at, opening=opening):
            return at, end
        elif _breaks(scene, at, nouns):
            return None
        else:
            at += 1
    return at, End.STOP


def _end_at(scene: Scene, at: int, *, opening: bool) -> End | None:
    """What ends a role at a position, if anything does."""
    text, token = scene.text(at), scene.words[at]
    if text in _ENDS and not scene.abbreviated(at):
        return End.COMMA if text == "," else End.STOP
    if scene.word(at) in role_words().relatives:
        return End.CLAUSE
    if opening and token.tag_ in _FINITE:
        told = token.lemma_.lower() in name_words().speech_verbs
        return None if told else End.CLAUSE
    follows = scene.words[at - 1].pos_ not in {"ADP", "CCONJ", "DET"}
    return End.CLAUSE if follows and _opens_clause(scene, at) else None


def _breaks(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether a word shows that what was read is no role of the name, or not of it alone."""
    token = scene.words[at]
    if token.tag_ in _FINITE or (token.pos_ == "PRON" and token.tag_ != "PRP$"):
        return True
    if scene.is_person(at) and not _is_object(scene, at):
        return True
    return scene.text(at) in {"and", "or", "but"} and not _goes_on(scene, at + 1, nouns)


def _past_aside(scene: Scene, at: int) -> int:
    """Past a bracket, or the wider place after a place: "of the Front (FMLN)", "of Medellín, Colombia,"."""
    if scene.text(at) == "(":
        closing = (p for p in range(at + 1, at + LONGEST_BRACKET) if scene.text(p) == ")")
        return next(closing, at - 1) + 1
    before, after = scene.mention(at - 1), scene.mention(at + 1)
    if scene.text(at) == "," and before and after and before.type == after.type == "place":
        end = scene.spans[after][1]
        return end if scene.text(end) in _ENDS or not scene.has(end) else at
    return at


def _opens_clause(scene: Scene, at: int) -> bool:
    """A participle, an infinitive, a conjunction, or when it was told: "killed in May", "to fight", "on Monday"."""
    token = scene.words[at]
    if token.tag_ in {"VBN", "VBG"} and token.dep_ not in {"amod", "compound"}:
        return True
    following = scene.words[at + 1] if scene.has(at + 1) else None
    if scene.word(at) == "to" and following is not None and following.tag_ == "VB":
        return True
    if token.pos_ in {"ADP", "SCONJ"} and following is not None and following.tag_ == "VBG":
        return scene.word(at) not in {"of", "for"}
    mention = scene.mention(at + 1)
    if scene.word(at) == "on" and mention is not None and mention.type == "date":
        return True
    return token.pos_ == "SCONJ" and token.dep_ == "mark"


def _is_object(scene: Scene, at: int) -> bool:
    """Whether the name at a position hangs on the words before it: "lawyer for X", "a deputy of General X"."""
    mention = scene.mention(at)
    start = scene.spans[mention][0] if mention else at
    before = start - 1
    while scene.word(before) in role_words().people or scene.abbreviated(before):
        before -= 1
    return scene.has(before) and scene.words[before].pos_ in {"ADP", "CCONJ"}


def _goes_on(scene: Scene, at: int, nouns: frozenset[str]) -> bool:
    """Whether what follows "and" is more of the role: a preposition, a second noun of the list, a part of a name."""
    if not scene.has(at) or scene.is_person(at):
        return False
    token = scene.words[at]
    if scene.word(at) in _ARTICLES | _OWNERS:
        return False
    if token.pos_ == "NUM" or token.tag_ in _FINITE:
        return False
    titled = is_role_noun(scene, at, nouns) and scene.is_person(at + 1)
    return token.pos_ in {"ADP", "NOUN", "PROPN", "ADJ"} and not titled
