"""What is told as an event, and how: golden cases, one file a rule, in the styles of analyses and of wire reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from knowledge_base.mentions.events.document.find_events import find_events
from knowledge_base.mentions.events.lexicon.frames import load_frames
from knowledge_base.mentions.parsing.model_text import texts_for_model
from knowledge_base.model import Document, EventMention, Mention, Span
from knowledge_base.vocabulary import EVENT_ROLES, KINDS
from tests.yaml_files import read_yaml

if TYPE_CHECKING:
    from spacy.language import Language

GOLDEN = Path(__file__).parents[1] / "golden" / "mentions" / "events"
TEXTS: list[tuple[str, dict[str, Any]]] = [
    (file.stem, case) for file in sorted(GOLDEN.glob("*.yml")) for case in read_yaml(file)
]
CASES = [pytest.param(case, id=f"{rule}: {case['text'][:50].strip()}") for rule, case in TEXTS]


@pytest.fixture(scope="module")
def model() -> Language:
    from knowledge_base.mentions.parsing.language_model import load_model

    return load_model()


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The stretches between empty lines, trimmed."""
    spans, at = [], 0
    for block in text.split("\n\n"):
        start = at + len(block) - len(block.lstrip())
        end = start + len(block.strip())
        if start < end:
            spans.append(Span(start, end))
        at += len(block) + 2
    return tuple(spans)


def make_document(text: str, published: str | None = None) -> Document:
    return Document(
        source="case",
        path=Path("case.txt"),
        text=text,
        sha256="",
        language="en",
        title="",
        paragraphs=paragraphs_of(text),
        published=published,
    )


def usual_form(name: str) -> str:
    """A name in capitals as it is usually written; short ones are acronyms."""
    return name.title() if name.isupper() and len(name) > 4 else name


def make_mentions(text: str, stated: list[dict[str, str]]) -> list[Mention]:
    """A mention for every occurrence of each stated name that is no part of a longer one."""
    found: list[Mention] = []
    for entry in sorted(stated, key=lambda e: -len(e["text"])):
        start = text.find(entry["text"])
        while start >= 0:
            end = start + len(entry["text"])
            if any(m.start <= start and end <= m.end for m in found):
                start = text.find(entry["text"], end)
                continue
            found.append(
                Mention(
                    source="case",
                    start=start,
                    end=end,
                    text=text[start:end],
                    type=entry["type"],  # type: ignore[arg-type]  # because the golden files are checked by hand
                    kind=entry.get("kind"),
                    name=usual_form(entry["text"]),
                    rule="golden",
                    confidence=1.0,
                    adjectival=entry.get("adjectival") == "true",
                    edtf=entry.get("edtf"),
                    basis="stated" if "edtf" in entry else None,
                    readings=(entry["means"],) if "means" in entry else (),
                )
            )
            start = text.find(entry["text"], end)
    return sorted(found, key=lambda m: (m.start, m.end))


def read_case(case: dict[str, Any], model: Language) -> tuple[EventMention, ...]:
    document = make_document(case["text"], case.get("published"))
    mentions = make_mentions(document.text, case.get("mentions", []))
    texts = texts_for_model(document.text, document.paragraphs, mentions)  # capitals are recased
    docs = [(span, model(text)) for span, text in zip(document.paragraphs, texts, strict=True)]
    return find_events(docs, document=document, mentions=mentions, published=case.get("published"))


def told(event: EventMention) -> dict[str, Any]:
    """What an event says, without what is as usual, in the shape of the golden files."""
    roles: dict[str, list[str]] = {}
    for argument in event.arguments:
        roles.setdefault(argument.role, []).append(argument.text)
    counts = {name: getattr(event, name) for name in ("killed", "wounded", "kidnapped")}
    amounts = [f"{q.amount:.12g} {q.unit} {q.of or ''}".strip() for q in event.quantities]
    usual = {"stage": "accomplished", "modality": "asserted"}
    said = {"stage": event.stage, "modality": event.modality}
    return {
        "kind": event.kind,
        "trigger": event.trigger,
        **roles,
        **({"date": event.edtf} if event.edtf else {}),
        **{name: str(count) for name, count in counts.items() if count is not None},
        **({"quantities": amounts} if amounts else {}),
        **{name: value for name, value in said.items() if usual[name] != value},
    }


