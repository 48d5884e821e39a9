"""The nouns of a phrase that may fill a role: of lists each, of parts the whole, of "nobody" none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.brackets import thing_behind_name
from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.lists import DASHES, with_listed
from knowledge_base.mentions.events.grammar.negation import says_no
from knowledge_base.mentions.events.grammar.nouns import (
    PEOPLE,
    classes_of,
    classes_of_word,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import nouns_of, of_list
from knowledge_base.mentions.events.grammar.thing_lists import with_things
from knowledge_base.mentions.events.lexicon.event_data import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.model import Mention


SOME_OF = ("some", "several", "many", "most", "all", "both", "half")


def heads_of(role: str, head: Token, paragraph: Paragraph) -> list[Token]:
    """The nouns that a phrase joins, with those of a list that the parse lost; of a relative pronoun what it stands for."""
    antecedent = _name_described(relative_antecedent(head), paragraph)
    said = _numbered(antecedent or head, paragraph)
    meant = who_is_it(said, paragraph)
    if role in ("affected", "target"):
        meant = thing_behind_name(meant, paragraph) or _before_distance(meant, paragraph) or meant
    nouns = [n for n in nouns_of(meant, paragraph) if not _breaks_down(n, meant, paragraph)]
    people = with_listed(role, nouns, paragraph)
    if role == "victim" and meant != said and said.tag_ in ("NNS", "NNPS"):
        people.append(said)  # "X, one of the six priests murdered in May": all six were
    things = with_things(role, people, paragraph)
    return [*things, *(n for head in things for n in of_list(head, paragraph)[1])]


def _numbered(noun: Token, paragraph: Paragraph) -> Token:
    """ "An undetermined number of poles and towers", "the fate of three nurses": the poles, the nurses, and what is joined to them."""
    counted = of_noun(noun) if paragraph.words.has("what is theirs", noun.lower_) else None
    if counted is None or counted.pos_ not in ("NOUN", "PROPN"):
        return noun
    theirs = noun.lower_ == "number" or classes_of(counted, paragraph) & PEOPLE
    return counted if theirs else noun


def _breaks_down(noun: Token, first: Token, paragraph: Paragraph) -> bool:
    """Whether a count of a nation's people says who those told of as known are: "the nuns, two Danes and a Swede"."""
    mention = paragraph.mention_at(noun)
    if noun.i <= first.i or mention is None or not mention.adjectival:
        return False
    known = any(c.lower_ in ("the", "these") for c in first.lefts)
    several = known and first.tag_ in ("NNS", "NNPS") and first.nbor(1).text == ","
    return several and any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in noun.lefts)


def _before_distance(noun: Token, paragraph: Paragraph) -> Token | None:
    """ "A pylon six km from the town": the pylon, which the parse takes for part of the measure."""
    measured = paragraph.words.has("area nouns", lemma(noun)) and noun.i and noun.nbor(-1).like_num
    nouns = [c for c in noun.lefts if c.dep_ in ("nmod", "compound") and c.pos_ == "NOUN"]
    return nouns[0] if measured and nouns else None


def _name_described(noun: Token | None, paragraph: Paragraph) -> Token | None:
    """ "Ana Ruiz, a teacher who was abducted": she, by her name."""
    if noun is None or noun.dep_ != "appos" or paragraph.name_at(noun) is not None:
        return noun
    named = paragraph.name_at(noun.head)
    return noun.head if named is not None and named.type == "actor" else noun


