"""Where things stand on the site: pages, marked passages and the links between them.

A page is named by its path without a suffix: `actors/farc`, `sources/002_cbad`, `review`.
"""

from urllib.parse import quote, urlencode

from knowledge_base.vocabulary import FOLDERS, EntityType

# MkDocs makes an index page of these names, so a record that bears one goes beside it.
_TAKEN = frozenset({"index", "readme"})


def page_of(entity: str) -> str:
    """The page of an entity id; the same id but for the names that MkDocs takes for itself."""
    folder, _, stem = entity.partition("/")
    return f"{folder}/{stem}-record" if stem.casefold() in _TAKEN else entity


def source_page(source: str) -> str:
    """The page of a source, by its seed's file stem."""
    return page_of(f"{FOLDERS['source']}/{source}")


def index_page(kind: EntityType, number: int = 1) -> str:
    """The list of all records of a type; further parts of a long list stand under `lists/`."""
    folder = FOLDERS[kind]
    return f"{folder}/index" if number == 1 else f"lists/{folder}-{number}"


def list_page(entity: str, what: str, number: int = 1) -> str:
    """A part of a long list that belongs to a record's page: `lists/actors/farc/events-1`."""
    return f"lists/{page_of(entity)}/{what}-{number}"


def href(page: str, target: str, fragment: str = "", **chosen: str) -> str:
    """The relative link from one page to another; it also works from the file system and under a sub-path.

    `chosen` is what the script of the other page reads from its address.
    """
    asked = f"?{urlencode(chosen)}" if chosen else ""
    mark = f"#{quote(fragment)}" if fragment else ""
    return f"{'../' * page.count('/')}{quote(target)}.html{asked}{mark}"


def mention_anchor(start: int) -> str:
    """The id of a mention on its source's page."""
    return f"m-{start}"


def evidence_anchor(start: int, end: int) -> str:
    """The id of a passage that a fact rests on, on its source's page."""
    return f"e-{start}-{end}"
