"""Findings as plain JSON values and back."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from knowledge_base.model import Argument, EventMention, Findings, Mention, Quantity, Span

# Several times as fast as dataclasses.asdict, which copies every value deeply.
_MENTIONS = TypeAdapter(tuple[Mention, ...])
_EVENTS = TypeAdapter(tuple[EventMention, ...])


def findings_to_json(findings: Findings) -> dict[str, Any]:
    """All fields by name; spans as pairs."""
    return {
        "source": findings.source,
        "mentions": _MENTIONS.dump_python(findings.mentions, mode="json"),
        "events": _EVENTS.dump_python(findings.events, mode="json"),
        "sentences": [[span.start, span.end] for span in findings.sentences],
    }


def findings_from_json(values: Mapping[str, Any]) -> Findings:
    """The findings that `findings_to_json` wrote; KeyError or TypeError for anything else."""
    return Findings(
        source=values["source"],
        mentions=tuple(_mention(row) for row in values["mentions"]),
        events=tuple(_event(row) for row in values["events"]),
        sentences=tuple(Span(start, end) for start, end in values["sentences"]),
    )


def _mention(row: Mapping[str, Any]) -> Mention:
    roles = tuple(Span(**role) for role in row["roles"])
    return Mention(**{**row, "readings": tuple(row["readings"]), "roles": roles})


def _event(row: Mapping[str, Any]) -> EventMention:
    changed = {
        "span": Span(**row["span"]),
        "trigger_span": Span(**row["trigger_span"]),
        "arguments": tuple(_argument(value) for value in row["arguments"]),
        "counted": tuple((what, number) for what, number in row["counted"]),
        "quantities": tuple(Quantity(**value) for value in row["quantities"]),
    }
    return EventMention(**{**row, **changed})


def _argument(row: Mapping[str, Any]) -> Argument:
    mentions = tuple(Span(**span) for span in row["mentions"])
    core = Span(**row["core"]) if row["core"] else None
    return Argument(**{**row, "span": Span(**row["span"]), "mentions": mentions, "core": core})
