"""Why a document tells the events that it does: sentence by sentence, which line of the frames made what.

It runs the very steps that find events and writes down what they decide; nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from knowledge_base.mentions.datelines import dateline_end
from knowledge_base.mentions.events.document.confidence import ALWAYS, OTHER, REPORT
from knowledge_base.mentions.events.document.find_events import (
    conclude,
    finish,
    is_report,
    read_sentences,
)
from knowledge_base.mentions.events.document.list_heads import with_list_heads
from knowledge_base.mentions.events.document.whole_documents import Fate, gather
from knowledge_base.mentions.events.explanation.explained_slots import (
    entry_of,
    explain_refusal,
    explain_slots,
)
from knowledge_base.mentions.events.explanation.explained_turning_away import (
    explain_needs,
    explain_turning,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph, view_paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.lexicon.frames import FRAMES_FILE, Frames, load_frames
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.mentions.events.triggers.choosing import Reason, choose
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.model import Document, EventMention, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Key = tuple[
    int, int, int
]  # paragraph, token, part: each deed that a trigger of a document tells of


def explain_events(
    paragraphs: Sequence[tuple[Span, Doc]],
    *,
    document: Document,
    mentions: Sequence[Mention],
    published: str | None,
    frames: Frames | None = None,
) -> dict[str, Any]:
    """How the events of a document are found, as plain values for JSON; takes what `find_events` takes.

    `sentences` hold the triggers of each sentence with their line in the file of frames, the slots and who fills them, and the number
    of the event that each tells of or the reason why it tells none; `events` hold what came out, with the signs and
    weights behind their confidence.
    """
    frames = frames or load_frames()
    report = is_report(document, mentions)
    found = read_sentences(paragraphs, document, mentions, frames)
    readings = with_list_heads(list(found), document.text)
    course = _Course(report=report)
    drafts = gather(readings, report=report, watch=course.note)
    numbers = {_key(draft): number for number, draft in enumerate(drafts, 1)}
    kind_of_text = REPORT if report else OTHER
    concluded = conclude(drafts, document, mentions, published, report=report)
    sentences = _Sentences(document, mentions, frames, course, numbers)
    told = sentences.explain(paragraphs, readings, drafts)
    return {
        "source": document.source,
        "title": document.title,
        "published": published,
        "text": kind_of_text,
        "sentences": told,
        "events": [
            {
                "number": number,
                "told in": _told_in(number, told),
                **_event(finish(end.draft, document, published, end.judgement), draft, end.draft),
                "signs": [
                    {"sign": sign, "weight": end.judgement.weights[sign]}
                    for sign in (ALWAYS, *sorted(end.signs))
                    if sign in end.judgement.weights
                ],
            }
            for number, (draft, end) in enumerate(zip(drafts, concluded, strict=True), 1)
        ],
    }


def _key(draft: Draft) -> Key:
    return draft.paragraph, draft.token, draft.part


@dataclass(slots=True)
class _Course:
    """What became of each draft that makes no event of its own."""

    report: bool
    again: dict[Key, Key] = field(default_factory=dict)
    lost: dict[Key, str] = field(default_factory=dict)

    def note(self, fate: Fate, draft: Draft, event: Draft | None) -> None:
        """One more step of the gathering."""
        if fate == "told again" and event is not None:
            self.again[_key(draft)] = _key(event)
        elif fate == "turned away":
            self.lost[_key(draft)] = explain_turning(draft, report=self.report)
        else:
            self.lost[_key(draft)] = explain_needs(draft)

    def first_telling(self, key: Key) -> Key:
        """The telling that the event of this one began with."""
        while key in self.again:
            key = self.again[key]
        return key


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Explains the sentences of one document."""

    document: Document
    mentions: Sequence[Mention]
    frames: Frames
    course: _Course
    numbers: Mapping[Key, int]

    def explain(
        self,
        paragraphs: Sequence[tuple[Span, Doc]],
        readings: Sequence[SentenceReading],
        events: Sequence[Draft],
    ) -> list[dict[str, Any]]:
        """Every sentence in reading order, headings among them."""
        read = {(r.paragraph, r.span.start): r for r in readings}
        found: list[dict[str, Any]] = []
        headings = set(self.document.headings)
        for index, (span, doc) in enumerate(paragraphs):
            start = dateline_end(self.document.text, span, self.mentions)
            inside = [m for m in self.mentions if start <= m.start and m.end <= span.end]
            view = view_paragraph(
                doc, span.start, text=self.document.text, mentions=inside, body=start
            )
            for sentence in doc.sents:
                begin = max(span.start + sentence.start_char, start)
                end = span.start + sentence.end_char
                text = self.document.text[begin:end]
                if not text.strip():
                    continue
                begin += len(text) - len(text.lstrip())
                entry: dict[str, Any] = {
                    "number": len(found) + 1,
                    "start": begin,
                    "end": begin + len(text.strip()),
                    "text": " ".join(text.split()),
                    "heading": span in headings,
                    "triggers": [],
                    "claims": [],
                }
                reading = read.get((index, begin))
                if reading is not None:
                    entry["triggers"] = self._triggers(sentence, view, reading)
                    entry["claims"] = [_claim(claim, events) for claim in reading.claims]
                found.append(entry)
        return found

    def _triggers(
        self, sentence: Any, view: Paragraph, reading: SentenceReading
    ) -> list[dict[str, Any]]:
        refused: list[tuple[Match, Reason]] = []
        chosen = list(
            choose(sentence, self.frames, view, lambda match, why: refused.append((match, why)))
        )
        entries = [
            (match.token.i, 0, self._read(match, slots, view, draft))
            for match, slots in chosen
            for draft in reading.drafts
            if draft.token == match.token.i
        ]
        entries += [
            (match.token.i, 1, {**_trigger(match, view), "why": explain_refusal(match, why, view)})
            for match, why in refused
        ]
        return [entry for _, _, entry in sorted(entries, key=lambda e: e[:2])]

    def _read(self, match: Match, slots: Slots, view: Paragraph, draft: Draft) -> dict[str, Any]:
        first = self.course.first_telling(_key(draft))
        number = self.numbers.get(first)
        fate = "told again" if first != _key(draft) else "event"
        entry = {
            **_trigger(match, view),
            "fate": fate if number else "turned away",
            "event": number,
            "why": None if number else self.course.lost.get(first, ""),
            "slots": explain_slots(match, slots, view),
            "told as": {
                "modality": draft.telling.modality,
                "stage": draft.telling.stage,
                "time": draft.telling.time,
            },
            "date": {"text": draft.date.text, "edtf": draft.date.edtf} if draft.date else None,
            "places": [place.text for place in draft.places],
            "places from": "its own clause" if draft.own_places else "the rest of the sentence",
            "figures": _figures(draft),
        }
        if draft.kind != match.trigger.frame.kind:
            entry["kind read"] = draft.kind
        return entry


