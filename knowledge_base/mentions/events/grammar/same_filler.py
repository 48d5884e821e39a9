"""Which fillers of two tellings are the same somebody or something, and how they are called."""

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.lists import OWNERS
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.lexicon.event_data import load_words

SMALL = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "of", "and"]
)
TELLING = 3  # as many people in two tellings are hardly others


def words_of(text: str) -> frozenset[str]:
    """The words that tell one filler from another; "seven" and "7" are one."""
    numbers = load_words().numbers
    words = text.lower().replace("’", "'").split()
    return frozenset(str(numbers.get(w, w)) for w in words if w not in SMALL)


def same_filler(one: Filler, other: Filler) -> bool:
    """Whether two fillers may be the same: one's words are all among the other's ("Castellar", "Ricardo Castellar")."""
    if one.thing and one.thing == other.thing:
        return True
    if _is_its_seat(one, other) or _is_its_seat(other, one):
        return True
    if _acts_for(one, other) or _acts_for(other, one):
        return False
    first, second = words_of(one.argument.text), words_of(other.argument.text)
    if not first or not second:
        return False
    return first <= second or second <= first or _picks_up(other, one) or _same_nouns(one, other)


def _same_nouns(one: Filler, other: Filler) -> bool:
    """Whether the nouns of one are among the other's, and no other number is told: "the jesuits" are "the six jesuit priests"."""
    if len({one.number, other.number} - {0}) > 1:
        return False
    words = (_nouns_of(words_of(filler.argument.text)) for filler in (one, other))
    fewer, more = sorted(words, key=len)
    several = len(fewer) > 1 and one.plural == other.plural
    return bool(fewer) and fewer <= more and (several or _are_several_people(one, other))


def _are_several_people(one: Filler, other: Filler) -> bool:
    """Of several people one word is enough: "jesuits", which may be a name, and "jesuit priests"."""
    plural = all(f.plural or f.argument.text.endswith("s") for f in (one, other))
    return plural and all(f.classes & PEOPLE for f in (one, other))


def _is_its_seat(place: Filler, owner: Filler) -> bool:
    """ "The headquarters of the Workers' Union (SUT)" is hit where "the SUT" or "the SUT headquarters" is."""
    if place.role != "target" or owner.role != "target" or not place.owners or place.military:
        return False
    seat = place.definite and not place.plural and "things" in place.classes
    if owner.thing is not None:
        return seat and owner.thing in place.owners
    alike = place.descriptions & owner.descriptions
    return seat and bool(place.owners & owner.owners) and bool(alike) and not owner.plural


def _nouns_of(words: frozenset[str]) -> frozenset[str]:
    """The words without numbers and endings: "three Radio Sur stations" are "the Radio Sur network stations"."""
    return frozenset(w.removesuffix("s") for w in words if not w.isdecimal())


def _acts_for(people: Filler, group: Filler) -> bool:
    """ "FMLN members" and the FMLN, "members of the army" and the army are two: those who did it, and for whom."""
    both = people.role == group.role == "agent"
    told = both and bool(people.classes & PEOPLE) and not people.named
    return told and (group.named or (_is_body(group) and not _is_body(people)))


def _is_body(filler: Filler) -> bool:
    """Whether it is an army, a police or a government that no name is known of: "the Armed Forces"."""
    bodies = load_words().lists["bodies of a state"]
    called = "-".join(filler.argument.text.lower().removeprefix("the ").split())
    return called in bodies


def _picks_up(later: Filler, earlier: Filler) -> bool:
    """Whether a description picks up somebody told before: "the announcer" after "radio announcer Diego Vargas"."""
    if not later.definite or later.named:
        return False
    return bool(later.descriptions & earlier.descriptions) or _is_the_bomb(later, earlier)


def _is_the_bomb(later: Filler, earlier: Filler) -> bool:
    """ "The device", "the dynamite charge" after "a bomb"; "the first bomb" is one of several."""
    bombs = "bombs" in later.classes and "explosives" in earlier.classes
    told = words_of(later.argument.text)
    told_apart = "first" in told or any(load_words().has("another", word) for word in told)
    return bombs and later.plural == earlier.plural and not told_apart


def share(one: list[Filler], other: list[Filler]) -> bool:
    """Whether one of the first is one of the others."""
    return any(same_filler(a, b) for a in one for b in other)


def conflict(one: list[Filler], other: list[Filler]) -> bool:
    """Two lists of names that share nothing are two events."""
    return bool(one) and bool(other) and not share(one, other)


def named(fillers: list[Filler]) -> list[Filler]:
    """Those of them that a name fills."""
    return [f for f in fillers if f.named]


def called(fillers: list[Filler]) -> list[Filler]:
    """Those whom a name of their own tells: the ELN, not "Colombian guerrillas"."""
    return [f for f in fillers if f.thing]


def of_the_state(agents: list[Filler]) -> bool:
    """Whether soldiers or police are among them."""
    return any("forces" in filler.classes for filler in agents)


def is_mass(filler: Filler) -> bool:
    """Whether it stands for very many: "the population"; or for so few that others may be as many: "two people"."""
    return filler.number < TELLING and not load_words().lists["masses"].isdisjoint(
        filler.argument.text.lower().split()
    )


def is_doer(filler: Filler) -> bool:
    """Whether an agent is called after a deed told before: "the attackers", "his kidnappers"."""
    words = filler.argument.text.lower().split()
    return (
        filler.role == "agent"
        and (filler.definite or words[0] in OWNERS)
        and not filler.named
        and load_words().has("doers", words[-1])
    )


def is_of_a_deed(filler: Filler) -> bool:
    """Whether somebody is called after his part in a deed told before: "the attackers", "the two victims"."""
    victim = filler.role == "victim" and filler.definite and not filler.named
    words = filler.argument.text.lower().split()
    return is_doer(filler) or (victim and _singular(words[-1]) in load_words().lists["victims"])


def _singular(word: str) -> str:
    return word.removesuffix("s")
