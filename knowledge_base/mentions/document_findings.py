"""One article: its known names, dates, new names and events brought together."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.datelines import find_datelines
from knowledge_base.mentions.names.definitions import Definition, find_abbreviations
from knowledge_base.mentions.names.document_names import decide_types, find_repeats, make_mentions
from knowledge_base.mentions.names.enumerations import share_evidence
from knowledge_base.mentions.names.group_members import without_members
from knowledge_base.mentions.names.known_mentions import is_led_in, make_mention
from knowledge_base.mentions.names.known_names import KnownNameIndex, Match
from knowledge_base.mentions.names.languages import is_language
from knowledge_base.mentions.names.name_evidence import Evidence, head_of
from knowledge_base.mentions.names.new_names import NewName, find_new_names
from knowledge_base.mentions.names.place_or_person import without_people
from knowledge_base.mentions.names.plain_words import is_plain_word, plain_words
from knowledge_base.mentions.names.reading_order import order_by_country
from knowledge_base.mentions.names.roles import with_roles
from knowledge_base.mentions.names.same_thing import unite
from knowledge_base.mentions.names.shared_heads import spread_heads
from knowledge_base.mentions.names.short_forms import refer_back
from knowledge_base.mentions.names.speakers import find_speakers
from knowledge_base.mentions.names.surnames import find_surnames
from knowledge_base.mentions.names.town_names import TownNames
from knowledge_base.mentions.names.wider_names import widen
from knowledge_base.mentions.overlaps import settle
from knowledge_base.mentions.parsing.model_text import texts_for_model
from knowledge_base.mentions.parsing.parses import tokens_with
from knowledge_base.mentions.words import fold_name
from knowledge_base.model import Document, EventMention, Findings, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A single misspelt word this long is believed without a correctly spelt twin in the article.
LONG_ENOUGH_ALONE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document with its known names found and its paragraphs ready for the model."""

    document: Document
    known: tuple[Mention, ...]
    model_texts: tuple[str, ...]


def prepare(document: Document, index: KnownNameIndex) -> Prepared:
    """What can be done before the article is parsed; the parse depends on it where an article shouts."""
    text = document.text
    matches = [
        match
        for span in document.paragraphs
        for match in spread_heads(text, index.matches(text, span), index.look_up)
    ]
    sure = [
        match for match in matches if _is_sure(match, matches) and not _is_language(text, match)
    ]
    known = tuple(
        make_mention(text, match, document.source, led_in=is_led_in(text, match, before))
        for before, match in itertools.pairwise((None, *sure))
        if match is not None
    )
    texts = texts_for_model(document.text, document.paragraphs, known)
    return Prepared(document=document, known=known, model_texts=texts)


def _is_sure(match: Match, all_matches: Sequence[Match]) -> bool:
    """A single misspelt word needs its right spelling in the same article, or length where it is no person."""
    if not match.variant or match.words > 1:
        return True
    entities = {known.entity for known in match.names}
    if any(
        not o.variant and not entities.isdisjoint(k.entity for k in o.names) for o in all_matches
    ):
        return True
    person = any(known.kind == "person" for known in match.names)
    return match.end - match.start >= LONG_ENOUGH_ALONE and not person


def _is_language(text: str, match: Match) -> bool:
    adjectival = all(known.adjectival for known in match.names)
    return adjectival and is_language(text, match.start, match.end)


def find_in_document(
    prepared: Prepared,
    docs: "Sequence[Doc]",
    *,
    towns: TownNames,
    countries: Mapping[str, tuple[str, ...]],
    published: str | None,
) -> Findings:
    """The article's mentions and events in reading order, and where its sentences stand."""
    document = prepared.document
    known = without_people(prepared.known, document.paragraphs, docs)
    named = [*order_by_country(known, countries), *_dates(document, published)]
    definitions = [
        d for span in document.paragraphs for d in find_abbreviations(document.text, span)
    ]
    found = without_members(_candidates(document, docs, definitions), known, document.text)
    candidates = towns.weigh(document, docs, found, named)
    candidates = widen(document, docs, candidates, known)
    standing = _unclaimed(candidates, named, document.source)
    standing = share_evidence(document.text, standing, named)
    new = towns.read(make_mentions(standing, decide_types(standing), document.source))
    repeats = find_repeats(document.text, document.paragraphs, new)
    people = settle([*named, *new])
    repeats += find_surnames(
        document.text, document.paragraphs, people, _proper_nouns(document, docs)
    )
    mentions = unite(document.text, refer_back(settle([*named, *new, *repeats])), definitions)
    mentions = with_roles(document.paragraphs, docs, mentions)
    return Findings(
        source=document.source,
        mentions=tuple(mentions),
        events=tuple(_events(document, docs, mentions, published)),
        sentences=tuple(_sentences(document, docs)),
    )


