"""Names that an article itself says are one thing: "First Capital Command (PCC)", "also known as the Shining Path"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge_base.mentions.names.name_evidence import head_of
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import Span

# What may stand between two names that the second defines: "A (B)", "A, also known as the B", "alias 'B'".
_KNOWN_AS = (
    r"(?:also|often|sometimes|better|commonly|popularly|previously|formerly|usually|otherwise|generally|locally|widely)?\s*"
    r"(?:known|referred\s+to|called|nicknamed|dubbed)\s*(?:simply\s+|collectively\s+)?(?:as|by)?"
    r"|a\.?k\.?a\.?|alias|alias\s+of|abbreviated(?:\s+as)?|whose\s+(?:real\s+name|alias)\s+is|nom\s+de\s+guerre"
)
_ARTICLE = r"(?:the\s+|el\s+|la\s+)?"
_QUOTE = r"[“\"'‘«,(]*\s*"
_LABEL = r"(?:[\w-]+\s+(?:abbr(?:eviation)?|acronym|initials|name)?\.?\s*:?\s*)?"
BETWEEN = re.compile(
    rf"[”\"'’»]?\s*\(\s*(?:{_LABEL}|or\s+|(?:{_KNOWN_AS})\s+){_ARTICLE}{_QUOTE}"
    rf"|[”\"'’»]?\s*[,(]?\s*(?:who\s+is\s+|which\s+is\s+|is\s+|are\s+|was\s+|or\s+)?(?:{_KNOWN_AS})\s+{_ARTICLE}{_QUOTE}"
    rf"|,\s+or\s+(?:simply\s+)?{_ARTICLE}{_QUOTE}",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[^\W_](?:[^\W_]|[-./&](?=[^\W_])){1,11}")
_IN_BRACKETS = re.compile(
    r"\(\s*(?:[^()]{0,30}?[:]\s*|the\s+|or\s+)?[“\"'‘]?([^\W_][\w.&/-]{1,11})[”\"'’]?\s*(?:[,;][^()]{0,60})?\)"
)
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LONGEST_FORM = 12
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "del",
        "las",
        "los",
        "el",
        "y",
        "e",
        "da",
        "do",
        "dos",
        "a",
        "an",
        "in",
        "on",
        "to",
        "et",
    ]
)


class Definition(NamedTuple):
    """A short name, the stretch of its long form, and where the short one stands."""

    long: Span
    short: Span


def find_abbreviations(text: str, span: Span) -> list[Definition]:
    """Long forms with their abbreviation in brackets, told by the initials: "Tren de Aragua (TdA)"."""
    found = []
    for match in _IN_BRACKETS.finditer(text, span.start, span.end):
        short = match.group(1)
        if sum(c.isupper() for c in short) < 2 or not _ABBREVIATION.fullmatch(short):
            continue
        long = _long_form(text, span.start, match.start(), short)
        if long:
            found.append(Definition(long, Span(*match.span(1))))
    return found


def _long_form(text: str, floor: int, end: int, short: str) -> Span | None:
    """The words before a bracket whose initials spell the abbreviation, the shortest such stretch."""
    words = _unbroken(text, [*_WORDS.finditer(text, max(floor, end - 160), end)])
    if not words or text[words[-1].end() : end].strip(" \u00a0\n\r\t”\"'’,»"):
        return None
    letters = [c for c in fold(short) if c.isalnum()]
    for first in range(len(words) - 1, -1, -1):
        candidate = words[first:]
        if words[first].group()[0].isupper() and spells([w.group() for w in candidate], letters):
            return Span(candidate[0].start(), candidate[-1].end())
    return _translated(words, short)


def _translated(words: Sequence[re.Match[str]], short: str) -> Span | None:
    """A name whose abbreviation comes from another language: "First Capital Command (PCC)".

    The capitalised words before the bracket, if their last is the head word of a group or there are as many as letters.
    """
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        last = kept[-1].group() if kept else ""
        if not word.group()[0].isupper() and fold(word.group()) not in _SMALL:
            break
        if _is_owner(word.group()) or (last == "the" and word.group() not in _BEFORE_ARTICLE):
            break
        kept.append(word)
    while kept and (
        not kept[-1].group()[0].isupper() or fold(kept[-1].group()) in {"the", "el", "la"}
    ):
        kept.pop()
    names = [word.group() for word in reversed(kept)]
    capitals = sum(1 for name in names if name[0].isupper())
    headed = head_of([fold(name) for name in names])[0] == "actor"
    if capitals < 2 or not short.isupper() or not (headed or capitals == len(short)):
        return None
    return Span(kept[-1].start(), kept[0].end())


_BEFORE_ARTICLE = frozenset({"of", "for", "in", "on", "de", "by", "against"})


def _is_owner(word: str) -> bool:
    """Whether a possessive is of a name, which stays outside ("Ortega's Sandinista Front"), and no plain noun ("People's Army")."""
    stem = re.sub(r"['’]s?$", "", word)
    folded = fold(stem)
    many = folded.endswith("s") or folded in {"people", "women", "men", "children", "youth"}
    return stem != word and not (many and is_ordinary(folded))


def _unbroken(text: str, words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The last words that nothing but spaces, hyphens and apostrophes part."""
    kept: list[re.Match[str]] = []
    for word in reversed(words[-LONGEST_FORM:]):
        if kept and _breaks(text[word.end() : kept[-1].start()]):
            break
        kept.append(word)
    return kept[::-1]


def _breaks(gap: str) -> bool:
    """Whether a name cannot go over what stands between two words: commas, dashes with spaces."""
    return bool(gap.strip(" \u00a0\n\r\t-–'’&/")) or bool(re.search(r"\s[-–]|[-–]\s|-{2}", gap))


def spells(words: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the initials of the words, small words optional, are the letters in order: one letter a big word."""
    if not words:
        return not letters
    if not letters:
        return all(fold(word) in _SMALL for word in words)
    word, rest = fold(words[0]), words[1:]
    if word[0] == letters[0] and spells(rest, letters[1:]):
        return True
    # Words that give two letters: "Narcotraficantes" in FTOs is rare, "Counter-Terrorism" is not; the second must follow in the word.
    if word[0] == letters[0] and len(letters) > 1 and letters[1] in word[1:] and len(words) > 1:
        return spells(rest, letters[2:])
    return word in _SMALL and spells(rest, letters)


def defines(between: str) -> bool:
    """Whether the words between two names say that both mean one thing."""
    return len(between) < 60 and bool(BETWEEN.fullmatch(between))


def sets_off_nickname(between: str, after: str) -> bool:
    """Whether quotation marks hold the second name alone: "Rosa Vidal, “La Tía,” was". Where they hold more, she speaks."""
    opens = re.fullmatch(r",\s+[“\"«]", between)
    return bool(opens and re.match(r"[,.]?[”\"»],?(?=\s|$)", after))


def is_bracket(between: str) -> bool:
    """Whether nothing but an opening bracket stands between two names."""
    return bool(re.fullmatch(r"[”\"'’»]?\s*\(\s*(?:the\s+)?[“\"'‘«]?", between))
