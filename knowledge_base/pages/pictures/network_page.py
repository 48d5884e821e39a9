"""The page of ties between all actors."""

from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import NOTHING, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.pictures.frames import figure_of, scripts
from knowledge_base.pages.pictures.network_picture import (
    key_of_network,
    network_picture,
    strongest,
)
from knowledge_base.pages.pictures.network_table import anchors_of, tie_list
from knowledge_base.pages.pictures.network_ties import all_ties
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

PAGE = "network"
SCRIPTS = ("assets/pictures.js", "assets/network.js")
CAUTION = "A dotted line says no more than that sentences name both. It is no tie, and the most named are tied to everything."


def network_page(view: View) -> str:
    """The whole page as Markdown: the picture of the strongest ties, and each of them with its sentences."""
    links = Links(view=view, page=PAGE, numbers={}, works={})
    ties = all_ties(view)
    shown, names = strongest(ties)
    anchors = anchors_of(shown)
    picture = network_picture(view, ties, page=PAGE, anchors=anchors) if shown else NOTHING
    held = set(shown)
    rest = [len(t.sentences) for t in ties if t not in held]
    most = counted(max(rest, default=0), "sentence")
    more = (
        f" Not drawn: {counted(len(rest), 'tie')} of at most {most} each, on the pages of the actors."
        if rest
        else ""
    )
    lead = element(
        "p",
        f"{counted(len(shown), 'tie')} between {counted(len(names), 'actor')}, the strongest of the base.{more} {CAUTION}",
    )
    choice = element("div", id="kb-choice", class_="kb-choice", hidden=True)
    drawn = join([figure_of(picture, key_of_network(), name="Network"), scripts(SCRIPTS)])
    sections = [
        Section(title="Picture", id="picture", body=drawn),
        Section(title="Ties and their sentences", id="ties", body=tie_list(links, shown, anchors)),
    ]
    return page_text(
        Page(
            title="Network",
            description="Who is tied to whom, with the sentences that say so.",
            lead=join([lead, choice]),
            sections=sections if shown else (),
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )
