"""Signs that a draft tells of one particular event: what is told of it, how, and where in the article it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from knowledge_base.mentions.events.document.known_deaths import day_known
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.model import Document

MANY_DEAD = 20
COMBAT = ("clash", "military-operation", "airstrike")
SPOKEN_SHARE = 0.4
RECENT, LATELY, A_YEAR = 14, 62, 365  # days; MUC-4 calls two months recent
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPEAKER = re.compile(r"\b(?:we|our|us|I|my)\b")
_YEARS = re.compile(
    r"\b(?:years|decades?|history|in the past(?=\s*[.,;])|so far this year|(?:recent|(?:past|last)(?: \w+)?) months)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_QUOTATION = re.compile('["“”]')


def find_signs(
    drafts: Sequence[Draft], document: Document, *, report: bool
) -> list[frozenset[str]]:
    """The signs of each draft of a document, in the order given.

    `report` says that the article is a news report: only there does it count how long ago the event was.
    """
    seen: set[str] = set()
    found = []
    speaks = _is_spoken(document)
    combat = 2 * sum(draft.kind in COMBAT for draft in drafts) >= len(drafts)
    most = max((len(draft.fillers) for draft in drafts), default=0)
    in_sentence = Counter(draft.sentence for draft in drafts)
    for number, draft in enumerate(drafts):
        signs = set(_of_telling(draft))
        signs.update(
            _of_agents(draft),
            _of_affected(draft, "victim"),
            _of_affected(draft, "target"),
            _of_affected(draft, "participant"),
        )
        published = document.published if report else None
        signs.update(_of_time(draft, published), _ago(day_known(draft, document), published))
        signs.update(_of_sentence(draft, document))
        signs.add(f"kind {draft.kind}")
        signs.update(name for name, holds in (
            ("first event", number == 0),
            ("only event", len(drafts) == 1),
            ("many events", len(drafts) > 6),
            ("kind told before", draft.kind in seen),
            ("first paragraphs", draft.paragraph <= 1),
            ("late paragraph", draft.paragraph >= 8),
            ("agent alone", bool(draft.roles("agent")) and not draft.roles("victim", "target")),
            ("several events in sentence", in_sentence[draft.sentence] > 1),
            ("told once", draft.tellings == 1),
            ("told often", draft.tellings > 2),
            ("article of a speaker", speaks),
            ("article of combat", combat),
            ("most detailed event", len(draft.fillers) == most),
            ("without day or place after its like", draft.kind in seen and not _is_anchored(draft)),
        ) if holds)  # fmt: skip
        seen.add(draft.kind)
        found.append(frozenset(signs))
    return found


def _is_anchored(draft: Draft) -> bool:
    return draft.date is not None or bool(draft.places)


def _is_spoken(document: Document) -> bool:
    """Whether many paragraphs speak of "we" or "I": a speech, an interview, a communique."""
    spoken = sum(
        bool(_SPEAKER.search(document.text, span.start, span.end)) for span in document.paragraphs
    )
    return spoken >= SPOKEN_SHARE * len(document.paragraphs)


def _of_telling(draft: Draft) -> Iterator[str]:
    telling = draft.telling
    yield f"time {telling.time}"
    yield f"modality {telling.modality}"
    yield f"stage {telling.stage}"
    if draft.is_noun:
        yield "event noun"
        if draft.definite:
            yield "definite noun"
        if draft.carried:
            yield "noun with verb"
    if draft.is_result:
        yield "outcome verb"
    if draft.plural:
        yield "plural noun"


def _of_agents(draft: Draft) -> Iterator[str]:
    agents = draft.roles("agent")
    yield "agent" if agents else "no agent"
    yield from _of_fillers("agent", agents)


def _of_affected(draft: Draft, role: str) -> Iterator[str]:
    fillers = draft.roles(role)
    if fillers:
        yield role
        masses = load_words().lists["masses"]
        if all(masses.intersection(f.argument.text.lower().split()) for f in fillers):
            yield f"{role} is a mass"
        if all(_is_a_people(f) for f in fillers):
            yield f"{role} is a people"
        if all(f.military for f in fillers):
            yield f"{role} military"
    for sign in _of_fillers(role, fillers):
        if sign != "target aircraft" or not _is_civil(draft):
            yield sign
    hit = draft.roles("victim", "target", "participant") or "victim" in draft.pronouns
    if role == "target" and not hit:
        yield "nobody and nothing hit"


def _is_civil(draft: Draft) -> bool:
    """Whether aircraft were hit as no army's are: a private plane, an airliner in which a bomb was left."""
    words = load_words()
    hit = (f.argument.text.lower().split() for f in draft.roles("target"))
    weapons = (f.argument.text.lower().split() for f in draft.roles("instrument"))
    civil = any(words.has("civil aircraft", word) for text in hit for word in text)
    return civil or any("bombs" in words.classes.get(w, ()) for text in weapons for w in text)


