"""How a record came about: what people decided and where it stands written, what the machine found, the first sources."""

from collections.abc import Iterator

from knowledge_base.model import Entity
from knowledge_base.pages.correcting import file_name
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.fixing import claim_of, facts_in, value_of
from knowledge_base.pages.links import Links, published_of
from knowledge_base.pages.origins import found_values, status_words
from knowledge_base.pages.wording import counted, date_in_words, date_order, shortened

_MOST = 12
_LONGEST = 120


def record_history(links: Links, entity: Entity) -> Html:
    """Rows of who made what of the record; the file's own history in version control has the days."""
    rows = [
        ("Review", escape(status_words(entity))),
        ("Written by people", _decisions(links, entity)),
        ("Found by machine", escape(counted(found_values(entity), "value"))),
        ("First and last source", _sources(links, entity)),
        ("File", file_name(links.view.settings, entity.file)),
    ]
    items = [
        element("div", element("dt", title), element("dd", body)) for title, body in rows if body
    ]
    return element("dl", *items, class_="kb-facts kb-history")


def _decisions(links: Links, entity: Entity) -> Html:
    """Each value that a person wrote, with the line of the file that has it."""
    found = list(_written(links, entity))
    if not found:
        return element("span", "nothing yet", class_="kb-note")
    shown = [element("li", item) for item in found[:_MOST]]
    if len(found) > _MOST:
        shown.append(element("li", f"and {len(found) - _MOST} more", class_="kb-note"))
    return element("ul", *shown)


def _written(links: Links, entity: Entity) -> Iterator[Html]:
    settings = links.view.settings
    for fact in facts_in(entity):
        if fact.origin != "person":
            continue
        words = f"{claim_of(fact)}: {shortened(value_of(links, fact), _LONGEST)}"
        address = settings.file_address(entity.file, fact.line)
        line = f"line {fact.line}" if fact.line else ""
        where = (
            element("a", line, href=address, class_="kb-out") if line and address else escape(line)
        )
        note = element("small", " (", where, ")") if line else NOTHING
        yield join([words, note])
    if entity.same_as:
        yield escape(f"merged into {entity.same_as}")
    if entity.reason:
        yield escape(f"reason: {shortened(entity.reason, _LONGEST)}")


def _sources(links: Links, entity: Entity) -> Html:
    """The sources that name it first and last, by the day they were published."""
    dated = sorted(
        (date_order(when), source, when)
        for source in entity.mentions
        if (when := published_of(links.view, source))
    )
    if not dated:
        return NOTHING
    ends = dict.fromkeys((dated[0], dated[-1]))
    said = [
        join([date_in_words(when), ": ", links.source(source, limit=50)])
        for _, source, when in ends
    ]
    return join(said, "; ")
