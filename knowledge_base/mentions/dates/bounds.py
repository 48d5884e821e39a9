"""Open bounds: what "since", "until", "after" and "before" make of the date behind them."""

import re

_FILLER = r"(?:(?:at\s+least|about|around|as\s+early\s+as|shortly|the|the\s+(?:night|morning|afternoon|evening|end|year)\s+of)\s+)*"
_SINCE = re.compile(rf"\bsince\s+{_FILLER}$", re.I)
_UNTIL = re.compile(rf"\b(?:until|till|up\s+to|up\s+until|through)\s+{_FILLER}$", re.I)
# "It was not learned until today" is said of that day.
_NOT_UNTIL = re.compile(
    rf"\b(?:not|never|n['’]t)\s+(?:[^\W\d_]+\s+){{0,4}}(?:until|till)\s+{_FILLER}$", re.I
)
_FROM = re.compile(rf"\bfrom\s+{_FILLER}$", re.I)
_ON = re.compile(r"\s+(?:on|onwards?|forwards?)(?=\s*(?:[.,;:)]|$))", re.I)
_AFTER = re.compile(rf"\b(?:after|following)\s+{_FILLER}$|\bpost-$", re.I)
_BEFORE = re.compile(rf"\b(?:before|prior\s+to)\s+{_FILLER}$|\bpre-$", re.I)
# "two days before 8 May" is a day of its own, not a bound.
_COUNTED_LEAD = re.compile(
    rf"\b(?:years?|months?|weeks?|days?|hours?|minutes?|night)\s+(?:before|after|prior\s+to|following)\s+{_FILLER}$",
    re.I,
)


def open_bound(value: str, before: str, after: str) -> str | None:
    """The open value of a date that "since" or "until" goes `before` (or "from" before, "on" after); None otherwise."""
    if _SINCE.search(before) or (_FROM.search(before) and _ON.match(after)):
        return from_then_on(value)
    is_until = _UNTIL.search(before) and not _NOT_UNTIL.search(before)
    return up_to_then(value) if is_until else None


def outer_bound(value: str, before: str) -> str | None:
    """The open value that "after" or "before", last in the words `before` a date, makes of it; None where neither does."""
    if _COUNTED_LEAD.search(before):
        return None
    if _AFTER.search(before):
        return from_then_on(value)
    return up_to_then(value) if _BEFORE.search(before) else None


def from_then_on(value: str) -> str | None:
    """`2002/..` for `2002`; a decade or period counts from its first year or date. None where that is not known."""
    first = value.replace("X", "0").split("/")[0]
    return None if first == ".." or first.startswith("[") else f"{first}/.."


def up_to_then(value: str) -> str | None:
    """`../1992` for `1992`; a decade or period counts to its last year or date. None where that is not known."""
    last = value.replace("X", "9").split("/")[-1]
    return None if last == ".." or last.startswith("[") else f"../{last}"
