"""Forms in which a reader reports something in words: an issue of the repository, filled in with what the page knows.

A form and its fields are files of `.github/ISSUE_TEMPLATE`; GitHub fills a field from the parameter of its id. GitLab has no
such forms: there the same goes as text into the description.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from knowledge_base.model import Entity, Fact
from knowledge_base.pages.addresses import page_of
from knowledge_base.pages.escaping import Html, clean_text
from knowledge_base.pages.links import Links, name_of, outside_link, source_title
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.wording import shortened

# The title of an issue by form; `{}` is the name of the record.
TITLES: Mapping[str, str] = {
    "wrong-fact": "Wrong: {}",
    "missing-record": "Missing: ",
    "duplicate": "Duplicate: {}",
    "new-source": "New source: ",
    "personal-data": "Correction or removal: {}",
}
_LONGEST_VALUE = 120
_LONGEST_SENTENCE = 280  # an address of some 2,000 characters passes everywhere


def report_link(
    links: Links, form: str, entity: Entity, text: str, *, fields: Mapping[str, str] | None = None
) -> Html:
    """A link to a form with the page filled in, and what else is known; text alone without a repository."""
    given = {"page": f"{page_of(entity.id)}.html", **(fields or {})}
    return outside_link(report_address(links.view.settings, form, name_of(entity), given), text)


def report_address(settings: SiteSettings, form: str, name: str, fields: Mapping[str, str]) -> str:
    """The address of a form with its fields filled in; empty without a repository."""
    address = settings.issues_address()
    title = TITLES[form].format(" ".join(clean_text(name).split()))
    filled = {key: clean_text(value).strip() for key, value in fields.items() if value}
    if not address:
        return ""
    if settings.is_gitlab:
        text = "\n\n".join(f"{key}: {value}" for key, value in filled.items())
        words = {"issue[title]": title, "issue[description]": text}
    else:
        words = {"template": f"{form}.yml", "title": title, **filled}
    return f"{address}?{urlencode(words, quote_via=quote, safe='/')}"


def fact_fields(links: Links, fact: Fact, claim: str, value: str) -> dict[str, str]:
    """What the form on a wrong fact can know: the claim, what stands there, and the first sentence behind it."""
    first = next(iter(fact.evidence), None)
    sentence = ""
    if first:
        title = shortened(source_title(links.view, first.source), 60)
        sentence = f"{shortened(first.quote, _LONGEST_SENTENCE)} ({title})"
    return {"claim": claim, "stands": shortened(value, _LONGEST_VALUE), "sentence": sentence}
