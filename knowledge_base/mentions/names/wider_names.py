"""The longer name that a known place is only a part of, where its form shows that it is one name.

The language model proposes "Rengifo", "Ayacucho" or nothing where the article says "Anselmo Trujillo Rengifo" or "Comando Ayacucho";
the known place inside would then stand for what it is not. A run of capitalised words around it is one name where

- a Spanish head word begins it ("Comando Ayacucho", "Colegio Simón de Huamanga"): of the type that the head shows;
- a given name begins it and a surname follows ("Anselmo Trujillo Rengifo"): a person;
- a saint, an article or "Nueva" begins it ("Santa Rosa de Lima", "La Florida"): a place;
- a group's noun in the plural and "of" stand before it ("United Farmers of Canada"): a group;
- an acronym stands before a country ("CARE Peru"): a branch of an organisation; another capitalised word: that country at some time
  ("Habsburg Spain").

Nothing of this holds in a heading, where every word may have its capital.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.name_evidence import HEAD_POINTS, Evidence
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.proposals import PERSON, label_of
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import Document, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# The label of a name that was widened: it beats the known name inside, because its form was looked at here.
WIDER = "wider"
_SPANISH_JOINERS = frozenset({"de", "del", "la", "las", "los", "el", "y"})
_ARTICLES = frozenset({"el", "la", "los", "las"})
_NEW = frozenset({"nueva", "nuevo"})
_SHORTEST_ACRONYM = 3
_SHORTEST_PLURAL = 5
# Endings of nouns that tell what people do or hold.
_PEOPLE_ENDINGS = ("ists", "ers", "ors", "ants", "ians")


def widen(
    document: Document,
    docs: "Sequence[Doc]",
    candidates: Sequence[NewName],
    known: Sequence[Mention],
) -> list[NewName]:
    """The candidates in reading order, those inside a wider name replaced by it; one that reaches beyond it stays."""
    found = list(candidates)
    for span, doc in zip(document.paragraphs, docs, strict=True):
        if span in document.headings:
            continue
        inside = [m for m in known if span.start <= m.start and m.end <= span.end]
        for name, mention in _wider_names(document, span, doc, inside):
            rivals = [n for n in found if n.start < name.end and name.start < n.end]
            if all(_gives_way(rival, name) for rival in rivals) and not any(
                other is not mention and name.start < other.end and other.start < name.end
                for other in inside
            ):
                found = [*(n for n in found if n not in rivals), name]
    return sorted(found, key=lambda name: (name.start, name.end))


def _wider_names(
    document: Document, span: Span, doc: "Doc", known: Sequence[Mention]
) -> Iterator[tuple[NewName, Mention]]:
    """The names of one paragraph around its known places, each with the place."""
    for mention in known:
        tokens = doc.char_span(mention.start - span.start, mention.end - span.start)
        if mention.type != "place" or mention.adjectival or tokens is None:
            continue
        found = _Run(doc, tokens.start, tokens.end).read(mention)
        if found:
            first, last, evidence = found
            start = span.start + doc[first].idx
            end = span.start + doc[last - 1].idx + len(doc[last - 1])
            text = document.text[start:end]
            yield (
                NewName(start=start, end=end, text=text, label=WIDER, evidence=evidence),
                mention,
            )


def _gives_way(name: NewName, wider: NewName) -> bool:
    """Whether a candidate lies in the wider name, and does not say the same already."""
    if name.start < wider.start or wider.end < name.end:
        return False
    whole = (name.start, name.end) == (wider.start, wider.end)
    return not whole or not _is_settled(name, wider.evidence)


def _is_settled(name: NewName, evidence: Evidence) -> bool:
    """Whether a candidate of the same extent needs no more: it has a head word or is of that type; on countries the model knows better."""
    if name.evidence.head or evidence.kind == "region":
        return True
    points = (name.evidence.actor, name.evidence.place)
    towards = points if evidence.actor else points[::-1]
    return not evidence.head and towards[0] > towards[1]


class _Run:
    """The capitalised words, joined by small ones or not, around tokens `start` to `end` of a paragraph."""

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self._doc, self._start, self._end = doc, start, end
        self._first = self._beginning()
        self._last = self._ending()

    def read(self, known: Mention) -> tuple[int, int, Evidence] | None:
        """Where the wider name begins and ends and what it is; None where no form shows it."""
        if self._first == self._start:
            return None
        return (
            self._headed()
            or self._saint()
            or self._person(known)
            or self._group()
            or self._country(known)
        )

    def _beginning(self) -> int:
        at = start = self._start
        while at > 0 and self._doc[at - 1].whitespace_ == " ":
            token = self._doc[at - 1]
            if token.text in _SPANISH_JOINERS or token.text == "of":
                at -= 1
                continue
            if not _may_belong(token):
                break
            at -= 1
            start = at
        return start

    def _ending(self) -> int:
        end = self._end
        while end < len(self._doc) and self._doc[end - 1].whitespace_ == " ":
            token = self._doc[end]
            if not _may_belong(token) or token.pos_ != "PROPN" or is_ordinary(fold(token.text)):
                break
            end += 1
        return end

    def _words(self, start: int) -> "Iterator[Token]":
        yield from self._doc[start : self._start]

    def _headed(self) -> tuple[int, int, Evidence] | None:
        heads = name_words().leading_heads
        for token in self._words(self._first):
            found, _, kind = heads.get(fold(token.text), "").partition("/")
            if not found or is_ordinary(fold(token.text)) or not token.text[0].isupper():
                continue
            if any(t.text == "of" for t in self._words(token.i)):
                return None
            points = (HEAD_POINTS, 0.0) if found == "actor" else (0.0, HEAD_POINTS)
            evidence = Evidence(actor=points[0], place=points[1], kind=kind or None, head=True)
            return token.i, self._last, evidence
        return None

    def _saint(self) -> tuple[int, int, Evidence] | None:
        words = list(self._words(self._first))
        first, rest = fold(words[0].text), words[1:]
        saint = first in name_words().saint_words
        named = saint and any(t.text[0].isupper() for t in rest) and words[-1].text in {"de", "del"}
        article = (first in _ARTICLES | _NEW or saint) and not rest
        if not (named or article) or any(t.text == "of" for t in rest):
            return None
        evidence = Evidence(place=HEAD_POINTS, kind=None)
        return self._first, self._end, evidence

    def _person(self, known: Mention) -> tuple[int, int, Evidence] | None:
        words, given = list(self._words(self._first)), name_words().given_names
        starts = [t for t in words if fold(t.text) in given and t.text[0].isupper()]
        if not starts or " " in known.text or any(not t.text[0].isupper() for t in words):
            return None
        if known.kind == "country" and len(words) - (starts[0].i - self._first) < 2:
            return None
        evidence = Evidence(actor=HEAD_POINTS, kind="person", person=True)
        return starts[0].i, self._last, evidence

    def _group(self) -> tuple[int, int, Evidence] | None:
        words = list(self._words(self._first))
        if words[-1].text != "of" or any(t.text in _SPANISH_JOINERS | {"of"} for t in words[:-1]):
            return None
        group, lists = words[:-1], name_words()
        last = fold(group[-1].text)
        plain = lists.offices | lists.thing_words | lists.shared_heads
        plain |= lists.generic_alone if len(group) == 1 else frozenset()
        if (
            not _is_people(group[-1])
            or last in plain
            or last in lists.place_heads
            or group[0].is_sent_start
        ):
            return None
        if any(label_of(t) == PERSON or fold(t.text) in lists.given_names for t in group):
            return None
        return self._first, self._end, Evidence(actor=HEAD_POINTS, kind="community", head=True)

    def _country(self, known: Mention) -> tuple[int, int, Evidence] | None:
        words = list(self._words(self._first))
        if known.kind != "country" or len(words) != 1 or self._last != self._end:
            return None
        word, lists = words[0], name_words()
        folded = fold(word.text)
        person = label_of(word) == PERSON or folded in lists.given_names
        headed = folded in lists.actor_heads or folded in lists.place_heads
        if person or headed or folded in lists.offices or word.text[0].islower():
            return None
        if word.text.isupper():
            if len(word.text) < _SHORTEST_ACRONYM:
                return None
            return self._first, self._end, Evidence(actor=HEAD_POINTS, head=True)
        return self._first, self._end, Evidence(place=HEAD_POINTS, kind="region", head=True)


def _is_people(token: "Token") -> bool:
    """Whether a capitalised word is a plain English plural of people: "Farmers", "Ecosocialists", "Mothers"."""
    word = fold(token.text)
    plain = word.endswith("ists") or is_ordinary(word.removesuffix("s"))
    return len(word) >= _SHORTEST_PLURAL and word.endswith(_PEOPLE_ENDINGS) and plain


def _may_belong(token: "Token") -> bool:
    """Whether a capitalised word may be part of a name: no title, day or small word, and no plain word that begins the sentence."""
    words, folded = name_words(), fold(token.text)
    if not is_name_word(token) or is_title(token) or folded in words.not_names:
        return False
    if folded in _ARTICLES:
        return True
    opening = token.is_sent_start and is_ordinary(folded) and token.pos_ != "PROPN"
    return folded not in words.function_words and not opening
