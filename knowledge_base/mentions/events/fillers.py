"""The words that fill a role: from the head of a noun phrase to an argument that quotes the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.acting_for import organisation_of
from knowledge_base.mentions.events.event_data import load_words
from knowledge_base.mentions.events.fitting import role_for
from knowledge_base.mentions.events.heads import (
    heads_of,
    is_no_thing,
    is_plain,
    is_unknown,
    names_nobody,
    weapons_of,
    wholes_of,
)
from knowledge_base.mentions.events.lists import class_in_company
from knowledge_base.mentions.events.nouns import (
    ACTING,
    PEOPLE,
    Paragraph,
    classes_of,
    classes_of_word,
    is_acting,
    lemma,
    of_noun,
    relative_antecedent,
)
from knowledge_base.mentions.events.phrases import (
    apposed_name,
    class_of_apposed,
    clothes_end,
    nouns_of,
    phrase_end,
    phrase_start,
    with_closing_quote,
)
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A filled role: the argument, what it stands for, and how it was said.

    `named` says that a known or new name fills it; `bare` that it is a plural without article or number, as general
    statements have them; `descriptions` are the nouns that stand beside a name ("radio announcer X", "X, the mayor"), by which a
    later sentence picks it up; `definite` that it picks somebody up itself ("the announcer"); `military` that it belongs to an army in the field. `thing` is what a name means: the only entity that bears it, else its full form.
    """

    argument: Argument
    head: int
    classes: frozenset[str]
    named: bool
    bare: bool
    definite: bool = False
    descriptions: frozenset[str] = frozenset()
    military: bool = False
    thing: str | None = None
    listed: bool = False
    plural: bool = False

    @property
    def role(self) -> str:
        """The role of the vocabulary."""
        return self.argument.role

    @property
    def number(self) -> int:
        """How many "ten people" or "10 people" are; none for "others"."""
        numbers = load_words().numbers
        told = (word.replace(",", "") for word in self.argument.text.lower().split())
        counts = (int(word) if word.isdecimal() else numbers.get(word, 0) for word in told)
        return next((count for count in counts if count), 0)


def _named(
    role: str, mention: Mention, head: Token, classes: frozenset[str], paragraph: Paragraph
) -> Filler:
    span = Span(mention.start, mention.end)
    argument = Argument(role=role, text=mention.text, span=span, mentions=(span,))
    return Filler(
        argument=argument,
        head=head.i,
        classes=classes,
        named=True,
        bare=False,
        descriptions=_descriptions(head, mention, paragraph),
        military=mention.kind not in (None, "person") and _is_military(head, paragraph),
        thing=mention.readings[0] if len(mention.readings) == 1 else mention.name,
    )


def _descriptions(head: Token, mention: Mention, paragraph: Paragraph) -> frozenset[str]:
    """The nouns beside a name: its titles, its apposition, or the description that it stands beside."""
    inside = {token.i for token in paragraph.tokens_of(mention)}
    found = set() if head.i in inside else {lemma(head)}
    for token in (head, *(paragraph.doc[i] for i in sorted(inside))):
        for child in token.children:
            if child.i not in inside and child.dep_ in ("compound", "nmod", "appos"):
                found.add(lemma(child))
        if token.dep_ == "appos" and token.head.i not in inside:
            found.add(lemma(token.head))
    return frozenset(found)


def _is_military(head: Token, paragraph: Paragraph) -> bool:
    """Whether a noun names what belongs to an army in the field: "two soldiers", "an Army patrol", "enemy positions"."""
    words = paragraph.words
    before = {c.lower_ for c in head.children if c.i < head.i} | {head.lower_}
    if not before.isdisjoint(("police", "personnel")):
        return False
    if words.has("of an army", lemma(head)) or "soldiers" in classes_of_word(head, words):
        return True
    return any(words.has("of an army", word) for word in before)


def _is_definite(head: Token) -> bool:
    return any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")
        for c in head.children
    )


def _is_bare(head: Token) -> bool:
    plural = head.tag_ in ("NNS", "NNPS")
    determined = any(c.dep_ in ("det", "nummod", "poss", "predet") for c in head.children)
    vague = any(c.lower_ in ("many", "some", "various", "such") for c in head.children)
    return plural and (not determined or vague)


def _worded(role: str, head: Token, paragraph: Paragraph, classes: frozenset[str]) -> Filler:
    first, last = phrase_start(head, paragraph), phrase_end(head, paragraph)
    if first.lower_ in ("the", "a", "an") and first.i == head.i:
        first = head
    if last == head and role != "instrument" and classes & PEOPLE:
        last = clothes_end(head, paragraph) or last
    span = paragraph.span_of(first, with_closing_quote(first, last))
    inside = sorted(
        {
            Span(m.start, m.end)
            for m in paragraph.mentions
            if span.start <= m.start and m.end <= span.end and m.type in ("actor", "place", "topic")
        }
    )
    text = paragraph.text[span.start : span.end]
    argument = Argument(role=role, text=text, span=span, mentions=tuple(inside))
    return Filler(
        argument=argument,
        head=head.i,
        classes=classes,
        named=bool(inside),
        bare=_is_bare(head),
        definite=_is_definite(head),
        descriptions=frozenset({lemma(head)}),
        military=_is_military(head, paragraph),
        listed=head.dep_ == "conj",
        plural=head.tag_ in ("NNS", "NNPS"),
    )


