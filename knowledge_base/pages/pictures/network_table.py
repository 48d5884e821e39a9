"""The ties of a picture as a list: the same pairs, with what is asserted and every sentence."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge_base.model import LinkedMention, Relation
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.pictures.network_ties import Tie
from knowledge_base.pages.wider_ties import said_more_exactly
from knowledge_base.pages.wording import counted, date_in_words, reservation, shortened, tie

# A pair that stands together in hundreds of sentences is shown by its first; the pages of both have the rest.
_MOST_SENTENCES = 5


def anchors_of(ties: Sequence[Tie]) -> dict[Tie, str]:
    """Where on the page each tie has its entry."""
    return {t: f"tie-{number}" for number, t in enumerate(ties, start=1)}


def tie_list(links: Links, ties: Iterable[Tie], anchors: Mapping[Tie, str]) -> Html:
    """Each tie unfolds to its sentences; readable without a script."""
    items = [_item(links, t, anchors[t]) for t in ties]
    return element("div", *items, class_="kb-tie-list") if items else NOTHING


def _item(links: Links, t: Tie, anchor: str) -> Html:
    wider = said_more_exactly([(t.other, holder != t.one, r) for holder, r in t.relations])
    phrases = (
        tie(r.type, inverse=holder != t.one)
        for n, (holder, r) in enumerate(t.relations)
        if n not in wider
    )
    kinds = ", ".join(dict.fromkeys(phrases))
    counts = counted(len(t.sentences), "sentence") if t.sentences else "no shared sentence"
    head = element(
        "summary",
        element("b", links.view.plain_name(t.one)),
        element("span", f" {kinds} " if kinds else " with ", class_="kb-tie"),
        element("b", links.view.plain_name(t.other)),
        element("small", f" {counts}"),
    )
    body = [
        element("p", "Pages: ", links.entity(t.one), ", ", links.entity(t.other)),
        *(_assertion(links, holder, relation) for holder, relation in t.relations),
        _sentences(links, t.sentences),
    ]
    kind = "asserted" if t.relations else "together"
    return element("details", head, *body, id=anchor, class_=f"kb-tie-item kb-tie-item--{kind}")


def _assertion(links: Links, holder: str, relation: Relation) -> Html:
    doubt = reservation("accomplished", relation.modality)
    parts: list[str] = [links.entity(holder), f" {tie(relation.type)} ", links.entity(relation.to)]
    if relation.when:
        parts.append(f", {date_in_words(relation.when)}")
    if doubt:
        parts += [" ", element("strong", doubt, class_="kb-doubt")]
    if relation.note:
        parts.append(f" ({relation.note.rstrip('.')})")
    for piece in relation.evidence:
        parts += [
            " ",
            element("q", shortened(piece.quote, 240)),
            " ",
            links.passage(piece, "in its place"),
        ]
    for work in relation.references:
        parts.append(f" ({work.title})")
    return element("p", *parts)


def _sentences(links: Links, mentions: Sequence[LinkedMention]) -> Html:
    items = [_sentence(links, mention) for mention in mentions[:_MOST_SENTENCES]]
    more = len(mentions) - len(items)
    if more > 0:
        items.append(
            element(
                "li",
                f"and {counted(more, 'more sentence')}, on the pages of both",
                class_="kb-more",
            )
        )
    return element("ul", join(items), class_="kb-lines") if items else NOTHING


def _sentence(links: Links, linked: LinkedMention) -> Html:
    mention = linked.mention
    span = links.view.sentence(mention.source, mention.start)
    document = links.view.kb.documents.get(mention.source)
    words = document.text[span.start : span.end] if document and span else mention.text
    return element(
        "li",
        element("q", shortened(" ".join(words.split()), 260)),
        " ",
        links.mention(linked, "in its place"),
        " — ",
        links.source(mention.source, limit=50),
    )
