"""What fills a role: the argument, what it stands for, and how it was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import classes_of_word
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.lexicon.word_fields import Harm
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A filled role: the argument, what it stands for, and how it was said.

    `named` says that a known or new name fills it; `bare` that it is a plural without article or number, as general
    statements have them; `descriptions` are the nouns that stand beside a name ("radio announcer X", "X, the mayor"), by which a
    later sentence picks it up; `definite` that it picks somebody up itself ("the announcer"); `military` that it belongs to an army in the field. `thing` is what a name means: the only entity that bears it, else its full form; `owners` are the actors named in the words for a thing ("the offices of X").
    `collective` is what stands for several people without a number ("a family"); `harm` is what was done to a victim; `included` says that he is one of
    those told of right before ("19 people, including ten children").
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
    collective: bool = False
    harm: Harm | None = None
    owners: frozenset[str] = frozenset()
    included: bool = False

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


def named_filler(
    role: str, mention: Mention, head: Token, classes: frozenset[str], paragraph: Paragraph
) -> Filler:
    """A role that a name fills."""
    span = Span(mention.start, mention.end)
    argument = Argument(role=role, text=mention.text, span=span, mentions=(span,))
    return Filler(
        argument=argument,
        head=head.i,
        classes=classes,
        named=True,
        bare=False,
        descriptions=_descriptions(head, mention, paragraph),
        military=mention.kind not in (None, "person") and is_military(head, paragraph),
        thing=meant_by(mention),
    )


def without_names(people: Filler) -> Filler:
    """ "Members of the northern front of the FMLN": they are not the FMLN, which is told beside them."""
    return replace(people, argument=replace(people.argument, mentions=()), named=False)


def meant_by(mention: Mention) -> str:
    """What a name means: the only entity that bears it, else its full form."""
    return mention.readings[0] if len(mention.readings) == 1 else mention.name


def owners_in(span: Span, paragraph: Paragraph) -> frozenset[str]:
    """Whose a thing is: the actors named in the words for it, or in brackets after them ("the offices of the Workers' Union (SUT)")."""
    bracket = paragraph.text[span.end : span.end + 2] == " ("
    end = span.end + 2 * bracket
    return frozenset(
        meant_by(m)
        for m in paragraph.mentions
        if m.type == "actor" and (span.start <= m.start < span.end or m.start == end > span.end)
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


def is_military(head: Token, paragraph: Paragraph) -> bool:
    """Whether a noun names what belongs to an army in the field: "two soldiers", "an Army patrol", "enemy positions"."""
    words = paragraph.words
    before = {c.lower_ for c in head.children if c.i < head.i} | {head.lower_}
    if not before.isdisjoint(("police", "personnel")):
        return False
    if words.has("of an army", lemma(head)) or "soldiers" in classes_of_word(head, words):
        return True
    return any(words.has("of an army", word) for word in before)


def is_definite(head: Token) -> bool:
    """ "The announcer", "those men"."""
    return any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")
        for c in head.children
    )


def is_bare(head: Token) -> bool:
    """ "Tourists", "many tourists": a plural of which neither number nor article is told."""
    plural = head.tag_ in ("NNS", "NNPS")
    determined = any(c.dep_ in ("det", "nummod", "poss", "predet") for c in head.children)
    vague = any(c.lower_ in ("many", "some", "various", "such") for c in head.children)
    return plural and (not determined or vague)
