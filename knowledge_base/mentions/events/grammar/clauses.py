"""How the clause of a deed hangs on others of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.mentions.events.lexicon.event_data import Words

ORDER = ("after", "before")
PARTS_OF_NOUNS = ("compound", "conj", "appos", "nmod", "poss")
PARTS_OF_VERBS = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT")
WITHIN = (
    "of",
    "in",
    "during",
    "by",
    "amid",
    "at",
    "from",
    "as",
    "with",
    "on",
    "within",
    "throughout",
)
UNITS = ("minute", "hour", "day", "week", "month", "year", "decade")
TELLING = ("say", "think", "write", "believe", "hope", "fear")


def comes_with(verb: Token) -> int | None:
    """The verb of the deed before or after which a clause is told: "12 hours after they shot X", "after killing X"."""
    if verb.dep_ == "advcl":
        marks = (c for c in verb.children if c.dep_ == "mark")
        return verb.head.i if any(c.lower_ in ORDER for c in marks) else None
    if verb.dep_ == "pcomp" and verb.head.lower_ in ORDER:
        return verb.head.head.i
    return None


def told_at_an_interval(token: Token) -> int | None:
    """What a deed came so long after or before: the verb of "the raid came nine days after rebels shot X", "… after the murder of X".

    Of several deeds of such a clause all came then: "a day after rebels had stormed a bank and killed two guards".
    """
    while token.dep_ == "conj" and token.head.pos_ == "VERB":
        token = token.head
    above = token.head
    if token.dep_ == "advcl":
        marks = (*token.lefts, *(c for c in above.rights if c.dep_ == "prep" and c.i < token.i))
    elif token.dep_ == "ccomp":  # "X was shot, police said, a day after rebels stormed a bank"
        marks = tuple(token.lefts)
        above = next((c for c in above.lefts if c.dep_ == "ccomp"), above)
    elif token.dep_ in ("pobj", "pcomp"):
        marks, above = (above,), above.head
        if lemma(above) in UNITS and above.dep_ == "npadvmod":  # "hours after the raid, a mine …"
            above = above.head
        while above.dep_ == "advcl" and above.tag_ == "VBG":  # "…, wounding two, days after …"
            above = above.head
    else:
        return None
    found = (c for c in marks if c.lower_ in ORDER and c.i and lemma(c.nbor(-1)) in UNITS)
    return above.i if next(found, None) is not None else None


def of_whose_clause(noun: Token) -> int | None:
    """The verb of which a noun is an immediate part, or a noun that is: its subject or object, "in the raid", "a wave of raids".

    None for what is only named beside a part: "fired at a protest against the raids", "after the raid".
    """
    while noun.dep_ in PARTS_OF_NOUNS or noun.dep_ == "pobj":
        if noun.dep_ == "pobj":
            noun = noun.head
            if noun.lower_ not in WITHIN:
                return None
        noun = noun.head
        if noun.pos_ in ("VERB", "AUX"):
            return noun.i
    return noun.head.i if noun.dep_ in PARTS_OF_VERBS else None


def clause_above(verb: Token) -> int | None:
    """What the verb's clause hangs on; "left four injured" hangs on what "left" does."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.head.i if verb.dep_ in ("advcl", "relcl") else None


def tells_of_a_deed(verb: Token, words: Words) -> bool:
    """ "An incident in which two guards were killed", "a bloody action that left one dead": the clause of a word for any deed."""
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB":
        verb = verb.head
    noun = verb.head
    return verb.dep_ in ("relcl", "acl") and noun.pos_ == "NOUN" and words.has("deeds", lemma(noun))


def is_avenged(token: Token, words: Words) -> bool:
    """Whether what a word tells is why something else was done: "in revenge for the death of an activist shot by police", "to avenge his murder"."""
    for word in (token, *token.ancestors):
        above = word.head
        if word.dep_ == "dobj" and words.has("avenging", lemma(above)):
            return True
        before = above.nbor(-1) if word.dep_ == "pobj" and above.i else above
        if words.has("avenging", before.lower_):  # whatever the parse hangs "for" on
            return True
    return False


def is_run_on(verb: Token, words: Words) -> bool:
    """ "Gunmen killed a judge in X, a bomb went off in Y": two statements, though the parse makes the first what the second says."""
    above = verb.head
    if verb.dep_ != "ccomp" or verb.i > above.i or above.pos_ != "VERB":
        return False
    if words.has("reporting", lemma(above)) or lemma(above) in TELLING:
        return False
    own = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return (
        own is not None
        and own.i > verb.i
        and any(t.text in (",", ";") for t in verb.doc[verb.i : own.i])
    )


def has_happened(verb: Token) -> bool:
    """Whether a verb is neither denied nor said only to be possible; "that" leaves it as it is."""
    return not any(
        c.dep_ == "neg" or c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ != "that")
        for c in verb.children
    )
