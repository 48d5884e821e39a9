"""The names a record goes by, each with the sources that use it."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge_base.model import Entity, Fact, LinkedMention
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.facts import with_details
from knowledge_base.pages.fixing import fix_link
from knowledge_base.pages.links import Links, source_title
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.wording import counted, folded, shortened


def name_table(links: Links, entity: Entity) -> Html:
    """One row a name: the record's own name first, then its other names, then forms that only stand in texts."""
    used = _used(links, entity)
    stated = [(str(fact.value), fact) for fact in entity.names if fact.value]
    own = next(iter(facts_of(entity, "name")), None)
    pen = fix_link(links, entity, own or Fact(field="name", value=entity.name, origin="machine"))
    rows = [_row(links, entity, entity.name, None, used.pop(folded(entity.name), []), pen=pen)]
    for text, fact in stated:
        if folded(text) != folded(entity.name):
            rows.append(_row(links, entity, text, fact, used.pop(folded(text), [])))
    for key in sorted(used):
        rows.append(_row(links, entity, _commonest(used[key]), None, used[key]))
    head = element("tr", *(element("th", title, scope="col") for title in ("Name", "Used by")))
    return element(
        "table", element("thead", head), element("tbody", *rows), class_="kb-table kb-names"
    )


def other_names(entity: Entity) -> list[str]:
    """The names a reader may search for beside the title, each once."""
    names = {folded(entity.name): ""}
    for fact in entity.names:
        if isinstance(fact.value, str):
            names.setdefault(folded(fact.value), fact.value)
    return [name for name in names.values() if name]


def plain_spellings(entity: Entity) -> str:
    """Names with accents once more without them, for a search that takes letters as they come."""
    names = (entity.name, *other_names(entity))
    plain = (folded(name) for name in names if folded(name) != " ".join(name.casefold().split()))
    return " ".join(dict.fromkeys(plain))


def _used(links: Links, entity: Entity) -> dict[str, list[LinkedMention]]:
    found: defaultdict[str, list[LinkedMention]] = defaultdict(list)
    for mentions in links.view.mentions_of.get(entity.id, {}).values():
        for linked in mentions:
            found[folded(_without_article(linked.mention.text))].append(linked)
    return dict(found)


def _row(
    links: Links,
    entity: Entity,
    name: str,
    fact: Fact | None,
    uses: list[LinkedMention],
    *,
    pen: Html = NOTHING,
) -> Html:
    note = " as adjective" if uses and all(use.mention.adjectival for use in uses) else ""
    shown = join([element("bdi", name), element("small", note), pen])
    sources = list(_sources(links, uses)) or [element("span", "no source here", class_="kb-note")]
    cells = (
        element("th", with_details(links, entity, fact, shown) if fact else shown, scope="row"),
        element("td", join(sources, ", ")),
    )
    return element("tr", *cells)


def _sources(links: Links, uses: list[LinkedMention]) -> Iterator[Html]:
    first: dict[str, LinkedMention] = {}
    for use in uses:
        first.setdefault(use.mention.source, use)
    counts = Counter(use.mention.source for use in uses)
    for source in sorted(first):
        times = element("small", f" {counts[source]}×", title=counted(counts[source], "time"))
        yield join(
            [links.mention(first[source], shortened(source_title(links.view, source), 45)), times]
        )


def _commonest(uses: list[LinkedMention]) -> str:
    counts = Counter(_without_article(use.mention.text) for use in uses)
    return min(counts, key=lambda text: (-counts[text], text))


def _without_article(text: str) -> str:
    flat = " ".join(text.split())
    return flat[4:] if flat.casefold().startswith("the ") else flat
