"""How much of a source was understood: the share of linked names, the legend of the marks, and the names by type."""

from collections import Counter, defaultdict

from knowledge_base.model import LinkedMention
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.marks import state_of
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS, counted

_LEGEND = (
    ("linked", "linked", "leads to its page"),
    ("candidate", "candidate", "a name without a record yet"),
    ("undecided", "undecided", "several readings, none chosen"),
    ("unnamed", "not linked", "read as a name, leads nowhere"),
    ("rejected", "rejected", "a person said it is no such name"),
    ("vague", "vague date", "no calendar value"),
)


def coverage(view: View, source: str) -> Html:
    """The share of names that lead to a record, as a bar and in words."""
    links = Links(view=view, page="", numbers={}, works={})
    counts = Counter(state_of(links, linked) for linked in view.kb.mentions.get(source, ()))
    names = sum(counts.values()) - counts["vague"]
    if not names:
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
    bar = element(
        "meter", value=str(linked), min="0", max=str(names), aria_label="Share of linked names"
    )
    return element(
        "p", bar, " ", "; ".join([text, ", ".join(rest)]) if rest else text, class_="kb-coverage"
    )


def legend() -> Html:
    """What the marks in a text mean."""
    items = [
        element("li", element("span", sample, class_=f"kb-m kb-m--{state}"), f" {meaning}")
        for state, sample, meaning in _LEGEND
    ]
    items.append(
        element("li", element("span", "shaded", class_="kb-e--fact"), " a fact rests on it")
    )
    items.append(
        element(
            "li",
            element(
                "span", element("span", "◆", class_="kb-diamond"), " shaded", class_="kb-e--fact"
            ),
            " tells an event",
        )
    )
    items.append(
        element(
            "li", element("span", "grey", class_="kb-furniture"), " the web page around the article"
        )
    )
    head = element("summary", "What the marks mean")
    return element(
        "details", head, element("ul", *items), class_="kb-legend", data_search_exclude="true"
    )


def names_found(links: Links, source: str) -> Html:
    """The records that the text names, by type and most often first; the types read without any colour."""
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
            listed = join((_counted_link(links, name, found[name]) for name in ids), ", ")
            parts.append(element("p", element("b", f"{title}: "), listed))
    return join(parts)


def _counted_link(links: Links, name: str, mentions: list[LinkedMention]) -> Html:
    first = f"#m-{mentions[0].mention.start}"
    times = element(
        "a",
        f"{len(mentions)}×",
        href=first,
        aria_label=f"{counted(len(mentions), 'mention')}, go to the first",
    )
    return join([links.entity(name), " ", element("small", times)])
