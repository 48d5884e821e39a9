"""Corrections of single mentions, written into the records of their sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge_base.entities.editing.base import Base
from knowledge_base.entities.editing.draft import Draft
from knowledge_base.entities.fields.entity_fields import SourceFields
from knowledge_base.entities.linking.corrections import list_places
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.model import Candidate, LinkedMention, Span
from knowledge_base.problems import Problem

Verdict = Mapping[str, Any]


def correct_mentions(
    draft: Draft, base: Base, mentions: Iterable[LinkedMention], verdict: Verdict
) -> tuple[list[str], list[Problem]]:
    """Say in their sources what mentions really are; the sources that say so now, and what stands in the way.

    A text that is meant wherever it stands in a source needs one correction, otherwise each place has its `nth`.
    """
    chosen: defaultdict[tuple[str, str], set[Span]] = defaultdict(set)
    for linked in mentions:
        mention = linked.mention
        text = " ".join(mention.text.split())
        chosen[mention.source, text].add(Span(mention.start, mention.end))
    wanted: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for (source, text), spans in sorted(chosen.items()):
        wanted[source] += _word_corrections(base.understand().linked, source, text, spans, verdict)
    problems = [p for source, items in wanted.items() for p in _find_older(base, source, items)]
    for source, items in wanted.items():
        draft.add(f"sources/{source}", "corrections", items)
    return sorted(wanted), problems


def open_mentions(base: Base, candidate: Candidate) -> list[LinkedMention]:
    """The mentions of a name that has several readings and was decided nowhere."""
    return [
        linked
        for _, found in sorted(base.understand().knowledge.mentions.items())
        for linked in found
        if linked.entity is None
        and not linked.rejected
        and linked.mention.type == candidate.type
        and fold_name(linked.mention.name) == fold_name(candidate.name)
        and set(candidate.readings) & set(linked.mention.readings)
    ]


def _word_corrections(
    linked: Linked, source: str, text: str, spans: set[Span], verdict: Verdict
) -> list[dict[str, Any]]:
    found = {Span(r.mention.start, r.mention.end) for r in linked.raw.readings[source]}
    places = list_places(linked.documents[source], text, found)
    if set(places) <= spans:
        return [{"text": text, **verdict}]
    return [
        {"text": text, **verdict, "nth": places.index(s) + 1} for s in sorted(spans & {*places})
    ]


def _find_older(base: Base, source: str, wanted: list[dict[str, Any]]) -> Iterable[Problem]:
    """Corrections of a person that speak of the same places already: which of two holds is hers to say."""
    record = base.record(f"sources/{source}")
    if record is None or not isinstance(record.written, SourceFields):
        return
    for at, older in enumerate(record.written.corrections):
        for item in wanted:
            if (older.text, older.nth) == (item["text"], item.get("nth")):
                now = ", ".join(
                    f"{key}: {value}" for key, value in item.items() if key not in ("text", "nth")
                )
                message = f"this correction speaks of the same words already; change it here to '{now}' instead"
                yield base.problem(record.id, message, "corrections", at)
