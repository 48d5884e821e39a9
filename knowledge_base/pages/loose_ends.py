"""What lacks something: records nobody reviewed, orphans, places without a point, words of people that change nothing."""

from collections.abc import Callable, Iterator
from functools import partial

from knowledge_base.model import Entity
from knowledge_base.pages.effects import Effect, effect_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.links import Links, name_of, outside_link
from knowledge_base.pages.pasted_lines import Field, command, pasted
from knowledge_base.pages.proposal_items import quoted_passages
from knowledge_base.pages.record_values import evidence_of, facts_of
from knowledge_base.pages.review_queue import Item
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, folded, spaced
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import EntityType

_QUOTES = 3
# A date says what it is, and who reviews an article reviews what was found in it.
_REVIEWED: tuple[EntityType, ...] = ("event", "actor", "place", "topic")
# No single point stands for these.
_WITHOUT_POINT = frozenset({"country", "continent", "macro-region", "border", "sea", "river"})
_UNUSED = {
    "unused-correction": "a correction that changes nothing",
    "unused-reject": "a rejected value that was never found",
}


def draft_items(view: View) -> Iterator[Item]:
    """Each event and record that nobody has reviewed, with what it rests on."""
    for record in _reviewable(view):
        if record.status == "draft":
            yield _item(view, record, _draft)


def orphan_items(view: View) -> Iterator[Item]:
    """Each record that no article names, nothing points to and nobody explains: no reader comes to it."""
    for record in _reviewable(view):
        if _is_orphan(view, record):
            yield _item(view, record, _orphan)


def unplaced_items(view: View) -> Iterator[Item]:
    """Each place that could have a point on the map and has none."""
    for record in view.shown.get("place", ()):
        if record.kind not in _WITHOUT_POINT and not facts_of(record, "coordinates"):
            events = len(view.events_of.get(record.id, {}))
            lacking = f" · {counted(events, 'event')} missing on the map" if events else ""
            yield _item(view, record, _unplaced, note=lacking)


def idle_items(view: View) -> Iterator[Item]:
    """Each correction and rejected value that changes nothing, at its line."""
    for problem in view.kb.idle:
        entity = problem.path.removesuffix(".yml")
        record = view.kb.entities.get(entity)
        yield Item(
            name=name_of(record) if record else entity,
            note=_UNUSED.get(problem.code, "words that change nothing"),
            effect=Effect(pages=1),
            body=partial(_idle, problem=problem),
            order=(problem.path, problem.line, problem.column, problem.message),
        )


def _reviewable(view: View) -> Iterator[Entity]:
    for kind in _REVIEWED:
        yield from view.shown.get(kind, ())


def _item(
    view: View, record: Entity, body: Callable[[Links, Entity], list[Html]], *, note: str = ""
) -> Item:
    return Item(
        name=name_of(record),
        note=spaced(record.kind or record.type) + note,
        effect=effect_of(view, record.id),
        body=lambda links: body(links, record),
        order=(folded(record.name), record.id),
    )


def _draft(links: Links, record: Entity) -> list[Html]:
    read = element("p", "Read ", links.entity(record.id), " and put right what is wrong.")
    reviewed = [Field(key="status", value="reviewed")]
    return [*_quotes(links, record), read, *pasted(links, "Then", record.id, reviewed)]


def _orphan(links: Links, record: Entity) -> list[Html]:
    words = ", nothing points to it, and nobody says why it stands."
    return [
        element("p", "No article names ", links.entity(record.id), words),
        *pasted(links, "To explain it", record.id, [Field(key="note", value="…")]),
        *_rejected(links, record),
    ]


def _unplaced(links: Links, record: Entity) -> list[Html]:
    work = '{coordinates: [{title: "…", url: "https://…"}]}'
    point = [
        Field(key="coordinates", value="{lat: …, lon: …, precision: town}"),
        Field(key="references", value=work),
    ]
    unknown = [Field(key="coordinates", value="null")]
    return [
        *_quotes(links, record),
        element("p", "Where does ", links.entity(record.id), " lie?"),
        *pasted(links, "To say it", record.id, point),
        *pasted(links, "If nobody can know", record.id, unknown),
        *_rejected(links, record),
    ]


def _idle(links: Links, problem: Problem) -> list[Html]:
    settings = links.view.settings
    address = settings.edit_address(problem.path, problem.line)
    place = f"{settings.path_of(problem.path)}, line {problem.line}"
    shown = outside_link(address, place) if address else element("code", place)
    return [element("p", shown, ": ", problem.message, ".")]


def _quotes(links: Links, record: Entity) -> list[Html]:
    pieces = list(dict.fromkeys(evidence_of(record)))[:_QUOTES]
    quotes = quoted_passages(links, pieces)
    return [element("ul", *quotes, class_="kb-lines")] if quotes else []


def _rejected(links: Links, record: Entity) -> list[Html]:
    fields = [Field(key="status", value="rejected"), Field(key="reason", value="…")]
    return [
        *pasted(links, "If it is none at all", record.id, fields),
        *command(["reject", record.id, "--reason", "…"]),
    ]


def _is_orphan(view: View, record: Entity) -> bool:
    named = view.mentions_of.get(record.id) or any(record.mentions.values())
    pointed = (by.get(record.id) for by in (view.events_of, view.ties_to, view.facts_to))
    explained = (record.description, record.relations, record.references, record.evidence)
    settled = record.status == "reviewed" or "note" in record.written
    return not (named or any(pointed) or any(explained) or settled)
