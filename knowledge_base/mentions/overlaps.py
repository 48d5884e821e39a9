"""Who wins where two findings claim the same words.

The rules, first that applies:

1. A date of the grammar yields only to a known name that holds it whole and more ("26th of July Movement"), and to a place
   that a head word shows ("Villa 14 de Septiembre").
2. A new name that holds a known one whole and more wins where it names another thing: the known one is adjectival ("Colombian
   Army"), or a head word or person's name shows it ("Lima Police Department", "Santiago Pérez"), or both are places, or
   its form was looked at already (`wider_names`).
3. A known name beats a new one.
4. The longer beats the shorter, then the surer, then the one that begins first.
"""

from collections.abc import Sequence

from knowledge_base.mentions.names.name_evidence import head_of
from knowledge_base.mentions.names.wider_names import WIDER
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold_name
from knowledge_base.model import Mention

DATE, KNOWN, NEW, REPEAT = range(4)
_FREE = -1
# Places that organisations have in their names.
_NAMING_PLACES = frozenset({"country", "city", "region"})


def settle(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that stand, none overlapping, in reading order; the order of the input does not matter."""
    kept: dict[int, Mention] = {}
    owner = [_FREE] * max((m.end for m in mentions), default=0)  # of each character, by number
    for number, mention in enumerate(sorted(mentions, key=_order)):
        found = sorted({*owner[mention.start : mention.end]} - {_FREE})
        if found:  # most stand alone
            rivals = [kept[n] for n in found]
            if not all(_yields(other, mention) for other in rivals) or _is_pair(mention, rivals):
                continue
            for n in found:
                _mark(owner, kept.pop(n), _FREE)
        kept[number] = mention
        _mark(owner, mention, number)
    return sorted(kept.values(), key=lambda m: (m.start, m.end))


def _mark(owner: list[int], mention: Mention, number: int) -> None:
    """Note whose the characters are, so that no mention need be held against all others."""
    owner[mention.start : mention.end] = [number] * (mention.end - mention.start)


def _is_pair(mention: Mention, rivals: Sequence[Mention]) -> bool:
    """Whether a new name is nothing but known ones side by side: "Peru-Bolivia", "UCR Lima", "Darién of Panama"."""
    rest = mention.text
    for rival in rivals:
        rest = rest.replace(rival.text, "", 1)
    if len(rivals) < 2 or mention.kind == "person" or any(rival.adjectival for rival in rivals):
        return False
    if rest.strip() == "of":
        return {mention.type, *(rival.type for rival in rivals)} == {"place"}
    return rest.strip() in {"-", "–", "/"} or (not rest.strip() and mention.type == "place")


def _order(mention: Mention) -> tuple[int, int, float, int, str, str]:
    rank = _rank(mention)
    return (
        rank,
        mention.start - mention.end,
        -mention.confidence,
        mention.start,
        mention.type,
        mention.name,
    )


def _rank(mention: Mention) -> int:
    if mention.type == "date":
        return DATE
    if mention.rule.startswith("known-name"):
        return KNOWN
    return REPEAT if mention.rule == "repeated-name" else NEW


def _yields(standing: Mention, newcomer: Mention) -> bool:
    """Whether a mention that came first by rank gives way to one of a later rank that holds it whole."""
    inside = newcomer.start <= standing.start and standing.end <= newcomer.end
    if not inside or (newcomer.start, newcomer.end) == (standing.start, standing.end):
        return False
    if standing.type == "date":
        return _rank(newcomer) == KNOWN or _is_called_after_day(newcomer, standing)
    if _rank(standing) != KNOWN or _rank(newcomer) < NEW:
        return False
    widened = standing.type == "place" and newcomer.rule.startswith(f"model-{WIDER}")
    return widened or names_another(newcomer, standing)


def _is_called_after_day(longer: Mention, date: Mention) -> bool:
    """Whether a place has a day for a name, behind a word for places: "Villa 14 de Septiembre", "Avenida 9 de Julio"."""
    words = fold_name(longer.text[: date.start - longer.start]).split(" ")
    heads = name_words().leading_heads
    return (
        longer.type == "place" and len(words) == 1 and heads.get(words[0], "").startswith("place")
    )


def names_another(longer: Mention, known: Mention) -> bool:
    """Whether a new name that holds a known one names something else (rule 2)."""
    if (known.type == "topic" and " " in known.text) or not _adds_name_words(longer, known):
        return False
    if known.type == "topic" and _is_hyphenated(longer, known):
        return True
    if known.adjectival or longer.kind == "person":
        return longer.kind != "person" or known.type == "place" or known.kind == "person"
    if head_of(fold_name(longer.text).split(" "))[0] or _is_joined(longer, known):
        return True
    if longer.rule == "model-org" and known.kind in _NAMING_PLACES:
        return _names_organisation(longer, known)
    return longer.type == known.type == "place" and not _adds_plain_words(longer, known)


def _is_hyphenated(longer: Mention, known: Mention) -> bool:
    """Whether a hyphen makes one word of the known name and more: "Coca-Cola"."""
    before, after = known.start - longer.start, known.end - longer.start
    return longer.text[after : after + 1] == "-" or longer.text[:before].endswith("-")


def _names_organisation(longer: Mention, known: Mention) -> bool:
    """Whether a place is part of an organisation's name: "Sagicor Jamaica", "Lima Stock Exchange"; not "Western Peru"."""
    before = fold_name(_beside(longer, known)).split()
    words = name_words()
    plain = words.place_modifiers | words.titles | words.function_words | words.offices
    return not plain.intersection(before)


def _is_joined(longer: Mention, known: Mention) -> bool:
    """Whether a Spanish joiner ties the known name to the rest: "CNN en Español"."""
    at = known.start - longer.start
    before, after = longer.text[:at].split(), longer.text[at + len(known.text) :].split()
    joiners = name_words().joining_particles
    return bool(before and before[-1] in joiners) or bool(after and after[0] in joiners)


def _beside(longer: Mention, known: Mention) -> str:
    at = known.start - longer.start
    return longer.text[:at] + longer.text[at + len(known.text) :]


def _adds_name_words(longer: Mention, known: Mention) -> bool:
    """Whether the longer name has capitals beside the known one; "coast" in "Pacific coast" adds nothing."""
    return any(c.isupper() for c in _beside(longer, known))


def _adds_plain_words(longer: Mention, known: Mention) -> bool:
    """Whether a word beside the known name is plain English: "U.S. Aid" is no place."""
    words = fold_name(_beside(longer, known)).split()
    return any(is_ordinary(word) and word not in name_words().place_modifiers for word in words)
