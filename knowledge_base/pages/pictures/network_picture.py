"""Ties as lines between names: asserted ones drawn through, mere mention together dotted, as wide as the sentences are many."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from knowledge_base.pages.addresses import href, page_of
from knowledge_base.pages.escaping import Html, element
from knowledge_base.pages.pictures.frames import key_of
from knowledge_base.pages.pictures.geometry import Place
from knowledge_base.pages.pictures.layout import ring_layout, spring_layout
from knowledge_base.pages.pictures.network_ties import Tie, all_ties
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, shortened, tie

_WIDTH, _HEIGHT = 1040.0, 480.0
# More than this nobody can read around one name, or in one picture.
MOST_AROUND = 20
MOST_NAMES = 60
MOST_TIES = 150


def around_picture(
    view: View, id: str, ties: Sequence[Tie], *, page: str, anchors: Mapping[Tie, str]
) -> Html:
    """One record in the middle and what it is most tied to around it."""
    shown = list(ties[:MOST_AROUND])
    centre = (_WIDTH / 2, _HEIGHT / 2)
    spots = ring_layout(len(shown), radius=_HEIGHT / 2 - 34, centre=centre)
    places = {id: centre} | {t.far_end(id): spot for t, spot in zip(shown, spots, strict=True)}
    says = f"{view.plain_name(id)} and {counted(len(shown), 'record')} it is tied to; the list has each tie with its sentences."
    lines = _lines(view, shown, places, anchors)
    names = [_node(view, one, spot, page, middle=one == id) for one, spot in places.items()]
    return _picture(lines, names, says=says, height=_HEIGHT)


def network_picture(
    view: View, ties: Sequence[Tie], *, page: str, anchors: Mapping[Tie, str]
) -> Html:
    """The strongest ties of the whole base, each name once."""
    shown, names = strongest(ties)
    weights = [(t.one, t.other, t.weight) for t in shown]
    height = _HEIGHT + 6 * max(0, len(names) - 24)
    places = spring_layout(names, weights, width=_WIDTH, height=height)
    says = f"The {counted(len(shown), 'strongest tie')} between {counted(len(names), 'record')}; the table has each with its sentences."
    lines = _lines(view, shown, places, anchors)
    nodes = [_node(view, one, spot, page, middle=False) for one, spot in places.items()]
    return _picture(lines, nodes, says=says, height=height)


@lru_cache(maxsize=1)
def drawn_names(view: View) -> frozenset[str]:
    """The records that the picture of the whole base has."""
    return frozenset(strongest(all_ties(view))[1])


def strongest(ties: Sequence[Tie]) -> tuple[list[Tie], list[str]]:
    """As many of the strongest ties as a picture can hold, and the names they tie, sorted."""
    names: set[str] = set()
    shown: list[Tie] = []
    for one in ties:
        if len(shown) < MOST_TIES and len(names | {one.one, one.other}) <= MOST_NAMES:
            names |= {one.one, one.other}
            shown.append(one)
    return shown, sorted(names)


def _lines(
    view: View, ties: Sequence[Tie], places: Mapping[str, Place], anchors: Mapping[Tie, str]
) -> list[Html]:
    """The weakest first, so that a strong tie is never hidden."""
    return [_line(view, t, places, anchors[t]) for t in reversed(ties)]


def _picture(lines: Sequence[Html], names: Sequence[Html], *, says: str, height: float) -> Html:
    return element(
        "svg",
        element("title", says),
        element("g", *lines, class_="kb-tie-lines"),
        element("g", *names, class_="kb-nodes"),
        class_="kb-network",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
        role="group",
        aria_label=says,
    )


def _line(view: View, t: Tie, places: Mapping[str, Place], anchor: str) -> Html:
    (left, top), (right, bottom) = places[t.one], places[t.other]
    width = min(1 + 0.7 * math.log2(1 + len(t.sentences)), 4.5)
    asserted = bool(t.relations)
    way = f"M{left:g} {top:g}L{right:g} {bottom:g}"
    return element(
        "a",
        element("title", tie_in_words(view, t)),
        element("path", d=way, stroke_width=f"{width:.1f}", class_="kb-line"),
        element("path", d=way, class_="kb-grip"),
        href=f"#{anchor}",
        class_="kb-line--asserted" if asserted else "kb-line--together",
        data_tie=anchor,
        data_ends=f"{t.one} {t.other}",
        data_sentences=str(len(t.sentences)),
    )


def _node(view: View, id: str, spot: Place, page: str, *, middle: bool) -> Html:
    found = view.resolved(id)
    kind = found.type if found else "topic"
    across, down = spot
    return element(
        "a",
        element("title", view.plain_name(id)),
        _shape(kind),
        element("text", shortened(view.plain_name(id), 27), x="9", y="4"),
        href=href(page, page_of(id)),
        class_=f"kb-node kb-node--{kind}{' kb-node--middle' if middle else ''}",
        transform=f"translate({across:g} {down:g})",
        data_node=id,
        data_kind=found.kind if found else None,
    )


_SHAPES: Mapping[str, Callable[[], Html]] = {
    "actor": lambda: element("circle", r="5.5"),
    "place": lambda: element("path", d="M0 -6.5L5.8 4.5H-5.8z"),
    "topic": lambda: element("rect", x="-4.8", y="-4.8", width="9.6", height="9.6"),
}


def _shape(kind: str) -> Html:
    return _SHAPES.get(kind, _SHAPES["topic"])()


def tie_in_words(view: View, t: Tie) -> str:
    """A tie as a line of text: what is asserted, and how many sentences name both."""
    said = [
        f"{view.plain_name(holder)} {tie(r.type)} {view.plain_name(r.to)}"
        for holder, r in t.relations
    ]
    if t.sentences:
        said.append(f"{counted(len(t.sentences), 'sentence')} with both")
    return f"{view.plain_name(t.one)} – {view.plain_name(t.other)}: {'; '.join(said)}"


def key_of_network() -> Html:
    """What the lines and shapes mean."""
    return key_of(
        ("kb-key--asserted", "asserted by a source or a person"),
        ("kb-key--together", "only named in the same sentences: no tie is claimed"),
        ("kb-key--actor", "actor"),
        ("kb-key--place", "place"),
        ("kb-key--topic", "topic"),
    )
