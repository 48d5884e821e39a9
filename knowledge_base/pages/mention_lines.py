"""Every mention of a record with the words around it, by source: the concordance at the foot of its page."""

from collections.abc import Mapping, Sequence

from knowledge_base.model import Entity, LinkedMention, Span
from knowledge_base.pages.addresses import mention_list_page
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.wording import counted

# A country may be named thousands of times: its page has all lines up to the first figure, else the first line of the
# sources that name it most often, and lists beside it have the rest.
MOST_LINES = 100
SOURCES_SHOWN = 40
_AROUND = 110


def mention_lines(links: Links, entity: Entity) -> Html:
    """The lines by source, each leading to the marked place in the article."""
    by_source = links.view.mentions_of.get(entity.id, {})
    total = mentions_in(by_source)
    if total <= MOST_LINES:
        return join(
            mentions_of_source(links, source, by_source[source]) for source in sorted(by_source)
        )
    often = sorted(by_source, key=lambda source: (-len(by_source[source]), source))
    words = f"All {counted(total, 'mention')} in {counted(len(often), 'source')}"
    everything = links.to(mention_list_page(entity.id, 1), words)
    note = element(
        "p",
        f"The first mention in the {min(SOURCES_SHOWN, len(often))} sources that name it most often. ",
        everything,
        class_="kb-more",
    )
    parts = [
        mentions_of_source(links, source, by_source[source], limit=1)
        for source in often[:SOURCES_SHOWN]
    ]
    return join([note, *parts])


def mentions_in(by_source: Mapping[str, Sequence[LinkedMention]]) -> int:
    """How many mentions there are in all sources together."""
    return sum(len(mentions) for mentions in by_source.values())


def mentions_of_source(
    links: Links, source: str, mentions: Sequence[LinkedMention], *, limit: int = 0
) -> Html:
    """The lines of one source under its title; with a `limit` the first of them and the number of the others."""
    items = [element("li", line(links, linked)) for linked in mentions[: limit or len(mentions)]]
    rest = len(mentions) - len(items)
    if rest > 0:
        items.append(
            element("li", f"and {counted(rest, 'more mention')} in this source", class_="kb-more")
        )
    head = element(
        "h3", links.source(source), " ", element("small", counted(len(mentions), "mention"))
    )
    lines = element("ul", *items, class_="kb-lines", lang=language_of(links.view, source))
    return join([head, lines])


def line(links: Links, linked: LinkedMention, *, around: int = _AROUND) -> Html:
    """One mention within its sentence."""
    mention = linked.mention
    document = links.view.kb.documents.get(mention.source)
    if not document:
        return escape(mention.text)
    near = links.view.sentence(mention.source, mention.start) or Span(mention.start, mention.end)
    before = _end_of(document.text[near.start : mention.start], around)
    after = _start_of(document.text[mention.end : max(near.end, mention.end)], around)
    named = links.mention(linked, " ".join(mention.text.split()))
    return join([before, element("b", named), after])


def _end_of(text: str, limit: int) -> str:
    """The last words of a text, with an ellipsis where something is missing."""
    flat = " ".join(text.split())
    tail = " " if text and text[-1].isspace() else ""
    if len(flat) <= limit:
        return flat + tail
    return f"… {flat[-limit:].partition(' ')[2]}{tail}"


def _start_of(text: str, limit: int) -> str:
    """The first words of a text, likewise."""
    flat = " ".join(text.split())
    head = " " if text and text[0].isspace() else ""
    if len(flat) <= limit:
        return head + flat
    return f"{head}{flat[:limit].rpartition(' ')[0]} …"
