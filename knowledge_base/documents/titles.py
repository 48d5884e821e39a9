"""The title of an article and its section headings, or a title made from its first words."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.documents.blocks import (
    Block,
    folded,
    is_body,
    looks_like_heading,
    single_spaced,
)
from knowledge_base.documents.datelines import find_dateline
from knowledge_base.documents.detail_rules import DetailRules
from knowledge_base.documents.furniture import head_size, site_name, without_site
from knowledge_base.documents.statements import is_head_note, is_series
from knowledge_base.model import Span

_LONGEST_TITLE, _LONGEST_HEADING, _MOST_HEADING_WORDS = 250, 100, 14
_OPENING_LENGTH = 70
_LEADING_BRACKETS = re.compile(r"^(?:[\[(][^\])]{1,60}[\])]\s*)+")
_SPEAKER = re.compile(r"[^:]{1,40}: (?:[a-zà-ÿ]|.*\?$)")
# A full stop after an initial or a short capitalised word (U.S., Gen., Jan.) closes no sentence.
_SENTENCE_BREAK = re.compile(
    r"""(?<!\b[A-Z]\.)(?<!\b[A-Z]\w\.)(?<!\b[A-Z]\w\w\.)(?<=[.!?…])["”’)\]]*\s+(?=["“¿¡«A-ZÀ-Þ])"""
)
_WEAK_END = re.compile(r"(?:[\s,;:–—-]+(?:[a-zà-ÿ]{1,3}|that|with|from|which|when|were|been))+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The title as readers see it, where it stands (None: it was made from the opening words), all headings in order."""

    title: str
    title_span: Span | None
    headings: tuple[Span, ...]


def find_headings(
    text: str, blocks: Sequence[Block], article: Sequence[Block], rules: DetailRules
) -> Headings:
    """Title and headings among the blocks of the `article`; `blocks` with furniture tell a site's name from the title."""
    found = _title_block(article, rules)
    spans = [
        block.span
        for number, block in enumerate(article)
        if block is found
        or is_series(block.plain, rules)
        or _is_section_heading(article, number, rules)
    ]
    if found is None:
        title = opening_words(text, article, rules)
        return Headings(title=title, title_span=None, headings=tuple(spans))
    if label := _title_label(found, rules):
        length = len(label["title"])
        span = Span(found.span.end - length, found.span.end)
    else:
        span = _span_without_site(text, found, blocks)
    words = single_spaced(text[span.start : span.end])
    return Headings(title=words, title_span=span, headings=tuple(spans))


def opening_words(text: str, article: Sequence[Block], rules: DetailRules) -> str:
    """A short title from the first sentence: its opening words, with an ellipsis where more follows."""
    first = next((block for block in article if is_body(block.plain)), None)
    block = first or next(iter(article), None)
    if block is None:
        return ""
    words = single_spaced(text[block.span.start : block.span.end])
    if dateline := find_dateline(block.plain, rules):
        words = words[dateline.length :]
    words = _LEADING_BRACKETS.sub("", words) or words
    sentence = next(
        (words[: end.start()] for end in _SENTENCE_BREAK.finditer(words) if end.start() > 20),
        words,
    )
    if len(sentence) <= _OPENING_LENGTH:
        return sentence.rstrip(".")
    cut = sentence[: _OPENING_LENGTH + 1].rsplit(" ", 1)[0]
    return _WEAK_END.sub("", cut).rstrip(" ,;:–—-") + "…"


def _title_block(article: Sequence[Block], rules: DetailRules) -> Block | None:
    """The first line worded as a title above the first sentence; a site's name or a rubric such as `WORLD` gives way to the next."""
    candidates: list[Block] = []
    head = article[: head_size(article)]
    sites = {folded(site_name(block.plain)) for block in head}
    for block in head:
        if is_series(block.plain, rules) or is_head_note(block.plain, rules):
            continue
        if _title_label(block, rules):
            return block
        if _is_dateline_alone(block, rules):
            continue
        if not looks_like_heading(block, longest=_LONGEST_TITLE):
            break
        if not find_dateline(block.plain, rules) and folded(block.plain) not in sites:
            candidates.append(block)
    marked = [block for block in candidates if block.level == 1]
    if marked:
        return marked[0]
    for block, following in itertools.pairwise(candidates):
        if not _is_kicker(block.plain, following.plain, rules):
            return block
    return candidates[-1] if candidates else None


def _title_label(block: Block, rules: DetailRules) -> re.Match[str] | None:
    """The match of a line that says itself that it is the title: `Title: The Coal Road`."""
    return next(filter(None, (pattern.fullmatch(block.plain) for pattern in rules.titles)), None)


def _is_dateline_alone(block: Block, rules: DetailRules) -> bool:
    """Whether a dateline has the line to itself; the title may follow it."""
    dateline = find_dateline(block.plain, rules)
    return dateline is not None and dateline.length >= len(block.plain)


def _is_kicker(plain: str, following: str, rules: DetailRules) -> bool:
    """Whether the line is a rubric, or a site name in capitals above a longer title."""
    words = plain.split()
    if all(word in rules.rubrics for word in re.findall(r"[\w-]+", plain.lower())):
        return True
    return len(words) <= 3 and plain.isupper() and len(following.split()) >= len(words) + 2


def _is_section_heading(article: Sequence[Block], number: int, rules: DetailRules) -> bool:
    block = article[number]
    if block.level:
        return True
    if block.listed or not looks_like_heading(block, longest=_LONGEST_HEADING):
        return False
    if len(block.plain.split()) > _MOST_HEADING_WORDS or is_head_note(block.plain, rules):
        return False
    if _SPEAKER.match(block.plain) or find_dateline(block.plain, rules):
        return False
    return _leads_to_text(article, number)


def _leads_to_text(article: Sequence[Block], number: int) -> bool:
    """Whether running text follows, at once or below a second heading."""
    for block in article[number + 1 : number + 3]:
        if is_body(block.plain):
            return True
        if block.listed or not looks_like_heading(block, longest=_LONGEST_HEADING):
            return False
    return False


def _span_without_site(text: str, title: Block, blocks: Sequence[Block]) -> Span:
    """The title without ` | News Nest`, when the text shows the title without it as well."""
    shorter = without_site(title.plain)
    others = {folded(block.plain) for block in blocks if block is not title}
    if shorter == title.plain or folded(shorter) not in others:
        return title.span
    words = r"\s+".join(re.escape(word) for word in shorter.split())
    raw = text[title.span.start : title.span.end]
    found = re.match(words, raw.translate(str.maketrans("’‘“”", "''\"\"")))
    return Span(title.span.start, title.span.start + found.end()) if found else title.span
