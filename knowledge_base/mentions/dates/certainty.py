"""How sure a date mention is: that its words are a date, and that the value is the one meant.

The figures are first estimates, ordered by what can go wrong, to be calibrated against annotated text; nothing but their
order is relied on. Each says in how many of a hundred such mentions a careful reader would agree.
"""

from knowledge_base.mentions.dates.scene import Reading

# Day, month and year, or a month's name and a year: nothing else looks like it.
_WHOLE = 0.99
# A number alone can count or name something; a date in figures rests on the order of its parts.
_YEAR, _FIGURES = 0.95, 0.97
# Two ends, a part or a season: the words are sure, their limits are a convention ("late 2014").
_STRETCH = 0.95
_CENTURY = 0.9
# Said of the article's day itself ("yesterday", "this year").
_NEAR = 0.93
# A day without its year, a weekday: the nearest one is meant as a rule, not always.
_YEARLESS, _WEEKDAY = 0.92, 0.88
# Counted back in units that are counted loosely ("two weeks ago", "last summer").
_LOOSE = 0.8
# Counted from the date just named, which may not be the one that the story is at.
_TOLD = 0.7
# No value: the words are a time, and that is all.
_VAGUE = 0.5

_STATED = {
    "date:day": _WHOLE,
    "date:month": _WHOLE,
    "date:named": _WHOLE,
    "date:figures": _FIGURES,
    "date:year": _YEAR,
    "date:century": _CENTURY,
}
_INFERRED = {
    "date:relative-day": _NEAR,
    "date:day": _YEARLESS,
    "date:listed-day": _YEARLESS,
    "date:month": _YEARLESS,
    "date:period": _YEARLESS,
    "date:weekday": _WEEKDAY,
    "date:ago": _LOOSE,
    "date:relative-season": _LOOSE,
    "date:weekend": _LOOSE,
    "date:feast": _LOOSE,
    "date:narrative": _TOLD,
    "date:in-the-unit": _TOLD,
}


def confidence_of(reading: Reading) -> float:
    """The confidence of a reading, 0 to 1."""
    if reading.value is None:
        return _VAGUE
    if reading.basis == "stated":
        return _STATED.get(reading.rule, _STRETCH)
    return _INFERRED.get(reading.rule, _NEAR if "-" in reading.rule else _LOOSE)
