"""How a reader has a page corrected, and what the foot of every page says about where its data come from."""

from knowledge_base.model import Entity
from knowledge_base.pages.escaping import Html, element, escape, join
from knowledge_base.pages.fixing import reportable
from knowledge_base.pages.links import Links, outside_link
from knowledge_base.pages.origins import origin_counts, status_words
from knowledge_base.pages.page_frame import data_line
from knowledge_base.pages.report_forms import report_link
from knowledge_base.pages.settings import SiteSettings

_FORMS = {
    "wrong-fact": "a wrong fact",
    "duplicate": "a duplicate",
    "missing-record": "something missing",
    "new-source": "a new source",
}


def status_badge(entity: Entity) -> Html:
    """Whether a person has reviewed the record, in words and with a sign."""
    sign = {"draft": "○", "reviewed": "✓"}.get(entity.status, "×")
    words = status_words(entity)
    text = f"draft – {words}" if entity.status == "draft" else words
    mark = element("span", sign, aria_hidden="true")
    return element("span", mark, f" {text}", class_=f"kb-status kb-status--{entity.status}")


def how_to_correct(links: Links, entity: Entity) -> Html:
    """Where the record can be changed, what a change does, and for people how to have personal data removed."""
    settings = links.view.settings
    file = file_name(settings, entity.file)
    edit = settings.edit_address(entity.file, entity.write_line)
    steps: list[str] = ["This page is made from the file ", file, ". "]
    if edit:
        steps += [outside_link(edit, "Propose a change"), " to it: "]
    steps += [
        "what you write above the line " if edit else "What you write above the line ",
        element("code", "extracted:"),
        " replaces or completes what the machine found and is never overwritten. ",
        links.to("contribute", "How to contribute"),
        " has examples for a wrong name, a merge, a false find.",
    ]
    paragraphs = [element("p", *steps), _in_words(links, entity), reportable(links, entity)]
    if entity.kind == "person":
        paragraphs.append(_about_people(links, entity))
    return join(paragraphs)


def record_foot(links: Links, entity: Entity) -> Html:
    """The foot of a record's page: the origin of its values and the state of the data."""
    parts = [
        element("span", origin_counts(entity)),
        data_line(links.view.settings),
        links.to("about", "How facts are made", fragment="how-a-fact-is-made"),
    ]
    return join(parts, " · ")


def plain_foot(links: Links, *, uncommitted: bool = False) -> Html:
    """The foot of a page that shows no single record; `uncommitted` as for the line on the data."""
    parts = [
        data_line(links.view.settings, uncommitted=uncommitted),
        links.to("about", "About"),
        links.to("contribute", "Correct something"),
    ]
    return join(parts, " · ")


def file_name(settings: SiteSettings, file: str, line: int = 0) -> Html:
    """A file's path: a link where the repository's address is known, otherwise text."""
    path = element("code", settings.path_of(file))
    address = settings.file_address(file, line)
    return element("a", path, href=address, class_="kb-out") if address else path


def _in_words(links: Links, entity: Entity) -> Html:
    """How to have it corrected without touching a file."""
    if not links.view.settings.issues_address():
        return element(
            "p",
            "This copy of the site does not say where its files can be edited. Write to whoever gave it to you, and name "
            "this page (",
            element("code", entity.id),
            "), the fact, what is right, and the source that says so.",
        )
    forms = [report_link(links, form, entity, words) for form, words in _FORMS.items()]
    return element(
        "p",
        "Or report it in words, in a form that knows this page already: ",
        *(
            join(forms, ", "),
            ". The small pen beside a fact opens the file at the line of that fact.",
        ),
    )


def _about_people(links: Links, entity: Entity) -> Html:
    form = report_link(links, "personal-data", entity, "ask in public")
    by_form = [" Or ", form, "; such a request can be read by everyone."]
    return element(
        "p",
        element("b", "This page is about a person. "),
        escape(
            "What is said here is what the cited sources say; an allegation stays one, whoever repeats it. "
            "If you are this person, or act for them, you can have errors corrected and personal data removed: "
        ),
        links.to(
            "contribute", "how to ask for it", fragment="correction-and-removal-of-personal-data"
        ),
        ".",
        *(by_form if links.view.settings.issues_address() else []),
        class_="kb-person",
    )
