"""Lists of people as they stand on the page: "X, 42, the mayor, his wife Y and two other guests" are four, whatever the parse
makes of the commas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.apposed_names import apposed_name
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, of_noun
from knowledge_base.mentions.events.grammar.numbers_told import count_of
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.phrases import phrase_end

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge_base.model import Mention

LISTED_ROLES = ("victim", "affected", "agent")
OWNERS = ("his", "her", "their")
SEPARATORS = (",", ";", "and", "&")
DASHES = ("--", "—", "–")
PAIRS = ("couple", "pair", "duo")
LONGEST_DESCRIPTION = 20  # words of one that holds a clause
LONGEST_BETWEEN = 9  # words of a title or description between two of a list


def with_listed(role: str, heads: list[Token], paragraph: Paragraph) -> list[Token]:
    """The nouns with those of a list of people that the parse lost; for "two reporters: X and Y" the names."""
    people = [h for h in heads if _may_be_somebody(role, h, paragraph)]
    if not people or role not in LISTED_ROLES:
        return heads
    found: list[Token] = []
    for head in heads:
        found += names_of(head, paragraph) or [head]
    known = {paragraph.name_at(head) for head in found} - {None}
    for first in list(found):
        for noun in listed_after(first, paragraph):
            mention = paragraph.name_at(noun)
            twice = any(abs(noun.i - other.i) <= 1 for other in found)
            if not twice and (mention is None or mention not in known):
                found.append(noun)
                known.add(mention)
    return found


def _may_be_somebody(role: str, noun: Token, paragraph: Paragraph) -> bool:
    """Whether a noun stands for people; a name of which nobody knows more does where it names a victim."""
    mention = paragraph.name_at(noun)
    if classes_of(noun, paragraph) & PEOPLE:
        return True
    unknown = mention is not None and mention.type == "actor" and mention.kind is None
    return role == "victim" and unknown


def class_in_company(noun: Token, heads: list[Token], paragraph: Paragraph) -> frozenset[str]:
    """The classes of a noun; a name that nobody knows is a person's in a list of people."""
    classes = classes_of(noun, paragraph)
    mention = paragraph.name_at(noun)
    if mention is None or mention.kind is not None or classes & PEOPLE or " " not in mention.text:
        return classes
    others = [h for h in heads if h != noun and paragraph.name_at(h) is not None]
    return (
        frozenset({"people"}) if any(classes_of(h, paragraph) & PEOPLE for h in others) else classes
    )


