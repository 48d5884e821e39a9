"""The words that fill a role: from the head of a noun phrase to an argument that quotes the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.apposed_names import apposed_name, class_of_apposed
from knowledge_base.mentions.events.grammar.brackets import before_bracket
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.filler_parts import (
    Filler,
    is_bare,
    is_definite,
    is_military,
    named_filler,
    owners_in,
    without_names,
)
from knowledge_base.mentions.events.grammar.fitting import does_nothing, role_for
from knowledge_base.mentions.events.grammar.heads import (
    are_things,
    heads_of,
    is_limb,
    is_no_thing,
    is_plain,
    is_unknown,
    names_nobody,
    weapons_of,
    wholes_of,
)
from knowledge_base.mentions.events.grammar.lists import class_in_company
from knowledge_base.mentions.events.grammar.nouns import (
    ACTING,
    ARMED,
    PEOPLE,
    classes_of,
    is_acting,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.grammar.organisations import (
    backers_of,
    called,
    crew_of,
    names_no_people,
    organisation_in,
    organisation_of,
    people_beside,
)
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import (
    clothes_end,
    lost_name,
    nouns_of,
    phrase_end,
    phrase_start,
    tied_end,
    with_both_marks,
)
from knowledge_base.mentions.events.grammar.state_bodies import body_of
from knowledge_base.mentions.events.grammar.told_apart import told_apart
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


__all__ = ["Filler", "fill"]

# The kinds of names that bear no harm, unlike a people or an army.
ORGANISED = ("company", "political-party", "media", "government-body", "international-organisation")


def _worded(role: str, head: Token, paragraph: Paragraph, classes: frozenset[str]) -> Filler:
    first, last = phrase_start(head, paragraph), phrase_end(head, paragraph)
    if first.lower_ in ("the", "a", "an") and first.i == head.i:
        first = head
    if role != "instrument" and (classes if last == head else classes_of(last, paragraph)) & PEOPLE:
        last = clothes_end(last, paragraph) or tied_end(last, paragraph) or last
    if role == "victim":
        first = lost_name(first, last, paragraph) or first
    elif role == "target":
        first = before_bracket(first, head, paragraph)
    span = paragraph.span_of(*with_both_marks(first, last))
    names = [
        m
        for m in paragraph.mentions
        if span.start <= m.start and m.end <= span.end and m.type in ("actor", "place", "topic")
    ]
    inside = sorted({Span(m.start, m.end) for m in names})
    text = paragraph.text[span.start : span.end]
    argument = Argument(role=role, text=text, span=span, mentions=tuple(inside))
    return Filler(
        argument=argument,
        head=head.i,
        classes=classes,
        named=bool(inside),
        bare=is_bare(head),
        definite=is_definite(head),
        descriptions=frozenset({lemma(head)}),
        military=is_military(head, paragraph),
        listed=head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.rights),
        plural=head.tag_ in ("NNS", "NNPS"),
        collective=paragraph.words.has("several people", lemma(head)),
        owners=owners_in(span, paragraph),
    )


def _split_agent(
    head: Token,
    paragraph: Paragraph,
    classes: frozenset[str],
    found: tuple[Mention, bool] | None = None,
) -> list[Filler]:
    """People acting for an organisation are two agents: they and it."""
    lost_name = found is not None and not found[1]
    found = found or organisation_of(head, paragraph)
    if found is None:
        people = _worded("agent", head, paragraph, classes)
        behind = _acting_for(people, head, paragraph)
        return [without_names(people) if any(f.named for f in behind) else people, *behind]
    if not is_acting(classes):
        return [_worded("agent", head, paragraph, classes)]
    mention, before = found
    tokens = paragraph.tokens_of(mention)
    if not tokens:
        return [_worded("agent", head, paragraph, classes)]
    group = named_filler("agent", mention, tokens[-1], frozenset({"groups"}), paragraph)
    if before and names_no_people(head, tokens[-1], paragraph):
        return [group]
    vague = before and paragraph.words.has("vague people", lemma(head))
    first = tokens[-1].nbor(1) if before and not vague else phrase_start(head, paragraph)
    if first.text == "(":  # "National Liberation Army (ELN) guerrillas"
        first = next((t.nbor(1) for t in paragraph.doc[first.i : head.i] if t.text == ")"), first)
    while first.i < head.i and first.pos_ in ("PUNCT", "PART", "ADP", "SPACE", "CCONJ"):
        first = first.nbor(1)
    vague = vague or paragraph.words.has("vague people", lemma(head))
    theirs = of_noun(head) in tokens and not vague  # "guerrillas of the FMLN" are guerrillas
    own = theirs or lost_name  # without the name, unless they are no more than its members
    last = phrase_end(head, paragraph) if not own else tokens[-1] if vague else head
    span = paragraph.span_of(*with_both_marks(first, last))
    text = paragraph.text[span.start : span.end]
    people = Filler(
        argument=Argument(role="agent", text=text, span=span),
        head=head.i,
        classes=classes,
        named=False,
        bare=is_bare(head),
    )
    return [people, group]


def _acting_for(people: Filler, head: Token, paragraph: Paragraph) -> list[Filler]:
    """For whom those act whose own words hold the name of an organisation, or say which body of the state is theirs."""
    inside = organisation_in(people.argument.span, head, paragraph)
    if inside is not None and people.classes & PEOPLE:
        last = paragraph.tokens_of(inside)[-1]
        return [named_filler("agent", inside, last, frozenset({"groups"}), paragraph)]
    body = body_of(head, paragraph) if inside is None else None
    return [_worded("agent", body, paragraph, classes_of(body, paragraph))] if body else []


def fill(role: str, head: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """Every filler of a role that the noun phrase at `head` gives: one for each noun joined by "and"."""
    heads = heads_of(role, head, paragraph)
    relative = relative_antecedent(head) is not None
    for noun in weapons_of(role, wholes_of(role, heads, paragraph), paragraph):
        one = noun.lower_ == "one" and apposed_name(noun, paragraph) is not None
        if names_nobody(noun, relative=relative) and not one:  # "one of them, Luis Mir, was shot"
            continue
        classes = class_in_company(noun, heads, paragraph) or class_of_apposed(noun, paragraph)
        if role == "victim" and classes == {"groups"} and is_unknown(noun, paragraph):
            classes = frozenset({"people"})  # who is murdered is somebody
        final = role_for(role, classes)
        vague = noun.like_num and of_noun(noun) is None
        if final == "target" and (vague or is_no_thing(noun, paragraph)):
            continue
        if final in ("victim", "target") and is_limb(noun, paragraph):
            continue
        owner = _owner(noun, paragraph) if role == "agent" and "vehicles" in classes else None
        if owner is not None:
            yield owner
        elif final is not None and not does_nothing(final, noun, paragraph):
            yield from _fill_one(final, noun, paragraph, classes)
            yield from _beside(final, noun, paragraph, classes)


def _beside(
    role: str, noun: Token, paragraph: Paragraph, classes: frozenset[str]
) -> Iterator[Filler]:
    """Who else a phrase names in the same role: examples, those included, those aboard, those behind the doers."""
    if "groups" in classes or classes & PEOPLE:
        yield from _examples(role, noun, paragraph)
    # "killed by soldiers, including two officers": those may as well be the killed
    if role == "victim" or (role == "agent" and noun.head.lower_ != "by"):
        yield from _included(role, noun, paragraph)
    if role == "agent":
        for backer in backers_of(noun, paragraph):
            yield from _fill_one(role, backer, paragraph, classes_of(backer, paragraph))
    elif role == "target":
        yield from _aboard(noun, paragraph)


def _owner(vehicle: Token, paragraph: Paragraph) -> Filler | None:
    """Those whose vehicle acts: "an Air Force helicopter strafed …", "army helicopters"."""
    organisation = organisation_of(vehicle, paragraph)
    if organisation is not None:
        tokens = paragraph.tokens_of(organisation[0])
        return named_filler("agent", organisation[0], tokens[-1], frozenset({"groups"}), paragraph)
    crew = crew_of(vehicle, paragraph)
    return _worded("agent", crew, paragraph, classes_of(crew, paragraph)) if crew else None


def _ends_examples(token: Token, paragraph: Paragraph) -> bool:
    verb = token.pos_ in ("VERB", "AUX")
    return verb and not paragraph.words.has("example words", token.lower_)


def _examples(role: str, noun: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """The names given for a plural: "cartels such as X and Y", "cartels (e.g., X, Y)"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return
    after = phrase_end(noun, paragraph).i + 1
    rest = paragraph.doc[after : min(after + 40, noun.sent.end)]
    if len(rest) == 0:
        return
    bracket = rest[0].text == "("
    introduced = any(paragraph.words.has("example words", t.lower_) for t in rest[:3])
    if not bracket and not introduced:
        return
    last: int | None = None
    for token in rest:
        if (bracket and token.text == ")") or (not bracket and _ends_examples(token, paragraph)):
            return
        mention = paragraph.name_at(token)
        if mention is not None and mention.type == "actor" and mention.start != last:
            last = mention.start
            yield named_filler(role, mention, token, classes_of(token, paragraph), paragraph)


