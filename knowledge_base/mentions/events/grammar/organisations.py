"""For whom people act: "FMLN guerrillas", "members of the FMLN", "rebels belonging to the FMLN"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.apposed_names import apposed_name
from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    PEOPLE,
    classes_of,
    of_noun,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive

# The kinds of a name within the words for some people that say for whom they act.
ACTS_FOR = ("armed-group", "criminal-group", "security-force")

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.model import Mention, Span


def organisation_of(head: Token, paragraph: Paragraph) -> tuple[Mention, bool] | None:
    """The organisation of "FMLN guerrillas" or "guerrillas of the FMLN", and whether it stands before the head."""
    for child in head.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss") and child.i < head.i:
            mention = paragraph.name_at(child)
            if mention is not None and mention.type == "actor" and mention.kind != "person":
                return mention, True
    complement = of_noun(head)
    for noun in (complement, _belongs_to(head, paragraph), _sent_from(head, paragraph)):
        named = noun is not None and (paragraph.name_at(noun) or apposed_name(noun, paragraph))
        if named and named.type == "actor" and named.kind != "person":
            return named, False
    own = called(complement, paragraph) if complement is not None else None
    if own is not None:
        return own, False
    inner = complement is not None and classes_of(complement, paragraph) & PEOPLE
    deeper = organisation_of(complement, paragraph) if complement is not None and inner else None
    return (deeper[0], False) if deeper is not None else None


def _belongs_to(head: Token, paragraph: Paragraph) -> Token | None:
    """ "Rebels (who are) belonging to the FMLN", "rebels believed to be members of the FMLN", "a gang, apparently FMLN members": the FMLN."""
    clauses = [c for c in head.children if c.dep_ in ("acl", "relcl", "appos")]
    believed = [c for clause in clauses for c in clause.children if c.dep_ == "xcomp"]
    for child in (*clauses, *believed):
        if lemma(child) == "belong":
            return next((n for p, n in prepositional(child) if p == "to"), None)
        same = [child] if child.dep_ == "appos" else []
        if child.dep_ in ("relcl", "xcomp") and lemma(child) == "be":
            same = [c for c in child.children if c.dep_ == "attr"]
        for noun in same:
            if lemma(noun) in ("member", "part"):
                before = [c for c in noun.lefts if paragraph.name_at(c) is not None]
                return of_noun(noun) or next(iter(before), None)
    return None


def _sent_from(head: Token, paragraph: Paragraph) -> Token | None:
    """ "Soldiers from the Second Brigade": the brigade; "gunmen from the south" are from a place."""
    if not classes_of(head, paragraph) & {"fighters", "forces"} and lemma(head) != "member":
        return None
    named = ((n, paragraph.name_at(n)) for p, n in prepositional(head) if p == "from")
    return next((n for n, name in named if name is not None and name.kind in ACTS_FOR), None)


def called(group: Token, paragraph: Paragraph) -> Mention | None:
    """The name of "a gang called X", "a group that calls itself X", "an organisation known as X"."""
    if not paragraph.words.has("words for a group", lemma(group)):
        return None
    verbs = (c for c in group.children if c.dep_ in ("acl", "relcl"))
    after = [t for t in group.doc[group.i + 1 : group.i + 2] if t.tag_ == "VBN"]
    said = (v for v in (*verbs, *after) if paragraph.words.has("giving a name", lemma(v)))
    verb = next(said, None)  # which the parse may take for the sentence's own
    if verb is None:
        return None
    named = (paragraph.name_at(t) for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1])
    first = next((name for name in named if name is not None), None)
    return first if first is not None and first.type == "actor" else None


def backers_of(head: Token, paragraph: Paragraph) -> list[Token]:
    """ "Gunmen hired by a cartel", "death squads controlled by the army", "killers in the pay of X": who stands behind them."""
    told = (c for c in head.children if c.dep_ in ("acl", "relcl") and is_passive(c))
    backed = [c for c in told if paragraph.words.has("backing", lemma(c))]
    by = [n for verb in backed for p, n in prepositional(verb) if p == "by"]
    serving = [n for p, n in prepositional(head) if p in ("in", "at", "on")]
    owners = [of_noun(n) for n in serving if paragraph.words.has("service nouns", lemma(n))]
    found = [*by, *(n for n in owners if n is not None)]
    return [n for n in found if classes_of(n, paragraph) & ACTING]


def organisation_in(span: Span, head: Token, paragraph: Paragraph) -> Mention | None:
    """The organisation named within the words for some people: "members of the northern front of the FMLN"."""
    found = (m for m in paragraph.mentions if span.start <= m.start and m.end <= span.end)
    named = paragraph.mention_at(head)
    return next((m for m in found if m.type == "actor" and m.kind in ACTS_FOR and m != named), None)


def names_no_people(head: Token, name: Token, paragraph: Paragraph) -> bool:
    """Whether a noun after an organisation's name says no more than what it is: "ELN forces", "the ELN guerrilla movement"."""
    if not paragraph.words.has("words for an organisation", head.lower_):
        return False
    between = [t for t in paragraph.doc[name.i + 1 : head.i] if not t.is_punct]
    names = (t for t in between if t.tag_ in ("NNP", "NNPS"))
    abbreviated = (paragraph.name_at(t) is not None and t.nbor(-1).text == "(" for t in names)
    return all(abbreviated) and not any(t.like_num for t in between)


def people_beside(noun: Token, mention: Mention, paragraph: Paragraph) -> tuple[Token, bool] | None:
    """Those who act for an organisation where the parse took its name alone for the agent, and whether it stands before them.

    "Alleged commandos of the FMLN shot …", "a group of FMLN (National Liberation Front) outlaws": the people stand right beside the name.
    """
    tokens = paragraph.tokens_of(mention)
    if mention.kind == "person" or mention.type != "actor" or not tokens:
        return None
    opening = paragraph.text[mention.start - 1 : mention.start] == "("
    if opening and noun not in tokens and _are_people(noun, paragraph):
        return noun, False  # "members of its northern front (FMLN)"
    doc, after = paragraph.doc, tokens[-1].i + 1
    if after < len(doc) and doc[after].text == ")":
        after += 1
    if after < len(doc) and _are_people(doc[after], paragraph):
        return doc[after], True
    before = tokens[0].i - 1
    while before > 0 and doc[before].tag_ in ("DT", "JJ") and doc[before].sent == noun.sent:
        before -= 1
    if before > 0 and doc[before].lower_ == "of" and _are_people(doc[before - 1], paragraph):
        return doc[before - 1], False
    return None


def _are_people(token: Token, paragraph: Paragraph) -> bool:
    """Whether a plural is of those who do deeds for an organisation: fighters, soldiers, members; not its victims or spokesmen."""
    if token.tag_ not in ("NNS", "NNPS") or paragraph.name_at(token) is not None:
        return False
    return lemma(token) == "member" or bool(classes_of(token, paragraph) & {"fighters", "forces"})


def crew_of(vehicle: Token, paragraph: Paragraph) -> Token | None:
    """ "Strafed by army helicopters": the army, of which no name is known."""
    forces = (c for c in vehicle.lefts if c.dep_ == "compound" and c.pos_ in ("NOUN", "PROPN"))
    return next((c for c in forces if "forces" in classes_of(c, paragraph)), None)
