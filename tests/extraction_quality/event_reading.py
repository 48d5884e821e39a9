"""The articles of our own with the events that a careful reader lists in them: what their files say, strictly checked.

Every mistake in a file is reported with its line, what was read and what is allowed (README.md beside this has the format).
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base import edtf
from knowledge_base.mentions.events.lexicon.event_data import Report, Value, read_values
from knowledge_base.problems import nearest
from knowledge_base.settings import Places
from knowledge_base.vocabulary import EVENT_ROLES, KINDS

FOLDER = Path(__file__).parent / "events"
STYLES = ("wire", "modern", "essay")
STAGES = ("accomplished", "attempted", "threatened")
MODALITIES = ("asserted", "alleged", "denied", "planned", "hypothetical")
FIGURES = ("killed", "wounded", "kidnapped")
# What the Fourth Message Understanding Conference (1992) counts as an incident, where the label says nothing else.
MUC4_KINDS = (
    "attack", "assassination", "massacre", "bombing", "kidnapping", "hijacking", "arson", "robbery", "armed-strike",
)  # fmt: skip
NOT_ASSERTED = ("denied", "hypothetical")
ARTICLE_FIELDS = ("style", "published", "text", "events", "may")
EVENT_FIELDS = (
    "kind", "stage", "modality", "date", "country", "places", *EVENT_ROLES, *FIGURES, "quantities", "muc4",
)  # fmt: skip
_QUANTITY = re.compile(r"(?P<amount>\d+(?:\.\d+)?)(?: (?P<unit>[A-Za-z]+)(?: of (?P<of>.+))?)?")


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role: any of the alternatives names it; an optional one is neither missed nor extra."""

    alternatives: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as the label says it."""

    amount: float
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledEvent:
    """One particular event; several kinds, stages, dates … are alternatives that careful readers may choose from."""

    kinds: tuple[str, ...]
    stages: tuple[str, ...] = ("accomplished",)
    modalities: tuple[str, ...] = ("asserted",)
    dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[Filler, ...] = ()
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)
    figures: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    quantities: tuple[Amount, ...] = ()
    muc4: bool = False


@dataclass(frozen=True, slots=True)
class Debatable:
    """What one careful reader lists and another does not: an event of these kinds told in a sentence with these words."""

    kinds: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One labelled article."""

    id: str
    style: str
    published: str
    text: str
    events: tuple[LabelledEvent, ...]
    may: tuple[Debatable, ...]


def read_articles(folder: Path = FOLDER) -> list[Article]:
    """All articles by number; EventDataError where a file is wrong."""
    return [read_article(path) for path in sorted(folder.glob("*.yml"))]


def read_article(path: Path) -> Article:
    """One file; EventDataError names every line that is wrong."""
    return _Reader(Report(path.name)).article(path)


def write_articles(articles: list[Article], folder: Path) -> Places:
    """The articles as seeds of a knowledge base in `folder`, with a copy of the entities.

    Wire reports say themselves when they appeared; the others get a record of their source that says so.
    """
    places = Places(seeds=folder / "seeds", entities=folder / "entities")
    places.seeds.mkdir(parents=True)
    shutil.copytree(Places().entities, places.entities)
    (places.entities / "sources").mkdir(exist_ok=True)
    for article in articles:
        name = f"event-article-{article.id}"
        (places.seeds / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="")
        if article.style != "wire":
            record = f'published: "{article.published}"\n'
            (places.entities / "sources" / f"{name}.yml").write_text(record, encoding="utf-8")
    return places


def choices(text: str) -> tuple[str, ...]:
    """The alternatives of a label: "clash | attack"."""
    return tuple(part.strip() for part in text.split(" | ") if part.strip())