def who_is_it(noun: Token, paragraph: Paragraph) -> Token:
    """ "X was the one who shot her", "X, (one of) the men who shot her": X."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.lower_ == "one" and above.dep_ in ("appos", "attr"):
        noun = above
        before = _name_before(noun, paragraph)
        if before is not None:
            return before
    if (
        noun.lower_ != "those" and not paragraph.words.has("stand-ins", lemma(noun))
    ) or paragraph.name_at(noun) is not None:
        return noun
    included = _told_to_be(noun) if noun.lower_ == "those" else None
    if included is not None:
        return included
    definite = noun == above or any(c.lower_ == "the" for c in noun.children)
    if noun.dep_ == "attr" and definite and lemma(noun.head) == "be":
        subjects = (
            c
            for c in noun.head.children
            if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") and not names_nobody(c)
        )
        return next(subjects, noun)
    named = paragraph.name_at(noun.head) if noun.dep_ == "appos" else None
    return noun.head if named is not None and named.kind == "person" else noun


def is_known_count(noun: Token) -> bool:
    """ "The two", "these three": people told of before."""
    known = any(c.lower_ in ("the", "these") for c in noun.lefts)
    return noun.tag_ == "CD" and known and of_noun(noun) is None


def _name_before(one: Token, paragraph: Paragraph) -> Token | None:
    """ "The friend of Luis Vega -- one of the men who …": Vega, whatever the parse hangs "one" on."""
    if one.i < one.sent.start + 2 or one.nbor(-1).text not in (",", *DASHES):
        return None
    named = paragraph.name_at(one.nbor(-2))
    return one.nbor(-2) if named is not None and named.kind == "person" else None


def _told_to_be(those: Token) -> Token | None:
    """ "Those killed include a nurse and a guard", "those shot were X and Y": the nurse, X."""
    verb = those.head
    told = {"include": "dobj", "be": "attr"}.get(lemma(verb)) if those.dep_ == "nsubj" else None
    return next((c for c in verb.rights if c.dep_ == told and c.pos_ in ("NOUN", "PROPN")), None)


def names_nobody(noun: Token, *, relative: bool = False) -> bool:
    """Whether a noun stands for none in particular: "one of them", "those", "no policeman", a sign, or what is no noun outside of a relative clause."""
    if _is_one_more(noun):
        return False
    whole = of_noun(noun)
    if noun.lower_ in ("one", "ones", "those") and (whole is None or whole.tag_ in ("PRP", "WP")):
        return True
    if whole is not None and whole.tag_ in ("WP", "WDT"):
        return True  # "one of whom"
    if _is_nobody(noun):
        return True
    if is_known_count(noun) or not any(letter.isalnum() for letter in noun.text):
        return True
    some = noun.lower_ in SOME_OF and whole is not None and whole.pos_ in ("NOUN", "PROPN")
    return not (relative or some) and noun.pos_ in ("PRON", "DET", "VERB", "AUX", "PUNCT", "ADP")


def _is_one_more(noun: Token) -> bool:
    """ "Four wounded and one kidnapped", "one mayor was murdered, another kidnapped": somebody else, and what was done to him."""
    if noun.lower_ not in ("one", "another"):
        return False
    verbs = [*(c for c in noun.rights if c.dep_ == "acl"), noun.head]
    done = (v for v in verbs if v.tag_ == "VBN" and v.i == noun.i + 1)
    # who was killed or wounded is only counted
    return any(not load_words().has("outcome verbs", lemma(verb)) for verb in done)


def _is_nobody(noun: Token) -> bool:
    """ "No policeman", "no organisation or individual", "any group", "… and not the rebels"."""
    first = noun.left_edge
    if any(c.lower_ in ("any", "not") for c in noun.lefts) or (
        first.i and first.nbor(-1).lower_ == "not"
    ):
        return True
    alternative = noun.dep_ == "conj" and any(c.lower_ == "or" for c in noun.head.children)
    nouns = (noun, noun.head) if alternative else (noun,)
    return any(says_no(child) for n in nouns for child in n.children)


def is_unknown(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a name is one that nothing says the kind of, or that of a community: a union or a people."""
    mention = paragraph.name_at(noun)
    return mention is not None and mention.type == "actor" and mention.kind in (None, "community")


