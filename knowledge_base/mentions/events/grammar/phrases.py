"""Where a noun phrase begins and ends, and which nouns are joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import conjuncts_of
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


SKIPPED = ("PUNCT", "ADV", "CCONJ", "SPACE")
HIT = frozenset({"things", "vehicles"})
LEFT = (
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "predet",
    "case",
    "advmod",
    "punct",
)


def phrase_end(head: Token, paragraph: Paragraph) -> Token:
    """The last token of the head's own words: "of" phrases and what it is called belong to them, places and clauses do not."""
    last = head
    while last.i + 1 < len(paragraph.doc) and _same_name(last, paragraph):
        last = paragraph.doc[last.i + 1]
    last = _over_name(head, last, paragraph)
    for noun in of_list(head, paragraph)[0]:
        last = max(last, phrase_end(noun, paragraph), key=lambda token: token.i)
    return last


def of_list(head: Token, paragraph: Paragraph) -> tuple[list[Token], list[Token]]:
    """The nouns that follow "of", and those which the parse joins to them but which are joined to the head: "the offices of El Sol |
    and a bank", "the offices of the railway | , the Cattle Bank and Labour Ministry offices"."""
    complement = of_noun(head)
    if complement is None or not _belongs(complement, head) or _accused_of(head, paragraph):
        return [], []
    nouns = list(conjuncts_of(complement))
    alone = (at for at, noun in enumerate(nouns) if _stands_alone(noun, head, paragraph))
    at = next(alone, len(nouns))
    if 1 < at < len(nouns):
        between = head.doc[nouns[at - 2].i : nouns[at - 1].i]
        at = at if any(token.pos_ == "CCONJ" for token in between) else 1
    return nouns[:at], nouns[at:]


def _accused_of(head: Token, paragraph: Paragraph) -> bool:
    """Whether an "of" phrase is what somebody is accused of: "they accuse the army | of the murder", "convicted X and two majors | of treason"."""
    complement, verb = of_noun(head), head
    while verb.dep_ == "conj":
        verb = verb.head
    tried = paragraph.words.has("of something", lemma(verb.head)) and verb.dep_ == "dobj"
    if tried and complement is not None and classes_of(complement, paragraph) <= {"inert"}:
        return True
    if head.dep_ not in ("dobj", "pobj", "conj", "appos"):
        return False
    body = bool(classes_of(head, paragraph) & {"groups", "forces"})
    return body and complement is not None and paragraph.words.has("deeds", lemma(complement))


def _belongs(complement: Token, head: Token) -> bool:
    """Whether what follows "of" is a noun and not the rest of a broken sentence: "officials of the on a road"."""
    return complement.i > head.i and complement.tag_ != "DT"


def _over_name(head: Token, last: Token, paragraph: Paragraph) -> Token:
    """Over what a thing is called: "the newspaper | El Sol", "the oil well | Caño Tres"."""
    for child in head.rights:
        first = child.left_edge
        called = child.dep_ in ("appos", "nmod") and first.i == last.i + 1
        if not called or not all(
            t.pos_ in ("PROPN", "NUM") for t in head.doc[first.i : child.i + 1]
        ):
            continue
        mention = paragraph.name_at(child)
        if mention is None or mention.kind == "person":
            return child if mention is None else last
        return paragraph.tokens_of(mention)[-1]
    return last


def _stands_alone(noun: Token, head: Token, paragraph: Paragraph) -> bool:
    """Whether a noun that the parse joins to an "of" phrase is joined to its head: "the offices of El Sol and a bank"."""
    new = any(c.lower_ in ("a", "an", "the", "another") or c.tag_ == "CD" for c in noun.lefts)
    if noun.dep_ == "conj" and lemma(noun) == lemma(head):
        return True  # "the offices of the bank and Labour Ministry offices"
    if noun.dep_ != "conj" or not new or paragraph.name_at(noun) is not None:
        return False
    things = [classes_of(token, paragraph) & HIT for token in (head, noun)]
    return all(things) and paragraph.name_at(noun.head) is not None


