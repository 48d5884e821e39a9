"""How the events of `annotate` are compared with those that a careful reader lists.

A found event is laid beside a labelled one of the same family of kinds that shares a participant, a place or the day with
it: best pairs first, one to one. What stays alone is missed or false. Fillers compare by their head words, as lenient as a
reader who asks "is this the man?"; those of a missed or false event count as missed or extra too.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.extraction_quality.event_reading import (
    FIGURES,
    MUC4_KINDS,
    NOT_ASSERTED,
    Article,
    Filler,
    LabelledEvent,
)
from tests.extraction_quality.scoring import Count

Found = Mapping[str, Any]
# Kinds that readers and rules take for one another.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"attack", "assassination", "bombing", "massacre", "arson", "clash", "military-operation", "airstrike", "death"}),
    frozenset({"kidnapping", "hijacking", "robbery"}),
    frozenset({"arrest", "extradition", "trial"}),
    frozenset({"seizure", "eradication", "military-operation"}),
    frozenset({"agreement", "meeting", "demobilisation", "statement"}),
    frozenset({"policy", "legislation", "sanction", "designation"}),
    frozenset({"protest", "armed-strike", "clash"}),
    frozenset({"escape", "release"}),
)  # fmt: skip
# Almost every sentence of a newspaper states or decides something: found ones that no label names are not counted.
OPEN_KINDS = ("statement", "meeting", "policy", "legislation")
ROLES = ("agent", "target", "victim", "instrument", "participant")
_CUT = re.compile(r"\s(?:of|in|from|at|on|who|whom|which|that|with|by|for)\s|[,(\[]")
_WEAK_WORDS = (
    "the a an this that these those his her its their our one two three four five six seven eight nine ten some several many "
    "more least about other another same first second of in and"
)
_WEAK = frozenset(_WEAK_WORDS.split())


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article compared, or many added up: a count for each figure, and what is missed or false in words."""

    counts: Mapping[str, Count] = field(default_factory=dict)
    misses: tuple[str, ...] = ()

    def __add__(self, other: "ArticleScore") -> "ArticleScore":
        names = sorted({*self.counts, *other.counts})
        both = {n: self.counts.get(n, Count()) + other.counts.get(n, Count()) for n in names}
        return ArticleScore(both, self.misses + other.misses)


def score_article(article: Article, found: Sequence[Found]) -> ArticleScore:
    """The events found in one article against its labels."""
    pairs = align(article.events, found)
    of_found = {at: label for label, at in pairs.items()}
    counted = [
        at for at, event in enumerate(found) if at in of_found or not is_open(event, article)
    ]
    counts: dict[str, Count] = {
        "detection": Count(len(pairs), len(counted), len(article.events)),
        "false where none is": Count(0, 0 if article.events else len(counted), 0),
        **_of_document(article.events, [found[at] for at in counted]),
    }
    beside: list[tuple[LabelledEvent | None, Found | None]] = [
        (label, found[pairs[at]] if at in pairs else None)
        for at, label in enumerate(article.events)
    ]
    beside += [(None, found[at]) for at in counted if at not in of_found]
    misses = []
    for label, event in beside:
        for name, count in _slots(label, event):
            counts[name] = counts.get(name, Count()) + count
        misses += _in_words(article, label, event)
    return ArticleScore(counts, tuple(misses))


def align(labels: Sequence[LabelledEvent], found: Sequence[Found]) -> dict[int, int]:
    """Which found event tells of which labelled one, by their numbers: the most alike first, none twice."""
    scored = sorted(
        (-likeness(label, event), one, other)
        for one, label in enumerate(labels)
        for other, event in enumerate(found)
    )
    pairs: dict[int, int] = {}
    for score, one, other in scored:
        if score < 0 and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def likeness(label: LabelledEvent, event: Found) -> float:
    """How much speaks for two being one event; 0 where the kinds are foreign to one another or nothing is shared."""
    kind = event["kind"]
    if kind not in label.kinds and not any(
        kind in family and family & set(label.kinds) for family in FAMILIES
    ):
        return 0.0
    participants = event["participants"]
    shared = sum(
        any(fits(filler, p) for p in participants)
        for fillers in label.roles.values()
        for filler in fillers
    )
    places = sum(any(fits(place, p) for p in event["places"]) for place in label.places)
    day = event["edtf"] in label.dates and not event["edtf"].startswith("[")
    bare = not label.roles and not label.places
    if not (shared or places or day or bare):
        return 0.0
    figures = sum(event[name] in numbers for name, numbers in label.figures.items())
    stage = event["stage"] in label.stages
    same = kind in label.kinds
    return 2.0 * same + shared + 0.5 * places + 1.0 * day + 0.5 * figures + 0.5 * stage


def is_open(event: Found, article: Article) -> bool:
    """Whether a found event that no label names may stand: denied, of a kind that is everywhere, or called debatable."""
    if event["kind"] in OPEN_KINDS or event["modality"] in NOT_ASSERTED:
        return True
    return any(event["kind"] in may.kinds and may.said in event["quote"] for may in article.may)