def is_limb(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun is a part of somebody's body, which no deed is done to but to him: "burned both hands"; not "arms", "the legs of a tower"."""
    whole = of_noun(noun)
    somebody = whole is None or bool(classes_of(whole, paragraph) & PEOPLE)
    return (
        somebody and paragraph.words.has("limbs", lemma(noun)) and not classes_of(noun, paragraph)
    )


def is_no_thing(noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun says of no thing that it was hit: "a vacant lot", "the windows" of nothing told, "the same shop"."""
    part = paragraph.words.has("parts", noun.lower_) and noun.tag_ in ("NNS", "NNPS")
    part = part and _whole_of(noun, paragraph) is None
    again = any(c.lower_ == "same" for c in noun.lefts)
    vague = _is_vague(noun, paragraph) or _is_an_order(noun, paragraph)
    return again or ((vague or part) and paragraph.name_at(noun) is None)


def _is_vague(noun: Token, paragraph: Paragraph) -> bool:
    """ "A place", "a site", not "a construction site"."""
    words = paragraph.words
    kind = any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in noun.lefts)
    kind = kind and not words.has("area nouns", lemma(noun))
    kind = kind and "things" in classes_of(noun, paragraph)
    return words.has("vague things", lemma(noun)) and not kind


def _is_an_order(noun: Token, paragraph: Paragraph) -> bool:
    """ "The system", "the democratic institutions": what a country lives by; not "the telephone system"."""
    words = paragraph.words
    told = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nummod", "nmod")]
    return words.has("orders", noun.lower_) and all(
        words.has("of an order", c.lower_) for c in told
    )


def is_plain(noun: Token, mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a name of which nobody knows the kind is an ordinary word in the plural that was given a capital: "two Pylons"."""
    plural = noun.tag_ in ("NNS", "NNPS") and " " not in mention.text
    return mention.kind is None and plural and bool(classes_of_word(noun, paragraph.words))


def are_things(noun: Token, classes: frozenset[str]) -> bool:
    """Whether a plural is of things, which no single name beside it calls: "the offices of the company, the Agrarian Bank and …"."""
    return "things" in classes and not classes & PEOPLE and noun.tag_ in ("NNS", "NNPS")


def wholes_of(role: str, nouns: Sequence[Token], paragraph: Paragraph) -> Iterator[Token]:
    """What was hit rather than the part of it: "at the doors of two banks and a church"."""
    for noun in nouns:
        part = role == "affected" and paragraph.words.has("parts", noun.lower_)
        body = role in ("victim", "affected") and "bodies" in classes_of_word(noun, paragraph.words)
        whole = _whole_of(noun, paragraph) if part else of_noun(noun) if body else None
        # "the end of the street" is only where
        where = part and whole is not None and _is_area(noun, whole, paragraph)
        if whole is None or where or paragraph.name_at(noun) is not None:
            yield noun
        else:
            yield from nouns_of(whole, paragraph)


def _is_area(part: Token, whole: Token, paragraph: Paragraph) -> bool:
    """Whether a part that is no thing is one of a street or a town."""
    words = paragraph.words
    area = words.has("roads", lemma(whole)) or words.has("area nouns", lemma(whole))
    area = area or "places" in classes_of(whole, paragraph)
    return area and words.has("vague things", lemma(part))


def _whole_of(part: Token, paragraph: Paragraph) -> Token | None:
    """What a part belongs to: "the gate of the bank", "the bank's gate", "the bank gate"."""
    owners = [c for c in part.lefts if c.dep_ in ("poss", "compound")]
    things = (c for c in owners if classes_of(c, paragraph) & {"things", "vehicles"})
    return of_noun(part) or next(things, None)


def weapons_of(role: str, nouns: Iterable[Token], paragraph: Paragraph) -> Iterator[Token]:
    """Of what a weapon fires the weapon: "a burst of machinegun fire", "shots fired from a pistol"; shots alone name none."""
    for noun in nouns:
        if role == "victim" or not _is_shot(noun, paragraph):
            yield noun
            continue
        inner = of_noun(noun)
        told = _before(noun)
        fired = (c for c in noun.children if c.dep_ == "acl")
        told += [n for verb in fired for p, n in prepositional(verb) if p in ("from", "with")]
        if inner is not None:
            told += _before(inner) if _is_shot(inner, paragraph) else [inner]
        weapons = (n for n in told if "weapons" in classes_of_word(n, paragraph.words))
        yield from (n for n in weapons if not _is_shot(n, paragraph))


def _before(shot: Token) -> list[Token]:
    """The noun before a shot: "rifle" of "M-16 rifle fire"."""
    return [c for c in shot.lefts if c.dep_ in ("compound", "amod", "nmod")][-1:]


def _is_shot(noun: Token, paragraph: Paragraph) -> bool:
    return paragraph.words.has("shots", lemma(noun)) and paragraph.name_at(noun) is None
