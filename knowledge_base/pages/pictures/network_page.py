"""The page of ties between all actors, and the section of ties on the page of one record."""

from knowledge_base.model import Entity
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pictures.network_picture import (
    MOST_AROUND,
    around_picture,
    key_of_network,
    network_picture,
    strongest,
)
from knowledge_base.pages.pictures.network_table import anchors_of, tie_list
from knowledge_base.pages.pictures.network_ties import all_ties, ties_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

PAGE = "network"
CAUTION = "A dotted line says no more than that sentences name both. It is no tie, and the most named are tied to everything."


def network_page(view: View) -> str:
    """The whole page as Markdown: the picture of the strongest ties, and each of them with its sentences."""
    links = Links(view=view, page=PAGE, numbers={}, works={})
    ties = all_ties(view)
    shown, names = strongest(ties)
    anchors = anchors_of(shown)
    picture = network_picture(view, ties, page=PAGE, anchors=anchors) if shown else NOTHING
    rest = len(ties) - len(shown)
    more = f" {counted(rest, 'weaker tie')} stand on the pages of the actors." if rest else ""
    lead = element(
        "p",
        f"{counted(len(shown), 'tie')} between {counted(len(names), 'actor')}, the strongest of the base.{more} {CAUTION}",
    )
    sections = [
        Section(title="Picture", id="picture", body=_figure(picture, key=key_of_network())),
        Section(title="Ties and their sentences", id="ties", body=tie_list(links, shown, anchors)),
    ]
    return page_text(
        Page(
            title="Network",
            description="Who is tied to whom, with the sentences that say so.",
            lead=lead,
            sections=sections if shown else (),
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )


def ties_section(links: Links, entity: Entity) -> Section:
    """The ties of one record as a picture with their list; empty where it has fewer than two."""
    ties = ties_of(links.view, entity.id)[:MOST_AROUND]
    if len(ties) < 2:
        return Section(title="Ties", id="ties", body=NOTHING)
    anchors = anchors_of(ties)
    picture = around_picture(links.view, entity.id, ties, page=links.page, anchors=anchors)
    body = join(
        [
            element("p", CAUTION, class_="kb-note"),
            _figure(picture, key=key_of_network()),
            tie_list(links, ties, anchors),
        ]
    )
    return Section(title="Ties", id="ties", body=body)


def _figure(picture: Html, *, key: Html) -> Html:
    if not picture:
        return NOTHING
    return element(
        "figure",
        element("div", picture, class_="kb-view", data_zoom="plain"),
        element("figcaption", key),
        class_="kb-picture",
    )