def fits(filler: Filler, found: Mapping[str, Any]) -> bool:
    """Whether a found participant or place is the one that the label names: a head word of one is a word of the other."""
    words = [found["text"], *found.get("mentions", ())]
    return any(
        head(a) == head(w) or head(a) in content(w) or head(w) in content(a)
        for a in filler.alternatives
        for w in words
    )


def head(phrase: str) -> str:
    """The word that says what a phrase names: "men" of "two armed men in civilian dress"."""
    for part in (_CUT.split(phrase.strip())[0], phrase):
        words = [word for word in _words(part) if word not in _WEAK]
        if words:
            return words[-1]
    return phrase.lower()


def content(phrase: str) -> frozenset[str]:
    """The words of a phrase that could name something."""
    return frozenset(_words(phrase)) - _WEAK


def _words(phrase: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", phrase)
    plain = "".join(c for c in flat if not unicodedata.combining(c)).lower()
    return [_singular(word) for word in re.findall(r"[a-z0-9]+", plain.replace("'s", ""))]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _of_document(labels: Sequence[LabelledEvent], found: Sequence[Found]) -> dict[str, Count]:
    """Whether the article holds what MUC-4 calls an incident, and of which kinds (an attack is one with killings)."""
    wanted = [label for label in labels if label.muc4]
    news = [event for event in found if not event.get("background")]
    told = [event for event in news if event["kind"] in MUC4_KINDS]
    kinds = {_muc4_kind(event["kind"]) for event in told}
    right = {
        kind
        for kind in kinds
        if any(kind in {_muc4_kind(k) for k in label.kinds} for label in wanted)
    }
    missed = {_muc4_kind(label.kinds[0]) for label in wanted if not _one_of(label, right)}
    return {
        "incident articles": Count(bool(wanted and told), bool(told), bool(wanted)),
        "incident kinds": Count(len(right), len(kinds), len(right) + len(missed)),
    }


def _one_of(label: LabelledEvent, kinds: set[str]) -> bool:
    return bool({_muc4_kind(kind) for kind in label.kinds} & kinds)


def _muc4_kind(kind: str) -> str:
    return "attack" if kind in ("assassination", "massacre") else kind


def _slots(label: LabelledEvent | None, event: Found | None) -> Iterable[tuple[str, Count]]:
    """Counts of each slot of one pair; where one side is not there, all of the other's is missed or extra."""
    if label and event:
        yield "kinds", Count(event["kind"] in label.kinds, 1, 1)
        yield "stage", Count(event["stage"] in label.stages, 1, 1)
        yield "modality", Count(event["modality"] in label.modalities, 1, 1)
    found = event["participants"] if event else []
    for role in ROLES:
        wanted = label.roles.get(role, ()) if label else ()
        yield role, match_fillers(wanted, [p for p in found if p["role"] == role])
    places = [p for p in event["places"] if p["entity"] != event["country"]] if event else []
    yield "places", match_fillers(label.places if label else (), places)
    yield "date", _value(label.dates if label else (), _stated(event))
    yield "country", _value(label.countries if label else (), event["country"] if event else None)
    for name in FIGURES:
        number = event[name] if event else None
        yield "figures", _value(label.figures.get(name, ()) if label else (), number)
    yield "quantities", _amounts(label, event)


def match_fillers(wanted: Sequence[Filler], found: Sequence[Mapping[str, Any]]) -> Count:
    """Fillers one to one; what names again something already found, or something optional, is not counted."""
    free, hit, counted = list(wanted), 0, 0
    for participant in found:
        match = next((f for f in free if not f.optional and fits(f, participant)), None)
        if match:
            free.remove(match)
            hit, counted = hit + 1, counted + 1
        elif not any(fits(f, participant) for f in wanted):
            counted += 1
    return Count(hit, counted, sum(not f.optional for f in wanted))


def _stated(event: Found | None) -> str | None:
    """A date that was read; the bound that the article's own date sets is none."""
    value = event["edtf"] if event else None
    return None if value is None or value.startswith("[") else value


def _value(wanted: Sequence[str | int], found: str | int | None) -> Count:
    """One value; where the label only bounds it ("[..1990-03-12]") or says nothing, a found value is not counted."""
    asked = bool(wanted) and not any(str(value).startswith("[") for value in wanted)
    if found in wanted:
        return Count(1, 1, 1)
    if not wanted and isinstance(found, str):
        return Count()
    return Count(0, found is not None, asked)


def _amounts(label: LabelledEvent | None, event: Found | None) -> Count:
    """Quantities that carry a unit."""
    wanted = {(a.amount, a.unit) for a in label.quantities} if label else set()
    found = {(float(q["amount"]), q["unit"]) for q in event["quantities"]} if event else set()
    return Count(len(wanted & found), len(found) if wanted else 0, len(wanted))


def _in_words(article: Article, label: LabelledEvent | None, event: Found | None) -> list[str]:
    if label and event:
        return []
    if label:
        named = [f.alternatives[0] for fillers in label.roles.values() for f in fillers]
        return [f"{article.id}: missed {label.kinds[0]}: {', '.join(named)} ({label.dates})"]
    if event:
        said = " ".join(event["quote"].split())
        return [f"{article.id}: false {event['kind']} ({event['confidence']}): {said[:160]}"]
    return []
