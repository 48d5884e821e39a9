"""An explanation of events as lines of plain text."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
MOST_SIGNS = 8  # the weightiest; the JSON has all
Entry = Mapping[str, Any]


def explanation_lines(explained: Entry) -> Iterator[str]:
    """The sentences with their triggers, then the events with what they were made of."""
    published = explained["published"] or "no date"
    yield f"{explained['title'] or explained['source']} ({published}; read as {explained['text']})"
    for sentence in explained["sentences"]:
        yield ""
        yield from _sentence(sentence)
    for event in explained["events"]:
        yield ""
        yield from _event(event)
    if not explained["events"]:
        yield ""
        yield "No events."


def _sentence(sentence: Entry) -> Iterator[str]:
    heading = " (a heading: not read for events)" if sentence["heading"] else ""
    yield from _wrap(f"Sentence {sentence['number']}{heading}: {sentence['text']}", "", "  ")
    for trigger in sentence["triggers"]:
        yield from _trigger(trigger)
    for claim in sentence["claims"]:
        yield from _claim(claim)
    if not (sentence["heading"] or sentence["triggers"] or sentence["claims"]):
        yield "  (no word of event_frames.yml)"


def _trigger(trigger: Entry) -> Iterator[str]:
    rule = f"{trigger['kind']}, pattern {trigger['pattern']}, {trigger['file']}:{trigger['line']}"
    yield f"  “{trigger['words']}” ({trigger['as']}): {rule}  {trigger['entry']}"
    if "slots" not in trigger:
        yield from _wrap(f"turned away: {trigger['why']}", "      ", "        ")
        return
    for slot in trigger["slots"]:
        yield from _slot(slot)
    yield from _wrap(", ".join(_circumstances(trigger)), "      ", "        ")
    if "kind read" in trigger:
        yield f"      read as {trigger['kind read']} because of who takes part"
    if trigger["fate"] == "turned away":
        yield from _wrap(f"turned away: {trigger['why']}", "      ", "        ")
    elif trigger["fate"] == "told again":
        yield f"      tells event {trigger['event']} again"
    else:
        yield f"      -> event {trigger['event']}"


def _slot(slot: Entry) -> Iterator[str]:
    name = f"      {slot['slot']}: {slot['noun']} [{', '.join(slot['classes']) or 'no class'}]"
    if not slot["fills"]:
        yield f"{name} -> no role: {slot['why']}"
    for filled in slot["fills"]:
        yield f"{name} -> {filled['role']} “{_one_line(filled['text'])}” ({slot['why']}; {filled['how']})"


def _circumstances(trigger: Entry) -> Iterator[str]:
    told = trigger["told as"]
    yield f"told as {told['modality']}, {told['stage']}, {told['time']}"
    date = trigger["date"]
    yield f"date {date['edtf']} “{_one_line(date['text'])}”" if date else "no date"
    if trigger["places"]:
        yield f"at {' and '.join(trigger['places'])} (from {trigger['places from']})"
    yield from _figures(trigger["figures"])


def _figures(figures: Entry) -> Iterator[str]:
    for name, count in figures.items():
        yield from ([f"{count} {name}"] if name != "quantities" else count)


def _claim(claim: Entry) -> Iterator[str]:
    verb = "are said to be" if claim["alleged"] else "are named as"
    by = f", according to {' and '.join(claim['sources'])}" if claim["sources"] else ""
    where = f"event {claim['event']}" if claim["event"] else "no event that was found"
    yield f"  claim: {' and '.join(claim['agents'])} {verb} the agents{by} -> {where}"


def _event(event: Entry) -> Iterator[str]:
    told = event["told in"]
    again = f", told again in {_sentences(told[1:])}" if len(told) > 1 else ""
    yield f"Event {event['number']}: {event['kind']}, “{event['trigger']}” in sentence {told[0]}{again}"
    yield f"  {event['modality']}, {event['stage']}; date {event['edtf'] or 'none'}{_basis(event)}"
    for participant in event["participants"]:
        yield f"  {participant['role']}: {_one_line(participant['text'])}"
    if event["places"]:
        handed = f" (of {event['places from']})" if event["places from"] else ""
        yield f"  place: {' and '.join(map(_one_line, event['places']))}{handed}"
    if figures := list(_figures(event["figures"])):
        yield f"  figures: {', '.join(figures)}"
    as_told = " as background of the report" if event["background"] else ""
    said = f"confidence {event['confidence']}{as_told}: {_signs(event)}"
    yield from _wrap(said, "  ", "    ")
    reason = f": {event['why']}" if event["why"] else ""
    entity = f" as {event['entity']}" if event["entity"] else ""
    yield f"  {event['fate']}{entity}{reason}"


def _basis(event: Entry) -> str:
    return f" ({_one_line(event['date from'])})" if event["date from"] else ""


def _sentences(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _signs(event: Entry) -> str:
    first, *others = event["signs"]
    others.sort(key=lambda sign: (-abs(sign["weight"]), sign["sign"]))
    shown = [first, *others[:MOST_SIGNS]]
    rest = f", and {len(others) - MOST_SIGNS} more" if len(others) > MOST_SIGNS else ""
    return ", ".join(f"{sign['sign']} {sign['weight']:+.2f}" for sign in shown) + rest


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrap(text: str, first: str, then: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False
    )
