"""Verbs that the parse takes for nouns: "two men on a motorcycle shot the judge", "were lined up and shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lexicon.event_data import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
OF_A_NOUN = ("det", "poss", "amod", "compound", "nummod")


def find_lost_verbs(doc: Doc, words: Words) -> None:
    """Make verbs again of the words that can be (`verbs taken for nouns`) where nothing before them and something behind them says so.

    The parse is changed where it stands, so that whoever reads it next finds a verb; doing it again changes nothing.
    """
    for token in [t for t in doc if t.tag_ == "VBN" and t.dep_ == "amod"]:
        if _tells(token):
            _raise(token)
    forms = words.lists["verbs taken for nouns"]
    for token in [token for token in doc if token.lower_ in forms]:
        if _is_deadly(token):
            _take_place_of(token.nbor(1), token, words)
        elif token.tag_ == "NN":
            _restore(token, words)
        elif token.tag_ == "VBD" and _shares_passive(token):
            token.tag_ = "VBN"


def _is_deadly(token: Token) -> bool:
    """ "Two men on a motorcycle shot dead the owner": where "dead" does what only a verb can."""
    after = token.nbor(1) if token.i + 1 < token.sent.end else token
    return after.lower_ == "dead" and _has(after, "dobj") and token.dep_ == "pobj"


def _take_place_of(dead: Token, verb: Token, words: Words) -> None:
    """Make the word before "dead" the verb of its clause, and the noun that it was hung on the object of its preposition."""
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.lemma_ = words.verb_forms.get(verb.lower_, verb.lower_)
    own = [c for c in verb.children if c.i < verb.i]
    on = verb.head
    above, how = (verb, "ROOT") if dead.head == dead else (dead.head, dead.dep_)
    told = list(dead.children)
    verb.head, verb.dep_ = above, how
    for child in told:
        child.head = verb
    dead.head, dead.dep_ = verb, "acomp"
    nouns = [c for c in own if c.dep_ == "compound"]
    for noun in nouns[-1:]:
        noun.head, noun.dep_ = on, "pobj"
        for child in own:
            if child != noun:
                child.head = noun


def _tells(participle: Token) -> bool:
    """ "Uruguay had legalised cannabis", "the bloc imposed sanctions": before a bare noun the verb of a sentence that has lost it."""
    noun, root = participle.head, participle.sent.root
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i < participle.i or _is_within(participle):
        return False
    if _perfect(participle) is not None:
        return noun == root
    lost = root.pos_ in ("NOUN", "PROPN") and root.i < participle.i and root != noun
    return lost and not any(t.tag_ in FINITE for t in participle.sent)


def _is_within(participle: Token) -> bool:
    """ "The imposed sanctions": a word of the noun's own stands before it."""
    before = [c for c in participle.head.lefts if c.i < participle.i and c.dep_ in OF_A_NOUN]
    return bool(before)


def _perfect(participle: Token) -> Token | None:
    """The "had" right before a participle, adverbs between left aside."""
    at = participle.i - 1
    while at > participle.sent.start and participle.doc[at].tag_ == "RB":
        at -= 1
    before = participle.doc[max(at, participle.sent.start)]
    return before if before.lower_ in ("had", "has", "have") else None


def _raise(participle: Token) -> None:
    """Make the participle the verb: the noun behind it is its object, what stood before is its subject."""
    noun, root = participle.head, participle.sent.root
    helper = _perfect(participle)
    moved = (
        [c for c in noun.lefts if c != participle and c.i < participle.i] if noun == root else []
    )
    moved += [c for c in helper.children if c.i < helper.i] if helper is not None else []
    participle.tag_, participle.pos_ = ("VBN" if helper is not None else "VBD"), "VERB"
    participle.head, participle.dep_ = participle, "ROOT"
    noun.head, noun.dep_ = participle, "dobj"
    for child in moved:
        child.head = participle
    if helper is not None and helper not in moved:
        helper.head, helper.dep_ = participle, "aux"
    if root not in (noun, participle):
        root.head, root.dep_ = participle, "nsubj"


def _shares_passive(token: Token) -> bool:
    """ "Was dragged from his car and shot": the same form is past and participle, and nothing says whom he shot."""
    shared = token.dep_ == "conj" and _has(token.head, "auxpass")
    return shared and not _has(token, "dobj") and not _has(token, "nsubj")


def _has(token: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in token.children)


def _restore(token: Token, words: Words) -> None:
    if any(c.dep_ in OF_A_NOUN and c.i < token.i for c in token.children):
        return
    shared = token.dep_ == "conj" and token.head.tag_ in ("VBN", "VBD")
    whom = _has(token, "dobj")
    root = token.sent.root
    lost = token.dep_ == "acl" and whom and root.pos_ in ("NOUN", "PROPN") and root.i < token.i
    if not shared and not lost:
        return
    passive = _shares_passive(token)
    token.tag_, token.pos_ = ("VBN" if passive else "VBD"), "VERB"
    token.lemma_ = words.verb_forms.get(token.lower_, token.lower_)
    if lost:  # the sentence has lost its verb: its first noun is who does it
        token.head, token.dep_ = token, "ROOT"
        root.head, root.dep_ = token, "nsubj"
