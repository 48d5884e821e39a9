"""How sources tell an event: each passage word for word, and what they say of it side by side."""

from collections.abc import Iterator, Sequence

from knowledge_base.evidence import Evidence
from knowledge_base.model import LinkedEvent
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.links import Links, language_of, published_of, source_title
from knowledge_base.pages.wording import (
    counted,
    date_in_words,
    folded,
    quantity_in_words,
    reservation,
    role_label,
    shortened,
)

# The tellings whose sentences stand open; one event may be told by dozens of reports in the same words.
MOST_OPEN = 12
_MOST_SOURCES = 6
_WORD, _CERTAINTY = "Word", "Worded as"
_FIGURES = frozenset({"Killed", "Wounded", "Kidnapped", "Amounts"})


def telling_list(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """Each passage that tells the event, word for word, with its trigger marked and a link to its place."""
    ordered = sorted(tellings, key=lambda t: (published_of(links.view, t.event.source) or "9999",))
    shown = [_telling(links, telling) for telling in ordered[:MOST_OPEN]]
    rest = ordered[MOST_OPEN:]
    if not rest:
        return join(shown)
    head = element("summary", f"{counted(len(rest), 'more passage')}")
    lines = (
        element(
            "li",
            links.passage(_passage(t), shortened(t.event.quote, 160)),
            " — ",
            links.source(t.event.source, limit=50),
        )
        for t in rest
    )
    return join([*shown, element("details", head, element("ul", *lines, class_="kb-lines"))])


def differences(links: Links, tellings: Sequence[LinkedEvent]) -> Html:
    """What the tellings say of date, place, actors and figures: each value once, with the sources that say so.

    A row whose tellings differ says so in words; so does what some leave out.
    """
    if len(tellings) < 2:
        return NOTHING
    said = [(telling, _statements(links, telling)) for telling in tellings]
    fields = list(dict.fromkeys(field for _, statements in said for field in statements))
    ranked = sorted(fields, key=lambda field: (field not in _FIGURES, fields.index(field)))
    rows = [_compared(links, field, said) for field in ranked]
    head = (element("th", "What", scope="col"), element("th", "Said so by", scope="col"))
    return element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="kb-table kb-differences",
    )


def _telling(links: Links, telling: LinkedEvent) -> Html:
    event = telling.event
    at = event.trigger_span.start - event.span.start
    end = event.trigger_span.end - event.span.start
    inside = 0 <= at < end <= len(event.quote)
    text = (
        join([event.quote[:at], element("b", event.quote[at:end]), event.quote[end:]])
        if inside
        else escape(event.quote)
    )
    words = reservation(event.stage, event.modality)
    caveat = element("strong", words, class_="kb-doubt") if words else NOTHING
    published = published_of(links.view, event.source)
    credit = [
        links.source(event.source),
        escape(date_in_words(published)) if published else NOTHING,
        links.passage(_passage(telling), "in its place"),
        caveat,
    ]
    return element(
        "figure",
        element("blockquote", element("p", text), lang=language_of(links.view, event.source)),
        element("figcaption", join((part for part in credit if part), " · ")),
        class_=f"kb-telling kb-telling--{event.modality}" if words else "kb-telling",
    )


def _statements(links: Links, telling: LinkedEvent) -> dict[str, str]:
    """What one telling says, field by field, as HTML or text."""
    event = telling.event
    said: dict[str, str] = {_WORD: event.trigger}
    if event.edtf:
        words = f" (“{event.said}”)" if event.said else ""
        inferred = ", inferred" if event.basis == "inferred" else ""
        said["When"] = f"{date_in_words(event.edtf)}{words}{inferred}"
    for argument, entity in telling.arguments:
        title = "Where" if argument.role == "place" else role_label(argument.role)
        named = links.entity(entity, argument.text) if entity else escape(argument.text)
        said[title] = join([said[title], named], "; ") if title in said else named
    for field, figure in (
        ("Killed", event.killed),
        ("Wounded", event.wounded),
        ("Kidnapped", event.kidnapped),
    ):
        if figure is not None:
            said[field] = f"{figure:,}"
    if event.quantities:
        said["Amounts"] = ", ".join(quantity_in_words(quantity) for quantity in event.quantities)
    if words := reservation(event.stage, event.modality):
        said[_CERTAINTY] = words
    return said


def _compared(links: Links, field: str, said: Sequence[tuple[LinkedEvent, dict[str, str]]]) -> Html:
    """One field: its values in the order of how many say so."""
    unsaid = "stated as a fact" if field == _CERTAINTY else ""
    by_value: dict[str, list[tuple[str, LinkedEvent]]] = {}
    silent = 0
    for telling, statements in said:
        if value := statements.get(field, unsaid):
            by_value.setdefault(folded(value), []).append((value, telling))
        else:
            silent += 1
    ranked = sorted(by_value.values(), key=lambda tellings: -len(tellings))
    items = [element("li", *_value(links, tellings)) for tellings in ranked]
    if silent:
        items.append(element("li", f"not said in {counted(silent, 'passage')}", class_="kb-note"))
    differs = len(by_value) > 1 and field != _WORD
    mark = join([" ", element("small", "differs", class_="kb-differs")]) if differs else NOTHING
    return element(
        "tr",
        element("th", field, mark, scope="row"),
        element("td", element("ul", *items, class_="kb-sides")),
    )


def _value(links: Links, tellings: Sequence[tuple[str, LinkedEvent]]) -> Iterator[Html]:
    """A value with the passages that say so; `(source A; source B)`."""
    yield element("span", tellings[0][0], class_="kb-side")
    sources = [
        links.passage(
            _passage(telling), shortened(source_title(links.view, telling.event.source), 45)
        )
        for _, telling in tellings[:_MOST_SOURCES]
    ]
    if (more := len(tellings) - len(sources)) > 0:
        sources.append(escape(f"{more} more"))
    yield element("small", " (", join(sources, "; "), ")")


def _passage(telling: LinkedEvent) -> Evidence:
    event = telling.event
    return Evidence(
        source=event.source, start=event.span.start, end=event.span.end, quote=event.quote
    )
