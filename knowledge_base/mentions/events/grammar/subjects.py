"""Who is told to do or suffer what a verb says: its surface subject, its own or handed down, active or passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import (
    is_outcome_adjective,
    prepositional,
    whole_words,
)
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.remembered import A_TOKEN, remembered

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCUSED_OF = ("of", "with", "for")


ANSWERED_FOR = ("responsibility", "credit", "charge", "suspicion")


TIME_CLAUSES = ("after", "before", "since", "until")


HELD_BY_LAW = ("arrest", "detention", "capture", "trial", "conviction", "indictment")


@remembered(A_TOKEN)
def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject suffers what it says."""
    marks = ("nsubjpass", "auxpass", "agent", "csubjpass")
    if any(c.dep_ in marks for c in verb.children) or _stands_aside(verb):
        return True
    told = (c for c in verb.children if not is_outcome_adjective(c))
    if any(c.dep_ in ("aux", "dobj", "nsubj") for c in told):
        return False
    if verb.tag_ != "VBN":
        return is_participle(verb) or _shares_passive(verb) or _is_lost_participle(verb)
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    if verb.dep_ == "acomp":
        return lemma(verb.head) == "be"
    return verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "amod", "conj", "xcomp")


def is_participle(verb: Token) -> bool:
    """Whether a verb describes the noun before it as one that suffered it: "a law passed in March", also where the tagger takes it for a past."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return False
    told = verb.head.dep_ in (
        "nsubj",
        "nsubjpass",
        "pobj",
        "appos",
        "attr",
    )  # not "said men shot X"
    alone = not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    return verb.tag_ == "VBN" or (told and alone)


def _stands_aside(verb: Token) -> bool:
    """ "Plan Sierra, launched in 2001, changed that": a comma parts a participle from the noun that the parse makes its subject."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i < 2 or verb.nbor(-1).text != ",":
        return False  # as nearly always; asked of every verb a dozen times
    if verb.i - 2 < verb.sent.start:
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj", "cc") and c.i < verb.i + 3 for c in verb.children):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    aside = subject is not None and subject.i == verb.i - 2
    return aside and any(t.text == "," for t in verb.doc[verb.i + 1 : verb.sent.end])


def _shares_passive(verb: Token) -> bool:
    """ "Was captured in June and extradited": the same form is past and participle, and nothing says what he extradited."""
    alike = verb.tag_ == "VBD" and verb.lower_.endswith("ed") and verb.dep_ == "conj"
    return alike and any(c.dep_ == "auxpass" for c in verb.head.children)


def is_behind_comma(verb: Token) -> bool:
    """ "…, picked up in Lisbon in 2019": a form that may be participle or past, right behind a comma and a noun."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i < verb.sent.start + 2:
        return False
    return verb.nbor(-1).text == "," and verb.nbor(-2).pos_ in ("NOUN", "PROPN", "NUM")


def _is_lost_participle(verb: Token) -> bool:
    """ "Asked after the customs chief, gunned down in May": the tagger takes it for a past tense, the parse for a clause of the verb."""
    return verb.tag_ == "VBD" and verb.dep_ == "advcl" and is_behind_comma(verb)


def surface_subjects(verb: Token) -> list[Token]:
    """The subject of a verb, its own or the one that the grammar hands down to it."""
    told = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    own = whole_words(told) or _after_be(verb) or _of_time_clause(verb)
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


def _of_time_clause(verb: Token) -> list[Token]:
    """ "Nine days after 16 people, two of them children, were shot": the people, whom the parse makes the noun of "after"."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.lefts
    )
    joined = any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights)
    if not finite or verb.dep_ not in ("advcl", "conj") or joined:
        return []
    clauses = [
        c
        for c in verb.head.rights
        if c.lower_ in TIME_CLAUSES and c.dep_ == "prep" and c.i < verb.i
    ]
    return [noun for c in clauses[-1:] for noun in c.children if noun.dep_ == "pobj"]


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
    bracketed = verb.tag_ == "VBN" and verb.i >= 2 and verb.nbor(-1).text == "("
    if not (bracketed or is_behind_comma(verb)):
        return None
    noun = verb.nbor(-2)
    return noun if noun.pos_ == "PROPN" and noun != verb.head else None


def describes(verb: Token) -> bool:
    """Whether a participle only describes a noun ("the stolen car"); after a noun it may be the verb of a lost clause."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or noun.i < verb.i:
        return False
    if any(c.dep_ in ("det", "poss", "nummod") and c.i > verb.i for c in noun.lefts):
        return False  # "men machine-gunned the car", "… injured five people"
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
    kept = verb.head.lower_ in (*ACCUSED_OF, "from")  # "kept the gunmen from killing X"
    return accused if kept and accused else surface_subjects(governor)
