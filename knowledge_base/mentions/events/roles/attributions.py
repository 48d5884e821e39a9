"""Who was behind it by the signs: leaflets left at the scene, hallmarks, leads, a caller who spoke on behalf of a group.

None of them names the deed's own word, or only "it": they speak of what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import classes_of, of_noun
from knowledge_base.mentions.events.grammar.organisations import organisation_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.subjects import is_passive, surface_subjects
from knowledge_base.mentions.events.grammar.words_said import words_among
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.roles.claims import Claim, agents_of, does_deeds

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

THEMSELVES = ("themselves", "himself", "herself", "itself")
FIGHTING = ("armed-group", "criminal-group")
POINTED = 4  # words between "leads" and "to X"


def find_attributions(sentence: Sentence, paragraph: Paragraph) -> Iterator[Claim]:
    """The claims that the signs of a sentence make, in reading order; what is denied makes none."""
    telling = words_among(sentence, *_openings())
    if not telling or any(t.dep_ == "neg" and lemma(t.head) != "doubt" for t in sentence):
        return
    for token in telling:
        marked = _marked(token, paragraph)
        for named, deed in (
            (_signed(token, paragraph), None),
            (marked, _subject_of(token) if marked else None),
            (_pointed_at(token, paragraph), None),
            (_to_blame(token), None),
            (_fallen_on(token), None),
            (_spoken_for(token, paragraph), None),
            (_gave_out(token, paragraph), None),
            _behind(token, paragraph),
            _done_by(token),
            _at_whose_word(token, paragraph),
        ):
            if not named:  # as with nearly every word
                continue
            agents = [f for f in agents_of(named, paragraph) if does_deeds(f)]
            if agents:
                ordered = deed is None and paragraph.words.has("commissions", lemma(token))
                yield Claim(fillers=tuple(agents), noun=deed, alleged=True, of_the_only=ordered)


@cache
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    """The words that the readers below begin with, by their dictionary forms and as they stand."""
    words = load_words()
    forms = words.any_of("leaflets", "hallmarks", "identifying", "commissions")
    leads = words.any_of("leads")
    alone = {*leads, *(f"{lead}s" for lead in leads), "finger", "behalf", "name", "behind"}
    return forms | {"blame", "suspicion", "do"}, frozenset(alone)


def _signed(leaflet: Token, paragraph: Paragraph) -> list[Token]:
    """ "Leaflets signed by the ELN were found", "they left a flag of the ELN": the ELN."""
    if not paragraph.words.has("leaflets", lemma(leaflet)):
        return []
    left = leaflet.head if leaflet.dep_ in ("dobj", "nsubjpass") else None
    if left is None or not paragraph.words.has("leaving", lemma(left)):
        return []
    signed = [
        n for c in leaflet.children if c.dep_ == "acl" for p, n in prepositional(c) if p == "by"
    ]
    before = [c for c in leaflet.children if c.dep_ == "compound" and paragraph.name_at(c)]
    owner = of_noun(leaflet)
    authors = signed or before or ([owner] if owner is not None else [])
    return [n for n in authors if classes_of(n, paragraph) & {"groups", "fighters"}]


def _marked(mark: Token, paragraph: Paragraph) -> list[Token]:
    """ "The murder has all the hallmarks of the ELN"."""
    if mark.dep_ != "dobj" or not paragraph.words.has("hallmarks", lemma(mark)):
        return []
    owner = of_noun(mark)
    return [owner] if owner is not None else []


def _subject_of(mark: Token) -> Token | None:
    return next(iter(surface_subjects(mark.head)), None)


def _pointed_at(lead: Token, paragraph: Paragraph) -> list[Token]:
    """ "All leads point to the ELN", whatever the parse takes for the verb; "police pointed the finger at the ELN"."""
    if lead.lower_ == "finger" and lead.dep_ == "dobj" and lemma(lead.head) == "point":
        return [n for word in (lead.head, lead) for p, n in prepositional(word) if p == "at"]
    if not paragraph.words.has("leads", lead.lower_.removesuffix("s")):
        return []
    near = lead.doc[lead.i + 1 : min(lead.i + 1 + POINTED, lead.sent.end)]
    point = next((t for t in near if lemma(t) == "point"), None)
    lost = [n for p, n in prepositional(lead) if point is not None and p == "to"]
    return lost or (
        [n for p, n in prepositional(point) if p in ("to", "at")] if point is not None else []
    )


def _to_blame(blame: Token) -> list[Token]:
    """ "The ELN was to blame": the ELN."""
    bare = lemma(blame) == "blame" and blame.tag_ == "VB" and lemma(blame.head) == "be"
    return surface_subjects(blame.head) if bare else []


def _fallen_on(suspicion: Token) -> list[Token]:
    """ "Suspicion falls on the ELN": the ELN."""
    falls = lemma(suspicion) in ("suspicion", "blame") and lemma(suspicion.head) == "fall"
    return [n for p, n in prepositional(suspicion.head) if p in ("on", "upon")] if falls else []


def _spoken_for(behalf: Token, paragraph: Paragraph) -> list[Token]:
    """ "A caller who said that he spoke on behalf of the ELN": the ELN."""
    if behalf.lower_ not in ("behalf", "name") or behalf.dep_ != "pobj":
        return []
    spoken = any(paragraph.words.has("callers", lemma(t)) for t in behalf.sent)
    owner = of_noun(behalf)
    return [owner] if spoken and owner is not None else []


def _gave_out(verb: Token, paragraph: Paragraph) -> list[Token]:
    """ "The gunmen identified themselves as members of the ELN", "leaving fliers identifying themselves as …": members of the ELN."""
    if not paragraph.words.has("identifying", lemma(verb)):
        return []
    if not any(c.dep_ == "dobj" and c.lower_ in THEMSELVES for c in verb.children):
        return []
    as_whom = [n for p, n in prepositional(verb) if p == "as"]
    groups = (organisation_of(n, paragraph) for n in as_whom)
    if any(found is not None and found[0].kind in FIGHTING for found in groups):
        return as_whom
    return [n for n in as_whom if classes_of(n, paragraph) & {"fighters"}]


def _behind(word: Token, paragraph: Paragraph) -> tuple[list[Token], Token | None]:
    """ "The ELN was behind the attack", "students were behind them": who, and what."""
    if word.lower_ != "behind" or word.dep_ != "prep" or lemma(word.head) != "be":
        return [], None
    deed = next((c for c in word.children if c.dep_ == "pobj"), None)
    if deed is None or not (deed.pos_ == "PRON" or paragraph.words.has("deeds", lemma(deed))):
        return [], None
    return surface_subjects(word.head), deed


def _done_by(verb: Token) -> tuple[list[Token], Token | None]:
    """ "This was done by the ELN"."""
    if lemma(verb) != "do" or not is_passive(verb):
        return [], None
    deed = next(iter(surface_subjects(verb)), None)
    if deed is None or deed.lower_ not in ("this", "that", "it"):
        return [], None
    return [n for p, n in prepositional(verb) if p == "by"], deed


def _at_whose_word(order: Token, paragraph: Paragraph) -> tuple[list[Token], Token | None]:
    """ "X was murdered on the orders of Y", "at Y's behest"; "Y gave the order", "the order came from Y": who had it done, and the deed."""
    if not paragraph.words.has("commissions", lemma(order)) or order.pos_ != "NOUN":
        return [], None
    owner = of_noun(order)
    whose = [c for c in order.lefts if c.dep_ == "poss" and c.tag_ != "PRP$"]
    whose += [owner] if owner is not None else []
    if order.dep_ == "pobj" and order.head.lower_ in ("on", "at", "by"):
        verb = order.head.head
        return (whose, verb) if verb.pos_ == "VERB" else ([], None)
    plain = all(c.dep_ == "det" and c.lower_ == "the" for c in order.children)
    if not plain or not any(order.children):
        return [], None
    if order.dep_ == "dobj" and lemma(order.head) == "give" and _says_no_more(order):
        return surface_subjects(order.head), None
    came = order.dep_ == "nsubj" and lemma(order.head) == "come"
    return [n for p, n in prepositional(order.head) if came and p == "from"], None


def _says_no_more(order: Token) -> bool:
    """Not "gave the order to withdraw", "gave the order for the evacuation"."""
    after = order.nbor(1) if order.i + 1 < order.sent.end else order
    return after.is_punct or after == order