def _is_a_people(filler: Filler) -> bool:
    """ "The people", "the civilian population": all who live in a country; not "two people", nor "the people of the bus"."""
    words = filler.argument.text.lower().split()
    return not filler.number and not filler.bare and words[-1] in load_words().lists["peoples"]


def _of_fillers(role: str, fillers: Sequence[Filler]) -> Iterator[str]:
    if not fillers:
        return
    if any(f.named for f in fillers):
        yield f"{role} named"
    if all(f.bare for f in fillers):
        yield f"{role} in general"
    if len(fillers) > 1:
        yield f"several {role}s"
    if all(not f.named and " " not in f.argument.text for f in fillers):
        yield f"{role} of one word"
    for name in sorted(frozenset().union(*(f.classes for f in fillers))):
        yield f"{role} {name}"


def _of_time(draft: Draft, published: str | None) -> Iterator[str]:
    if draft.date is None or draft.lent_date:
        yield "no date"
        return
    yield "date"
    if draft.date.basis == "inferred":
        yield "date inferred"
    edtf = draft.date.edtf or ""
    if len(edtf) <= len("1990-01"):
        yield "date of a month or more"
    yield from _ago(edtf, published)


def _ago(edtf: str | None, published: str | None) -> Iterator[str]:
    """How long before its report something happened."""
    if edtf is None or published is None or not _DAY.fullmatch(published):
        return
    day = _DAY.search(edtf)
    if day is None:
        if edtf[:4].isdigit() and int(edtf[:4]) < int(published[:4]):
            yield "date of another year"
        return
    try:
        ago = (date.fromisoformat(published) - date.fromisoformat(day.group())).days
    except ValueError:  # "1989-02-30" of a source is no day
        return
    yield "days ago" if ago <= RECENT else "weeks ago" if ago <= LATELY else "long ago"
    if ago > A_YEAR:
        yield "date of another year"


def _of_sentence(draft: Draft, document: Document) -> Iterator[str]:
    quote = document.text[draft.sentence.start : draft.sentence.end]
    if draft.places:
        yield "place inherited" if draft.inferred else "place"
    if draft.killed is not None:
        yield "many killed" if draft.killed > MANY_DEAD else "killed"
    if draft.wounded is not None:
        yield "wounded"
    if draft.roles("instrument"):
        yield "instrument"
    if _SPEAKER.search(quote):
        yield "speaker in sentence"
    yield from _of_words(frozenset(_WORD.findall(quote.lower())))
    if _YEARS.search(quote):
        yield "years in sentence"
    paragraph = next(
        (p for p in document.paragraphs if p.start <= draft.trigger.start < p.end), draft.sentence
    )
    before = document.text[paragraph.start : draft.trigger.start]
    if len(_QUOTATION.findall(before)) % 2:
        yield "inside quotation marks"


def _of_words(words: frozenset[str]) -> Iterator[str]:
    if words & load_words().lists["marks of a possibility"]:
        yield "possibility in sentence"
    if "or" in words:
        yield "alternative in sentence"
    if words & load_words().lists["marks of a recollection"]:
        yield "recollection in sentence"
