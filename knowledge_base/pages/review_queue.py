"""What waits for a person: items ordered by effect, the widest on the review page, the rest on pages of their own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge_base.pages.correcting import plain_foot
from knowledge_base.pages.effects import Effect
from knowledge_base.pages.escaping import NOTHING, Html, element, join
from knowledge_base.pages.links import Links
from knowledge_base.pages.page_frame import Page, page_text
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import counted

ITEMS_FIRST = 20  # of each section on the review page: with all of them it opens at once
ITEMS_OF_A_PART = 100  # folded up, a browser of a telephone still scrolls them


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One decision: `name` and `note` stand in the line that opens it, `body` has its evidence and the lines that settle it.

    `body` is written for the page on which the item stands. `order` sorts items of equal effect.
    """

    name: str
    note: str
    effect: Effect
    body: Callable[[Links], Sequence[Html]]
    order: tuple[float | str, ...]

    @property
    def rank(self) -> tuple[tuple[int, int], tuple[float | str, ...]]:
        """The widest effect first."""
        return self.effect.rank, self.order


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """All items of one kind. `id` is the section's on the review page, `ask` says in a sentence what is to be decided.

    Those that do not wait for anybody (`waits`) stand apart from the counts.
    """

    id: str
    title: str
    ask: str
    items: Sequence[Item]
    note: Html = NOTHING
    waits: bool = True

    @property
    def sorted(self) -> list[Item]:
        """The items by effect."""
        return sorted(self.items, key=lambda item: item.rank)


def queue_section(links: Links, queue: Queue) -> Html:
    """The items with the widest effect, and the way to the rest; nothing where none is open."""
    if not queue.items:
        return NOTHING
    shown = queue.sorted[:ITEMS_FIRST]
    rest = len(queue.items) - len(shown)
    more = [element("p", f"The other {rest:,}, by effect:"), _parts(links, queue)] if rest else []
    return join(
        [element("p", queue.ask), queue.note, *(_folded_up(links, item) for item in shown), *more]
    )


def queue_pages(view: View, queue: Queue) -> Iterator[tuple[str, str]]:
    """The further parts of a section, each with the path of its page."""
    items = queue.sorted[ITEMS_FIRST:]
    for at in range(0, len(items), ITEMS_OF_A_PART):
        page = _page(queue, 2 + at // ITEMS_OF_A_PART)
        links = Links(view=view, page=page, numbers={}, works={})
        first, part = ITEMS_FIRST + at + 1, items[at : at + ITEMS_OF_A_PART]
        total = f"{first:,} to {first + len(part) - 1:,} of {len(queue.items):,}, by effect."
        back = links.to("review", "the review page", fragment=queue.id)
        body = [
            element("p", queue.ask, " ", total, " The first stand on ", back, "."),
            *(_folded_up(links, item) for item in part),
            _parts(links, queue),
        ]
        described = f"What waits for a person: {queue.title.lower()}, {total}"
        yield (
            page,
            page_text(
                Page(
                    title=queue.title,
                    description=described,
                    lead=join(body),
                    foot=plain_foot(links),
                    boost=0,
                    hidden=True,
                )
            ),
        )


def overview(links: Links, queues: Sequence[Queue]) -> Html:
    """A table of the sections: how much waits in each, and how far its first item reaches; then those without any."""
    rows = []
    waiting = [queue for queue in queues if queue.waits]
    for queue in waiting:
        if not queue.items:
            continue
        title = element("a", queue.title, href=f"#{queue.id}")
        widest = queue.sorted[0].effect.words
        rows.append(
            element(
                "tr",
                element("th", title, scope="row", data_label="What"),
                element("td", f"{len(queue.items):,}", class_="kb-figure", data_label="Open"),
                element("td", widest, data_label="The first touches"),
            )
        )  # fmt: skip
    titles = ("What", "Open", "The first touches")
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    total = sum(len(queue.items) for queue in waiting)
    table = element(
        "table",
        element("caption", f"{counted(total, 'decision')} waiting"),
        element("thead", head),
        element("tbody", *rows),
        class_="kb-table kb-queue",
    )
    empty = "; ".join(queue.title.lower() for queue in waiting if not queue.items)
    settled = (
        element("p", f"Nothing is open under: {empty}.", class_="kb-note") if empty else NOTHING
    )
    nothing = element("p", "No decision waits.")
    return join([table if total else nothing, settled])


def _folded_up(links: Links, item: Item) -> Html:
    note = f"{item.note} · {item.effect.words}" if item.note else item.effect.words
    head = element(
        "summary", element("span", item.name, class_="kb-name"), " ", element("small", note)
    )
    return element("details", head, *item.body(links))


def _page(queue: Queue, number: int) -> str:
    return "review" if number == 1 else f"lists/review-{queue.id}-{number}"


def _parts(links: Links, queue: Queue) -> Html:
    """The parts of a section that is too long for one page."""
    rest = max(0, len(queue.items) - ITEMS_FIRST)
    items = []
    for number in range(1, 2 + -(-rest // ITEMS_OF_A_PART)):
        page, fragment = _page(queue, number), queue.id if number == 1 else ""
        here = page == links.page
        link = (
            element("b", str(number), aria_current="page")
            if here
            else links.to(page, str(number), fragment=fragment)
        )
        items.append(element("li", link))
    label = f"Parts of this list: {queue.title}"
    return element("nav", element("ul", *items), class_="kb-parts", aria_label=label)
