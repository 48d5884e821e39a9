"""An article's text with its marks: linked names, passages that facts rest on, and furniture, each stretch escaped.

Marks may nest and cross. Where two cross, the later one is cut in two: its first piece bears the id, and the other pieces
name it in `data-part`, so that a reader who opens the mark sees all of it.
"""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge_base.model import Document, Span
from knowledge_base.pages.escaping import Html, element, escape, join


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be wrapped in an element, `id` being its anchor; `rank` decides who is outside when stretches are equal."""

    span: Span
    tag: str
    id: str
    classes: str
    rank: int = 0
    href: str = ""
    title: str = ""


_BLANK = "\ufeff \t\r\n\xa0"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the file that stands as one block on the page."""

    span: Span
    kind: str  # "text", "heading", "title" or "furniture"


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    mark: Mark
    first: bool


def blocks_of(document: Document) -> list[Block]:
    """The whole file in reading order: paragraphs, headings, furniture, and whatever else is not white space."""
    kinds = dict.fromkeys(document.paragraphs, "text")
    kinds |= dict.fromkeys(document.headings, "heading")
    kinds |= dict.fromkeys(document.furniture, "furniture")
    if document.title_span:
        kinds[document.title_span] = "title"
    blocks: list[Block] = []
    reached = 0
    for span in sorted(kinds):
        start = max(span.start, reached)
        mark = _list_mark(document.text, reached, start)
        blocks += _rest(document.text, reached, mark)
        if kinds[span] == "text":
            start = mark
        if start < span.end:
            blocks.append(Block(Span(start, span.end), kinds[span]))
            reached = span.end
    return blocks + _rest(document.text, reached, len(document.text))


def marked(text: str, span: Span, marks: Sequence[Mark]) -> Html:
    """One stretch of text with its marks as HTML; a mark that began in an earlier stretch goes on without an id."""
    pieces = _nested(_clipped(marks, span))
    return _render(text, span, pieces)


def settled(marks: Iterable[Mark], blocks: Sequence[Block]) -> tuple[list[Mark], list[Mark]]:
    """The marks moved to begin where text begins, and those that touch no block at all (white space alone)."""
    starts = [block.span.start for block in blocks]
    placed, homeless = [], []
    for mark in marks:
        at = max(bisect_right(starts, mark.span.start) - 1, 0)
        while at < len(blocks) and blocks[at].span.end <= mark.span.start:
            at += 1
        if at == len(blocks) or blocks[at].span.start >= mark.span.end:
            homeless.append(mark)
        else:
            start = max(mark.span.start, blocks[at].span.start)
            placed.append(replace(mark, span=Span(start, mark.span.end)))
    return placed, homeless


def without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order, each that overlaps an earlier one left out: a link cannot stand in a link."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        if not (kept and kept[-1].span.end > mark.span.start):
            kept.append(mark)
    return kept


def _list_mark(text: str, reached: int, start: int) -> int:
    """Where the sign of a heading, list or quotation stands on the line of a block that begins at `start`; else `start`."""
    line = max(reached, *(text.rfind(end, reached, start) + 1 for end in "\n\r"))
    before = text[line:start]
    if any(character.isalnum() for character in before) or not before.strip(_BLANK):
        return start
    return line + len(before) - len(before.lstrip(_BLANK))


def _rest(text: str, start: int, end: int) -> list[Block]:
    """What lies between two known stretches, when a word is in it: the signs that close a heading are none."""
    between = text[start:end] if start < end else ""
    stripped = between.strip(_BLANK)
    if not any(character.isalnum() for character in stripped):
        return []
    begin = start + between.index(stripped)
    return [Block(Span(begin, begin + len(stripped)), "text")]


def _clipped(marks: Sequence[Mark], span: Span) -> list[_Piece]:
    pieces = []
    for mark in marks:
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if start < end:
            pieces.append(_Piece(Span(start, end), mark, mark.span.start >= span.start))
    return pieces


def _order(piece: _Piece) -> tuple[int, int, int, str]:
    return (piece.span.start, -piece.span.end, piece.mark.rank, piece.mark.id)


def _nested(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces cut so that any two of them are apart or one lies in the other, outer ones first."""
    waiting = [(_order(piece), piece.first, index, piece) for index, piece in enumerate(pieces)]
    heapq.heapify(waiting)
    open_: list[_Piece] = []
    done: list[_Piece] = []
    while waiting:
        _, _, index, piece = heapq.heappop(waiting)
        while open_ and open_[-1].span.end <= piece.span.start:
            open_.pop()
        border = open_[-1].span.end if open_ else piece.span.end
        if piece.span.end > border:
            tail = _Piece(Span(border, piece.span.end), piece.mark, False)
            piece = _Piece(Span(piece.span.start, border), piece.mark, piece.first)
            heapq.heappush(waiting, (_order(tail), False, index, tail))
        open_.append(piece)
        done.append(piece)
    return done


def _render(text: str, span: Span, pieces: Sequence[_Piece]) -> Html:
    """Text and pieces, where `pieces` are nested and in order."""
    parts: list[Html] = []
    reached, at = span.start, 0
    while at < len(pieces):
        outer = pieces[at]
        inside = at + 1
        while inside < len(pieces) and pieces[inside].span.start < outer.span.end:
            inside += 1
        parts.append(escape(text[reached : outer.span.start]))
        content = _render(text, outer.span, pieces[at + 1 : inside])
        parts.append(_wrapped(outer, content))
        reached, at = outer.span.end, inside
    parts.append(escape(text[reached : span.end]))
    return join(parts)


def _wrapped(piece: _Piece, content: Html) -> Html:
    mark = piece.mark
    return element(
        mark.tag,
        content,
        id=mark.id if piece.first else None,
        class_=mark.classes,
        href=mark.href or None,
        title=mark.title or None,
        data_part=mark.id if not piece.first else None,
    )