def _dates(document: Document, published: str | None) -> list[Mention]:
    from knowledge_base.mentions.dates.chronologies import find_entries, year_of_heading
    from knowledge_base.mentions.dates.find_dates import find_dates
    from knowledge_base.mentions.dates.habits import read_habits

    text, found, told = document.text, [], None
    body = "\n".join(text[span.start : span.end] for span in document.paragraphs)
    habits = read_habits(body, language=document.language)
    entries, entry = find_entries(text, document.paragraphs), None
    for number, span in enumerate(document.paragraphs):
        dates = find_dates(
            text,
            span,
            source=document.source,
            anchor=published,
            habits=habits,
            told=told,
            frame=entry if number in entries else None,
        )
        told = dates[-1].edtf if dates else None
        if number in entries:
            entry = dates[0].edtf if dates else entry
        elif span in document.headings:
            entry = year_of_heading(text, span) or entry
        found += dates
    return found


def _events(
    document: Document, docs: "Sequence[Doc]", mentions: Sequence[Mention], published: str | None
) -> list[EventMention]:
    from knowledge_base.mentions.events.document.find_events import find_events

    paragraphs = list(zip(document.paragraphs, docs, strict=True))
    return list(find_events(paragraphs, document=document, mentions=mentions, published=published))


def _candidates(
    document: Document, docs: "Sequence[Doc]", definitions: Sequence[Definition]
) -> list[NewName]:
    headings = set(document.headings)
    found = _defined(document, definitions)
    for span in document.paragraphs:
        openings = find_datelines(document.text, span) + find_speakers(document.text, span)
        found += [name for name in openings if _is_free(name, found)]
    for span, doc in zip(document.paragraphs, docs, strict=True):
        heading = span in headings
        found += [
            name
            for name in find_new_names(doc, span.start, document.text, heading=heading)
            if _is_free(name, found)
        ]
    plain = plain_words(document.text, document.paragraphs)
    named = [name for name in found if not is_plain_word(name, plain)]
    return sorted(named, key=lambda name: (name.start, name.end))


def _is_free(name: NewName, taken: Sequence[NewName]) -> bool:
    return not any(name.start < other.end and other.start < name.end for other in taken)


def _defined(document: Document, definitions: Sequence[Definition]) -> list[NewName]:
    """Long and short form of each definition; the long form's head word tells the type of both."""
    found = []
    for definition in definitions:
        long = document.text[definition.long.start : definition.long.end]
        head, kind = head_of(fold_name(long).split(" "))
        points = (0.0, 5.0) if head == "place" else (5.0, 0.0)
        evidence = Evidence(actor=points[0], place=points[1], kind=kind, head=True)
        for span in (definition.long, definition.short):
            text = document.text[span.start : span.end]
            found.append(
                NewName(
                    start=span.start, end=span.end, text=text, label="defined", evidence=evidence
                )
            )
    return found


def _unclaimed(
    candidates: Sequence[NewName], named: Sequence[Mention], source: str
) -> list[NewName]:
    """Candidates that no known name or date claims, so that the claimed ones cast no vote on a type."""
    new = make_mentions(candidates, decide_types(candidates), source)
    standing = {(m.start, m.end) for m in settle([*named, *new]) if not m.readings}
    return [name for name in candidates if (name.start, name.end) in standing]


def _proper_nouns(document: Document, docs: "Sequence[Doc]") -> frozenset[int]:
    """Where words begin that the model takes for proper nouns, or that act without an article as only names do."""
    return frozenset(
        span.start + token.idx
        for span, doc in zip(document.paragraphs, docs, strict=True)
        for token in (*tokens_with(doc, "POS", "PROPN"), *tokens_with(doc, "DEP", "nsubj"))
        if token.pos_ == "PROPN" or not token.n_lefts
    )


def _sentences(document: Document, docs: "Sequence[Doc]") -> list[Span]:
    found = []
    for span, doc in zip(document.paragraphs, docs, strict=True):
        for sentence in doc.sents:
            start, end = span.start + sentence.start_char, span.start + sentence.end_char
            text = document.text[start:end]
            if text.strip():
                found.append(
                    Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
                )
    return found
