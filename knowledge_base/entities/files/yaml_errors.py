"""Says in plain words what is wrong with a file that is no YAML."""

import re
from typing import NamedTuple

import yaml

from knowledge_base.entities.files.open_quotes import find_open_quote


class YamlTrouble(NamedTuple):
    """Something wrong in a YAML text, with its line and column from 1."""

    line: int
    column: int
    message: str


# What libyaml and PyYAML say, by a part of their words, and what a person can do about it.
_INDENTATION = (
    "the indentation differs from that of the lines above. Lines of one level start in the same"
    " column; every item of a list starts with '- '"
)
_OPEN_QUOTE = (
    "a quotation mark is opened here and not closed; write the same mark again where the words end"
)
_QUOTES = "words that start with '{}' need quotes around them"
_ADVICE = {
    "mapping values are not allowed": (
        "a ':' that YAML cannot place. Either the line is indented differently from those above, or"
        " the words contain ': ' and need quotes around them"
    ),
    "could not find expected ':'": (
        "a line without 'key: value'. Either the ':' is missing, or it continues the words above and"
        " must be indented"
    ),
    "sequence entries are not allowed": "a list starts below its key, each item on its own line",
    "expected the node content": "something is missing here, perhaps between two commas",
    "expected node content": "something is missing here, perhaps between two commas",
    "escape": r"a backslash inside double quotes. Write '\\' for one, or use single quotes",
    "quoted scalar": _OPEN_QUOTE,
    "flow sequence": "a '[' is opened here and not closed, or a ',' is missing between its items",
    "flow mapping": "a '{' is opened here and not closed, or a ',' is missing between its parts",
    "scanning an alias": _QUOTES.format("*"),
    "scanning an anchor": _QUOTES.format("&"),
    "scanning a tag": _QUOTES.format("!"),
    "scanning a directive": _QUOTES.format("%"),
    "mapping keys are not allowed": _QUOTES.format("?"),
    "block scalar": "after '|' or '>' the words start on the next line, indented",
    "block mapping": _INDENTATION,
    "block collection": _INDENTATION,
}
_OPENED = ("quoted scalar", "flow sequence", "flow mapping")
_ODD_BLANK = re.compile(r"(?:^\s*|[\w\"']:|^\s*-)([\xa0\u2007\u202f])")
_WORDS_WITH_COLON = re.compile(r"(\s*(?:- )?[\w-]+:) +([^\s\"'\[{|>&*!#].*)")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


def explain_error(error: yaml.YAMLError, text: str) -> YamlTrouble:
    """Where a syntax error is and what would cure it."""
    if isinstance(error, yaml.reader.ReaderError):
        return _explain_character(error, text)
    said = " ".join(str(error).split())
    if not isinstance(error, yaml.MarkedYAMLError):
        return YamlTrouble(1, 1, f"not readable as YAML: {said}")
    said = f"{error.context or ''} {error.problem or ''}".strip()
    mark = error.problem_mark or error.context_mark
    if any(word in said for word in _OPENED) and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return YamlTrouble(1, 1, f"not readable as YAML: {said}")
    blank = _find_odd_blank(text, before=mark.line + 1)
    if blank is not None:
        return blank
    opened = find_open_quote(text, before=mark.line + 1)
    if opened is not None:
        return YamlTrouble(*opened, _OPEN_QUOTE)
    return YamlTrouble(mark.line + 1, mark.column + 1, _advise(said, text, mark.line, mark.column))


def _find_odd_blank(text: str, *, before: int) -> YamlTrouble | None:
    """A space that looks like one and is none to YAML: copied from a web page or a word processor."""
    for number, line in enumerate(text.splitlines()[:before], start=1):
        found = _ODD_BLANK.search(line)
        if found is not None:
            column = found.start(1) + 1
            message = "a no-break space stands here, which YAML takes for a letter; replace it by an ordinary space"
            return YamlTrouble(number, column, message)
    return None


def _advise(said: str, text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    here = lines[line] if line < len(lines) else ""
    worded = _WORDS_WITH_COLON.fullmatch(here)
    if "mapping values are not allowed" in said and worded is not None and column > worded.end(1):
        words = worded[2].strip().replace("\\", "\\\\").replace('"', '\\"')
        return f"words with ': ' in them need quotes around them. Write {worded[1].strip()} \"{words}\""
    if "\t" in here[: column + 1]:
        return "a tab stands here. YAML is indented with spaces; replace the tab by two spaces"
    if "cannot start any token" in said:
        return _QUOTES.format(here[column : column + 1])
    for words, advice in _ADVICE.items():
        if words in said:
            return f"{_compare_margins(lines, line)}{advice}" if advice == _INDENTATION else advice
    return f"not readable as YAML: {said}"


def _compare_margins(lines: list[str], line: int) -> str:
    """Where a line and the one above it start, if there is one."""
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    if above is None or line >= len(lines):
        return ""
    here, there = (len(lines[n]) - len(lines[n].lstrip()) + 1 for n in (line, above))
    if here == there:
        return ""
    return f"this line starts in column {here}, line {above + 1} above it in column {there}: "


def _explain_character(error: yaml.reader.ReaderError, text: str) -> YamlTrouble:
    """The C loader names no place for a forbidden character, so it is looked up."""
    for number, line in enumerate(text.splitlines(), start=1):
        for column, character in enumerate(line, start=1):
            if (
                not character.isprintable()
                and character not in "\t\ufeff\xa0"
                and ord(character) < 0xA0
            ):
                return YamlTrouble(
                    number,
                    column,
                    f"an invisible control character (code {ord(character)}); delete it",
                )
    return YamlTrouble(1, 1, f"a character that YAML does not allow: {error.reason}")


def find_conflict(text: str) -> YamlTrouble | None:
    """The first mark of a merge that was left undone; whatever else is wrong comes of it."""
    if _CONFLICT[0] not in text:
        return None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_CONFLICT[0]):
            return YamlTrouble(
                number,
                1,
                "a merge conflict is left here. `build_kb.py repair` settles what can be. By hand: above 'extracted:'"
                f" keep what is right and delete the marks ({', '.join(_CONFLICT)}); below it delete every"
                " line, the next build writes them again",
            )
    return None
