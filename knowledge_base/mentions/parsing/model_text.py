"""A paragraph as the language model should read it: the same length, without what would mislead it.

Every offset stays true: characters are replaced, never added or removed. Words of the article itself are always quoted from
its own text, not from this one.
"""

import re
from collections import Counter
from collections.abc import Sequence

from knowledge_base.mentions.datelines import dateline_end
from knowledge_base.mentions.parsing.recasing import is_shouted, recase
from knowledge_base.mentions.words import find_words
from knowledge_base.model import Mention, Span

_SPACE = re.compile(r"[^\S ]")  # what is no plain space yet
_DIGIT_BEHIND_WORD = re.compile(r"[^\W\d_][.,;:)”\"’]?\d")
_FOOTNOTE = re.compile(
    r"(?<=[^\W\d_][.,;:)”\"’])\d{1,3}(?=\s|$)|(?<=[^\W\d_]{3})\d{1,2}(?=[.,;]?(?:\s|$))"
)
# Where a link of Markdown leads: "](img/court.jpg)", "](https://example.org "title")".
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]+(?:\s+[\"'][^\"']*[\"'])?\)")
_NUMBERED = re.compile(r"\b(?:nos?|nr|num|art|sec|p|pp|vol|fig|ch)\.$", re.IGNORECASE)
_MARKS = str.maketrans({"«": '"', "»": '"', "´": "'", "`": "'"})
_DASH = re.compile(r"(?:--+|[–—]|(?<=\s)-(?=\s))(?=[^-–—]*$)")
# "[Text]", "([Excerpts])": what a monitoring service says of the kind of text that begins behind the dateline.
_REMARK = re.compile(r"\(?\[[^\]\n]*\]\)?(?=\s*$)")
# "Machine-gunned", "cease-fire": the model parts such a word at its hyphen and takes a verb so parted for an adjective.
_HYPHENATED = re.compile(
    r"(?<=[a-z])-(?=(?:gunn|bomb|gass|martial|jack)(?:ed|ing)\b)"
    r"|(?<=\bcease)-(?=fires?\b)|(?<=\bshoot)-(?=outs?\b)|(?<=\bhold)-(?=ups?\b)|(?<=\bsit)-(?=ins?\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:]\W*$")


def texts_for_model(
    text: str, paragraphs: Sequence[Span], known: Sequence[Mention]
) -> tuple[str, ...]:
    """The paragraphs with plain spaces and quotes, without glued footnote numbers and targets of links, recased where they shout.

    `known` are the known names found in the article; they and the article's other paragraphs tell how words are spelt.
    """
    plain = [_plain(_with_end_of_dateline(text, span, known)) for span in paragraphs]
    shouted = [i for i, paragraph in enumerate(plain) if is_shouted(paragraph)]
    if shouted:
        forms = usual_forms(text, paragraphs)
        names = [_names_in(paragraphs[i], known) for i in shouted]
        recased = recase([plain[i] for i in shouted], names, forms)
        plain = [dict(zip(shouted, recased, strict=True)).get(i, p) for i, p in enumerate(plain)]
    return tuple(plain)


def _with_end_of_dateline(text: str, paragraph: Span, known: Sequence[Mention]) -> str:
    """The paragraph with a full stop for the dash of its dateline, so that no parse makes its town the subject of what follows."""
    head = text[paragraph.start : dateline_end(text, paragraph, known)]
    stopped = _DASH.sub(lambda dash: "." + " " * (len(dash.group()) - 1), head)
    stopped = _REMARK.sub(lambda remark: " " * len(remark.group()), stopped)
    return stopped + text[paragraph.start + len(head) : paragraph.end]


def _plain(paragraph: str) -> str:
    paragraph = _SPACE.sub(" ", paragraph.translate(_MARKS))
    if "-" in paragraph:
        paragraph = _HYPHENATED.sub("_", paragraph)
    if "](" in paragraph:
        paragraph = _LINK_TARGET.sub(lambda match: " " * len(match.group()), paragraph)
    if not _DIGIT_BEHIND_WORD.search(paragraph):  # half of what the next one costs
        return paragraph
    return _FOOTNOTE.sub(lambda match: _blank(match, paragraph), paragraph)


def _blank(match: re.Match[str], paragraph: str) -> str:
    numbered = _NUMBERED.search(paragraph[: match.start()])
    return match.group() if numbered else " " * len(match.group())


def _names_in(span: Span, known: Sequence[Mention]) -> dict[int, str]:
    """How the known names of a paragraph spell its words, by the offset of the word in the paragraph."""
    found = {}
    for mention in known:
        if span.start <= mention.start and mention.end <= span.end:
            forms = {
                word.folded: mention.name[word.start : word.end]
                for word in find_words(mention.name, 0, len(mention.name))
            }
            for word in find_words(mention.text, 0, len(mention.text)):
                if word.folded in forms:
                    found[mention.start - span.start + word.start] = forms[word.folded]
    return found


def usual_forms(text: str, paragraphs: Sequence[Span]) -> dict[str, str]:
    """For each folded word the spelling it has most often in paragraphs that do not shout."""
    counts: dict[str, Counter[str]] = {}
    for span in paragraphs:
        if is_shouted(text[span.start : span.end]):
            continue
        for word in find_words(text, span.start, span.end):
            before = text[max(span.start, word.start - 3) : word.start]
            if before and not _SENTENCE_END.search(before):
                counts.setdefault(word.folded, Counter())[text[word.start : word.end]] += 1
    return {folded: min(c, key=lambda w: (-c[w], w)) for folded, c in counts.items()}
