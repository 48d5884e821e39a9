"""Open bounds: what "since", "until", "after", "before" and "by" make of the date behind them; and "about 1910"."""

import re

from knowledge_base.mentions.dates.date_words import TOPICAL_ABOUT

_FILLER = (
    r"(?:(?:at\s+least|about|around|circa|as\s+early\s+as|shortly|the|the\s+year|"
    r"the\s+(?:night|morning|afternoon|evening|start|beginning|end|year)\s+of)\s+)*"
)
_SINCE = re.compile(rf"\bsince\s+{_FILLER}$", re.I)
_UNTIL = re.compile(rf"\b(?:until|till|up\s+to|up\s+until|through)\s+{_FILLER}$", re.I)
# "It was not learned until today" is said of that day.
_NOT_UNTIL = re.compile(
    rf"\b(?:not|never|n['’]t)\s+(?:[^\W\d_]+\s+){{0,4}}(?:until|till)\s+{_FILLER}$", re.I
)
_FROM = re.compile(rf"\bfrom\s+{_FILLER}$", re.I)
_ON = re.compile(r"\s+(?:onwards?|forwards?|on(?=\s*(?:[.,;:)]|$)))(?!\w)", re.I)
# "From 1973 on the police handed him over": where "from" opens the clause, "on" belongs to it.
_OPENING_FROM = re.compile(rf"(?:^|[.,;:(]\s+|\b(?:and|but)\s+)from\s+{_FILLER}$", re.I)
_ANY_ON = re.compile(r"\s+on(?!\w)", re.I)
_IN_FORCE_FROM = re.compile(
    r"\b(?:count(?:ed|ing)|effective|effect|valid|applicable|in\s+force|starting|running|as)\s+from\s+(?:the\s+)?$",
    re.I,
)
# "the following 9 May" is a day of the story.
_AFTER = re.compile(
    rf"\b(?:after|(?<!\bthe\s)following|(?:not|no\s+earlier|not\s+earlier)\s+(?:before|than))\s+{_FILLER}$|\bpost[-–]$",
    re.I,
)
_BEFORE = re.compile(
    rf"\b(?:before|prior\s+to|by|(?:no|not)\s+later\s+than)\s+{_FILLER}$|\bpre[-–]$", re.I
)
_BOTH = re.compile(
    rf"\b(?:before|after)\s+(?:and|or)\s+(?:before|after)\s+{_FILLER}$|\bpre[-–]\s*(?:and|or)\s+post[-–]$",
    re.I,
)
# "two days before 8 May" is a day of its own, not a bound.
_COUNTED_LEAD = re.compile(
    r"\b(?:centur(?:y|ies)|generations?|decades?|years?|months?|fortnight|weeks?|weekend|days?|hours?|minutes?|eve|night|evening|morning|afternoon)\s+"
    rf"(?:before|after|prior\s+to|following)\s+{_FILLER}$",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_ARTICLE = re.compile(r"\bthe\s+$", re.I)
_OF_ITS_OWN = re.compile(r"\bof\b|[0-9](?:st|nd|rd|th)\b", re.I)
# Dates that "the" stands before only where they describe a noun; "the 1980s" and "the end of May" have it of their own.
_PLAIN_RULES = frozenset(
    f"date:{name}"
    for name in ("day", "month", "year", "listed-day", "figures", "two-years", "period", "season", "weekday")
)  # fmt: skip
# "By late 2014 it led": the careful reading of the seeds takes the words for the time itself, not for its end.
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
_LOOSE_PART = re.compile(r"(?:early|mid|middle|late)\b", re.I)
_ABOUT = re.compile(
    r"\b(?:about|around|circa|c\.|ca\.?|some\s*time\s+(?:in|during))\s*(?:the\s+year\s+)?$",
    re.I,
)
_PRECISE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")


def open_bound(value: str, before: str, after: str) -> str | None:
    """The open value that a word `before` a date makes of it ("since", "after", "until", "before", "by"); None without one."""
    is_onward = _FROM.search(before) and _ON.match(after)
    is_in_clause = _OPENING_FROM.search(before) and _ANY_ON.match(after)
    is_in_force = _IN_FORCE_FROM.search(before) and "/" not in value
    if _SINCE.search(before) or is_onward or is_in_clause or is_in_force:
        return from_then_on(value)
    if _UNTIL.search(before) and not _NOT_UNTIL.search(before):
        return up_to_then(value)
    if _COUNTED_LEAD.search(before) or _BOTH.search(before):
        return None
    if _AFTER.search(before):
        return from_then_on(value)
    return up_to_then(value) if _BEFORE.search(before) else None


def keeps_its_own(words: str, rule: str, before: str, after: str) -> bool:
    """Whether no word before a date bounds it: "(after) the 1989 elections", "(before) Tuesday's attack", "(by) late 2014"."""
    if _POSSESSIVE.match(after) or (_LOOSE_PART.match(words) and _BY.search(before)):
        return True
    is_plain = rule in _PLAIN_RULES and not _OF_ITS_OWN.search(words)
    return is_plain and bool(_ARTICLE.search(before))


def about(value: str, rule: str, before: str) -> str:
    """The value with `~` after "about", "around", "circa" and "some time in" before a month or year; "a book about 1968" is no guess."""
    is_about = (
        rule in ("date:month", "date:year") and _PRECISE.fullmatch(value) and _ABOUT.search(before)
    )
    return f"{value}~" if is_about and not TOPICAL_ABOUT.search(before) else value


def from_then_on(value: str) -> str | None:
    """`2002/..` for `2002`; a decade or period counts from its first year or date. None where that is not known."""
    first = value.replace("X", "0").split("/")[0]
    return None if first == ".." or first.startswith("[") else f"{first}/.."


def up_to_then(value: str) -> str | None:
    """`../1992` for `1992`; a decade or period counts to its last year or date. None where that is not known."""
    last = value.replace("X", "9").split("/")[-1]
    return None if last == ".." or last.startswith("[") else f"../{last}"
