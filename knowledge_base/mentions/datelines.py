"""The head of a dispatch: "HAVANA (AP) —", "Perth (Australia), 11 June 89 (AFP) --", "Clandestine (Radio Norte) --".

Two readers need it: for names it holds a place and an agency, for events it makes the article a report that begins behind it.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.mentions.names.name_evidence import head_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import Mention, Span

_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[A-Za-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{2,4}})?"
_WORD = r"[^\W\d_a-zà-ÿ](?:[\w'’-]|\.(?![-–—]))*"  # "LIMA.- " ends in a mark
_SMALL = r"(?:d[eo]l?|la|los|DEL?|LA|LOS)"
_BRACKETS = r"(?:,?\s*\([^()\n]{2,60}\)){0,2}"
_DATELINE = re.compile(
    rf"\W{{0,3}}(?P<place>{_WORD}(?:\s+(?:{_SMALL}\s+)*{_WORD}){{0,4}}(?:\s+(?:city|dc)\b)?)"
    rf"(?P<wider>,\s+{_WORD}(?:\s+{_WORD})*?)??"
    rf"(?P<country>{_BRACKETS})(?P<day>,?\s+{_DAY})?(?P<medium>{_BRACKETS})"
    r"\s*(?P<mark>\.\s?(?:--?|[–—])(?=\s)|--+|[–—]|-(?=\s)|[.:](?=\s))"
)
# "[Text]": what a monitoring service says of the kind of text that begins here.
_AFTER = re.compile(r" ?(?:\(?\[[^\]\n]{0,80}\]\)? ?)?")
_GOES_ON = re.compile(r"""\s*["'“‘«]?[a-zà-ÿ]""")
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"\(([^()\n]+)\)")
SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a dateline tells by its form: the place (None for "No city"), the brackets beside it, where the text begins.

    One that is not `sure` is a few names before a double dash ("Santa Rosa -- "), or capitals before any dash, or two names
    with a comma before one ("CALI - ", "Lima, Peru — "): a dateline if they are a place.
    """

    end: int
    place: Span | None
    brackets: tuple[Span, ...]
    sure: bool


@functools.lru_cache(maxsize=2_000)
def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that a paragraph opens with, None where it opens with none.

    A day or a medium beside a name shows one, capitals before a dash, or words that stand for a place not told. Words that
    explain a name go on in small letters ("Alianza Sur (AS) -- the Southern Alliance"), and its own letters are no medium.
    """
    match = _DATELINE.match(text, paragraph.start, paragraph.end)
    if not match or not _may_open(match, text):
        return None
    at = match.start()
    inside = [Span(at + m.start(1), at + m.end(1)) for m in _IN_BRACKETS.finditer(match[0])]
    told = any(_is_medium(text[span.start : span.end], match["place"]) for span in inside)
    nowhere = _is_nowhere(match)
    sure = bool(match["day"]) or told or nowhere or _in_capitals(match)
    shown = sure or match["mark"].startswith("--") or _is_headed(match)
    if match["mark"] in ".:":
        shown = told and match["place"].isupper()
    if not shown:
        return None
    after = _AFTER.match(text, match.end(), paragraph.end)
    return Dateline(
        end=after.end() if after else match.end(),
        place=None if nowhere else Span(*match.span("place")),
        brackets=tuple(inside),
        sure=sure,
    )


def dateline_end(text: str, paragraph: Span, mentions: Sequence[Mention] = ()) -> int:
    """Where the dateline of a wire report ends ("San Salvador, 3 Jan 90 (ACAN-EFE) -- "): the paragraph's start if none.

    What the form leaves open the `mentions` settle: a place opens a report, a person or a group before a dash does not.
    """
    dateline = find_dateline(text, paragraph)
    if dateline is None:
        return paragraph.start
    if dateline.place is None:
        return dateline.end
    types = {m.type for m in mentions if m.start <= dateline.place.start < m.end}
    opens = "actor" not in types if dateline.sure else "place" in types
    return dateline.end if opens else paragraph.start


def _may_open(match: re.Match[str], text: str) -> bool:
    """Whether what opens the paragraph can be a place, and a sentence begins behind it."""
    words = _words(match["place"])
    if _is_nowhere(match):
        return True
    lists = name_words()
    if head_of(words)[0] == "actor" or not lists.not_names.isdisjoint(words):
        return False
    if words[0] in lists.function_words:
        return False
    if not match["day"] and text[match.end() :].lstrip()[:1].isdigit():
        return False  # "RUTA 5 -- 7"
    return not _GOES_ON.match(text, match.end())


def _is_nowhere(match: re.Match[str]) -> bool:
    return fold(match["place"]) in name_words().places_not_told


def _in_capitals(match: re.Match[str]) -> bool:
    place = match["place"]
    plain = all(map(is_ordinary, _words(place)))
    return place.isupper() and not plain and len(place) > SHORTEST and match["mark"] != "-"


def _is_headed(match: re.Match[str]) -> bool:
    """Whether a newspaper may have headed its article so: "CALI - ", "LIMA, Peru — "; all of these words stand in dictionaries."""
    dash = match["mark"] not in ".:"
    return (
        dash
        and len(match["place"]) > SHORTEST
        and (match["place"].isupper() or bool(match["wider"]))
    )


def _is_medium(words: str, place: str) -> bool:
    """Whether brackets hold a medium or a country, not years ("(1930-1990)") nor the letters of the name before them."""
    letters = "".join(_LETTERS.findall(words))
    initials = "".join(word[0] for word in _LETTERS.findall(place))
    return bool(letters) and fold(letters) != fold(initials)


def _words(place: str) -> list[str]:
    return [fold(word) for word in _LETTERS.findall(place)]
