"""The slots of a trigger in the parse: its subjects, objects and prepositional nouns, passive or active alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.nouns import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


FRONT = {"front": "outside", "side": "inside", "back": "behind"}
HELD = ("hostage", "captive", "prisoner")
ACCUSED_OF = ("of", "with", "for")
ANSWERED_FOR = ("responsibility", "credit", "charge", "suspicion")
HELD_BY_LAW = ("arrest", "detention", "capture", "trial", "conviction", "indictment")
PARTICLES = ("down", "up", "off", "out", "over")
ENTERING = ("into", "onto")
LIVING = ("life", "throat")
LIVES = ("life", "lives")
AGAINST = ("against", "on", "upon")


@dataclass(slots=True)
class Slots:
    """The nouns in the slots of one trigger. `carrier` is the verb that says that the event took place."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    prepositions: list[tuple[str, Token]] = field(default_factory=list)
    possessives: list[Token] = field(default_factory=list)
    of: list[Token] = field(default_factory=list)
    compounds: list[Token] = field(default_factory=list)
    carrier: Token | None = None


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject suffers what it says."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent", "csubjpass") for c in verb.children):
        return True
    if any(c.dep_ in ("aux", "dobj", "nsubj") for c in verb.children):
        return False
    if verb.tag_ != "VBN":
        return _shares_passive(verb)
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    if verb.dep_ == "acomp":
        return lemma(verb.head) == "be"
    return verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "amod", "conj", "xcomp")


def _shares_passive(verb: Token) -> bool:
    """ "Was captured in June and extradited": the same form is past and participle, and nothing says what he extradited."""
    alike = verb.tag_ == "VBD" and verb.lower_.endswith("ed") and verb.dep_ == "conj"
    return alike and any(c.dep_ == "auxpass" for c in verb.head.children)


def owners_of(noun: Token) -> list[Token]:
    """Whose it is: X in "the life of X" and "X's life"."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    return owners + [inner for word, inner in prepositional(noun) if word == "of"]


def direct_objects(verb: Token) -> list[Token]:
    """What a verb in the active is done to."""
    return [c for c in verb.children if c.dep_ == "dobj"]


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions that hang on a token, with their nouns; "in front of X" and "opposite X" read "outside X"."""
    own = [
        c
        for c in token.children
        if c.dep_ in ("prep", "agent", "dative") or (c.dep_ == "advmod" and c.lower_ == "across")
    ]
    joined = [c for word in own for c in word.children if c.dep_ == "conj" and c.tag_ == "IN"]
    for child in own + joined:  # "at the bank and at the house"
        if child.pos_ == "VERB":
            continue
        for noun in child.children:
            if noun.dep_ != "pobj":
                if noun.dep_ == "prep":  # "outside of", "from within", "across from"
                    word = "outside" if child.lower_ == "across" else child.lower_
                    yield from ((word, n) for n in noun.children if n.dep_ == "pobj")
                continue
            word = child.lower_
            inner = next((n for p, n in prepositional(noun) if p == "of"), None)
            if word == "at" and noun.lower_ == "hands" and inner is not None:
                yield "at hands", inner
            elif word in AGAINST and noun.lower_ in LIVES and owners_of(noun):
                yield from (("on life", owner) for owner in owners_of(noun))
            elif noun.lower_ in FRONT and inner is not None:
                yield FRONT[noun.lower_], inner
            elif word == "opposite":
                yield "outside", noun
            else:
                yield word, noun


