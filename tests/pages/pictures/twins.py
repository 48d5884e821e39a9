"""What a picture shows and what the tables and lists beside it say, read from generated pages, so that the two can be compared."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from tests.pages.page_reading import Tag, read

LINES = ("kb-line--together", "kb-line--asserted")


class Pages:
    """The generated pages of one base, read when asked for."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self._read: dict[str, Tag] = {}

    def page(self, name: str) -> Tag:
        if name not in self._read:
            self._read[name] = read(self.files[f"{name}.md"])
        return self._read[name]

    def of(self, folder: str) -> Iterator[tuple[str, Tag]]:
        """The pages of a folder's records."""
        for path in self.files:
            if (
                path.startswith(f"{folder}/")
                and path.endswith(".md")
                and "<svg" in self.files[path]
            ):
                yield path.removesuffix(".md"), self.page(path.removesuffix(".md"))


def targets(tags: list[Tag], page: str) -> list[str]:
    """Where links lead, as seen from the root of the site; in the order of the page."""
    found = [tag.attributes["href"] for tag in tags if "href" in tag.attributes]
    return [href if href.startswith("#") else normpath(join(dirname(page), href)) for href in found]


def said_outside(page: Tag, name: str) -> set[str]:
    """Where the links of a page lead that are in no picture."""
    drawn = {id(tag) for picture in page.all("svg") for tag in picture.all("a")}
    return set(targets([tag for tag in page.all("a") if id(tag) not in drawn], name))


def places_drawn(explore: Tag) -> dict[str, int]:
    """The places of the big map that have a mark of their own, with the number of events that it stands for."""
    return {
        mark.attributes["href"]: number_in(mark.all("title")[0].text.rpartition(": ")[2])
        for mark in explore.all("a", class_="kb-mark")
        if " " not in mark.attributes["data-places"]
    }


def places_listed(explore: Tag) -> dict[str, int]:
    """The same from the table."""
    rows = explore.all("table", class_="kb-places")[0].all("tr")[1:]
    return {
        row.all("th")[0].all("a")[0].attributes["href"]: int(
            row.all("td")[-1].text.replace(",", "")
        )
        for row in rows
    }


def bars(page: Tag, name: str) -> dict[str, str]:
    """The events that a line of time has a bar for, each with its title."""
    return {
        target: bar.all("title")[0].text
        for bar in page.all("a", class_="kb-span")
        for target in targets([bar], name)
    }


def ties_drawn(network: Tag) -> dict[str, tuple[frozenset[str], str, int]]:
    """Each line of the network by where it leads: the names at its ends, how it is drawn, how many sentences it stands for."""
    names = {
        node.attributes["data-node"]: node.all("title")[0].text
        for node in network.all("a", class_="kb-node")
    }
    found = {}
    for line in network.all("svg", class_="kb-network")[0].all("a"):
        if "data-tie" not in line.attributes:
            continue
        title = line.all("title")[0].text
        ends, _, said = title.partition(": ")
        kind = line.attributes["class"].split()[0].partition("--")[2]
        sentences = number_in(said.rpartition("; ")[2]) if "with both" in said else 0
        pair = frozenset(ends.split(" – "))
        assert pair <= set(names.values())
        found[line.attributes["href"]] = (pair, kind, sentences)
    return found


def ties_listed(network: Tag) -> dict[str, tuple[frozenset[str], str, int]]:
    """The same from the list."""
    found = {}
    for item in network.all("details", class_="kb-tie-item"):
        head = item.all("summary")[0]
        pair = frozenset(name.text for name in head.all("b"))
        kind = item.attributes["class"].rpartition("--")[2]
        found[f"#{item.attributes['id']}"] = (pair, kind, number_in(head.all("small")[0].text))
    return found


def number_in(words: str) -> int:
    """The number that a phrase begins with; 0 for "no event"."""
    first = words.split()[0].replace(",", "")
    return int(first) if first.isdigit() else 0
