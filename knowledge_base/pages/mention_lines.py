"""Every mention of a record with the words around it, by source: the concordance at the foot of its page."""

from collections.abc import Sequence

from knowledge_base.model import Entity, LinkedMention, Span
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.links import Links, language_of
from knowledge_base.pages.wording import counted

# A country may be named thousands of times: a page shows all lines up to the first figure, else some of each source.
MOST_LINES = 400
LINES_OF_EACH = 3
_AROUND = 110


def mention_lines(links: Links, entity: Entity) -> Html:
    """The lines by source, each leading to the marked place in the article."""
    by_source = links.view.mentions_of.get(entity.id, {})
    total = sum(len(mentions) for mentions in by_source.values())
    limit = total if total <= MOST_LINES else LINES_OF_EACH
    return join(_of_source(links, source, by_source[source], limit) for source in sorted(by_source))


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