def surface_subjects(verb: Token) -> list[Token]:
    """The subject of a verb, its own or the one that the grammar hands down to it."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")] or _after_be(verb)
    if own:
        return own
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subjects(_told(verb, head) or head)
    if verb.dep_ in ("xcomp", "advcl", "acomp") and head.pos_ in ("VERB", "AUX"):
        used = lemma(head) == "use"  # "they used mortars to attack it"
        controlled = [c for c in head.children if c.dep_ == "dobj" and not used]
        if verb.dep_ == "xcomp" and controlled:
            return controlled
        return surface_subjects(head)
    if verb.dep_ == "acl":
        return _tried(verb, head) or [_before_comma(verb) or head]
    return _described(verb) or _accused(verb)


def _after_be(verb: Token) -> list[Token]:
    """ "Also wounded was a nurse", "killed in the attack were X and Y": those who are told behind the verb."""
    if verb.tag_ != "VBN":
        return []
    forms = [c for c in verb.children if c.dep_ == "auxpass"]
    forms += [verb.head] if verb.dep_ == "acomp" and lemma(verb.head) == "be" else []
    told = ("nsubj", "nsubjpass", "attr")
    return [
        c for be in forms if be.i > verb.i for c in be.children if c.dep_ in told and c.i > be.i
    ]


def _told(verb: Token, head: Token) -> Token | None:
    """ "X announced that men seized A, killed B and left": what the men did, though the parse hangs it on "announced"."""
    told = [c for c in head.children if c.dep_ == "ccomp" and head.i < c.i < verb.i]
    same = (
        bool(told)
        and told[-1].tag_ == verb.tag_
        and any(c.lower_ == "that" for c in told[-1].lefts)
    )
    return told[-1] if same else None


def _tried(verb: Token, head: Token) -> list[Token]:
    """ "The rebels' attempt to kidnap X", "a plot by the rebels to kidnap X": the rebels."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.lefts):
        return []
    owners = [c for c in head.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
    return owners or [noun for word, noun in prepositional(head) if word == "by"]


def _before_comma(verb: Token) -> Token | None:
    """ "The release of Juan Mir, kidnapped last week", "Plan Verde (launched in 2000)": what stands before comma or bracket,
    whatever the parse hangs the clause on."""
    if verb.tag_ != "VBN" or verb.i < 2 or verb.nbor(-1).text not in (",", "("):
        return None
    noun = verb.nbor(-2)
    return noun if noun.pos_ == "PROPN" and noun != verb.head else None


def describes(verb: Token) -> bool:
    """Whether a participle only describes a noun ("the stolen car"); after a noun it may be the verb of a lost clause."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or noun.i < verb.i:
        return False
    if any(c.dep_ in ("det", "poss") and c.i > verb.i for c in noun.lefts):
        return False  # "men machine-gunned the car"
    return verb.i == verb.sent.start or verb.nbor(-1).pos_ not in ("NOUN", "PROPN")


def _described(verb: Token) -> list[Token]:
    """ "The recently murdered senator Ana Ruiz", "two kidnapped nurses": people in particular, not "the murdered man"."""
    noun = verb.head
    while noun.dep_ == "compound":  # "senator Ana Ruiz"
        noun = noun.head
    particular = noun.pos_ == "PROPN" or any(c.dep_ == "nummod" for c in noun.children)
    return [noun] if particular and describes(verb) else []


def _accused(verb: Token) -> list[Token]:
    """ "They accused X of killing Y", "X claimed responsibility for killing Y", "the arrest of X on charges of killing Y"."""
    governor = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.dep_ != "prep":
        return []
    if governor.pos_ == "NOUN" and lemma(governor) in ANSWERED_FOR:
        governor = governor.head if governor.dep_ == "dobj" else governor.head.head
        accused = []
    else:
        accused = [c for c in governor.children if c.dep_ == "dobj"]
    if governor.pos_ == "NOUN" and lemma(governor) in HELD_BY_LAW:
        return [noun for word, noun in prepositional(governor) if word == "of"]
    if governor.pos_ not in ("VERB", "AUX"):
        return []
    return accused if verb.head.lower_ in ACCUSED_OF and accused else surface_subjects(governor)


def verb_slots(verb: Token, others: Iterable[Token] = ()) -> Slots:
    """The slots of a verb, active or passive alike."""
    others = tuple(others)
    slots = Slots(carrier=verb)
    surface = surface_subjects(verb)
    if is_passive(verb):
        slots.objects = surface
    else:
        slots.subjects = surface
        slots.objects = [
            c
            for token in (verb, *others)  # "shot dead the mayor": the parse may hang him on "dead"
            for c in token.children
            if c.dep_ in ("dobj", "dative", "oprd") and c not in others
        ] or _before_complement(others)
        slots.objects = [c for noun in slots.objects for c in _through_gerund(noun)]
        if not slots.objects:
            slots.objects = _named_as(verb) or ([] if others else _shared_object(verb))
        slots.objects += [owner for c in others if lemma(c) in LIVING for owner in owners_of(c)]
    for token in (verb, *others):
        slots.prepositions += [pair for pair in prepositional(token) if pair[1] not in others]
        enters = token.lower_ in ENTERING and not slots.objects
        if token in others and token.dep_ == "prep" and (enters or token.lower_ in PARTICLES):
            slots.objects += [c for c in token.children if c.dep_ == "pobj"]
    for noun in slots.objects:
        slots.prepositions += [(p, n) for p, n in prepositional(noun) if p == "with"]
    _add_aims(slots)
    if is_passive(verb):
        slots.subjects = [n for p, n in slots.prepositions if p == "by"] or _far_agent(verb)
    _add_company(slots)
    slots.prepositions = [(p, n) for p, n in slots.prepositions if p != "by"]
    _add_means(verb, slots)
    return slots


def _add_aims(slots: Slots) -> None:
    """ "Threw a bomb from a car at the bank": the parse hangs "at" on the car."""
    for word, noun in list(slots.prepositions):
        if word == "from":
            slots.prepositions += [(p, n) for p, n in prepositional(noun) if p in ("at", "against")]


def _add_means(verb: Token, slots: Slots) -> None:
    """ "Attacked the station using grenades", "used grenades to attack the station"."""
    used = verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and lemma(verb.head) == "use"
    if used:
        slots.prepositions += [("with", c) for c in verb.head.children if c.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in ("using", "throwing", "firing", "hurling"):
            slots.prepositions += [("with", c) for c in child.children if c.dep_ == "dobj"]


def _before_complement(others: tuple[Token, ...]) -> list[Token]:
    """ "They took the rancher Luis Vega hostage": the parse makes one noun phrase of both."""
    for token in others:
        if token.dep_ == "dobj" and lemma(token) in HELD:
            return [c for c in token.lefts if c.pos_ in ("NOUN", "PROPN")][-1:]
    return []


def _far_agent(verb: Token) -> list[Token]:
    """ "One of the engineers who was kidnapped today, presumably by guerrillas, was freed": the parse hangs "by" on "one"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 15, verb.sent.end)]:
        if token.pos_ == "VERB":
            return []
        if token.lower_ == "by" and token.head in verb.ancestors and token.head.pos_ != "VERB":
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def _add_company(slots: Slots) -> None:
    """ "Killed along with his wife", "together with two guards": they suffer the same."""
    beside = [
        (word, noun)
        for word, noun in slots.prepositions
        if word in ("along", "together")
        or (word == "with" and noun.head.i and noun.head.nbor(-1).lower_ in ("along", "together"))
    ]
    slots.objects += [noun for _, noun in beside]
    slots.prepositions = [pair for pair in slots.prepositions if pair not in beside]


def _named_as(verb: Token) -> list[Token]:
    """ "Declared the gang a terrorist organization", "found him guilty": the parse makes a clause without a verb of it."""
    bare = (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("NOUN", "PROPN", "ADJ"))
    return [c for noun in bare for c in noun.lefts if c.dep_ == "nsubj"]


def _through_gerund(noun: Token) -> list[Token]:
    """ "started funding the plan": the plan."""
    if noun.tag_ != "VBG" or any(c.dep_ in ("det", "amod", "poss") for c in noun.children):
        return [noun]
    return [c for c in noun.children if c.dep_ == "dobj"]


def _shared_object(verb: Token) -> list[Token]:
    """ "attacked and burned the station": the object stands at the last verb."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.tag_ == verb.tag_:
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
                return []
            return [c for c in child.children if c.dep_ == "dobj"]
    return []
