"""What speaks for an actor and what for a place: the model's label, the words of a name, the words around it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_title
from knowledge_base.mentions.names.name_filters import is_numbered_place
from knowledge_base.mentions.names.name_surroundings import weigh_surroundings
from knowledge_base.mentions.names.place_signs import is_namesake
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGE = re.compile(r"[1-9]\d")

# "Partido de los Trabajadores" and the like are matched by their "of"; longer runs are rarely one name.
LONGEST_WITH_LEADING_HEAD = 4
# Points; measured on no text, set so that a head word outweighs a label and a label outweighs one preposition.
HEAD_POINTS = 4.0
_LABEL_POINTS = {
    "PERSON": (2.0, 0.0),
    "ORG": (1.5, 0.0),
    "NORP": (2.0, 0.0),
    "GPE": (0.0, 2.0),
    "LOC": (0.0, 2.0),
    "FAC": (0.0, 1.5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Points for each type, the kind a head word shows, and whether a title or given name marks a person."""

    actor: float = 0.0
    place: float = 0.0
    kind: str | None = None
    person: bool = False
    head: bool = False


def weigh(doc: "Doc", start: int, end: int, *, label: str) -> Evidence:
    """All evidence for the name at tokens `start` to `end`."""
    actor, place = _LABEL_POINTS.get(label, (0.0, 0.0))
    if is_numbered_place(doc, end):
        head_type, kind = "place", name_words().place_heads.get(fold(doc[end - 2].text))
    else:
        head_type, kind = head_of([fold(token.text) for token in doc[start:end]])
    actor += HEAD_POINTS * (head_type == "actor")
    place += HEAD_POINTS * (head_type == "place")
    namesake = not head_type and is_namesake(doc, start, end)
    person = not (head_type or namesake) and _looks_person(doc, start, end, label)
    actor += 3.0 * person
    if not head_type:
        around = weigh_surroundings(doc, start, end)
        actor += around[0]
        place += around[1] * (0.5 if person else 1.0)
    return Evidence(
        actor=actor,
        place=place,
        kind=kind
        or ("person" if person or label == "PERSON" or _is_given(doc, start, end) else None),
        person=person,
        head=bool(head_type),
    )


def head_of(words: list[str]) -> tuple[str, str | None]:
    """Type and kind that the words of a name show: ("place", "river") for "Putumayo River"; ("", None) for none."""
    words = [word.rstrip(".") for word in words]
    if len(words) < 2:
        kind = name_words().actor_heads.get(words[0]) if words else None
        return ("actor", kind) if kind else ("", None)
    if "." in words[-1] and name_words().actor_heads.get(words[-1]) == "company":
        return "actor", "company"  # a legal form says so, whatever stands before a "de"
    for of in ("of", "de", "del", "for"):
        if of in words[1:-1]:
            front = words[: words.index(of)]
            found = _department(front, words[words.index(of) + 1 :]) or _listed(front, of)
            return found if found[0] or of not in {"de", "del"} else _leading("".join(front[:1]))
    for preposition in ("against", "in", "on"):
        if preposition in words[1:-1]:
            found = _listed(words[: words.index(preposition)], "")
            if found[0]:
                return found
    if words[-1] == "department":
        return _department(words[-1:], words[:-1]) or ("", None)
    found = _listed(words, "")
    return found if found[0] or len(words) > LONGEST_WITH_LEADING_HEAD else _leading(words[0])


def _leading(word: str) -> tuple[str, str | None]:
    found, _, kind = name_words().leading_heads.get(word, "").partition("/")
    return found, kind or None


def _department(front: list[str], rest: list[str]) -> tuple[str, str | None] | None:
    if front[-1:] == ["department"]:
        agency = not name_words().department_words.isdisjoint([*front[:-1], *rest])
        return ("actor", "government-body") if agency else ("place", "region")
    return None


def _listed(words: list[str], of: str) -> tuple[str, str | None]:
    """The longest listed head at the end of the words; "republic of" counts where `of` follows."""
    lists = name_words()
    for length in (3, 2, 1):
        tail = " ".join(words[-length:])
        for phrase in [f"{tail} {of}", tail] if of else [tail]:
            if phrase in lists.place_heads:
                return "place", lists.place_heads[phrase]
            if phrase in lists.actor_heads:
                return "actor", lists.actor_heads[phrase]
    return "", None


def _is_given(doc: "Doc", start: int, end: int) -> bool:
    return end - start == 1 and fold(doc[start].text) in name_words().given_names


def _looks_person(doc: "Doc", start: int, end: int, label: str) -> bool:
    words = name_words()
    titled = start > 0 and is_title(doc[start - 1]) and doc[start - 1].text[:1].isupper()
    first = fold(doc[start].text.strip("“\"'‘"))
    capital = doc[start].text[:1].isupper() or not is_ordinary(first)
    named = end - start > 1 and first in words.given_names and capital
    middle = end - start > 2 and any(len(t.text) == 2 and t.text[1] == "." for t in doc[start:end])
    return (titled and label != "GPE") or named or (middle and label != "GPE") or _is_aged(doc, end)


def _is_aged(doc: "Doc", end: int) -> bool:
    """Whether somebody's age stands between commas behind the name: "Ayu Lestari, | 48, |"."""
    after = [token.text for token in doc[end : end + 3]]
    return len(after) == 3 and after[0] == after[2] == "," and bool(_AGE.fullmatch(after[1]))
