"""How many were killed, wounded or kidnapped, and measured amounts with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.negation import of_nobody
from knowledge_base.mentions.events.grammar.nouns import PEOPLE, classes_of, of_noun
from knowledge_base.mentions.events.grammar.numbers_told import count_of, number, parse_number
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.lexicon.event_data import Words
from knowledge_base.mentions.events.lexicon.word_fields import Harm
from knowledge_base.mentions.events.sentence.harms import harm_of
from knowledge_base.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


MANY_AT_ONCE = ("massacre", "slaughter")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people harmed, and the token that says so."""

    what: Harm
    number: int
    token: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity and where in the document it starts."""

    quantity: Quantity
    start: int


def _harmed(token: Token, paragraph: Paragraph) -> Iterator[Token]:
    """The nouns that a word of harm counts."""
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass") or (
                child.dep_ == "nsubj" and paragraph.words.has("dying", lemma(token))
            ):
                yield child
                between = child.doc[child.i : token.sent.end]
                end = next((t.i for t in between if t.text == ":"), token.sent.end)
                yield from (c for c in child.conjuncts if c.i < end)  # "three died: X, Y and Z"
        if token.dep_ == "acl":
            yield token.head
    complement = of_noun(token)
    if complement is not None and token.pos_ == "NOUN":
        yield complement
    if token.pos_ in ("ADJ", "NOUN", "VERB"):
        yield token


def _before(token: Token, paragraph: Paragraph) -> int | None:
    """The numeral right before a word of harm: "10 dead", "three people wounded", "leaving two others injured"."""
    for step in (1, 2, 3):
        if token.i - step < token.sent.start:
            return None
        previous = token.nbor(-step)
        if previous.like_num or lemma(previous) == "dozen":
            return number(previous, paragraph)
        if lemma(previous) not in (
            "people",
            "person",
            "other",
            "civilian",
            "soldier",
            "were",
            "be",
            "man",
        ):
            return None
    return None


def find_figures(tokens: Iterable[Token], paragraph: Paragraph) -> list[Figure]:
    """The counts of people harmed that a sentence states, in reading order; one for each word of harm."""
    found: list[Figure] = []
    for token in tokens:
        what = harm_of(token, paragraph.words)
        if what is None or _is_one_of_two(token, paragraph) or of_nobody(token):
            continue
        number = _stated(token, paragraph)
        if number is None and not (token.pos_ in ("VERB", "AUX") and _has_object(token)):
            number = _before(token, paragraph)
        if number is not None and 0 < number < 100_000:
            found.append(Figure(what, number, token.i))
    return found


def _is_one_of_two(token: Token, paragraph: Paragraph) -> bool:
    """ "57 people were killed or maimed": nobody says how many of either; nor do "75 massacres" say how many were killed."""
    if token.tag_ == "NNS" and lemma(token) in MANY_AT_ONCE:
        return True
    joined = (
        [token.head] if token.dep_ == "conj" else [c for c in token.children if c.dep_ == "conj"]
    )
    first = token.head if token.dep_ == "conj" else token
    either = any(c.dep_ == "cc" and c.lower_ == "or" for c in first.children)
    return either and any(t.pos_ in ("VERB", "ADJ") for t in joined)


def _has_object(token: Token) -> bool:
    return any(c.dep_ in ("dobj", "nsubjpass") for c in token.children)


def _stated(token: Token, paragraph: Paragraph) -> int | None:
    numbers, single = [], 0
    for noun in _harmed(token, paragraph):
        if noun == token or not (noun.like_num or _are_people(noun, token, paragraph)):
            continue
        count = count_of(noun, paragraph)
        if count is not None:
            numbers.append(count)
        elif _is_one(
            noun, paragraph
        ):  # "two reporters and their driver", "Ana Ruiz and two guards"
            single += 1
    return sum(numbers) + single if numbers else None


def _are_people(noun: Token, harm: Token, paragraph: Paragraph) -> bool:
    """Whether a noun counts people; one that no list knows does where a verb tells that it was killed: "21 shoppers"."""
    classes = classes_of(noun, paragraph)
    return bool(classes & PEOPLE) or (not classes and noun.pos_ == "NOUN" and harm.pos_ == "VERB")


def _is_one(noun: Token, paragraph: Paragraph) -> bool:
    if noun.tag_ == "NNP":
        return bool(paragraph.mention_at(noun))
    single = any(c.dep_ == "poss" or c.lower_ in ("a", "an", "the") for c in noun.lefts)
    return noun.tag_ == "NN" and single and not paragraph.words.has("several people", lemma(noun))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_WORD = re.compile(r"[^\W\d_]+")
NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class AmountGrammar:
    """The patterns of measured amounts and money, made of the lexicon's units and currencies; `measures` are the words that
    these end in, without which no number in words is one of an amount."""

    measured: re.Pattern[str]
    spelt: re.Pattern[str]
    spelt_money: re.Pattern[str]
    prefixed: re.Pattern[str]
    suffixed: re.Pattern[str]
    measures: frozenset[str]


def amount_grammar(words: Words) -> AmountGrammar:
    """The grammar of amounts for a lexicon."""
    factor = rf"(?:[ -](?P<factor>{_alternatives(words.multipliers)})\b)?"
    signs = [c for c in words.currencies if not c[-1].isalpha()]
    names = [c for c in words.currencies if c[-1].isalpha()]
    units = rf"(?P<unit>{_alternatives(words.units)})\b"
    units += r"(?: (?:\w+ )?of (?:the )?(?P<of>[a-z]+(?: (?:hydrochloride|paste|base|leaves|crops|plants|gas))?))?"
    numeral = _alternatives([*words.numbers, *words.multipliers])
    spelt = rf"half an?|an?|(?:{numeral})(?:[ -](?:and )?(?:{numeral}))*"
    spelt = rf"\b(?<!\d[ -])(?P<number>(?:{spelt})(?P<half> and a half)?)"
    money = rf"(?:(?:U\.S\.|US) )?(?P<unit>{_alternatives(names)})\b"
    return AmountGrammar(
        measured=re.compile(rf"(?<![\w.,$]){NUMBER}{factor}[ -]{units}", re.IGNORECASE),
        spelt=re.compile(rf"{spelt} {units}", re.IGNORECASE),
        spelt_money=re.compile(rf"{spelt} {money}", re.IGNORECASE),
        prefixed=re.compile(
            rf"(?<![\w])(?P<unit>{_alternatives(signs)}) ?{NUMBER}{factor}", re.IGNORECASE
        ),
        suffixed=re.compile(rf"(?<![\w.,$]){NUMBER}{factor} {money}", re.IGNORECASE),
        measures=frozenset(name.lower().split()[-1] for name in (*words.units, *names)),
    )


def find_amounts(text: str, start: int, words: Words) -> list[Amount]:
    """Measured amounts of a stretch of text, as said: tons, hectares, money. `start` is its offset in the document."""
    grammar = _grammar(words)
    written = re.search(r"\d", text) is not None
    measures = not grammar.measures.isdisjoint(_WORD.findall(text.lower()))
    if not (written or measures):
        return []
    found: dict[int, Amount] = {}
    units = {unit.lower(): symbol for unit, symbol in words.units.items()}
    signs = {name.lower(): symbol for name, symbol in words.currencies.items()}
    in_digits = (grammar.measured, units), (grammar.prefixed, signs), (grammar.suffixed, signs)
    in_words = (grammar.spelt, units), (grammar.spelt_money, signs)
    for pattern, symbols in (*(in_digits if written else ()), *(in_words if measures else ())):
        for match in pattern.finditer(text):
            of = match.groupdict().get("of")
            if _is_size(match) or (match["number"].lower() in ("a", "an") and not of):
                continue  # "seize a ton, and it can be replaced" counts nothing
            amount = _amount(match, words)
            quantity = Quantity(
                amount=round(amount, 6),
                unit=symbols[match["unit"].lower()],
                of=of.lower() if of else None,
            )
            found.setdefault(start + match.start("number"), Amount(quantity, start + match.start()))
    return [found[at] for at in sorted(found)]


def _is_size(match: re.Match[str]) -> bool:
    """Whether a measure says how large each of several things is: "14 55-gallon drums"."""
    hyphenated = match.string[match.end("number") :][:1] == "-"
    return hyphenated and re.search(r"\d $", match.string[: match.start("number")]) is not None


def _amount(match: re.Match[str], words: Words) -> float:
    """The number before a unit: "7.6", "1,200", "forty", "two and a half", "half a", "a"."""
    said = match["number"].lower()
    if said[0].isdigit():
        factor = words.multipliers[match["factor"].lower()] if match["factor"] else 1
        return float(said.replace(",", "")) * factor
    half = match["half"] or ""
    if said.startswith("half"):
        return 0.5
    return (parse_number(said.removesuffix(half), words) or 1) + (0.5 if half else 0)


_GRAMMARS: dict[int, AmountGrammar] = {}


def _grammar(words: Words) -> AmountGrammar:
    if id(words) not in _GRAMMARS:
        _GRAMMARS[id(words)] = amount_grammar(words)
    return _GRAMMARS[id(words)]
