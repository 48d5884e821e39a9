"""What a document says beyond doubt around its doubtful names: sure mentions, countries, neighbours and lists."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.entities.linking.known_things import KnownThings, is_weak_here
from knowledge_base.entities.linking.town_readings import share_needed
from knowledge_base.model import Document, Mention, Span

Option = tuple[Mention, tuple[str, ...]]
LIST_GAPS = frozenset({",", "and", "or", ", and", ", or", "/", ";", "&"})
# "Granada, Meta", "Callao (Lima)", "Florencia, in the department of Caquetá": the second holds the first.
SETTLEMENTS = (
    "(?:town|city|village|hamlet|port|district|municipality|community|settlement|suburb|capital|"
    "department|province|region)"
)
_INSIDE = re.compile(
    rf"(?:,|\(|,?\s*in|,?\s*of|,\s*an?\s+(?:[a-z-]+\s+){{0,2}}{SETTLEMENTS}\s+(?:in|of))\s*(?:the\s+)?"
    r"(?:(?:[a-z]+ern|central|upper|lower)\s+)?(?:[a-z]+ of\s*)?"
)
# The same around a people's name: "in the Peruvian department of Ayacucho", ", Peruvian Amazon".
_INTO = re.compile(r"(?:,|\(|,?\s*in|,?\s*of)(?:\s*the)?")
_KIND_OF = re.compile(r"(?:(?:[a-z-]+ ){1,2}of(?: the)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A document's named things in reading order: those with one reading that needs no support are `sure`.

    `named` counts the sure entities; `countries` those that sure places (2) and actors (1) speak of; `spoken[sentence]` the
    spans of sure places with their one country.
    """

    document: Document
    known: KnownThings
    sentences: tuple[Span, ...]
    options: tuple[Option, ...]
    starts: tuple[int, ...]
    sure: Mapping[Span, tuple[Mention, str]]
    named: Mapping[str, int]
    countries: Mapping[str, int]
    spoken: Mapping[int, Mapping[Span, str]]

    @property
    def shares(self) -> Mapping[str, float]:
        """How much of what the document says of countries is about each."""
        total = sum(self.countries.values())
        return {country: count / total for country, count in self.countries.items()}

    @property
    def in_sentence(self) -> Mapping[int, frozenset[str]]:
        """The countries that the places of each sentence speak of."""
        return {at: frozenset(spans.values()) for at, spans in self.spoken.items()}

    def sure_at(self, mention: Mention) -> str | None:
        """The entity of a mention that is beyond doubt."""
        found = self.sure.get(Span(mention.start, mention.end))
        return found[1] if found else None

    def share(self, country: str, *, without: Span | None = None) -> float:
        """How much of what the document says of countries is about this one (0 to 1), one place left out."""
        total, own = sum(self.countries.values()), self.countries.get(country, 0)
        left_out = self.country_at(without) if without else None
        if left_out:
            total, own = total - 2, own - 2 * (left_out == country)
        return max(own, 0) / total if total > 0 else 0.0

    def leads(self, country: str) -> bool:
        """Whether the document speaks of no other country as often."""
        others = [count for other, count in self.countries.items() if other != country]
        return self.countries.get(country, 0) > max(others, default=0)

    def spoken_near(self, mention: Mention, *, without: Span | None = None) -> set[str]:
        """The countries that places in the same sentence speak of, one place left out."""
        at = self.sentence_at(mention.start)
        return {c for span, c in self.spoken.get(at, {}).items() if span != without}

    def country_at(self, span: Span) -> str | None:
        """The one country that a sure place stands for."""
        found = self.sure.get(span)
        countries = self.known.countries_of(found[1]) if found else ()
        return countries[0] if len(countries) == 1 else None

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset; -1 for none."""
        at = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else -1

    def gap(self, first: Mention, second: Mention) -> str:
        """The text between two mentions, its white space made plain."""
        return " ".join(self.document.text[first.end : second.start].split())

    def before(self, mention: Mention) -> Iterator[Option]:
        """The named things before a mention, the nearest first."""
        at = bisect_right(self.starts, mention.start) - 1
        yield from reversed(self.options[:at])

    def after(self, mention: Mention) -> Iterator[Option]:
        """The named things after a mention, the nearest first."""
        yield from self.options[bisect_right(self.starts, mention.start) :]

    def lies_in(self, inner: Sequence[str], outer: Sequence[str]) -> bool:
        """Whether a place of the first lies in one of the second."""
        return any(self.known.lies_in(one, other) for one in inner for other in outer)

    def holder(self, mention: Mention) -> Option | None:
        """What the text puts a mention into, right after it: "Granada, Meta", "the ELN in Bolivia".

        A people's name on the way is passed over ("in the Peruvian department of Ayacucho"); a country that owns what follows
        begins something else ("in Managua, Nicaragua's president").
        """
        following = next(self.after(mention), None)
        if following is None or following[0].type != "place":
            return None
        gap = self.gap(mention, following[0])
        if following[0].adjectival:
            inner = next(self.after(following[0]), None)
            if inner is None or inner[0].type != "place" or inner[0].adjectival:
                return None
            between = self.gap(following[0], inner[0])
            inside = _INTO.fullmatch(gap) and _KIND_OF.fullmatch(between)
            return inner if inside else None
        owns = self.document.text[following[0].end :].startswith(("'s ", "’s "))
        if gap == "," and owns:
            return None
        return following if _INSIDE.fullmatch(gap) else None

    def holder_of_list(self, mention: Mention, readings: Sequence[str]) -> Span | None:
        """The place that holds only the last item of the list a mention begins: "X, Y and Z in Peru" does not put X there."""
        items, inner = 0, readings
        current = mention
        for other, others in self.after(mention):
            if other.type != "place" or other.adjectival:
                return None
            gap = self.gap(current, other)
            held = self.lies_in(inner, others)
            if items and (_INSIDE.fullmatch(gap) if held or gap != "," else False):
                return Span(other.start, other.end)
            if gap not in LIST_GAPS or held:
                return None
            items, inner, current = items + 1, others, other
        return None


def survey(
    document: Document,
    mentions: Sequence[Option],
    sentences: tuple[Span, ...],
    known: KnownThings,
) -> Surroundings:
    """The surroundings that a document gives to its doubtful names, from its mentions and their readings."""
    options = tuple(sorted(((m, r) for m, r in mentions if r), key=lambda option: option[0].start))
    sure = {
        Span(m.start, m.end): (m, readings[0])
        for m, readings in options
        if len(readings) == 1
        and not is_weak_here(m, readings[0], known)
        and not share_needed(readings[0], known)
    }
    counts: Counter[str] = Counter()
    spoken: defaultdict[int, dict[Span, str]] = defaultdict(dict)
    around = Surroundings(
        document=document,
        known=known,
        sentences=sentences,
        options=options,
        starts=tuple(m.start for m, _ in options),
        sure=sure,
        named=Counter(entity for _, entity in sure.values()),
        countries=counts,
        spoken=spoken,
    )
    for mention, _ in options:
        span = Span(mention.start, mention.end)
        country = around.country_at(span)
        if country and mention.type in ("place", "actor"):
            counts[country] += 2 if mention.type == "place" else 1
            if mention.type == "place":
                spoken[around.sentence_at(mention.start)][span] = country
    return around