def _split_agent(head: Token, paragraph: Paragraph, classes: frozenset[str]) -> list[Filler]:
    """People acting for an organisation are two agents: they and it."""
    found = organisation_of(head, paragraph)
    if found is None or not is_acting(classes):
        return [_worded("agent", head, paragraph, classes)]
    mention, before = found
    tokens = paragraph.tokens_of(mention)
    if not tokens:
        return [_worded("agent", head, paragraph, classes)]
    vague = before and paragraph.words.has("vague people", lemma(head))
    first = tokens[-1].nbor(1) if before and not vague else phrase_start(head, paragraph)
    if first.text == "(":  # "National Liberation Army (ELN) guerrillas"
        first = next((t.nbor(1) for t in paragraph.doc[first.i : head.i] if t.text == ")"), first)
    while first.i < head.i and first.pos_ in ("PUNCT", "PART", "ADP", "SPACE"):
        first = first.nbor(1)
    vague = vague or paragraph.words.has("vague people", lemma(head))
    theirs = of_noun(head) in tokens and not vague  # "guerrillas of the FMLN" are guerrillas
    last = head if theirs else phrase_end(head, paragraph)
    span = paragraph.span_of(first, with_closing_quote(first, last))
    text = paragraph.text[span.start : span.end]
    people = Filler(
        argument=Argument(role="agent", text=text, span=span),
        head=head.i,
        classes=classes,
        named=False,
        bare=_is_bare(head),
    )
    return [people, _named("agent", mention, tokens[-1], frozenset({"groups"}), paragraph)]


def fill(role: str, head: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """Every filler of a role that the noun phrase at `head` gives: one for each noun joined by "and"."""
    heads = heads_of(role, head, paragraph)
    relative = relative_antecedent(head) is not None
    for noun in weapons_of(role, wholes_of(role, heads, paragraph), paragraph):
        if names_nobody(noun, relative=relative):
            continue
        classes = class_in_company(noun, heads, paragraph) or class_of_apposed(noun, paragraph)
        if role == "victim" and classes == {"groups"} and is_unknown(noun, paragraph):
            classes = frozenset({"people"})  # who is murdered is somebody
        final = role_for(role, classes)
        vague = noun.like_num and of_noun(noun) is None
        if final == "target" and (vague or is_no_thing(noun, paragraph)):
            continue
        owner = (
            organisation_of(noun, paragraph) if role == "agent" and "vehicles" in classes else None
        )
        if owner is not None:  # "an Air Force helicopter strafed …"
            tokens = paragraph.tokens_of(owner[0])
            yield _named("agent", owner[0], tokens[-1], frozenset({"groups"}), paragraph)
        elif final is not None:
            yield from _fill_one(final, noun, paragraph, classes)
            if "groups" in classes or classes & PEOPLE:
                yield from _examples(final, noun, paragraph)
            if final == "victim":
                yield from _included(noun, paragraph)
            elif final == "target":
                yield from _aboard(noun, paragraph)


def _ends_examples(token: Token, paragraph: Paragraph) -> bool:
    verb = token.pos_ in ("VERB", "AUX")
    return verb and not paragraph.words.has("example words", token.lower_)


def _examples(role: str, noun: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """The names given for a plural: "cartels such as X and Y", "cartels (e.g., X, Y)"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return
    after = phrase_end(noun, paragraph).i + 1
    rest = paragraph.doc[after : after + 40]
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
            yield _named(role, mention, token, classes_of(token, paragraph), paragraph)


def _included(noun: Token, paragraph: Paragraph) -> Iterator[Filler]:
    """Those told apart from the whole: "19 people, including ten children", "19 were hurt, including ten children"."""
    verb = noun.head if noun.dep_ in ("nsubjpass", "dobj") and noun.head.pos_ == "VERB" else noun
    for child in verb.subtree:
        if child.dep_ != "prep" or child.lower_ != "including" or child.i < noun.i:
            continue
        for inner in (c for c in child.children if c.dep_ == "pobj"):
            for one in nouns_of(inner, paragraph):
                classes = classes_of(one, paragraph)
                if classes & PEOPLE:
                    yield from _fill_one("victim", one, paragraph, classes)


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
    if mention is not None and is_plain(noun, mention, paragraph):
        mention = None
    elif mention is None and classes & ACTING:
        mention = apposed_name(noun, paragraph)
    if mention is not None and lemma(noun) != mention.text:
        tail = paragraph.tokens_of(mention)
        if tail and (noun in tail or mention.type == "actor"):
            return [_named(role, mention, noun, classes, paragraph)]
    if role == "agent":
        return _split_agent(noun, paragraph, classes)
    return [_worded(role, noun, paragraph, classes)]
