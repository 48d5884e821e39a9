"""How a page or a source is cited: in words, in BibTeX and in CSL-JSON, made when the site is built.

Titles come from articles and are untrusted: in BibTeX every sign with a meaning is written as a command, unpaired braces above
all, and CSL-JSON is shown as text, never put into a script.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from knowledge_base.edtf import EdtfError, parse
from knowledge_base.model import Entity
from knowledge_base.pages.escaping import Html, clean_text, element, escape, join
from knowledge_base.pages.links import Links, name_of
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.wording import date_in_words

_CSL_TYPES = {
    "article": "article",
    "report": "report",
    "book-excerpt": "chapter",
    "wire": "article-newspaper",
    "web-page": "webpage",
}
# BibTeX counts braces even behind a backslash, so these must become words.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        '"': r"\textquotedbl{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)
_URL_SAFE = "/:?&=;,@+$!*'()~-._#%[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited; `kind` is a type of CSL, `date` an EDTF value."""

    key: str
    kind: str
    title: str
    author: str = ""
    publisher: str = ""
    container: str = ""
    date: str = ""
    address: str = ""
    note: str = ""


def cite_page(links: Links, entity: Entity) -> Html:
    """The page as something to cite, with the state of the data it shows; for a source the article itself first."""
    settings = links.view.settings
    parts: list[str] = []
    if entity.type == "source":
        parts += [
            element("h3", "The source"),
            citations(source_as_work(entity)),
            element("h3", "This page about it"),
        ]
    parts += [citations(page_as_work(settings, links.page, entity)), _lasting(settings, entity)]
    commit = settings.data_commit or None
    return element("div", *parts, class_="kb-citing", data_commit=commit)


def page_as_work(settings: SiteSettings, page: str, entity: Entity) -> Work:
    """A record's page: an entry of the base in the state that it shows."""
    address = settings.page_address(page)
    commit = settings.data_commit
    asked = f"?data={quote(commit, safe='')}" if address and commit else ""
    return Work(
        key=page.replace("/", "-"),
        kind="entry",
        title=name_of(entity),
        container=settings.name,
        date=settings.data_date,
        address=f"{address}{asked}",
        note=f"Data of commit {commit}" if commit else "",
    )


def source_as_work(record: Entity) -> Work:
    """An article as a reference list has it, with its rights."""

    def said(field: str) -> str:
        return value_of(record, field) or ""

    return Work(
        key=record.id.replace("/", "-"),
        kind=_CSL_TYPES.get(record.kind or "", "document"),
        title=record.name,
        author=said("author"),
        publisher=said("publisher"),
        date=said("published"),
        address=_web(said("url")),
        note=said("rights"),
    )


def citations(work: Work) -> Html:
    """The three forms: the words in sight, the two for programs behind a fold; all of them text that can be selected."""
    forms = [
        _form("BibTeX", bibtex(work).split("\n")),
        _form("CSL-JSON", csl_json(work).split("\n")),
    ]
    head = element("summary", "BibTeX and CSL-JSON")
    return join([_form("Plain text", [in_words(work)]), element("details", head, *forms)])


def in_words(work: Work) -> str:
    """One line as a reference list has it."""
    undated = "" if work.kind == "entry" else "no date"
    told = date_in_words(work.date) if work.date else undated
    title = f"“{work.title}”"
    parts = [work.author, title, work.container, work.publisher, told, work.note, work.address]
    return f"{'. '.join(_plain(part).rstrip('.') for part in parts if part)}."


def bibtex(work: Work) -> str:
    """An entry that BibTeX and biber read."""
    year = _parts_of(work.date)[:1]
    fields = {
        "author": work.author,
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": work.container or work.publisher,
        "year": str(year[0]) if year else "",
        "note": work.note,
    }
    lines = [
        f"  {name} = {{{value if name == 'title' else _tex(value)}}},"
        for name, value in fields.items()
        if value
    ]
    if work.address:
        lines.append(f"  url = {{{quote(work.address, safe=_URL_SAFE)}}},")
    key = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in work.key)
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def csl_json(work: Work) -> str:
    """The item that Zotero, pandoc and citeproc read."""
    issued = _parts_of(work.date)
    item = {
        "id": work.key,
        "type": work.kind,
        "title": _plain(work.title),
        "author": [{"literal": _plain(work.author)}] if _plain(work.author) else None,
        "container-title": _plain(work.container),
        "publisher": _plain(work.publisher),
        "issued": {"date-parts": [issued]} if issued else None,
        "note": _plain(work.note),
        "URL": work.address,
    }
    told = (
        f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in item.items()
        if value
    )
    return "[{\n" + ",\n".join(told) + "\n}]"


def _form(title: str, lines: Sequence[str]) -> Html:
    text = Html("\n".join(escape(line) for line in lines))
    return element(
        "figure", element("figcaption", title), element("pre", text), class_="kb-citation"
    )


def _lasting(settings: SiteSettings, entity: Entity) -> Html:
    """What a link to a single claim is, and where the record stands as it was when the page was made."""
    words = [
        "The letter beside a value (",
        element("b", "M"),
        " found by machine, ",
        element("b", "P"),
        " written by a person) is the link to that claim.",
    ]
    if then := settings.address_then(entity.file):
        record = element("a", "The record in this state", href=then, data_record=True)
        words += [" Links name the state of the data. ", record, "."]
    return element("p", *words, class_="kb-note")


def _plain(value: str) -> str:
    return " ".join(clean_text(value).split())


def _tex(value: str) -> str:
    return _plain(value).translate(_TEX)


def _web(address: str) -> str:
    return address if urlsplit(address).scheme in ("http", "https") else ""


def _parts_of(value: str) -> list[int]:
    """Year, month and day of a date as far as it states them."""
    try:
        day = parse(value).earliest
    except EdtfError:
        return []
    stated = value.count("-") + 1 if value.replace("-", "").isdigit() else 1
    return [day.year, day.month, day.day][:stated] if day else []
