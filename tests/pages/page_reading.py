"""Reading generated pages as a browser would: Markdown to HTML with the site's extensions, then to tags and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass
class Tag:
    """One element with its attributes, the elements in it, and its text."""

    name: str
    attributes: dict[str, str]
    children: list["Tag"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def all(self, name: str = "", **attributes: str) -> list["Tag"]:
        """The elements below with a name and attributes; `class_` asks for one of the classes."""
        found = []
        for child in self.children:
            if (not name or child.name == name) and child.bears(attributes):
                found.append(child)
            found += child.all(name, **attributes)
        return found

    def bears(self, attributes: dict[str, str]) -> bool:
        classes = self.attributes.get("class", "").split()
        return all(
            value in classes
            if key == "class_"
            else self.attributes.get(key.replace("_", "-")) == value
            for key, value in attributes.items()
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Tag("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(new)
        if tag not in VOID:
            self.open.append(new)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            tag.pieces.append(data)


def front_of(page: str) -> str:
    """The front matter of a page."""
    return page.split("---\n")[1]


def html_of(page: str) -> str:
    """The page's body as the renderer makes it."""
    body = page.split("\n---\n", 1)[1]
    extensions = ["toc", "tables", "fenced_code", "attr_list"]
    return markdown.markdown(body, extensions=extensions)


def read(page: str) -> Tag:
    """The page as a tree; fails where a tag is left open or closed twice."""
    reader = _Reader()
    reader.feed(html_of(page))
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is not closed"
    return reader.open[0]
