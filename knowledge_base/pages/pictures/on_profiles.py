"""The small pictures on the pages of single records: where it is, when it happened, with whom."""

from collections.abc import Iterable

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.frames import figure_of
from knowledge_base.pages.pictures.network_picture import (
    MOST_AROUND,
    around_picture,
    key_of_network,
)
from knowledge_base.pages.pictures.network_ties import Tie, ties_of
from knowledge_base.pages.pictures.small_maps import small_map
from knowledge_base.pages.pictures.timeline_picture import timeline_picture
from knowledge_base.pages.pictures.ways_in import way_to_map, way_to_network
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.related import tie_anchor
from knowledge_base.pages.together import shown_together, with_anchor
from knowledge_base.pages.wording import counted

# Fewer dated events are read faster as a list, and fewer ties as words.
_LEAST_EVENTS = 4
_LEAST_TIES = 3
_MOST_BARS = 60
CAUTION = "A dotted line says that sentences name both, and no more."


def where(links: Links, entity: Entity) -> Html:
    """The small map of a record, nothing where no place of it is known well enough, and the way to the big one."""
    small = small_map(links.view, entity)
    return join([small.html if small else NOTHING, way_to_map(links, entity)])


def small_timeline(links: Links, events: Iterable[str]) -> Html:
    """The events of a record on a line of time; nothing for a few."""
    found = [event for name in dict.fromkeys(events) if (event := links.view.resolved(name))]
    dated = [event for event in found if value_of(event, "date")]
    if len(dated) < _LEAST_EVENTS:
        return NOTHING
    says = f"{counted(len(dated), 'dated event')} over time; the list below has the same."
    picture = timeline_picture(links.view, dated, page=links.page, says=says, most_bars=_MOST_BARS)
    return figure_of(picture, name="Timeline")


def ties_picture(links: Links, entity: Entity) -> Html:
    """A record and what it is most tied to; each line leads to its sentences on the same page. Below it the way to the network of all."""
    shown = {*shown_together(links, entity)}
    ties = [
        t for t in ties_of(links.view, entity.id) if t.relations or t.far_end(entity.id) in shown
    ]
    ties = ties[:MOST_AROUND]
    further = way_to_network(links, entity)
    if len(ties) < _LEAST_TIES:
        return further
    anchors = {t: _anchor(t, entity.id) for t in ties}
    picture = around_picture(links.view, entity.id, ties, page=links.page, anchors=anchors)
    caution = element("p", CAUTION, class_="kb-note")
    return join([figure_of(picture, key_of_network(), caution, name="Ties"), further])


def _anchor(t: Tie, id: str) -> str:
    other = t.far_end(id)
    return tie_anchor(other) if t.relations else with_anchor(other)