def clothes_end(head: Token, paragraph: Paragraph) -> Token | None:
    """Where the clothes end by which people of no name are told: "men | wearing uniforms", "individuals | in civilian clothes"."""
    if head.i + 1 >= len(head.doc):
        return None
    after, words = head.nbor(1), paragraph.words
    inner = [c for c in after.children if c.dep_ == "prep"]
    worn = [c for w in (after, *inner) for c in w.children if c.dep_ in ("dobj", "pobj")]
    told = words.has("wearing", lemma(after)) and after.dep_ == "acl"
    if not told and after.lower_ == "in":  # which the parse may hang on the verb
        worn = [c for c in worn if words.has("clothes", lemma(c))]
        told = True
    return worn[0] if told and worn and worn[0].i > head.i else None


def tied_end(head: Token, paragraph: Paragraph) -> Token | None:
    """Where those end whom only their ties tell: "groups | linked to the drug trade", "people | close to the general"."""
    words = paragraph.words
    vague = words.has("vague people", lemma(head)) or words.has("words for a group", lemma(head))
    if not vague or head.i + 1 >= len(head.doc):
        return None
    after = head.nbor(1)
    if not words.has("ties", lemma(after)) or after.head != head:
        return None
    tied = (c for w in after.children if w.dep_ == "prep" for c in w.children if c.dep_ == "pobj")
    return next((phrase_end(c, paragraph) for c in tied), None)


def lost_name(first: Token, last: Token, paragraph: Paragraph) -> Token | None:
    """Where the name begins that ends a phrase and that nobody found whole: "banker | Ramiro Castro love"."""
    called = [t for t in first.doc[first.i : last.i + 1] if _says_who(t, paragraph)]
    name = list(first.doc[called[-1].i + 1 : last.i + 1]) if called else []
    if len(name) < 2 or not name[0].is_title or any(t.pos_ not in ("PROPN", "NOUN") for t in name):
        return None
    return name[0]


def _says_who(token: Token, paragraph: Paragraph) -> bool:
    """ "Banker", "councilman", also in capitals."""
    told = paragraph.words.classes.get(lemma(token), frozenset())
    return token.pos_ in ("NOUN", "PROPN") and bool(told & PEOPLE)


def _same_name(token: Token, paragraph: Paragraph) -> bool:
    mention = paragraph.mention_at(token)
    following = paragraph.by_token.get(token.i + 1)
    return mention is not None and mention is following


def _stands_before(child: Token) -> bool:
    """Whether a word before a noun may be part of its phrase; the "year" of "a 17-year-old" is."""
    if child.dep_ == "npadvmod":
        return child.nbor(1).text == "-"
    return child.dep_ in LEFT and not (child.pos_ == "VERB" and child.dep_ == "advmod")


def phrase_start(head: Token, paragraph: Paragraph) -> Token:
    """The first token of the head's own words; a date before them is none of them."""
    first = head
    joined = head.dep_ in ("compound", "amod", "nmod") and head.i < head.head.i
    before_shot = joined and paragraph.words.has("shots", lemma(head.head))
    beside = [c for c in head.head.lefts if c.i < head.i] if before_shot else []
    for child in reversed([*beside, *head.lefts]):
        if not _stands_before(child):
            break
        if child.dep_ == "punct" and child.text not in ("-", "'", '"', "“", "”"):
            break
        mention = paragraph.mention_at(child)
        if mention is not None and mention.type == "date":
            break
        if paragraph.start + child.idx < paragraph.body:
            break  # the last word of a dateline
        if _is_of_other_words(child, first):
            break
        first = child.left_edge
    if first.lower_ == "at" and first.i + 1 < head.i:  # "at least ten people"
        first = first.nbor(1)
    while first.i < head.i and (
        first.pos_ in SKIPPED or first.lower_ in ("least", "most", "whose")
    ):
        if _says_how(first, paragraph):
            break
        first = first.nbor(1)
    return first