def _trigger(match: Match, view: Paragraph) -> dict[str, Any]:
    tokens = sorted((match.token, *match.others), key=lambda token: token.i)
    trigger = match.trigger
    return {
        "words": " ".join(token.text for token in tokens),
        "start": view.start + tokens[0].idx,
        "as": "noun" if match.is_noun else "verb",
        "kind": trigger.frame.kind,
        "pattern": trigger.frame.pattern.name,
        "file": FRAMES_FILE.name,
        "line": trigger.line,
        "entry": entry_of(trigger),
        "fate": "turned away",
        "event": None,
    }


def _figures(draft: Draft) -> dict[str, Any]:
    counts = {name: getattr(draft, name) for name in ("killed", "wounded", "kidnapped")}
    amounts = [f"{q.amount:.12g} {q.unit} {q.of or ''}".strip() for q in draft.quantities]
    found: dict[str, Any] = {name: count for name, count in counts.items() if count is not None}
    return {**found, **({"quantities": amounts} if amounts else {})}


def _claim(claim: Any, events: Sequence[Draft]) -> dict[str, Any]:
    spans = {filler.argument.span for filler in claim.fillers}
    holders = [
        number
        for number, event in enumerate(events, 1)
        if any(f.argument.span in spans for f in event.fillers)
    ]
    said = [(filler.role, filler.argument.text) for filler in claim.fillers]
    return {
        "agents": [text for role, text in said if role == "agent"],
        "sources": [text for role, text in said if role == "source-of-claim"],
        "alleged": claim.alleged,
        "event": holders[-1] if holders else None,
    }


def _told_in(number: int, told: Sequence[Mapping[str, Any]]) -> list[int]:
    """The numbers of the sentences that tell of an event."""
    return [
        sentence["number"]
        for sentence in told
        if any(entry["event"] == number for entry in (*sentence["triggers"], *sentence["claims"]))
    ]


def _event(event: EventMention, gathered: Draft, draft: Draft) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "trigger": event.trigger,
        "start": event.trigger_span.start,
        "modality": event.modality,
        "stage": event.stage,
        "edtf": event.edtf,
        "date from": _date_from(event),
        "participants": [
            {"role": a.role, "text": a.text} for a in event.arguments if a.role != "place"
        ],
        "places": [a.text for a in event.arguments if a.role == "place"],
        "places from": _places_from(gathered, draft),
        "figures": _figures(draft),
        "background": event.background,
        "confidence": event.confidence,
    }


def _places_from(gathered: Draft, draft: Draft) -> str | None:
    if not draft.inferred:
        return None
    return "the event told before" if gathered.inferred else "the dateline"


def _date_from(event: EventMention) -> str | None:
    if event.said:
        return event.said
    return "the article's own date is the last possible" if event.edtf else None
