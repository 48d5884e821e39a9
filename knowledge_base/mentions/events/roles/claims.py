"""Who is said to have done it: claims of responsibility, blame, attributions, and who makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import (
    conjuncts_of,
    direct_objects,
    prepositional,
)
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.heads import who_is_it
from knowledge_base.mentions.events.grammar.nouns import (
    classes_of,
    is_acting,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among
from knowledge_base.mentions.events.roles.deeds_meant import deed_after
from knowledge_base.mentions.events.roles.denied_links import is_denied
from knowledge_base.mentions.events.roles.pronouns_of_the_accused import (
    may_mean_the_speaker,
    meant_by_pronoun,
)
from knowledge_base.mentions.events.roles.roles import repeats_in_brackets

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# What somebody may claim to have done.
CLAIMED = (
    "attack",
    "bombing",
    "kidnapping",
    "assassination",
    "massacre",
    "arson",
    "hijacking",
    "robbery",
)
SUSPECTED = ("suspect", "involve", "blame")  # "drug traffickers are suspected"
NEAR = 2  # paragraphs between an event and the claim to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody is named as the agent of an event: `noun` is the event's word in the same sentence, None for one before.

    `alleged` is set for blame by others, not for a claim of one's own; `unless_known` for what names the doers only of a deed
    of which nobody else is told to have done it; `of_the_only` for what means the deed of an article that tells no other.
    """

    fillers: tuple[Filler, ...]
    noun: Token | None
    alleged: bool
    unless_known: bool = False
    of_the_only: bool = False


def _with_role(fillers: Iterator[Filler], role: str) -> list[Filler]:
    found = [f for f in fillers if is_acting(f.classes)]
    return [replace(f, argument=replace(f.argument, role=role)) for f in found]