def _included(role: str, noun: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """Those told apart from the whole: "19 people, including ten children", "19 were hurt, among them a nun"."""
    armed = classes_of(noun, paragraph) & ARMED
    for one in told_apart(noun, paragraph):
        classes = classes_of(one, paragraph)
        if classes & PEOPLE:
            filled = _fill_one(role, one, paragraph, classes | armed)
            yield from (replace(filler, included=True) for filler in filled)


def _aboard(noun: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """Those in what was hit: "a bus carrying students", "a house with a family inside"."""
    for child in noun.rights:
        loaded = child.dep_ == "acl" and paragraph.words.has("carrying", lemma(child))
        if loaded or (child.dep_ == "prep" and child.lower_ == "with"):
            for inner in (c for c in child.children if c.dep_ in ("dobj", "pobj")):
                for one in nouns_of(inner, paragraph):
                    classes = classes_of(one, paragraph)
                    if classes & PEOPLE and paragraph.name_at(one) is None:
                        yield from _fill_one("victim", one, paragraph, classes)


def _fill_one(
    role: str, noun: Token, paragraph: Paragraph, classes: frozenset[str]
) -> list[Filler]:
    mention = paragraph.name_at(noun)
    own = called(noun, paragraph) if role == "agent" and mention is None else None
    if own is not None:
        return [named_filler(role, own, paragraph.tokens_of(own)[-1], classes, paragraph)]
    if mention is not None and is_plain(noun, mention, paragraph):
        mention = None
    elif mention is None and classes & ACTING and not are_things(noun, classes):
        mention = apposed_name(noun, paragraph)
    if role == "victim" and mention is not None and mention.kind in ORGANISED:
        if noun in paragraph.tokens_of(mention):
            return []  # it was its people who were hurt, if anybody
        mention = None  # "the Liberal candidate"
    if mention is not None and lemma(noun) != mention.text:
        tail = paragraph.tokens_of(mention)
        beside = people_beside(noun, mention, paragraph) if role == "agent" else None
        if beside is not None:
            people, before = beside
            return _split_agent(people, paragraph, classes_of(people, paragraph), (mention, before))
        if tail and (noun in tail or mention.type == "actor"):
            return [named_filler(role, mention, noun, classes, paragraph)]
    if role == "agent":
        return _split_agent(noun, paragraph, classes)
    return [_worded(role, noun, paragraph, classes)]
