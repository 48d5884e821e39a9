"""Who is said to have had a part in a deed: the responsible, the mastermind, who was arrested for it, "X was behind it"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.roles.claims import Claim, agents_of, does_deeds, for_others
from knowledge_base.mentions.events.roles.committed import committed_claim
from knowledge_base.mentions.events.roles.denied_links import is_denied
from knowledge_base.mentions.events.roles.held_for_a_deed import held_for_it, whom_it_is_done_to

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

KNOWN = ("the", "these", "those", "his", "her", "their")
REACH = 8  # words between "responsible for" and the deed


def find_involved(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """The claims of a sentence that link somebody to a deed without a verb of blame, in reading order."""
    for token in words_among(sentence, *_openings()):
        verb = token.pos_ in ("VERB", "AUX")
        for claim in (
            _held_for(token, paragraph),
            _to_blame(token, paragraph) if verb else _involved(token, paragraph),
            _action_by(token, paragraph) if verb else None,
            _involving(token, paragraph) if verb else None,
            _by_far(token, paragraph),
            committed_claim(token, paragraph) if verb else None,
            _kept_by(token, paragraph) if verb else None,
            _doers_are(token, paragraph),
            _those_are(token, paragraph),
        ):
            if claim is not None and not is_denied(token, paragraph):
                yield claim
                yield from for_others(claim, paragraph)


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """The words that the readers below begin with, by their dictionary forms and as they stand."""
    words = load_words()
    forms = words.any_of(
        "trials", "held for a deed", "roles in a deed", "involvement", "keeping or letting go",
        "taking a share", "confessing", "committing",
    )  # fmt: skip
    return forms | {"be", "involve"}, words.any_of("doers") | {"blame", "by"}


def _claim(
    nouns: list[Token], deed: Token | None, paragraph: Paragraph, *, alleged: bool = True
) -> Claim | None:
    """What links those whom the nouns name to a deed, None where they name nobody who can act."""
    agents = agents_of(nouns, paragraph)
    return Claim(fillers=tuple(agents), noun=deed, alleged=alleged) if agents else None


def _only(claim: Claim, fits: Callable[[Filler], bool]) -> Claim | None:
    """A claim with those of its agents that fit."""
    fillers = tuple(filter(fits, claim.fillers))
    return replace(claim, fillers=fillers) if fillers else None


def _involved(word: Token, paragraph: Paragraph) -> Claim | None:
    """ "X is responsible for the murder", "the involvement of X in the attack", "X, the mastermind of the bombing"."""
    words = paragraph.words
    in_deed = words.has("roles in a deed", lemma(word))
    if not in_deed and not words.has("involvement", lemma(word)):
        return None
    wanted = ("of", "behind") if in_deed else ("for", "in", "of", "to")
    if word.dep_ == "dobj" and words.has("claiming responsibility", lemma(word.head)):
        return None  # that is their own claim
    deed = _deed_after(word, wanted, paragraph)
    bare = word.dep_ == "acomp" and not any(c.dep_ == "prep" for c in word.children)
    if deed is None and not bare:
        return None
    claim = _claim(_linked_to(word, in_deed=in_deed), deed, paragraph)
    if deed is None and claim is not None:  # "police believe that the ELN was responsible"
        return _only(claim, does_deeds)
    return claim


def _deed_after(word: Token, wanted: tuple[str, ...], paragraph: Paragraph) -> Token | None:
    """The deed that follows one of these prepositions within a few words."""
    near = word.doc[word.i + 1 : min(word.i + REACH, word.sent.end)]
    deeds = (t for t in near if t.dep_ == "pobj" and paragraph.words.has("deeds", lemma(t)))
    return next((t for t in deeds if t.head.lower_ in wanted), None)


def _linked_to(word: Token, *, in_deed: bool) -> list[Token]:
    """Who has the responsibility or part that a word speaks of: its owner, its subject, the name beside it."""
    own = [c for c in word.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
    owner = of_noun(word) if word.pos_ == "NOUN" else None
    tied = any(c.dep_ == "prep" and c.lower_ in ("in", "for") for c in word.children)
    if own or (owner is not None and tied):
        return own or [n for n in (owner,) if n is not None]
    if any(c.tag_ == "PRP$" for c in word.children) and word.dep_ == "pobj":
        return whom_it_is_done_to(
            word.head.head
        )  # "were arrested because of their part in the murder"
    if word.dep_ == "ccomp":  # "a court found X guilty of the murder"
        return [c for c in word.children if c.dep_ == "nsubj"]
    if word.dep_ in ("acomp", "attr"):
        return surface_subjects(word.head)
    if word.dep_ in ("appos", "amod", "acl", "relcl") and word.head.pos_ in ("NOUN", "PROPN"):
        named_as = word.head.dep_ == "pobj" and word.head.head.lower_ == "as"
        return _of_its_verb(word.head, in_deed=True) if named_as else [word.head]
    beside = [c for c in word.children if c.dep_ == "appos"]
    return beside or _of_its_verb(word, in_deed=in_deed)


def _of_its_verb(word: Token, *, in_deed: bool) -> list[Token]:
    """ "He accused X of complicity", "X was named as the mastermind"; who looks for the mastermind has no part."""
    named_as = word.dep_ == "pobj" and word.head.lower_ == "as"
    if word.dep_ not in ("dobj", "pobj") or (in_deed and not named_as):
        return []
    verb = word.head if word.dep_ == "dobj" else word.head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    return [c for c in direct_objects(verb) if c != word] or surface_subjects(verb)


def _held_for(word: Token, paragraph: Paragraph) -> Claim | None:
    """ "X was arrested for the murder", "the arrest of X in connection with the attack", "X stood trial for the bombing"."""
    held, deed = held_for_it(word, paragraph)
    return _claim(held, deed, paragraph) if held and deed is not None else None


def _to_blame(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The army is to blame for the murder"."""
    if verb.lower_ != "blame" or verb.tag_ != "VB" or lemma(verb.head) != "be":
        return None
    deed = _deed_after(verb, ("for",), paragraph)
    return _claim(surface_subjects(verb.head), deed, paragraph) if deed is not None else None