def agents_of(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    """The nouns as agents, as far as they can act; "the persons responsible" says nothing of who they are."""
    told = [
        (noun, meant_by_pronoun(noun, paragraph) or relative_antecedent(noun)) for noun in nouns
    ]
    meant = [
        who_is_it(other or noun, paragraph)
        for noun, other in told
        if other is not None or not may_mean_the_speaker(noun, paragraph)
    ]
    said = [noun for noun in meant if not _says_nothing(noun, paragraph)]
    found: list[Filler] = []
    for noun in said:
        for filler in _with_role(fill("agent", noun, paragraph), "agent"):
            known = {other.argument.span for other in found}
            if filler.argument.span in known:
                continue
            if not repeats_in_brackets(filler, found, paragraph):
                found.append(filler)
    return found


def _says_nothing(noun: Token, paragraph: Paragraph) -> bool:
    """ "The persons", "those people", "two of them"; not "the two men" or "X, the man who …"."""
    whole = of_noun(noun)
    if whole is not None and whole.lower_ in ("them", "those", "these"):
        return True
    words = [t for t in noun.lefts if t.dep_ != "det"]
    definite = any(t.lower_ in ("the", "those", "all") for t in noun.lefts)
    vague = paragraph.words.has("stand-ins", lemma(noun)) and noun.dep_ not in ("appos", "attr")
    return definite and vague and not words and paragraph.name_at(noun) is None


def _sources(nouns: list[Token], paragraph: Paragraph) -> list[Filler]:
    return [
        f
        for noun in nouns
        for f in _with_role(fill("participant", noun, paragraph), "source-of-claim")
    ]


def _authors(subjects: list[Token], paragraph: Paragraph) -> list[Token]:
    """Who claims something: "a spokesman for X" and "leaflets of X" speak for X."""
    found = []
    for subject in subjects:
        group = None
        if paragraph.words.has("speaking for", lemma(subject)):
            group = next(
                (n for p, n in prepositional(subject) if p in ("for", "of", "by", "from")), None
            )
        found.append(group or subject)
    return found


def _lost_author(verb: Token, paragraph: Paragraph) -> list[Token]:
    """The group that stands before the verb where the parse made no subject of it: "through calls, the ELN has claimed …"."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.pos_ == "VERB":
            return []
        mention = paragraph.name_at(token)
        if mention is not None and mention.kind in ("armed-group", "criminal-group"):
            return [token]
    return []


def _responsibility(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "The ELN claimed responsibility for the attack."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    words = paragraph.words
    passive = is_passive(verb)
    own = lemma(verb) == "claim" and any(words.has("deeds", lemma(o)) for o in objects)
    if not own and not any(words.has("responsibility nouns", lemma(o)) for o in objects):
        return None
    subjects = (
        [n for p, n in prepositional(verb) if p == "by"] if passive else surface_subjects(verb)
    )
    if (
        verb.dep_ == "acl" and verb.head.head.pos_ == "VERB"
    ):  # "X gave out leaflets claiming responsibility"
        subjects = [*subjects, *surface_subjects(verb.head.head)]
    authors = agents_of(_authors(subjects, paragraph), paragraph)
    agents = authors or agents_of(_lost_author(verb, paragraph), paragraph)
    negated = any(c.dep_ == "neg" or lemma(c) == "no" for o in (verb, *objects) for c in o.children)
    if not agents or negated:
        return None
    deed = objects[0] if own else deed_after(verb, ("for",), paragraph)
    return Claim(fillers=tuple(agents), noun=deed, alleged=False)


def _blame(verb: Token, paragraph: Paragraph) -> Claim | None:
    """ "Police blamed the FARC for the attack"; "the attack was attributed to the FARC"."""
    lost = _before_reduced(verb)
    passive = is_passive(verb) or bool(lost)
    prepositions = list(prepositional(verb))
    surface = lost or surface_subjects(verb)
    if paragraph.words.has("attributing", lemma(verb)):
        blamed = [n for p, n in prepositions if p == "to"]
        noun = next(iter(surface), None) if passive else _object(verb) or _described_deed(verb)
    else:
        blamed = [_owner_of(n, paragraph) for n in surface] if passive else direct_objects(verb)
        noun = deed_after(verb, ("for", "of", "on", "in", "with", "to"), paragraph)
    if lemma(verb) == "blame" and not passive:
        on = [n for p, n in prepositions if p == "on"]
        deed = _object(verb)
        if on and deed is not None and not is_acting(classes_of(deed, paragraph)):
            blamed, noun = on, _deed_described(deed, paragraph)
    on = [n for p, n in prepositions if p == "on" and is_acting(classes_of(n, paragraph))]
    if lemma(verb) == "blame" and passive and on and surface:  # "the murder of X was blamed on Y"
        blamed, noun = on, _deed_described(surface[0], paragraph)
    linked = [n for p, n in prepositions if p in ("to", "with") and _can_act(n, paragraph)]
    deed = next(iter(surface if passive else direct_objects(verb)), None)
    if linked and deed is not None and paragraph.words.has("deeds", lemma(deed)):
        blamed, noun = linked, deed  # "police linked the murder to X"
    if lemma(verb) == "hold":  # "hold X responsible for the attack"
        word = next((c for c in verb.subtree if c.lower_ in ("responsible", "accountable")), None)
        noun = deed_after(verb, ("for",), paragraph) if word is not None else None
        own = [c for c in word.children if c.dep_ == "nsubj"] if word is not None else []
        blamed = own or blamed
    agents = agents_of(blamed, paragraph)
    if noun is None:
        bare = _says_no_more(verb) and (not passive or lemma(verb) in SUSPECTED)
        agents = [f for f in agents if bare and does_deeds(f)]
    if not agents:
        return None
    accusers = [n for p, n in prepositions if p == "by"] if passive else surface
    return Claim(fillers=(*agents, *_sources(accusers, paragraph)), noun=noun, alleged=True)


def _can_act(noun: Token, paragraph: Paragraph) -> bool:
    """ "Linked the murder to the ELN", not "to the conflict"."""
    return is_acting(classes_of(noun, paragraph))


def _before_reduced(verb: Token) -> list[Token]:
    """ "The arrest of two men linked to the murder shocked …": the men, where the parse took "linked" for the past tense."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    plain = verb.tag_ == "VBD" and verb.i > verb.sent.start and not direct_objects(verb)
    if not plain or after.lower_ not in ("to", "with", "in"):
        return []
    before = verb.nbor(-1)
    return [before] if before.pos_ in ("NOUN", "PROPN") and before.dep_ == "pobj" else []


def _says_no_more(verb: Token) -> bool:
    """ "Police blamed the FARC.", "they hold the army responsible": the deed is one told before."""
    own = (
        "nsubjpass",
        "auxpass",
        "nsubj",
        "dobj",
        "punct",
        "cc",
        "conj",
        "advmod",
        "aux",
        "npadvmod",
        "mark",
    )
    if lemma(verb) == "hold":
        return any(c.lower_ in ("responsible", "accountable") for c in verb.subtree)
    return all(c.dep_ in own for c in verb.children)


def does_deeds(filler: Filler) -> bool:
    """Whether somebody may be blamed for what another sentence tells: by name, as fighters or soldiers; not "the group"."""
    return filler.named or bool(filler.classes & {"fighters", "forces"})


def _owner_of(noun: Token, paragraph: Paragraph) -> Token:
    """ "The arrest of two officers implicated in the murder": the officers, whatever the parse hangs the clause on."""
    owner = of_noun(noun)
    lost = owner is not None and not is_acting(classes_of(noun, paragraph))
    return owner if owner is not None and lost else noun


def _described_deed(verb: Token) -> Token | None:
    """ "An attack that the army attributed to X": the attack."""
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ == "NOUN" else None


def _deed_described(noun: Token, paragraph: Paragraph) -> Token:
    """ "The attack of 3 May, which he blames on X": the attack, though the parse hangs the clause on the day."""
    antecedent = relative_antecedent(noun)
    if antecedent is None:
        return noun
    above = (t for t in antecedent.ancestors if paragraph.words.has("deeds", lemma(t)))
    dated = paragraph.mention_at(antecedent) is not None
    return next(above, antecedent) if dated else antecedent


def _object(verb: Token) -> Token | None:
    return next(iter(direct_objects(verb)), None)


def find_claims(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """The claims and attributions of a sentence, in reading order."""
    words = paragraph.words
    forms = words.any_of("claiming responsibility", "blaming", "attributing")
    for token in words_among(sentence, forms):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        claiming = words.has("claiming responsibility", lemma(token))
        claim = (_responsibility if claiming else _blame)(token, paragraph)
        if claim is not None and not is_denied(token, paragraph):
            yield claim
            yield from for_others(claim, paragraph)


def for_others(claim: Claim, paragraph: Paragraph) -> Iterator[Claim]:
    """ "Blamed for the murder of X and the kidnapping of Y": for the kidnapping as well."""
    joined = conjuncts_of(claim.noun) if claim.noun is not None else ()
    deeds = (n for n in joined if n != claim.noun and paragraph.words.has("deeds", lemma(n)))
    yield from (replace(claim, noun=noun) for noun in deeds)
