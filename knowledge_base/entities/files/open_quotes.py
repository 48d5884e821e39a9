"""Finds the quotation mark that was opened and not closed: YAML itself stumbles lines later, over the next one."""

import re

# Where a value begins: behind a key, a hyphen of a list or a bracket; behind a comma only inside brackets.
_OPENS = re.compile(r"(?:^\s*|:\s+|^\s*(?:-\s+)+|[\[{]\s*)([\"'])")
_OPENS_INSIDE = re.compile(r"(?:[:,]\s+|[\[{]\s*)([\"'])")
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_CLOSES = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}
_ENTRY = re.compile(r"(\s*)(?:-(?:\s|$)|[\w.-]+:(?:\s|$))")
_WORDS_BELOW = re.compile(r"[:-]\s+[|>][-+0-9]*\s*(?:#.*)?$")


def find_open_quote(text: str, *, before: int) -> tuple[int, int] | None:
    """Line and column, from 1, of the first quotation mark at or above the line `before` that the next entry runs into.

    A quotation over several lines is none: it is closed before another key or item begins in its column or left of it.
    """
    lines = text.splitlines()
    # The indentation of an entry whose words stand below it, where quotation marks mean nothing.
    body = -1
    for number, line in enumerate(lines[:before]):
        margin = _measure_margin(line)
        if body >= 0 and (not line.strip() or margin > body):
            continue
        body = margin if _WORDS_BELOW.search(line) else -1
        column = _find_opening(line)
        if column is not None and _runs_on(lines[number + 1 :], line[column], margin):
            return number + 1, column + 1
    return None


def _measure_margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _find_opening(line: str) -> int | None:
    """The index of a mark that opens a value and has no partner in its line."""
    at = 0
    while True:
        pattern = _OPENS_INSIDE if re.search(r"[\[{]", line[:at]) else _OPENS
        found = pattern.search(line, at)
        if found is None or " #" in line[at : found.start(1)]:
            return None
        closed = _CLOSED[found[1]].match(line, found.start(1))
        if closed is None:
            return found.start(1)
        at = closed.end()


def _runs_on(lines: list[str], mark: str, margin: int) -> bool:
    """Whether another entry begins before the mark's partner, or no partner comes."""
    for line in lines:
        entry = _ENTRY.match(line)
        if entry is not None and len(entry[1]) <= margin:
            return True
        if _CLOSES[mark].match(line):
            return False
    return True
