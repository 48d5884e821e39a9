"""The place and the agency of a dateline: "HAVANA (AP) —", "Santiago, 11 September 1989 (EFE) --", "IQUIQUE –"."""

import re

from knowledge_base.mentions.names.name_evidence import Evidence, head_of
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{2,4}})?"
_WORD = r"[^\W\d_a-zà-ÿ][\w.'’-]*"
_SMALL = r"(?:d[eo]l?|la|los|DEL?|LA|LOS)"
DATELINE = re.compile(
    rf"\W{{0,3}}(?P<place>{_WORD}(?:\s+(?:{_SMALL}\s+)*{_WORD}){{0,4}})"
    rf"(?P<wider>,\s+{_WORD}(?:\s+{_WORD})*?)??"
    rf"(?P<day>,?\s+{_DAY})?"
    r"(?P<agency>,?\s*\([^()\n]{2,40}\))?"
    r"(?P<mark>\s*(?:--|[–—]|-\s|\.\s|:\s)(?!\s*\d))"
)
POINTS = 6.0
SHORTEST = 3


def find_datelines(text: str, span: Span) -> list[NewName]:
    """The place and the agency (in capitals) that open a paragraph, as sure candidates.

    A dash after a place in capitals shows a dateline, or a day or an agency before a dash; words of plain English are none.
    """
    match = DATELINE.match(text, span.start, span.end)
    if not match or not _is_dateline(match):
        return []
    found = [_name(text, match.span("place"), Evidence(place=POINTS, kind="city"))]
    agency = re.search(r"\(([A-ZÀ-Þ]{2,10})\)", match["agency"] or "")
    if agency:
        at = match.start("agency") + agency.start(1)
        sure = Evidence(actor=POINTS, kind="media", head=True)
        found.append(_name(text, (at, at + len(agency[1])), sure))
    return found


def _is_dateline(match: re.Match[str]) -> bool:
    place, mark = match["place"], match["mark"].strip()
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", place)]
    if head_of(words)[0] == "actor" or not name_words().not_names.isdisjoint(words):
        return False
    if match["agency"]:
        return mark not in {".", ":"} or place.isupper()
    if mark not in {"--", "–", "—"}:
        return False
    plain = all(map(is_ordinary, words))
    return bool(match["day"]) or (place.isupper() and not plain and len(place) > SHORTEST)


def _name(text: str, at: tuple[int, int], evidence: Evidence) -> NewName:
    return NewName(
        start=at[0], end=at[1], text=text[at[0] : at[1]], label="dateline", evidence=evidence
    )
