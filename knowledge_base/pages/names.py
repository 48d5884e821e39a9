"""The names a record goes by, each with the sources that use it."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from knowledge_base.model import Entity, Fact, LinkedMention
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.facts import with_details
from knowledge_base.pages.fixing import fix_link
from knowledge_base.pages.links import Links, source_title
from knowledge_base.pages.page_frame import Section
from knowledge_base.pages.record_values import facts_of
from knowledge_base.pages.wording import counted, folded, shortened

# The rows of a table and the sources of a row: a country's name has hundreds of both.
MOST_NAMES = 20
MOST_SOURCES = 4
_Named = tuple[str, Fact | None, list[LinkedMention]]


def name_section(links: Links, entity: Entity) -> Section:
    """The section of all names, each with the sources that use it."""
    return Section(title="Names and who uses them", id="names", body=_name_table(links, entity))


def _name_table(links: Links, entity: Entity) -> Html:
    """One row a name: the record's own name first, then its other names, then forms that only stand in texts."""
    used = _used(links, entity)
    stated = [(str(fact.value), fact) for fact in entity.names if fact.value]
    own = next(iter(facts_of(entity, "name")), None)
    pen = fix_link(links, entity, own or Fact(field="name", value=entity.name, origin="machine"))
    rows = [_row(links, entity, entity.name, None, used.pop(folded(entity.name), []), pen=pen)]
    others: list[_Named] = [
        (text, fact, used.pop(folded(text), []))
        for text, fact in stated
        if folded(text) != folded(entity.name)
    ]
    others += [(_commonest(uses), None, uses) for _, uses in sorted(used.items())]
    chosen = _most_used(others, MOST_NAMES)
    rows += [_row(links, entity, *others[at]) for at in chosen]
    head = element("tr", *(element("th", title, scope="col") for title in ("Name", "Used by")))
    table = element(
        "table", element("thead", head), element("tbody", *rows), class_="kb-table kb-names"
    )
    return join([table, _rarer([others[at] for at in range(len(others)) if at not in chosen])])


def _most_used(names: list[_Named], most: int) -> list[int]:
    """Which names a long list shows: what people wrote, then what is used most; in the order given."""

    def rank(at: int) -> tuple[bool, int, int]:
        _, fact, uses = names[at]
        return (not (fact and fact.origin == "person"), -len(uses), at)

    return sorted(sorted(range(len(names)), key=rank)[:most])


def _rarer(names: list[_Named]) -> Html:
    """The spellings that have no row, in one line."""
    if not names:
        return NOTHING
    head = element("summary", counted(len(names), "more spelling"))
    return element(
        "details", head, element("p", join((element("bdi", text) for text, _, _ in names), ", "))
    )


def words_of_date(links: Links, entity: Entity) -> list[str]:
    """The words for a date itself, without those of open bounds, which are listed under it: "until 1 August" does not say 1989."""
    used = _used(links, entity)
    return [
        name
        for name in other_names(entity)
        if not (uses := used.get(folded(_without_article(name)), []))
        or any(".." not in (use.mention.edtf or "") for use in uses)
    ]


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
    chosen = sorted(first, key=lambda source: (-counts[source], source))[:MOST_SOURCES]
    for source in sorted(chosen):
        times = element("small", f" {counts[source]}×", title=counted(counts[source], "time"))
        yield join(
            [links.mention(first[source], shortened(source_title(links.view, source), 45)), times]
        )
    if (more := len(first) - len(chosen)) > 0:
        yield element("span", f"and {counted(more, 'more source')}", class_="kb-more")


def _commonest(uses: list[LinkedMention]) -> str:
    counts = Counter(_without_article(use.mention.text) for use in uses)
    return min(counts, key=lambda text: (-counts[text], text))


def _without_article(text: str) -> str:
    flat = " ".join(text.split())
    return flat[4:] if flat.casefold().startswith("the ") else flat