def _says_how(word: Token, paragraph: Paragraph) -> bool:
    """ "Heavily armed men", "well dressed youths": how they looked, not how many they were."""
    how = word.head
    looks = how.i == word.i + 1 and how.dep_ == "amod" and how.tag_ in ("VBN", "JJ")
    return word.dep_ == "advmod" and looks and paragraph.words.has("looks", how.lower_)


def _is_of_other_words(child: Token, first: Token) -> bool:
    """Whether what the parse hangs on a noun tells of it: "injured | five people", "40 of them | children"."""
    counted = child.tag_ == "VBN" and first.tag_ == "CD" and child.i == first.i - 1
    return counted or any(c.lower_ in ("them", "whom") for c in child.subtree)


def with_both_marks(first: Token, last: Token) -> tuple[Token, Token]:
    """The first and the last token, or the quotation mark or bracket beside them that belongs to one inside."""
    inside = [token.text for token in first.doc[first.i : last.i + 1]]
    before = first.nbor(-1) if first.i else first
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    for opening, closing in (('"“', '"”'), ("(", ")")):
        opened, closed = (sum(text in marks for text in inside) for marks in (opening, closing))
        odd = opening[0] == closing[0] and opened % 2 == 1
        if after.text in closing and (odd or opened > closed):
            last = after
        elif before.text in opening and (odd or closed > opened):
            first = before
    return first, last


def after_dateline(head: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The nouns joined by "and"; where the parse made a subject of the dateline's town, what hangs on it."""
    for noun in conjuncts_of(head):
        if paragraph.start + noun.idx >= paragraph.body:
            yield noun
            continue
        for child in noun.children:
            if (
                child.dep_ in ("appos", "conj", "nmod")
                and paragraph.start + child.idx >= paragraph.body
            ):
                yield from conjuncts_of(child)


def _speaker(pronoun: Token, paragraph: Paragraph) -> Token | None:
    """Whom a pronoun picks up from the clause above: "X announced that it had …", "the men fled when they …"."""
    if pronoun.lower_ not in ("it", "he", "she", "they") or pronoun.dep_ != "nsubj":
        return None
    clause = pronoun.head
    said = _said_in(clause) or clause.head
    if clause.dep_ not in ("ccomp", "advcl") and said == clause.head:
        return None
    if said.pos_ != "VERB":
        return None
    found = next((c for c in said.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None or (clause.dep_ == "advcl" and found.i > pronoun.i):
        return None
    first, last = sorted((pronoun.i, said.i))
    if any(token.is_quote for token in pronoun.doc[first:last]):
        return None  # who is quoted does not speak of himself so
    many = found.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in found.children)
    named = paragraph.name_at(found)  # "the FARC announced that they (or: it) had …"
    a_group = clause.dep_ != "advcl" and named is not None and named.kind != "person"
    return found if a_group or many == (pronoun.lower_ == "they") else None


def _said_in(clause: Token) -> Token | None:
    """ "The rebels said in a message that they …": the verb of saying, where the parse makes the clause describe the message."""
    noun = clause.head
    told = clause.dep_ in ("relcl", "acl") and noun.dep_ == "pobj" and noun.head.lower_ == "in"
    told = told and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
    return noun.head.head if told else None


def nouns_of(head: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The nouns joined by "and"; for "presidents X and Y" the names, for "X said that it …" the speaker."""
    head = _speaker(head, paragraph) or head
    for noun in after_dateline(head, paragraph):
        apposed = next((c for c in noun.children if c.dep_ == "appos" and c.i == noun.i + 1), None)
        first = paragraph.doc[noun.i + 1] if noun.i + 1 < len(paragraph.doc) else None
        names = [c for c in noun.children if c.dep_ == "appos" and paragraph.name_at(c) is not None]
        together = noun.tag_ == "NNS" and first is not None and paragraph.name_at(first) is not None
        if names and (together or apposed) and any(c.dep_ == "conj" for c in names[0].children):
            yield from conjuncts_of(names[0])
        else:
            yield noun
