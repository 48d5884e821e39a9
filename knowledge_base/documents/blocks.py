"""The blocks of a text: its paragraphs, headings and stray lines, in order, each with its place in the file.

Blank lines part blocks. Adjacent lines are blocks of their own, unless the file is hard-wrapped: then a line that is full
goes on in the next one.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge_base.model import Span

_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u2060\u00ad"
_TRIMMED = re.compile(rf"[\s{_INVISIBLE}]*(.*?)[\s{_INVISIBLE}]*", re.DOTALL)
_NO_INVISIBLE = str.maketrans(dict.fromkeys(_INVISIBLE, ""))
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_HEADING_MARK = re.compile(r"(#{1,6})\s+")
_HEADING_CLOSE = re.compile(r"\s+#+$")
_LIST_MARK = re.compile(r"[•▪‣·*+-]\s+|\(?\d{1,3}[.)]\s+|[a-z]\)\s+")
_BULLET = re.compile(r"[•▪‣·*+-]\s+")
_QUOTE_MARK = re.compile(r">\s+")
_SENTENCE_END = re.compile(r"""[.!?…]["'»)\]]*\s?(?:\[?\d{1,3}\]?)?(?:\s?…)?$""")
_SENTENCE_BREAK = re.compile(r"""[.!?…]["')]*\s""")
_WORD_OR_NUMBER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_]+")
_FINAL_ACRONYM = re.compile(r"(?:\b[A-Z]\.){2,}$")

# A line longer than this was not wrapped by hand; one shorter than the other says nothing about a wrap width.
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank: where its first and last visible characters are, and how far it is indented."""

    number: int
    start: int
    end: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or stray line.

    `plain` is its text for comparing: single spaces, straight quotes. `level` is the level of a Markdown heading, otherwise
    0; `listed` says that it began with a bullet or a number.
    """

    span: Span
    plain: str
    level: int = 0
    listed: bool = False


def split_blocks(text: str, start: int = 0) -> list[Block]:
    """The blocks of `text` from offset `start` on, trimmed of white space and of the marks of headings and lists."""
    lines = list(_visible_lines(text, start))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width):
            blocks.append(_block(text, group))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(text, group))
    return blocks


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without white space, byte order mark and other invisible characters at its ends."""
    found = _TRIMMED.fullmatch(text, start, end)
    return Span(*found.span(1)) if found else Span(start, end)


def single_spaced(text: str) -> str:
    """The words with one space between them, without invisible characters."""
    return " ".join(text.translate(_NO_INVISIBLE).split())


def plain_text(text: str) -> str:
    """The words with single spaces and straight quotes, so that two ways of typing compare equal."""
    return single_spaced(text).translate(_STRAIGHT)


def folded(plain: str) -> str:
    """Letters and digits alone, in lower case: equal for two lines that say the same."""
    return " ".join(re.findall(r"\w+", plain.casefold()))


def ends_sentence(plain: str) -> bool:
    """Whether the block closes as a sentence does; an acronym such as `U.S.` closes a title as well."""
    if _FINAL_ACRONYM.search(plain) and _in_title_case(plain):
        return False
    return bool(_SENTENCE_END.search(plain))


def is_sentence(plain: str) -> bool:
    """Whether somebody wrote this to be read: six words at least, closed by a full stop or its like."""
    return len(plain) >= 35 and plain.count(" ") >= 5 and ends_sentence(plain)


def is_body(plain: str) -> bool:
    """Whether the block is running text of an article, rather than a title, label or caption."""
    return (len(plain) >= 60 and ends_sentence(plain)) or len(plain) > 200


def looks_like_heading(block: Block, *, longest: int) -> bool:
    """Whether the block is worded as titles are: short, capitalised, not closed as a sentence."""
    if block.level:
        return True
    plain = block.plain
    if len(plain) > longest or is_body(plain) or plain.endswith((",", ";", ":", "-")):
        return False
    first = plain.lstrip("\"'«¿¡[#")[:1]
    if not (first.isupper() or first.isdigit()) or not _WORD.search(plain):
        return False
    asked = plain.endswith(("?", "!")) and not _SENTENCE_BREAK.search(plain)
    return asked or not ends_sentence(plain)


def _in_title_case(plain: str) -> bool:
    words = [word for word in _WORD.findall(plain) if len(word) > 3]
    capitalised = [word for word in words if word[0].isupper()]
    return len(capitalised) > 0.6 * len(words)


def _visible_lines(text: str, start: int) -> Iterator[Line]:
    begin, number = start, 0
    ends = [(found.start(), found.end()) for found in _LINE_BREAK.finditer(text, start)]
    for end, following in [*ends, (len(text), len(text))]:
        span = trim(text, begin, end)
        if span.start < span.end:
            yield Line(
                number=number,
                start=span.start,
                end=span.end,
                indent=span.start - begin,
                text=text[span.start : span.end],
            )
        begin, number = following, number + 1


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the file was wrapped, None where it was not.

    A wrapped file shows two things at most places where lines touch: the next word had no room left, and often the next line goes
    on in lower case (or, all in capitals, the line before ended in no full stop).
    """
    if sum(map(_length, filter(_is_long, lines))) > 0.5 * sum(map(_length, lines)):
        return None
    pairs = [
        pair
        for run in _runs(lines)
        if not any(map(_is_long, run))
        for pair in itertools.pairwise(run)
        if _length(pair[0]) >= _NARROWEST_WRAP
    ]
    lengths = sorted(_length(line) for line, _ in pairs)
    if not lengths:
        return None
    width = lengths[math.ceil(0.95 * len(lengths)) - 1]
    full = [pair for pair in pairs if _is_full(*pair, width)]
    if len(full) < 0.6 * len(pairs):
        return None
    running = sum(_runs_on(*pair) for pair in full)
    return width if running >= 0.4 * len(full) else None


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and line.number != run[-1].number + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _length(line: Line) -> int:
    return len(line.text)


def _is_long(line: Line) -> bool:
    """Whether nobody wraps lines so wide; a long address cannot be broken and says nothing."""
    return len(line.text) > _WIDEST_WRAP and " " in line.text


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _runs_on(line: Line, following: Line) -> bool:
    if line.text.isupper():
        return not _SENTENCE_END.search(line.text)
    return following.text[0].islower()


def _goes_on(line: Line, following: Line, width: int | None) -> bool:
    if width is None or following.number != line.number + 1:
        return False
    if _LIST_MARK.match(following.text) or _HEADING_MARK.match(following.text):
        return False
    if _HEADING_MARK.match(line.text) or following.indent >= line.indent + 2:
        return False
    return _is_full(line, following, width)


def _block(text: str, lines: Sequence[Line]) -> Block:
    start, end = lines[0].start, lines[-1].end
    heading = _HEADING_MARK.match(text, start, end)
    listed = _LIST_MARK.match(text, start, end)
    mark = heading or _BULLET.match(text, start, end) or _QUOTE_MARK.match(text, start, end)
    if mark and _WORD_OR_NUMBER.search(text, mark.end(), end):
        start = mark.end()
    if heading and (close := _HEADING_CLOSE.search(text, start, end)):
        end = close.start()
    return Block(
        span=Span(start, end),
        plain=plain_text(text[start:end]),
        level=len(heading[1]) if heading else 0,
        listed=listed is not None,
    )
