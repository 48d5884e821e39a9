"""What the pages of all records share: the opening with its factbox, the counts at a glance, and the sections at the foot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge_base.model import Entity
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.citing import cite_page
from knowledge_base.pages.correcting import how_to_correct, record_foot, status_badge
from knowledge_base.pages.crumbs import crumb, opening
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.facts import description, evidence_list, kind_of, numbered, works_of
from knowledge_base.pages.links import Links
from knowledge_base.pages.mention_lines import mention_lines
from knowledge_base.pages.names import other_names, plain_spellings, words_of_date
from knowledge_base.pages.page_frame import Page, Section, page_text
from knowledge_base.pages.record_history import record_history
from knowledge_base.pages.record_values import cited_by, edtf_of, evidence_of
from knowledge_base.pages.related import hierarchy
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted, shortened, spaced

# A head names the other names that fit in three lines; the table of names has all.
_MOST_NAMES = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the template of a type puts on a record's page.

    `box` are its facts, `gist` the sentence that says what the base holds of it, `counts` the ways into its sections, `doubt` the words that keep it from reading as
    a fact, `way` leads to its neighbours. `title` and `summary` replace the record's name and description.
    """

    box: Html
    sections: Sequence[Section]
    boost: float
    title: str = ""
    summary: str = ""
    doubt: Html = NOTHING
    gist: Html = NOTHING
    counts: Html = NOTHING
    way: Html = NOTHING


def profile(links: Links, entity: Entity, made: Profile) -> str:
    """A record's whole page as Markdown."""
    first = lead(links, entity, made.box, doubt=made.doubt, gist=join([made.gist, made.counts]))
    return page_text(
        Page(
            title=made.title or entity.name,
            description=made.summary or summary_of(entity),
            above=crumb(links, entity),
            lead=join([made.way, first]),
            sections=[*made.sections, *closing_sections(links, entity)],
            foot=record_foot(links, entity),
            boost=made.boost,
        )
    )


def links_of(view: View, entity: Entity) -> Links:
    """The links of a record's own page, its passages and works numbered."""
    return Links(
        view=view,
        page=page_of(entity.id),
        numbers=numbered(cited_by(entity)),
        works=works_of(entity),
    )


def lead(
    links: Links, entity: Entity, box: Html, *, doubt: Html = NOTHING, gist: Html = NOTHING
) -> Html:
    """What stands first: what it is, whether reviewed, other names, description, and beside them the factbox."""
    kind = [kind_of(links, entity)]
    if path := hierarchy(links, entity):
        kind.append(element("span", "in ", path, class_="kb-path"))
    words = (
        element("p", join([*kind, doubt, status_badge(entity)], " "), class_="kb-head"),
        also_called(links, entity),
        description(links, entity),
        gist,
        _unmentioned(links.view, entity),
    )
    return opening(entity, *(part for part in words if part), box=box)


def glance(counts: Iterable[tuple[int, str, str, str]]) -> Html:
    """Counts as ways into a page: each a number, its noun, the plural, and the section that it leads to."""
    items = [
        element(
            "li",
            element(
                "a",
                element("b", f"{number:,}"),
                f" {one if number == 1 else many}",
                href=f"#{section}",
            ),
        )
        for number, one, many, section in counts
        if number
    ]
    return element("ul", *items, class_="kb-glance") if items else NOTHING


def naming_counts(entity: Entity) -> Sequence[tuple[int, str, str, str]]:
    """How many names a record has and how often the sources name it, as the last of the counts at a glance."""
    return (
        (1 + len(other_names(entity)), "name", "names", "names"),
        *mention_counts(entity),
    )


def mention_counts(entity: Entity) -> Sequence[tuple[int, str, str, str]]:
    """The same of what has no section of names."""
    return (
        (sum(entity.mentions.values()), "mention", "mentions", "mentions"),
        (len(entity.mentions), "source", "sources", "mentions"),
    )


def also_called(links: Links, entity: Entity) -> Html:
    """The other names in one line; spellings without accents go unseen, for the search alone."""
    names = words_of_date(links, entity) if entity.type == "date" else other_names(entity)
    parts: list[Html] = []
    if names:
        listed = join((element("bdi", name) for name in names[:_MOST_NAMES]), ", ")
        words = "Said as: " if entity.type == "date" else "Also called: "
        parts.append(
            element(
                "p",
                element("span", words, class_="kb-note"),
                listed,
                _more_names(entity, len(names) - _MOST_NAMES),
                class_="kb-also",
            )
        )
    if plain := plain_spellings(entity):
        parts.append(element("p", plain, hidden=True))
    return join(parts)


def closing_sections(links: Links, entity: Entity) -> Sequence[Section]:
    """What every record's page ends with: mentions, evidence, history, how to correct."""
    total = sum(entity.mentions.values())
    title = f"Mentions ({total:,} in {counted(len(entity.mentions), 'source')})"
    return (
        Section(title=title, id="mentions", body=mention_lines(links, entity)),
        Section(title="Evidence and references", id="evidence", body=evidence_list(links, entity)),
        Section(title="History of this record", id="history", body=record_history(links, entity)),
        Section(title="Cite this page", id="cite", body=cite_page(links, entity)),
        Section(title="Correct this page", id="correct", body=how_to_correct(links, entity)),
    )


def summary_of(entity: Entity) -> str:
    """One line for search engines and previews."""
    if entity.description and isinstance(entity.description.value, str):
        return shortened(entity.description.value, 200)
    kind = spaced(entity.kind or entity.type)
    named = f", named in {counted(len(entity.mentions), 'source')}" if entity.mentions else ""
    return f"{entity.name}: {kind}{named}."


def _more_names(entity: Entity, more: int) -> Html:
    if more <= 0:
        return NOTHING
    words = counted(more, "more spelling")
    # A date's page has no table of names: the words of the sources stand at the mentions.
    return (
        escape(f" and {words}")
        if entity.type == "date"
        else join([" and ", element("a", words, href="#names")])
    )


def _unmentioned(view: View, entity: Entity) -> Html:
    if entity.mentions or entity.type in ("event", "source"):
        return NOTHING
    if entity.type == "date" and edtf_of(entity) in view.events_on:
        words = "No source says so in words; people gave this date to what stands here."
        return element("p", words, class_="kb-note")
    # "The army" takes part in events as the army of their country, which no article need name.
    quoted = any(True for _ in evidence_of(entity)) or bool(view.events_of.get(entity.id))
    words = (
        "No article names it as such; what stands here is quoted from them."
        if quoted
        else "No source mentions this record now."
    )
    return element("p", words, class_="kb-note")