READ: dict[int, tuple[EventMention, ...]] = {}  # by the identity of the case


def read_once(case: dict[str, Any], model: Language) -> tuple[EventMention, ...]:
    """The events of a case for all tests that ask: reading 1,400 cases takes half a minute."""
    if id(case) not in READ:
        READ[id(case)] = read_case(case, model)
    return READ[id(case)]


@pytest.mark.parametrize("case", CASES)
def test_a_text_tells_exactly_these_events(case: dict[str, Any], model: Language) -> None:
    assert [told(event) for event in read_once(case, model)] == case.get("events", [])


@pytest.mark.parametrize("case", CASES)
def test_every_event_quotes_the_document(case: dict[str, Any], model: Language) -> None:
    for event in read_once(case, model):
        assert event.quote == case["text"][event.span.start : event.span.end]
        assert event.trigger == case["text"][event.trigger_span.start : event.trigger_span.end]
        for argument in event.arguments:
            assert argument.text == case["text"][argument.span.start : argument.span.end]
            assert argument.role in (*EVENT_ROLES, "place")


def tells_of(case: dict[str, Any], kind: str) -> bool:
    """Whether a case says that an event of the kind happened."""
    return any(
        event["kind"] == kind
        and event.get("modality", "asserted") in ("asserted", "alleged")
        and "stage" not in event
        for event in case.get("events", [])
    )


@pytest.mark.parametrize("kind", KINDS["event"])
def test_every_kind_has_sentences_that_tell_of_it_and_sentences_that_do_not(kind: str) -> None:
    cases = [case for rule, case in TEXTS if rule == f"kind_{kind.replace('-', '_')}"]

    assert sum(tells_of(case, kind) for case in cases) >= 3
    assert sum(not tells_of(case, kind) for case in cases) >= 2


def test_every_kind_of_the_vocabulary_has_a_trigger() -> None:
    assert load_frames().kinds() == set(KINDS["event"])


def test_headings_tell_no_events(model: Language) -> None:
    text = "Rebels killed two mayors in Tingo\n\nThe town was quiet."
    document = make_document(text)
    heading = document.paragraphs[0]
    titled = Document(
        **{
            **{name: getattr(document, name) for name in Document.__slots__},
            "headings": (heading,),
        }
    )
    docs = [(span, model(text[span.start : span.end])) for span in titled.paragraphs]

    assert find_events(docs, document=titled, mentions=[], published=None) == ()


def test_reading_twice_gives_the_same(model: Language) -> None:
    for _, case in TEXTS[:5]:
        assert read_case(case, model) == read_case(case, model)


@pytest.mark.parametrize("stride", [24, pytest.param(8, marks=pytest.mark.journeys)])
def test_a_text_cut_anywhere_can_be_read(stride: int, model: Language) -> None:
    """Fragments have parses that no whole sentence has: verbs without subjects, prepositions at the very beginning or end.

    `stride` is how many words lie between two cuts of a text; every place is cut in some text.
    """
    cut = [
        (words[:at], words[at:])
        for nth, words in enumerate(sorted({tuple(case["text"].split()) for _, case in TEXTS}))
        for at in range(1 + nth % stride, len(words), stride)
    ]
    pieces = [" ".join(words) for both in cut for words in both]
    for piece, doc in zip(pieces, model.pipe(pieces), strict=True):
        document = make_document(piece)
        if len(document.paragraphs) == 1:
            find_events(
                [(document.paragraphs[0], doc)],
                document=document,
                mentions=make_mentions(piece, []),
                published=None,
            )
