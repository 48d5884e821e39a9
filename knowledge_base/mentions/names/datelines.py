"""The place and the agency of a dateline: "HAVANA (AP) —", "Santiago, 11 September 1989 (EFE) --", "IQUIQUE –"."""

from knowledge_base.mentions.datelines import find_dateline
from knowledge_base.mentions.names.name_evidence import Evidence
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.model import Span

POINTS = 6.0
SHORTEST, LONGEST = 2, 10  # letters of an agency


def find_datelines(text: str, paragraph: Span) -> list[NewName]:
    """The place and the agency (in capitals) that open a paragraph, as sure candidates."""
    dateline = find_dateline(text, paragraph)
    if dateline is None or not dateline.sure:
        return []
    place = Evidence(place=POINTS, kind="city")
    found = [_name(text, dateline.place, place)] if dateline.place else []
    agency = next((span for span in dateline.brackets if _is_agency(text, span)), None)
    if agency:
        sure = Evidence(actor=POINTS, kind="media", head=True)
        found.append(_name(text, agency, sure))
    return found


def _is_agency(text: str, span: Span) -> bool:
    word = text[span.start : span.end]
    return word.isupper() and word.isalpha() and SHORTEST <= len(word) <= LONGEST


def _name(text: str, span: Span, evidence: Evidence) -> NewName:
    said = text[span.start : span.end]
    return NewName(start=span.start, end=span.end, text=said, label="dateline", evidence=evidence)
