"""Mentions of a record with the words around them, by source: the concordance at the foot of its page."""

from collections.abc import Sequence

from knowledge_base.model import Entity, LinkedMention, Span
from knowledge_base.pages.addresses import list_page
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

# A country may be named thousands of times: a page shows all lines up to the first figure, else some of the sources that name
# it most; lists of their own hold all sources.
MOST_LINES = 60
MOST_SOURCES = 12
LINES_OF_EACH = 2
_AROUND = 110


def mention_lines(links: Links, entity: Entity) -> Html:
    """The lines by source, each leading to the marked place in the article."""
    by_source = links.view.mentions_of.get(entity.id, {})
    if not has_source_list(links.view, entity):
        return join(
            _of_source(links, name, by_source[name], MOST_LINES) for name in sorted(by_source)
        )
    chosen = sorted(by_source, key=lambda name: (-len(by_source[name]), name))[:MOST_SOURCES]
    said = element(
        "p",
        f"The first lines of the {len(chosen)} sources that name it most. ",
        links.to(list_page(entity.id, "sources"), f"All {counted(len(by_source), 'source')}"),
        class_="kb-note",
    )
    return join(
        [said, *(_of_source(links, name, by_source[name], LINES_OF_EACH) for name in chosen)]
    )


def has_source_list(view: View, entity: Entity) -> bool:
    """Whether a record is named so often that its sources have a list of their own."""
    named = view.mentions_of.get(entity.id, {})
    return len(named) > 1 and sum(map(len, named.values())) > MOST_LINES


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


def _of_source(links: Links, source: str, mentions: Sequence[LinkedMention], limit: int) -> Html:
    items = [element("li", line(links, linked)) for linked in mentions[:limit]]
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
