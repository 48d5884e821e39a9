"""Which blocks of a scraped article are furniture of the site it came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.documents.blocks import (
    Block,
    folded,
    is_body,
    is_sentence,
    looks_like_heading,
    plain_text,
    trim,
)
from knowledge_base.documents.furniture_rules import FurnitureRules, Masks
from knowledge_base.model import Span

# A row of so many menu words is a menu even when no other furniture stands beside it.
_MENU_ROW = 3
# Titles longer than this are rare, and a line repeated that is longer is a refrain rather than a title.
_LONGEST_TITLE = 250
# Above the first paragraph there are title, series, author and date; what repeats further down is no title line.
_LONGEST_HEAD = 12
_LONGEST_TIME_LINE = 60
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»·-]|::)\s+([^|]{2,60})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """What is left to read (`article`, ends cut where a credit stood there) and what is furniture."""

    article: tuple[Block, ...]
    furniture: tuple[Span, ...]


def mask_furniture(
    text: str, blocks: Sequence[Block], rules: FurnitureRules, *, more: Sequence[Span] = ()
) -> Masked:
    """Parts the article from the furniture; `more` are stretches known to be furniture (a front matter)."""
    found: list[Masks | None] = [
        "line" if _has_no_word(block) else rules.match(block.plain) for block in blocks
    ]
    found = _with_speakers(blocks, found)
    masked = [masks in ("line", "tail", "rest") for masks in found]
    masked = _with_repeats(blocks, masked)
    masked = _with_tail(blocks, found, masked)
    masked = _with_neighbours(found, masked)
    masked = _with_bare_headings(found, masked)
    kept: list[Block] = []
    spans = list(more)
    for block, is_furniture in zip(blocks, masked, strict=True):
        if is_furniture:
            spans.append(block.span)
            continue
        block, ending = _without_ending(text, block, rules)
        spans += ending
        kept.append(block)
    return Masked(article=tuple(kept), furniture=_merged(text, sorted(spans)))


def head_size(blocks: Sequence[Block]) -> int:
    """How many blocks stand above the first running text."""
    for number, block in enumerate(blocks[:_LONGEST_HEAD]):
        if not block.level and is_body(block.plain):
            return number
    return min(len(blocks), _LONGEST_HEAD)


def without_site(plain: str) -> str:
    """A page title without the name of the site: `Cocaine in coal | News Nest` becomes `Cocaine in coal`."""
    return _SITE_SUFFIX.sub("", plain)


def site_name(plain: str) -> str:
    """The name of the site at the end of a page title, "" where there is none."""
    found = _SITE_SUFFIX.search(plain)
    return found[1] if found else ""


def _has_no_word(block: Block) -> bool:
    return not any(character.isalnum() for character in block.plain)


def _with_speakers(blocks: Sequence[Block], found: Sequence[Masks | None]) -> list[Masks | None]:
    """Readers begin where `Jane says:` stands above a line with the time of day; elsewhere somebody speaks in the article."""
    result: list[Masks | None] = [None if masks == "speaker" else masks for masks in found]
    for number, following in enumerate(blocks[1:]):
        is_time = len(following.plain) <= _LONGEST_TIME_LINE and _TIME_OF_DAY.search(
            following.plain
        )
        if found[number] == "speaker" and is_time:
            result[number] = "rest"
    return result


def _with_repeats(blocks: Sequence[Block], masked: Sequence[bool]) -> list[bool]:
    """Masks the second and later showings of a line of the head (title, series); the first stays."""
    seen: set[str] = set()
    head = head_size([block for block, gone in zip(blocks, masked, strict=True) if not gone])
    repeated = list(masked)
    for number, block in enumerate(blocks):
        if masked[number] or len(block.plain) > _LONGEST_TITLE:
            continue
        names = {folded(block.plain), folded(without_site(block.plain))}
        if names & seen:
            repeated[number] = True
        elif head > 0:
            head -= 1
            if looks_like_heading(block, longest=_LONGEST_TITLE) and " " in block.plain:
                seen |= names
    return repeated


def _with_tail(
    blocks: Sequence[Block], found: Sequence[Masks | None], masked: Sequence[bool]
) -> list[bool]:
    """Masks all from the first mark of an end on, if no sentence of the article comes after it."""
    read = [not gone for gone in masked]
    body = (n for n, block in enumerate(blocks) if read[n] and is_body(block.plain))
    first_body = next(body, len(blocks))
    sentences = [n for n, block in enumerate(blocks) if read[n] and is_sentence(block.plain)]
    last_sentence = max(sentences, default=-1)
    for number in range(first_body + 1, len(blocks)):
        after_all = found[number] == "tail" and number > last_sentence
        if after_all or found[number] == "rest":
            return [*masked[:number], *[True] * (len(blocks) - number)]
    return list(masked)


def _with_neighbours(found: Sequence[Masks | None], masked: Sequence[bool]) -> list[bool]:
    """Masks rows of menu and form words that touch other furniture, or that are long enough to be a menu."""
    result = list(masked)
    number = 0
    while number < len(found):
        end = number
        while end < len(found) and (found[end] == "among" or result[end]):
            end += 1
        row = range(number, end)
        if any(result[n] for n in row) or len(row) >= _MENU_ROW:
            for n in row:
                result[n] = True
        number = end + 1
    return result


def _with_bare_headings(found: Sequence[Masks | None], masked: Sequence[bool]) -> list[bool]:
    result = list(masked)
    for number in reversed(range(len(found))):
        followed = number + 1 < len(found) and not result[number + 1]
        if found[number] == "bare" and number > 0 and not followed:
            result[number] = True
    return result


def _without_ending(
    text: str, block: Block, rules: FurnitureRules
) -> tuple[Block, tuple[Span, ...]]:
    """The block without a picture credit at its end, and where that stood."""
    for pattern in rules.endings:
        found = pattern.search(text, block.span.start, block.span.end)
        if found and found.start() > block.span.start:
            span = trim(text, block.span.start, found.start())
            plain = plain_text(text[span.start : span.end])
            kept = Block(span=span, plain=plain, level=block.level, listed=block.listed)
            return kept, (trim(text, *found.span()),)
    return block, ()


def _merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring spans as one, where nothing but white space parts them."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            span = Span(merged.pop().start, max(span.end, span.start))
        merged.append(span)
    return tuple(merged)