def _action_by(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The murder was an act of the army", "was an action by the army and not the rebels"; "… was the work of the army"."""
    if lemma(verb) != "be":
        return None
    words = paragraph.words
    act = next((c for c in verb.children if c.dep_ == "attr"), None)
    deed = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if act is None or not words.has("acts", lemma(act)):
        return None
    by = [noun for word, noun in prepositional(act) if word == "by"]
    owner = of_noun(act)
    if owner is not None and owner.pos_ == "PROPN" and paragraph.name_at(owner) is None:
        owner = (
            _group_after(owner, paragraph) or owner
        )  # "the work of the Maoist | armed grouping X"
    claim = _claim(by or ([owner] if owner is not None else []), deed, paragraph)
    return claim if deed is not None or claim is None else _only(claim, does_deeds)


def _group_after(word: Token, paragraph: Paragraph) -> Token | None:
    """The armed group named within the next words, where the parse lost the noun that describes it."""
    for token in word.doc[word.i : min(word.i + REACH, word.sent.end)]:
        name = paragraph.name_at(token)
        if name is not None and name.kind in ("armed-group", "criminal-group"):
            return token
    return None


def _involving(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "This action involved commandos of the ELN"."""
    if lemma(verb) != "involve" or is_passive(verb):
        return None
    deed = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if deed is None or not paragraph.words.has("deeds", lemma(deed)):
        return None
    claim = _claim(direct_objects(verb), deed, paragraph)
    return _only(claim, does_deeds) if claim is not None else None


def _by_far(by: Token, paragraph: Paragraph) -> Claim | None:
    """ "The radio reported the murder of X, the head of Y, by the rebels": the parse hangs "by" on the verb, which is not passive."""
    verb = by.head
    if by.lower_ != "by" or by.dep_ != "prep" or verb.pos_ != "VERB" or is_passive(verb):
        return None
    deed = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < by.i), None)
    if deed is None or not paragraph.words.has("deeds", lemma(deed)):
        return None
    return _claim([c for c in by.children if c.dep_ == "pobj"], deed, paragraph, alleged=False)


def _kept_by(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The rebels released two engineers kidnapped in May", "X, kidnapped in May, was freed by the rebels": they had kidnapped them."""
    if not paragraph.words.has("keeping or letting go", lemma(verb)):
        return None
    kept = [n for noun in whom_it_is_done_to(verb) for n in (noun, of_noun(noun)) if n]
    taken = (c for noun in kept for c in noun.children if c.dep_ in ("acl", "relcl"))
    deed = next((c for c in taken if paragraph.words.harm.get(lemma(c)) == "kidnapped"), None)
    if deed is None or not is_passive(deed):
        return None
    by = [n for p, n in prepositional(verb) if p == "by"]
    keepers = by if is_passive(verb) else surface_subjects(verb)
    claim = _claim(keepers, deed, paragraph, alleged=False)
    if claim is None or not any("fighters" in f.classes for f in claim.fillers):
        return None  # police and governments free those whom others took
    return claim


def _doers_are(doers: Token, paragraph: Paragraph) -> Claim | None:
    """ "The killers were members of the ELN", "belong to the ELN", "the attackers, ELN rebels, fled": of the deed told before."""
    if not paragraph.words.has("doers", doers.lower_):
        return None
    definite = any(c.lower_ in KNOWN for c in doers.lefts)
    if not definite or of_noun(doers):
        return None  # "the killers of X" may be those of another deed
    same = [c for c in doers.children if c.dep_ == "appos" and c.i > doers.i]
    if doers.dep_ == "nsubj" and lemma(doers.head) == "be":
        same = [c for c in doers.head.children if c.dep_ == "attr"]
        same += [n for p, n in prepositional(doers.head) if p == "from"]
    if doers.dep_ == "nsubj" and lemma(doers.head) == "belong":
        same = [n for p, n in prepositional(doers.head) if p == "to"]
    believed = any(paragraph.words.has("alleging", lemma(t)) for t in doers.ancestors)
    claim = _claim(same, None, paragraph, alleged=believed)
    return _only(claim, lambda f: f.named or bool(f.classes & PEOPLE)) if claim else None


def _those_are(responsible: Token, paragraph: Paragraph) -> Claim | None:
    """ "Those responsible for the murder are soldiers", "the people who were behind the attack are rebels"."""
    if responsible.dep_ != "amod" or not paragraph.words.has("involvement", lemma(responsible)):
        return None
    holder = responsible.head
    if holder.dep_ != "nsubj" or lemma(holder.head) != "be" or holder.i > responsible.i:
        return None
    near = responsible.doc[responsible.i + 1 : min(responsible.i + REACH, responsible.sent.end)]
    killing = (t for t in near if t.dep_ == "pcomp" and t.head.head == responsible)
    deed = _deed_after(responsible, ("for",), paragraph) or next(killing, None)
    same = [c for c in holder.head.children if c.dep_ == "attr"]
    told = deed is not None and not is_denied(holder.head, paragraph)
    return _claim(same, deed, paragraph) if told else None
