"""One built page, read for what can be wrong with it: its ids, its links, and what it would load."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

# Links of these kinds name a place; they are not loaded with the page.
_NAMING_RELATIONS = frozenset({"canonical", "prev", "next", "alternate", "license", "author"})
_LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "track": ("src",),
    "input": ("src",),
}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page and the line it stands on; `loads` says that opening the page fetches it."""

    address: str
    line: int
    loads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """What a page offers and what it asks for; `doubled` are ids that stand twice, `inline` attributes and elements that hold a
    script or a style, each with its line.
    """

    ids: frozenset[str]
    doubled: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]
    inline: tuple[tuple[str, int], ...] = ()


def read_page(html: str) -> BuiltPage:
    """Read the HTML of one page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return BuiltPage(
        ids=frozenset(reader.ids),
        doubled=tuple(reader.doubled),
        links=tuple(reader.links),
        inline=tuple(reader.inline),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.doubled: list[tuple[str, int]] = []
        self.links: list[Link] = []
        self.inline: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if name := values.get("id"):
            if name in self.ids:
                self.doubled.append((name, self.getpos()[0]))
            self.ids.add(name)
        # A style is let be: Markdown itself writes one where a table says how its columns are aligned.
        self.inline += [(name, self.getpos()[0]) for name in values if name.startswith("on")]
        if _holds_code(tag, values):
            self.inline.append((tag, self.getpos()[0]))
        for address, loads in _addresses(tag, values):
            self.links.append(Link(address, self.getpos()[0], loads))


def _holds_code(tag: str, values: dict[str, str]) -> bool:
    """Whether an element is a script or style within the page, which its policy does not let act; data is none."""
    script = tag == "script" and "src" not in values
    return tag == "style" or (script and values.get("type") != "application/json")


def _addresses(tag: str, values: dict[str, str]) -> Iterator[tuple[str, bool]]:
    if tag in ("a", "area") and "href" in values:
        yield values["href"], False
    elif tag == "link" and "href" in values:
        yield values["href"], not _NAMING_RELATIONS & set(values.get("rel", "").split())
    elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield values.get("content", "").partition("url=")[2], False
    for name in _LOADING.get(tag, ()):
        for address in _each(name, values.get(name, "")):
            yield address, True


def _each(name: str, value: str) -> list[str]:
    """The addresses in an attribute: `srcset` lists several, each with the width it is for."""
    parts = value.split(", ") if name == "srcset" else [value]
    return [part.strip().partition(" ")[0] for part in parts if part.strip()]
