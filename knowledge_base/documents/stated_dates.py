"""Dates as bylines, datelines and front matters state them, in EDTF. Running text is not this module's concern."""

import datetime
import re
from collections.abc import Mapping

_DAY = r"\d{1,2}(?:st|nd|rd|th|º)?"
_YEAR = r"(?:\d{4}|'?\d\d)"
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ]\d\d:\d\d.*)?")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YEAR_ALONE = re.compile(r"\d{4}")
# Dispatches wrote two digits: 90 is 1990, 16 is 2016.
_FIRST_YEAR_OF_1900S = 50


class DatePatterns:
    """How dates look, given the names of the months; `source` fits one date and can stand in a longer expression."""

    def __init__(self, months: Mapping[str, int]) -> None:
        """Take the names of the months in lower case, with their numbers."""
        names = "|".join(re.escape(name) for name in sorted(months, key=lambda n: (-len(n), n)))
        month = rf"(?:{names})\b\.?"
        day_first = rf"{_DAY}(?: de| of)?[ -]{month},?(?: de| del)?"
        month_first = rf"{month} {_DAY}"
        weekday = r"(?:[^\W\d_]{3,13}\.?,? )?"
        self._months = months
        self._parts = re.compile(rf"(?i:({names}))\b|(\d+)")
        self.source = (
            rf"(?:{weekday}(?:{day_first}[ -]{_YEAR}|{month_first},? {_YEAR})\b"
            rf"|\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b|{month},?(?: de)? \d{{4}}\b)"
        )
        self.source_without_year = rf"(?:{weekday}(?:{day_first}|{month_first}))"

    def read(self, said: str) -> str | None:
        """The date in EDTF, to the day or the month; None when there is no such day or no year.

        Of 5/8/2011 nobody knows the day: only figures that fit one order are read.
        """
        if figures := _FIGURES.fullmatch(said.strip()):
            return _read_figures(*(int(part) for part in figures.groups()))
        if iso := _ISO.fullmatch(said.strip()):
            return _edtf(*(int(part) if part else None for part in iso.groups()))
        if _YEAR_ALONE.fullmatch(said.strip()):
            return said.strip()
        month, numbers = None, []
        for name, digits in self._parts.findall(said):
            if name:  # the last one: a word before it may be one as well ("Rio de Janeiro, May 6")
                month = self._months[name.lower()]
            elif digits:
                numbers.append(digits)
        if month is None or not 1 <= len(numbers) <= 2:
            return None
        if len(numbers) == 1 and len(numbers[0]) != 4:
            return None
        day = int(numbers[0]) if len(numbers) == 2 else None
        return _edtf(_full_year(numbers[-1]), month, day)

    def read_with_year(self, said: str, known: str) -> str | None:
        """The last day that `said` ("27 August") can mean on a `known` date (EDTF, to the day or month) or before it."""
        for year in (int(known[:4]), int(known[:4]) - 1):
            found = self.read(f"{said.strip().rstrip(',')} {year}")
            if found and found[: len(known)] <= known:
                return found
        return None


def _read_figures(first: int, second: int, year: int) -> str | None:
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return _edtf(year, month, day)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _FIRST_YEAR_OF_1900S else 2000)


def _edtf(year: int | None, month: int | None, day: int | None) -> str | None:
    try:
        found = datetime.date(year or 0, month or 0, day or 1)
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]