def listed_after(noun: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The heads of those who follow a noun in a list that ends in "and": names, kin ("his wife"), counted others."""
    found: list[Token] = []
    closed = False
    at: int | None = _end_of(noun, paragraph)
    while at is not None:
        separator, start = separator_at(at, paragraph)
        if not separator or start >= noun.sent.end:
            break
        item = item_at(
            start, paragraph, found[-1] if found else noun, last=separator in ("and", ";")
        )
        if item is None:
            at = _after_description(start, paragraph, noun) if separator == "," else None
        elif separator in ("and", ";") and _begins_clause(item, noun):
            break
        else:
            found.append(item)
            kin = paragraph.doc[start].lower_ in OWNERS
            closed = closed or kin or separator in ("and", ";")
            at = _end_of(item, paragraph)
    if closed:
        yield from found


def _end_of(noun: Token, paragraph: Paragraph) -> int:
    """Where the words of a member end: after its name, a bracket, an age."""
    mention = paragraph.name_at(noun)
    at = noun.i + 1
    after = paragraph.doc[at] if at < len(paragraph.doc) else None
    if mention is None and after is not None:
        beside = paragraph.name_at(after)
        mention = beside if beside is not None and beside.type == "actor" else None
        if mention is None and after.dep_ == "acl":  # "a doctor identified only as X and …"
            mention = apposed_name(noun, paragraph)
    whole = of_noun(noun) if mention is None else None
    if whole is not None and whole.i > noun.i:  # "the governor of Tacna, a judge and …"
        mention = paragraph.name_at(whole)
        at = whole.i + 1
    if mention is not None:
        at = paragraph.tokens_of(mention)[-1].i + 1
    doc = paragraph.doc
    if mention is not None and at + 1 < len(doc) and doc[at].lower_ in ("of", "from"):
        home = paragraph.name_at(doc[at + 1])  # "Ana Ruiz of Lima and …"
        if home is not None and home.type == "place":
            at = paragraph.tokens_of(home)[-1].i + 1
    if at < len(doc) and doc[at].text == "(":
        at = next((t.i + 1 for t in doc[at : at + 12] if t.text == ")"), at)
    aged = at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].text.isdecimal()
    return at + 2 if aged and doc[at + 2].lower_ in SEPARATORS else at


def names_of(noun: Token, paragraph: Paragraph) -> list[Token]:
    """Those whom a plural names: "three reporters: X, Y and Z", "two priests, X and Y"; nobody where the number differs."""
    doc, at = paragraph.doc, phrase_end(noun, paragraph).i + 1
    pair = lemma(noun) in PAIRS
    if not (noun.tag_ == "NNS" or pair) or at + 1 >= len(doc):
        return []
    parted = doc[at].text in (":", ",", "(", *DASHES)
    first = item_at(at + parted, paragraph, noun)
    if not parted and (first is None or paragraph.name_at(first) is None):
        far = _colon_after(at, noun)
        if far is None:
            return []
        at, parted = far, True
        first = item_at(at + 1, paragraph, noun)
    if first is None or paragraph.name_at(first) is None:
        return []
    names = [first, *listed_after(first, paragraph)]
    number = 2 if pair else count_of(noun, paragraph)
    opened = doc[at].text in (":", *DASHES)  # "the reporters -- X and Y -- ..."
    beside = not parted or (opened and at == phrase_end(noun, paragraph).i + 1)
    beside = beside or any(c.lower_ == "following" for c in noun.lefts)
    return names if len(names) == (number or 0) or (beside and len(names) > 1) else []


def _colon_after(at: int, noun: Token) -> int | None:
    """Where the sentence ends in names of those who were counted before: "two men suspected of the murder: X and Y"."""
    colons = (t.i for t in noun.doc[at : noun.sent.end - 1] if t.text == ":")
    return next(colons, None)


def separator_at(at: int, paragraph: Paragraph) -> tuple[str, int]:
    """What parts a list here, and where the next member begins: ", and" counts as "and"."""
    doc = paragraph.doc
    found = ""
    while at < len(doc) and doc[at].lower_ in SEPARATORS:
        found = doc[at].lower_
        at += 1
    return found, at


def item_at(start: int, paragraph: Paragraph, first: Token, *, last: bool = False) -> Token | None:
    """The head of a member that begins here: a person's name behind its titles, kin, counted or other people."""
    doc = paragraph.doc
    if last and doc[start : start + 2].text.lower() == "at least":
        start += 2
    for token in doc[start : min(start + LONGEST_BETWEEN, first.sent.end)]:
        mention = paragraph.name_at(token)
        if mention is not None and not (mention.type == "place" and _more(token)):
            named = mention.type == "actor" and _is_somebody(token, mention, paragraph)
            return paragraph.tokens_of(mention)[-1] if named else None
        if token.i == start and not (
            token.tag_ in ("PRP$", "CD", "NNP", "DT") or _introduces(token)
        ):
            return None
        if token.pos_ == "NOUN" and not _more(token):
            people = classes_of(token, paragraph) & PEOPLE
            new = last or paragraph.name_at(first) is None
            another = _is_another(doc[start], new=new) or (last and doc[start].lower_ == "the")
            told = people and another and not _breaks_down(token, first, paragraph)
            return token if told else None
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET") and not _is_part(token):
            return None
    return None


def _is_part(token: Token) -> bool:
    """ "Well", "-" and "known" of "a well-known banker"."""
    return (token.dep_ in ("amod", "punct") and (token.pos_ == "VERB" or token.tag_ == "HYPH")) or (
        token.dep_ == "advmod" and token.head.dep_ == "amod"
    )


def _is_somebody(token: Token, mention: Mention, paragraph: Paragraph) -> bool:
    """Whether a name of a list is a person's: one of which no list knows better may be."""
    unknown = mention.kind is None and " " in mention.text
    return unknown or bool(classes_of(token, paragraph) & PEOPLE)


def _is_another(opening: Token, *, new: bool) -> bool:
    """Whether a member without a name is somebody else: kin, a number, "another"; between commas after a name "a judge" describes
    its bearer, elsewhere he is `new`."""
    if opening.tag_ == "CD" or opening.lower_ in (*OWNERS, "another"):
        return True
    return new and opening.lower_ in ("a", "an")


def _breaks_down(noun: Token, first: Token, paragraph: Paragraph) -> bool:
    """Whether a count of a nation's people says who those told before were: "the tourists, two Danes and a Swede"."""
    mention = paragraph.mention_at(noun)
    return mention is not None and mention.adjectival and first.tag_ == "NNS"


def _introduces(token: Token) -> bool:
    return token.lower_ in ("another", "other") or token.pos_ in ("NOUN", "ADJ")


def _more(token: Token) -> bool:
    """Whether a noun only stands before the name or noun that follows ("radio reporter X")."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    aged = after is not None and after.text == "-"  # "a 12-year-old boy"
    return after is not None and (aged or after.pos_ in ("NOUN", "PROPN"))


def _after_description(start: int, paragraph: Paragraph, first: Token) -> int | None:
    """Where a description between commas ends ("the mayor of the town,"); None where a verb shows that it is more than that, unless
    the members are parted by semicolons."""
    for token in paragraph.doc[start : min(start + LONGEST_BETWEEN + 3, first.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            rest = paragraph.doc[start : first.sent.end]
            return next((t.i for t in rest[:LONGEST_DESCRIPTION] if t.text == ";"), None)
        if token.text in (",", ";") or token.lower_ == "and":
            return token.i if token.i > start else None
    return None


def _begins_clause(item: Token, first: Token) -> bool:
    """Whether the last of a list is the subject of another clause: "they killed X, and Y fled"."""
    noun = item.head if item.dep_ == "compound" else item
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head not in first.ancestors
