"""The page that searches names and texts; what it shows, its script writes. Without a script it leads to the lists."""

from knowledge_base.pages.addresses import index_page
from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.escaping import Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, page_text
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import PLURALS

PAGE = "search"
SCRIPTS = ("assets/find-texts.js", "assets/search-page.js")


def search_page(view: View) -> str:
    """The whole page as Markdown."""
    links = Links(view=view, page=PAGE, numbers={}, works={})
    return page_text(
        Page(
            title="Search",
            description=f"{view.settings.name}: search names, their other spellings and the texts, by type, kind, country, year and source.",
            lead=join([_without_script(links), _form(), _results(), _scripts()]),
            foot=plain_foot(links),
            boost=0,
            contents=False,
        )
    )


def _form() -> Html:
    hint = join(
        [
            "Names with or without accents, acronyms and other spellings, words of the texts. ",
            element(
                "span",
                "Keys: / to type, arrows to walk through the results, Enter to open, Escape to come back.",
                class_="kb-keys",
            ),
        ]
    )
    return element(
        "form",
        element("label", "Search names and texts", for_="kb-words"),
        element(
            "span",
            element(
                "input",
                id="kb-words",
                name="q",
                type="search",
                autocomplete="off",
                spellcheck="false",
                aria_describedby="kb-words-hint",
            ),
            element("button", "Search", type="submit"),
            class_="kb-ask__row",
        ),
        element("p", hint, id="kb-words-hint", class_="kb-note"),
        class_="kb-ask",
        role="search",
        action=f"{PAGE}.html",
        method="get",
    )


def _results() -> Html:
    return element(
        "div",
        element(
            "section",
            element("h2", "Filters", id="kb-filters-title"),
            # On narrow screens alone: there the filters would push the results out of sight.
            element(
                "button",
                "Show filters",
                type="button",
                id="kb-facets-open",
                aria_expanded="false",
                aria_controls="kb-facets-values",
            ),
            element("div", id="kb-facets-values"),
            class_="kb-facets",
            id="kb-facets",
            aria_labelledby="kb-filters-title",
        ),
        element(
            "section",
            element("h2", "Results", class_="kb-unseen", id="kb-results-title"),
            element(
                "div",
                element("p", "", role="status", id="kb-count"),
                element(
                    "label",
                    "Order ",
                    element("select", *_orders(), id="kb-order"),
                ),
                class_="kb-count",
            ),
            element("p", "", class_="kb-note", id="kb-remark"),
            element("ol", class_="kb-results", id="kb-results"),
            element("button", "Show more", type="button", id="kb-more", hidden=True),
            aria_labelledby="kb-results-title",
        ),
        class_="kb-found-by",
        id="kb-search",
    )


def _orders() -> list[Html]:
    named = {"": "best match", "old": "earliest first", "new": "latest first", "name": "by name"}
    # `value` stands also where it is empty: else the words would be the value.
    return [Html(f'<option value="{key}">{words}</option>') for key, words in named.items()]


def _without_script(links: Links) -> Html:
    lists = (element("li", links.to(index_page(kind), title)) for kind, title in PLURALS.items())
    return element(
        "noscript",
        element("p", "Searching needs JavaScript. The lists read without it:"),
        element("ul", *lists),
    )


def _scripts() -> Html:
    return join(element("script", src=path, defer=True) for path in SCRIPTS)