class _Reader:
    """Reads one file and collects what is wrong with it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = ""

    def article(self, path: Path) -> Article:
        entries = self._fields(read_values(path), ARTICLE_FIELDS, ("style", "published", "text"))
        style, published = (_text(entries.get(name)) for name in ("style", "published"))
        self.text = _text(entries.get("text"))
        if "style" in entries and style not in STYLES:
            self._unknown(entries["style"], "style", style, STYLES)
        if "published" in entries and not edtf.is_edtf(published):
            self.report.add(entries["published"].line, f"{published!r} is no date (EDTF).")
        events = tuple(self._event(item) for item in self._items(entries.get("events")))
        may = tuple(self._debatable(item) for item in self._items(entries.get("may")))
        self.report.finish()
        return Article(
            id=path.stem, style=style, published=published, text=self.text, events=events, may=may
        )

    def _fields(
        self, value: Value, allowed: tuple[str, ...], needed: tuple[str, ...]
    ) -> Mapping[str, Value]:
        if value.entries is None:
            self.report.add(value.line, "a mapping of fields is expected.")
            return {}
        for name, item in value.entries.items():
            if name not in allowed:
                self._unknown(item, "field", name, allowed)
        for name in needed:
            if name not in value.entries:
                self.report.add(value.line, f"the field {name!r} is missing.")
        return value.entries

    def _items(self, value: Value | None) -> tuple[Value, ...]:
        if value is None:
            return ()
        if value.items is None:
            self.report.add(value.line, "a list is expected.")
        return value.items or ()

    def _event(self, value: Value) -> LabelledEvent:
        entries = self._fields(value, EVENT_FIELDS, ("kind",))
        kinds = self._words(entries.get("kind"), "kind", KINDS["event"])
        modalities = self._words(entries.get("modality"), "modality", MODALITIES) or ("asserted",)
        return LabelledEvent(
            kinds=kinds,
            stages=self._words(entries.get("stage"), "stage", STAGES) or ("accomplished",),
            modalities=modalities,
            dates=tuple(self._dates(entries.get("date"))),
            countries=tuple(self._countries(entries.get("country"))),
            places=tuple(self._fillers(entries.get("places"))),
            roles={
                role: tuple(self._fillers(entries[role])) for role in EVENT_ROLES if role in entries
            },
            figures={name: self._numbers(entries[name]) for name in FIGURES if name in entries},
            quantities=tuple(self._quantities(entries.get("quantities"))),
            muc4=self._counts(entries.get("muc4"), kinds, modalities),
        )

    def _words(self, value: Value | None, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        words = choices(_text(value))
        for word in words:
            if value is not None and word not in allowed:
                self._unknown(value, name, word, allowed)
        return words

    def _dates(self, value: Value | None) -> Iterator[str]:
        for date in choices(_text(value)):
            if value is not None and not edtf.is_edtf(date):
                self.report.add(value.line, f"{date!r} is no date (EDTF).")
            yield date

    def _countries(self, value: Value | None) -> Iterator[str]:
        for country in choices(_text(value)):
            if value is not None and not re.fullmatch(r"places/[a-z-]+", country):
                self.report.add(
                    value.line, f"{country!r} is no id of a country, such as 'places/peru'."
                )
            yield country

    def _fillers(self, value: Value | None) -> Iterator[Filler]:
        for item in self._items(value):
            words = item.text or ""
            optional = words.startswith("(") and words.endswith(")")
            alternatives = choices(words[1:-1] if optional else words)
            if not alternatives:
                self.report.add(item.line, "an empty name of a participant or place.")
            for alternative in alternatives:
                if not stands_in(alternative, self.text):
                    self.report.add(
                        item.line, f"{alternative!r} does not stand in the text as whole words."
                    )
            yield Filler(alternatives, optional)

    def _numbers(self, value: Value) -> tuple[int, ...]:
        words = choices(_text(value))
        if not words or not all(word.isdecimal() for word in words):
            self.report.add(value.line, f"{_text(value)!r} is no whole number.")
        return tuple(int(word) for word in words if word.isdecimal())

    def _quantities(self, value: Value | None) -> Iterator[Amount]:
        for item in self._items(value):
            match = _QUANTITY.fullmatch(item.text or "")
            if match is None:
                self.report.add(
                    item.line, f"{item.text!r} is no quantity, such as '7.6 t of cocaine'."
                )
            else:
                yield Amount(float(match["amount"]), match["unit"])

    def _counts(
        self, value: Value | None, kinds: tuple[str, ...], modalities: tuple[str, ...]
    ) -> bool:
        if value is not None and _text(value) not in ("true", "false"):
            self.report.add(value.line, f"muc4 is 'true' or 'false', not {_text(value)!r}.")
        usual = bool(set(kinds) & set(MUC4_KINDS)) and not set(modalities) & set(NOT_ASSERTED)
        return usual if value is None else _text(value) == "true"

    def _debatable(self, value: Value) -> Debatable:
        entries = self._fields(value, ("kind", "said"), ("kind", "said"))
        said = _text(entries.get("said"))
        if said not in self.text:
            self.report.add(entries["said"].line, f"{said!r} does not stand in the text.")
        return Debatable(self._words(entries.get("kind"), "kind", KINDS["event"]), said)

    def _unknown(self, value: Value, what: str, word: str, allowed: tuple[str, ...]) -> None:
        hint = nearest(word, allowed) or f" Allowed: {', '.join(allowed)}."
        self.report.add(value.line, f"unknown {what} {word!r}.{hint}")


def stands_in(words: str, text: str) -> bool:
    """Whether the words occur in a text, whatever their capitals, and not within a longer word."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _text(value: Value | None) -> str:
    return (value.text if value else None) or ""
