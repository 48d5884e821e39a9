"""What every page has: front matter, title, sections, and a foot that says which data it shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge_base.pages.escaping import NOTHING, Html, element, front_matter, heading_text, join
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.wording import shortened

# Stands second in every generated page: where the list of generated pages is lost, this still tells them from a person's.
MARK = "generated: true  # by build_kb.py, which writes this page anew"

_ANCHOR = re.compile('<a id="([^"]*)"')
_SPARE = re.compile('<span class="kb-spare" id="([^"]*)"></span>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page under its own heading. Only what deserves to be found is `searchable`."""

    title: str
    id: str
    body: Html
    searchable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page before it is text.

    `above` stands over the title and `lead` under it. `boost` weighs it in the search of a renderer that has one (ours is made
    by `finding`), 0 keeps it out. `hidden` keeps it from search engines;
    `refresh` sends readers on to another page.
    """

    title: str
    description: str
    above: Html = NOTHING
    lead: Html = NOTHING
    sections: Sequence[Section] = ()
    foot: Html = NOTHING
    boost: float = 1
    hidden: bool = False
    refresh: str = ""
    contents: bool = True


def page_text(page: Page) -> str:
    """The page as Markdown: headings are Markdown for the table of contents and the search, the rest is blocks of HTML."""
    title = f"# {heading_text(page.title)} {{ #top }}"
    parts = [_head(page), _block(page.above, searchable=False), title, _block(page.lead)]
    for section in page.sections:
        if section.body:
            parts += [_heading(section), _block(section.body, searchable=section.searchable)]
    parts.append(element("footer", page.foot, class_="kb-foot", data_search_exclude="true"))
    return _without_needless_anchors("\n\n".join(part for part in parts if part) + "\n")


def spare_anchor(anchor: str) -> Html:
    """An address that stands only where nothing else on the page bears it."""
    return element("span", "", class_="kb-spare", id=anchor)


def _without_needless_anchors(text: str) -> str:
    if 'class="kb-spare"' not in text:
        return text
    borne = set(_ANCHOR.findall(text))
    return _SPARE.sub(lambda spare: "" if spare[1] in borne else spare[0], text)


def marked_text(text: str) -> str:
    """Markdown without front matter as a page that bears the mark of generated ones."""
    return f"---\n{MARK}\n---\n\n{text}"


def data_line(settings: SiteSettings, *, uncommitted: bool = False) -> Html:
    """Which state of the data a page shows.

    `uncommitted` asks to say also that changes are not committed: on few pages, for it would rewrite all of them with the first
    edit of any file.
    """
    if not settings.data_commit:
        return element("span", "State of the data: not recorded in version control")
    address = settings.commit_address()
    commit = element("a" if address else "code", settings.data_commit, href=address or None)
    parts: list[str] = ["State of the data: commit ", commit]
    if settings.data_date:
        parts += [" of ", element("time", settings.data_date, datetime=settings.data_date)]
    if uncommitted and settings.data_uncommitted:
        parts.append(", with changes that are not committed yet")
    return element("span", *parts)


def _head(page: Page) -> str:
    hide = ["navigation"] if page.contents and page.sections else ["navigation", "toc"]
    values: list[tuple[str, str | float | bool | list[str]]] = [
        ("title", page.title),
        ("description", shortened(page.description, 200)),
        ("hide", hide),
    ]
    if page.hidden:
        values.append(("robots", "noindex"))
    if page.refresh:
        values.append(("refresh", page.refresh))
    head = front_matter(values)
    search = f"search:\n  boost: {page.boost}" if page.boost else "search:\n  exclude: true"
    body = head.removeprefix("---\n").removesuffix("---")
    return f"---\n{MARK}\n{body}{search}\n---"


def _heading(section: Section) -> str:
    exclude = "" if section.searchable else ' data-search-exclude="true"'
    return f"## {heading_text(section.title)} {{ #{section.id}{exclude} }}"


def _block(body: Html, *, searchable: bool = True) -> Html:
    if not body:
        return NOTHING
    return element(
        "div",
        "\n",
        join([body]),
        "\n",
        class_="kb",
        data_search_exclude=None if searchable else "true",
    )
