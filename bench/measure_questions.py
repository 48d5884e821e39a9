"""How many clicks an analyst's questions take through a built site: `python bench/measure_questions.py SITE…`

From the home page every link of a page is one click, and so is opening a folded part. The least number of clicks to a page that
answers is what a reader needs who makes no detour: a lower bound, the same for every site that is measured.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath

import yaml

QUESTIONS = Path(__file__).with_name("questions.yml")
UNITS = frozenset({"li", "tr", "figure", "p", "dd"})
VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "path", "wbr"})
MOST_CLICKS = 6
# A block longer than this holds several answers, not one.
LONGEST_UNIT = 1_200


@dataclass(frozen=True)
class Answer:
    """Words of a page's title, and groups of words that must each stand in one unit of it."""

    on: str
    say: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Question:
    """A question and the pages that would answer it."""

    ask: str
    answers: Sequence[Answer]


@dataclass
class Read:
    """A page: its title, where it leads, its units of text, open ones and those that are folded."""

    title: str = ""
    links: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the text of each unit; `details` without `open` folds what is in it but its summary."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.read = Read()
        self.stack: list[tuple[str, list[str] | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and (href := given.get("href")) and "://" not in href:
            target = href.partition("#")[0]
            if target:
                folder = str(PurePosixPath(self.page).parent)
                self.read.links.append(normpath(f"{folder}/{target}"))
        if tag in VOID:
            return
        row = tag == "div" and bool(self.stack) and self.stack[-1][0] == "dl"
        unit = row or tag in UNITS or tag in ("h1", "summary")
        folds = tag == "details" and "open" not in given
        self.stack.append((tag, [] if unit else None, folds))

    def handle_data(self, data: str) -> None:
        for _, pieces, _ in self.stack:
            if pieces is not None:
                pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            name, pieces, _ = self.stack.pop()
            text = " ".join("".join(pieces or ()).split())
            if name == "h1":
                self.read.title = text
            elif text:
                inner = any(folds for _, _, folds in self.stack) and name != "summary"
                (self.read.folded if inner else self.read.units).append(text)
            if name == tag:
                return


def read_page(page: str, html: str) -> Read:
    """What a reader meets on a page; `page` is its path from the root of the site."""
    reader = _Reader(page)
    reader.feed(html)
    return reader.read


def questions() -> list[Question]:
    """The questions of the list."""
    listed = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [
        Question(ask=q["ask"], answers=[Answer(on=a["page"], say=a["say"]) for a in q["answers"]])
        for q in listed
    ]


def clicks_needed(question: Question, pages: Callable[[str], Read | None]) -> int | None:
    """The fewest clicks from the home page to an answer; None where no page within reach answers."""
    found: list[int] = []
    for page, clicks in _reachable(pages):
        read = pages(page)
        if read is None or (found and clicks >= min(found)):
            continue
        costs = [cost for answer in question.answers if (cost := _cost(answer, read)) is not None]
        if costs:
            found.append(clicks + min(costs))
    return min(found, default=None)


def _reachable(pages: Callable[[str], Read | None]) -> Iterator[tuple[str, int]]:
    """Every page with the fewest clicks to it, nearest first."""
    seen, queue = {"index.html"}, deque([("index.html", 0)])
    while queue:
        page, clicks = queue.popleft()
        yield page, clicks
        read = pages(page)
        for link in read.links if read and clicks < MOST_CLICKS else ():
            if link not in seen:
                seen.add(link)
                queue.append((link, clicks + 1))


def _cost(answer: Answer, read: Read) -> int | None:
    """0 where the page answers as it opens, 1 or more for each group of words that must be unfolded, None where it does not."""
    if answer.on not in read.title:
        return None
    cost = 0
    for words in answer.say:
        if _together(words, read.units):
            continue
        if not _together(words, read.folded):
            return None
        cost += 1
    return cost


def _together(words: Sequence[str], units: Sequence[str]) -> bool:
    return any(
        len(unit) <= LONGEST_UNIT and all(str(word) in unit for word in words) for unit in units
    )


def site_reader(site: Path) -> Callable[[str], Read | None]:
    """The pages of a built site, each read once."""
    known: dict[str, Read | None] = {}

    def read(page: str) -> Read | None:
        if page not in known:
            file = site / page
            inside = file.suffix == ".html" and file.is_file()
            known[page] = read_page(page, file.read_text(encoding="utf-8")) if inside else None
        return known[page]

    return read


def main(sites: Sequence[str]) -> None:
    """Print a row a question, a column a site."""
    counts: Mapping[str, Mapping[str, int | None]] = {
        site: {q.ask: clicks_needed(q, site_reader(Path(site))) for q in questions()}
        for site in sites
    }
    for question in questions():
        row = [counts[site][question.ask] for site in sites]
        print("  ".join("none" if n is None else f"{n:4}" for n in row), "", question.ask)


if __name__ == "__main__":
    main(sys.argv[1:])
