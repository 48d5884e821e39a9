"""How much of a source was understood: a strip of the text, the share of linked names, the switches, and the names by type."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from knowledge_base.model import Document, Entity, LinkedMention, Span
from knowledge_base.pages.addresses import href, mention_anchor, source_page
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.marks import state_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted, spaced
from knowledge_base.vocabulary import EntityType

_LEGEND = (
    ("candidate", "candidate", "a name without a record yet"),
    ("undecided", "undecided", "several readings, none chosen"),
    ("unnamed", "not linked", "read as a name, leads nowhere"),
    ("rejected", "rejected", "a person said it is no such name"),
    ("vague", "vague date", "no calendar value"),
)
_OPEN = frozenset({"candidate", "undecided", "unnamed"})
_MARKED: tuple[EntityType, ...] = ("actor", "place", "date", "topic")
_WIDTH = 1000  # units of the strip from the first to the last letter
_THINNEST = 3  # units, so that a short name in a long text is still seen


def coverage(view: View, source: str) -> Html:
    """The share of names that lead to a record, drawn along the text and in words."""
    links = Links(view=view, page="", numbers={}, works={})
    mentions = view.kb.mentions.get(source, ())
    counts = Counter(state_of(links, linked) for linked in mentions)
    names = sum(counts.values()) - counts["vague"]
    document = view.kb.documents.get(source)
    if not names or not document:
        return element("p", "No names were found in this text.", class_="kb-note")
    linked = counts["linked"] + counts["dated"]
    share = round(100 * linked / names)
    rest = [
        counted(counts[state], one, many)
        for state, one, many in (
            ("candidate", "candidate", "candidates"),
            ("undecided", "undecided", "undecided"),
            ("unnamed", "not linked", "not linked"),
            ("rejected", "rejected", "rejected"),
        )
        if counts[state]
    ]
    text = f"{linked} of {counted(names, 'name')} and dates linked ({share} %)"
    words = "; ".join([text, ", ".join(rest)]) if rest else text
    return join([_strip(links, document, mentions), element("p", words, class_="kb-coverage")])


def _strip(links: Links, document: Document, mentions: Sequence[LinkedMention]) -> Html:
    """The text from its first to its last letter as a line for each state; what it shows stands beside it in words."""
    by_state: defaultdict[str, list[Span]] = defaultdict(list)
    for linked in mentions:
        state = state_of(links, linked)
        lane = "open" if state in _OPEN else "linked" if state == "dated" else state
        by_state[lane].append(Span(linked.mention.start, linked.mention.end))
    proofs = {
        *links.view.grounds.get(document.source, ()),
        *(telling.event.span for telling in links.view.kb.events.get(document.source, ())),
    }
    lanes = (
        ("proof", "Events and facts", sorted(proofs)),
        ("linked", "Linked names", by_state["linked"]),
        ("open", "Left open", by_state["open"]),
        ("rejected", "Rejected", by_state["rejected"]),
    )
    rows = [_lane(name, title, spans, document) for name, title, spans in lanes if spans]
    head = element("figcaption", "Where in the text, from beginning to end", class_="kb-unseen")
    return element("figure", head, *rows, class_="kb-strip")


def _lane(name: str, title: str, spans: Sequence[Span], document: Document) -> Html:
    drawn = element(
        "svg",
        element("path", d=_path(spans, max(len(document.text), 1))),
        viewBox=f"0 0 {_WIDTH} 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    words = element("span", f"{title} ", element("b", f"{len(spans):,}"))
    return element("div", words, drawn, class_=f"kb-lane kb-lane--{name}")


def _path(spans: Iterable[Span], length: int) -> str:
    """The spans as strokes along a line; what would overlap on the drawing is one stroke."""
    strokes: list[tuple[int, int]] = []
    for span in spans:
        start = min(round(_WIDTH * span.start / length), _WIDTH - _THINNEST)
        end = max(round(_WIDTH * span.end / length), start + _THINNEST)
        if strokes and start <= strokes[-1][1]:
            strokes[-1] = (strokes[-1][0], max(end, strokes[-1][1]))
        else:
            strokes.append((start, end))
    return "".join(f"M{start} 5h{end - start}" for start, end in strokes)


def switches(view: View, source: str) -> Html:
    """Boxes that hide the marks of a type. They work by style alone; without one, and on paper, all marks show."""
    counts = Counter(linked.mention.type for linked in view.kb.mentions.get(source, ()))
    boxes = [
        _switch(kind, PLURALS[kind], f"kb-m kb-m--linked kb-m--{kind}", counts[kind])
        for kind in _MARKED
        if counts[kind]
    ]
    if proofs := len(view.passages.get(source, ())):
        boxes.append(_switch("proof", "Events and facts", "kb-e--fact", proofs, number=False))
    if not boxes:
        return join([])
    head = element("legend", "Marks shown")
    return element("fieldset", head, *boxes, class_="kb-switches", data_search_exclude="true")


def _switch(name: str, title: str, classes: str, count: int, *, number: bool = True) -> Html:
    box = element("input", type="checkbox", checked=True, id=f"show-{name}")
    words = [element("span", title, class_=classes)]
    if number:
        words.append(element("small", f" {count:,}"))
    return element("label", box, " ", *words)


def legend() -> Html:
    """What the marks in a text mean."""
    items = [
        element("li", element("span", sample, class_=f"kb-m kb-m--{state}"), f" {meaning}")
        for state, sample, meaning in _LEGEND
    ]
    items.append(
        element("li", element("span", "shaded", class_="kb-e--fact"), " a fact rests on it")
    )
    diamond = element("span", "◆", class_="kb-diamond")
    items.append(
        element("li", element("span", diamond, " shaded", class_="kb-e--fact"), " tells an event")
    )
    items.append(
        element(
            "li", element("span", "grey", class_="kb-furniture"), " the web page around the article"
        )
    )
    keys = element(
        "li", element("kbd", "n"), " ", element("kbd", "p"), " next and previous mention of a name"
    )
    head = element("summary", "What the other marks mean")
    return element(
        "details", head, element("ul", *items, keys), class_="kb-legend", data_search_exclude="true"
    )


def names_found(links: Links, source: str) -> Html:
    """The records that the text names, by type and most often first; each with the sources before and after that name it too."""
    found: defaultdict[str, list[LinkedMention]] = defaultdict(list)
    for linked in links.view.kb.mentions.get(source, ()):
        record = links.view.resolved(linked.entity) if linked.entity else None
        if record and not linked.rejected:
            found[record.id].append(linked)
    parts = []
    for kind, title in PLURALS.items():
        ids = [name for name in found if links.view.kb.entities[name].type == kind]
        ids.sort(key=lambda name: (-len(found[name]), name))
        if ids:
            items = [
                _found(links, links.view.kb.entities[name], source, found[name]) for name in ids
            ]
            parts += [
                element("h3", title, class_=f"kb-typed kb-type--{kind}"),
                element("ul", *items, class_="kb-here"),
            ]
    if any("kb-previous" in part or "kb-next" in part for part in parts):
        words = "The number leads to the first mention here, ‹ and › to the source before and after that names it too."
        parts.insert(0, element("p", words, class_="kb-note kb-steps-note"))
    return join(parts)


def _found(links: Links, record: Entity, source: str, mentions: list[LinkedMention]) -> Html:
    steps = [
        element(
            "a",
            f"{len(mentions)}×",
            href=f"#{mention_anchor(mentions[0].mention.start)}",
            aria_label=f"{len(mentions)}× {name_of(record)}: go to the first mention",
        ),
        *_other_sources(links, record, source),
    ]
    sources = len(links.view.mentions_of.get(record.id, {}))
    kind = f"{spaced(record.kind or record.type)}, in {counted(sources, 'source')}"
    return element(
        "li",
        links.entity(record.id),
        " ",
        element("small", kind),
        " ",
        element("span", join(steps, " "), class_="kb-steps"),
    )


def _other_sources(links: Links, record: Entity, source: str) -> list[Html]:
    """Links to the last mention in the source before this one and to the first in the source after it."""
    by_source = links.view.mentions_of.get(record.id, {})
    order = sorted(by_source)
    at = order.index(source) if source in by_source else -1
    if at < 0:
        return []
    steps = []
    for other, sign, words, place in ((at - 1, "‹", "previous", -1), (at + 1, "›", "next", 0)):
        if 0 <= other < len(order) and order[other] in links.view.kb.documents:
            anchor = mention_anchor(by_source[order[other]][place].mention.start)
            address = href(links.page, source_page(order[other]), anchor)
            label = f"{sign} {name_of(record)} in the {words} source"
            steps.append(
                element(
                    "a", sign, href=address, class_=f"kb-{words}", title=label, aria_label=label
                )
            )
    return steps
