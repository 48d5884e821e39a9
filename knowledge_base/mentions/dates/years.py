"""Whether a four-digit number is a year: what stands before and after it decides."""

import re

from knowledge_base.mentions.dates.date_words import (
    BEFORE_COUNTS,
    BEFORE_OLD_YEARS,
    BEFORE_YEARS,
    COUNTED,
    DESIGNATORS,
)
from knowledge_base.mentions.dates.scene import Scene

YEAR = re.compile(r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])")
SHORT_YEAR = re.compile(
    r"(?:,?\s+(?=['’‘])|\s+|(?<=[a-z])-)(?P<apostrophe>['’‘]?)(?P<short>[0-9]{2})(?!\w|[.,:/%-]\d)"
    r"(?=\s*(?:$|[^\w\s]|(?:at|in|by|and|to|on|from|for|the|when|gmt)\b))",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[\w$€£#&=/\\@+]|(?<!\d\d\d)\d[.,]|:)$")
_HYPHEN_BEFORE = re.compile(
    r"[\w)](?<!\bmid)(?<!\bend)(?<!\bpost)(?<!\bpre)(?<!\bearly)(?<!\blate)[-–]$", re.I
)
_GLUED_AFTER = re.compile(r"[^\W_]|[-–/:]\d|,\d{3}(?!\d)|\s?%|°|/(?!early|mid|late)\w|@|_")
_FISCAL_AFTER = re.compile(r"[\s-](?:fiscal|financial|budget|tax)[\s-]year", re.I)
# "fiscal years 2007 and 2008": the second one, too.
_FISCAL_LIST = re.compile(
    r"\b(?:fiscal|financial|budget|tax)\s+years?\s+(?:[0-9]{4}(?:[-–/][0-9]{2,4})?(?:,\s*|\s*,?\s+(?:and|or|to|through)\s+))+$",
    re.I,
)
# The pages of a citation: "(Rahimi 2012: 1998-2001)", "Rahimi (2012a): 1998".
_CITED_BEFORE = re.compile(r"[(;\s](?:1[6-9]|20)[0-9]{2}[a-z]?\)?:\s*(?:pp?\.\s*)?$")
_OPEN_BRACKET = re.compile(r"\([^()]*$|\((?:1[6-9]|20)[0-9]{2}[a-z]?\):\s*$")
_FOOTNOTE_AFTER = re.compile(r"\.\d")
_FOOTNOTE = re.compile(r"\.\d{1,3}(?![\d%])(?=\W|$)")
_PLURAL_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]{2,}s\b")
# Hours written as in "from 0400 until 1100" and "until 1730 local time".
_CLOCK = re.compile(
    r"(?<![\d,.])(?:0[0-9]|2[1-3])[0-5][0-9](?![\d,.])|\b(?:gmt|local\s+time|hours)\b", re.I
)
_ON_A_DAY = re.compile(r"\s+on\s+[0-9]{1,2}\b", re.I)
_HOUR_LEAD = re.compile(
    r"\b(?:since|until|till|from|by|to|between|and|after|before|around|about|approximately|of)\s+$",
    re.I,
)
_PARTNER = re.compile(
    r"\s*(?:-|–|\b(?:to|until|till|through|and)\b)\s*(?P<other>[0-9]{4})(?!\w)", re.I
)
_PARTNER_BEFORE = re.compile(
    r"(?<!\d)(?P<other>[0-9]{4})\s*(?:-|–|\b(?:to|until|till|through|and)\b)\s*$", re.I
)
# Before Columbus a number that could be an hour, after a word that hours follow, is one.
_LISTED_YEAR = re.compile(r"(?<!\d)1[6-9][0-9]{2},\s+$")
_FIRST_YEAR = 1492
_AT_LEAST_TILL = re.compile(r"\b(?:since|until|till|through|to|into)\s+at\s+least\s+$", re.I)
_FRAME_BEFORE = re.compile(r"\b(?:in|since|during|until|throughout)\s+(?:the\s+year\s+)?$", re.I)


def follows_well(scene: Scene, start: int, end: int) -> bool:
    """Whether what comes after the number `text[start:end]` leaves it a year that belongs to the words before it."""
    after = scene.after(end)
    if _GLUED_AFTER.match(after) or (_FOOTNOTE_AFTER.match(after) and not _FOOTNOTE.match(after)):
        return False
    return int(scene.text[start:end]) % 50 != 0 or not COUNTED.match(after)


def begins_well(scene: Scene, start: int) -> bool:
    """Whether what comes before a number at `start` leaves it the first year of two."""
    before = scene.before(start)
    if _GLUED_BEFORE.search(before) or _HYPHEN_BEFORE.search(before):
        return False
    if _FISCAL_LIST.search(scene.before(start, 60)) or _is_page(scene, start):
        return False
    is_counted = BEFORE_COUNTS.search(before) and not _AT_LEAST_TILL.search(before)
    return not (is_counted or DESIGNATORS.search(before))


def _is_page(scene: Scene, start: int) -> bool:
    """Whether a number stands where a citation has its pages."""
    before = scene.before(start, 90)
    return bool(_CITED_BEFORE.search(before) and _OPEN_BRACKET.search(before))


def stands_alone(scene: Scene, start: int, end: int) -> bool:
    """Whether the number `text[start:end]`, with no month beside it, is a year and no count, law, hour or flight."""
    before, after = scene.before(start), scene.after(end)
    if not begins_well(scene, start) or _GLUED_AFTER.match(after) or _FISCAL_AFTER.match(after):
        return False
    if _FOOTNOTE_AFTER.match(after) and not (
        _FOOTNOTE.match(after) and BEFORE_YEARS.search(before)
    ):
        return False
    number = int(scene.text[start:end])
    return not _is_hour(scene, number, before, after) and _is_no_count(number, before, after)


def _is_hour(scene: Scene, number: int, before: str, after: str) -> bool:
    """Whether a number is an hour of the day: 1710 of "from 1710 to 2250"."""
    if not _could_be_hour(number):
        return False
    if _CLOCK.search(before) or _CLOCK.search(after[:22]):
        return True
    if not _HOUR_LEAD.search(before):
        return False
    other = _find_partner(before, after)
    if other is not None and not _could_be_hour(other):
        return False
    if number < _FIRST_YEAR or (other is not None and not 1000 <= other <= 2050):
        return True
    by_habit = scene.habits.clock and min(number, other or number) < 1900
    on_a_day = number >= 1900 and number % 100 % 15 == 0 and _ON_A_DAY.match(after)
    return by_habit or bool(on_a_day)


def _could_be_hour(number: int) -> bool:
    return number % 100 <= 59 and number <= 2359


def _find_partner(before: str, after: str) -> int | None:
    """The number at the other end of "from 1710 to 2250"."""
    match = _PARTNER.match(after) or _PARTNER_BEFORE.search(before)
    return int(match["other"]) if match else None


def _is_no_count(number: int, before: str, after: str) -> bool:
    is_round = number % 50 == 0
    if COUNTED.match(after) and (is_round or not _FRAME_BEFORE.search(before)):
        return False
    if is_round and _PLURAL_AFTER.match(after) and not re.search(r"\bthe\s+$", before, re.I):
        return False
    if 1900 <= number <= 2050:
        return True
    if number >= 1600:
        is_led = BEFORE_YEARS.search(before) or _LISTED_YEAR.search(before)
        return bool(is_led) or before.endswith(("(", "–", "-"))
    return bool(BEFORE_OLD_YEARS.search(before)) or before.endswith("(")


def expand_short_year(short: int) -> int:
    """The year of two digits: 40 to 99 are the 1900s, 00 to 39 the 2000s."""
    return short + (1900 if short >= 40 else 2000)
