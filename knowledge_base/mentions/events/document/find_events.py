"""Events of a document: who did what to whom, where, when, and how it is told.

A lexicon of triggers (`event_frames.yml`) is read over the dependency parse of each sentence; drafts of the same event
are then merged over the document. What is general, habitual or says too little is no event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from knowledge_base.edtf import parse
from knowledge_base.mentions.datelines import dateline_end
from knowledge_base.mentions.dates.chronologies import days_of_entries
from knowledge_base.mentions.events.document import signs
from knowledge_base.mentions.events.document.at_home import with_occupants
from knowledge_base.mentions.events.document.confidence import Judgement, judge
from knowledge_base.mentions.events.document.dateline_town import with_dateline_town
from knowledge_base.mentions.events.document.full_names import with_full_names
from knowledge_base.mentions.events.document.list_heads import with_list_heads
from knowledge_base.mentions.events.document.named_groups import name_groups
from knowledge_base.mentions.events.document.whole_documents import gather
from knowledge_base.mentions.events.grammar.core_words import with_core
from knowledge_base.mentions.events.grammar.paragraphs import view_paragraph
from knowledge_base.mentions.events.lexicon.frames import Frames, load_frames
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.named_victims import count_named
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.mentions.events.sentence.sentences import read_sentence
from knowledge_base.mentions.events.settings.here import find_here
from knowledge_base.mentions.events.settings.hours import with_hours
from knowledge_base.model import Document, EventMention, Mention, Span
from knowledge_base.vocabulary import Basis

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIRST_PARAGRAPHS = 3


def find_events(
    paragraphs: Sequence[tuple[Span, Doc]],
    *,
    document: Document,
    mentions: Sequence[Mention],
    published: str | None,
    frames: Frames | None = None,
) -> tuple[EventMention, ...]:
    """The events of a whole document, in reading order, each with the sentence that tells of it first.

    `paragraphs` are the parsed stretches of the document (tagger, parser, lemmatizer and ner have run), `mentions` the
    actors, places and dates already settled, `published` the article's date (EDTF) that bounds undated events. Participants
    quote the document; an argument told in another sentence keeps its own span. `frames` are tried instead of the package's own.
    """
    told = list(read_sentences(paragraphs, document, mentions, frames or load_frames()))
    readings = with_list_heads(told, document.text)
    report = is_report(document, mentions)
    gathered = gather(readings, report=report)
    concluded = conclude(gathered, document, mentions, published, report=report)
    return tuple(finish(c.draft, document, published, c.judgement) for c in concluded)


class Conclusion(NamedTuple):
    """A draft with all that the whole document adds to it, its signs, and how sure it is."""

    draft: Draft
    signs: frozenset[str]
    judgement: Judgement


def conclude(
    gathered: Sequence[Draft],
    document: Document,
    mentions: Sequence[Mention],
    published: str | None,
    *,
    report: bool,
) -> list[Conclusion]:
    """The gathered drafts as they are told in the end, in order: full names, groups, occupants, the dateline's town, confidence."""
    if not gathered:
        return []
    named = with_full_names(gathered, mentions)
    found_signs = signs.find_signs(named, document, report=report)
    town = find_here(document, mentions, report=report).place
    drafts = with_full_names(with_occupants(gathered, mentions), mentions)
    placed = with_dateline_town(
        drafts, town, document=document, mentions=mentions, published=published
    )
    return [
        Conclusion(
            draft, found, judge(found, draft.kind, report=report, published=document.published)
        )
        for draft, found in zip(name_groups(placed, mentions), found_signs, strict=True)
    ]


def is_report(document: Document, mentions: Sequence[Mention] = ()) -> bool:
    """Whether the article is a news report: one of its first paragraphs begins with a dateline."""
    first = document.paragraphs[:FIRST_PARAGRAPHS]
    return any(dateline_end(document.text, span, mentions) > span.start for span in first)


def read_sentences(
    paragraphs: Sequence[tuple[Span, Doc]],
    document: Document,
    mentions: Sequence[Mention],
    frames: Frames,
) -> Iterator[SentenceReading]:
    """What each sentence tells, one after the other; headings tell nothing."""
    headings = set(document.headings)
    report = is_report(document)
    here = find_here(document, mentions, report=report)
    dates = [m for m in mentions if m.type == "date" and m.edtf is not None]
    days = days_of_entries(document.text, [span for span, _ in paragraphs], dates)
    before = 0
    for index, (span, doc) in enumerate(paragraphs):
        if span in headings:
            continue
        start = dateline_end(document.text, span, mentions)
        body = Span(start, span.end)
        inside = with_hours(mentions, document, body, since=before or start, report=report)
        before = start
        paragraph = view_paragraph(
            doc, span.start, text=document.text, mentions=inside, body=start, here=here
        )
        for sentence in doc.sents:
            if span.start + sentence.end_char > start:
                reading = read_sentence(sentence, paragraph, frames, index=index, start=start)
                yield _on_the_day(reading, days.get(index))


def _on_the_day(reading: SentenceReading, day: Mention | None) -> SentenceReading:
    """What a sentence of a chronology tells happened on the day that heads its entry, where it names no other."""
    if day is None:
        return reading
    drafts = tuple(d if d.date is not None else replace(d, date=day) for d in reading.drafts)
    return replace(reading, drafts=drafts)


def _bound(published: str | None) -> str | None:
    """The last day on which an undated event can have happened: the article's own."""
    if published is None or not published[:4].isdigit() or "/" in published:
        return None
    return f"[..{published}]"


def _is_to_come(draft: Draft, published: str | None) -> bool:
    """Whether an event is dated after its article, which can only tell what is planned: "the summit of next week"."""
    day = draft.date.edtf if draft.date is not None else None
    if day is None or published is None or draft.telling.modality != "asserted":
        return False
    earliest, told = parse(day).earliest, parse(published).latest
    return earliest is not None and told is not None and earliest > told


def finish(
    draft: Draft, document: Document, published: str | None, judgement: Judgement
) -> EventMention:
    """The record of a draft, with its place in the file and the bound of its date."""
    edtf, said = _bound(published), None
    basis: Basis | None = "inferred" if edtf else None
    if draft.date is not None:
        edtf, said, basis = draft.date.edtf, draft.date.text, draft.date.basis or "stated"
    told = [*(with_core(f.argument) for f in draft.fillers), *draft.places]
    spans = {argument.span for argument in told}  # who tells of his own deed is its agent
    told += [source for source in draft.sources if source.span not in spans]
    arguments = sorted(told, key=lambda a: (a.span, a.role))
    sentence = draft.sentence
    return EventMention(
        source=document.source,
        span=sentence,
        quote=document.text[sentence.start : sentence.end],
        kind=draft.kind,
        trigger=document.text[draft.trigger.start : draft.trigger.end],
        trigger_span=draft.trigger,
        rule="event noun" if draft.is_noun else "event verb",
        confidence=judgement.confidence,
        stage=draft.telling.stage,
        modality="planned" if _is_to_come(draft, published) else draft.telling.modality,
        edtf=edtf,
        said=said,
        basis=basis,
        arguments=tuple(arguments),
        killed=draft.killed,
        wounded=draft.wounded,
        kidnapped=draft.kidnapped,
        counted=count_named(draft),
        quantities=draft.quantities,
        background=judgement.background,
    )
