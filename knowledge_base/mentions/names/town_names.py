"""Towns and regions of the gazetteer: a name of theirs is evidence for a place, and what the place may be; never a match by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.known_names import KnownNameIndex, Match
from knowledge_base.mentions.names.name_edges import is_name_word, is_title
from knowledge_base.mentions.names.name_evidence import HEAD_POINTS, Evidence, weigh
from knowledge_base.mentions.names.name_filters import may_be_name
from knowledge_base.mentions.names.name_surroundings import is_further_name, weigh_surroundings
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold, fold_name
from knowledge_base.model import Document, KnownName, Mention
from knowledge_base.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# Points for a place where the gazetteer is as sure of a name as it can be: more than the model's label for a person, less than
# that label and an act of speech together.
TOWN_POINTS = 3.0
SPEAKS = 2.0
_KINDS = frozenset({None, "city", "region", "district", "neighbourhood"})
# A head word of these kinds after a town's name leaves it that town ("the Santa Rita police"); any other names something else.
_SETTLED = frozenset({None, "city", "region", "district", "security-force", "government-body"})
_MODEL_PLACES = frozenset({"GPE", "LOC", "FAC"})
LONGEST_ACRONYM = 5
SHORT = 4  # letters of a word that stands for many things; it says half as much


class TownNames:
    """The names of towns and regions that one document may mean."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        """Keeps the names in their order, which is that of the readings."""
        self._named: dict[str, list[KnownName]] = {}
        for known in names:
            self._named.setdefault(fold_name(known.text), []).append(known)
        self._index = KnownNameIndex(names, misspelt=False)
        self._others: set[TextSpan] = set()
        self._people: frozenset[str] = frozenset()

    def weigh(
        self,
        document: Document,
        docs: "Sequence[Doc]",
        candidates: Sequence[NewName],
        known: Sequence[Mention],
    ) -> list[NewName]:
        """The candidates in reading order, those that are towns' names with the evidence of that, and further ones.

        A longer candidate ("Tocache Battalion") is no town; shorter ones inside a town's name ("San Luis" in "San Luis de la
        Reina") give way to it.
        """
        if not self._named:
            return list(candidates)
        found = list(candidates)
        self._people = _words_of_people(candidates, known)
        for paragraph, doc in zip(document.paragraphs, docs, strict=True):
            for match, tokens in self._matches(document.text, paragraph, doc):
                rivals = [n for n in found if n.start < match.end and match.start < n.end]
                label = _label(tokens, match, rivals)
                if label is None or _names_another(tokens):
                    self._others.add(TextSpan(match.start, match.end))
                    continue
                candidate = self._candidate(document.text, match, tokens, label)
                if rivals or candidate.evidence.place > candidate.evidence.actor:
                    found = [*(name for name in found if name not in rivals), candidate]
        return sorted(found, key=lambda name: (name.start, name.end))

    def read(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions, those of places with the towns or regions of that name as readings."""
        return [self._read(mention) for mention in mentions]

    def _read(self, mention: Mention) -> Mention:
        folded = fold_name(mention.name)
        named = self._named.get(folded, []) if folded not in self._people else []
        fits = mention.type == "place" and mention.kind in _KINDS
        if not named or not fits or TextSpan(mention.start, mention.end) in self._others:
            return mention
        fitting = [known for known in named if known.kind == mention.kind] or named
        return replace(
            mention,
            kind=fitting[0].kind,
            rule=f"{mention.rule}, town",
            readings=tuple(dict.fromkeys(known.entity for known in fitting)),
        )

    def _matches(
        self, text: str, paragraph: TextSpan, doc: "Doc"
    ) -> "Iterator[tuple[Match, Span]]":
        for match in self._index.matches(text, paragraph):
            tokens = doc.char_span(match.start - paragraph.start, match.end - paragraph.start)
            if not match.variant and tokens is not None and _is_capitalised(text, match):
                yield match, tokens

    def _candidate(self, text: str, match: Match, tokens: "Span", label: str) -> NewName:
        evidence = weigh(tokens.doc, tokens.start, tokens.end, label=label)
        if evidence.head and evidence.actor > evidence.place:
            evidence = _without_head(tokens, evidence)
        if not (evidence.person or evidence.head or _is_persons(tokens)):
            points = TOWN_POINTS * self._weight(match) * _share(tokens, label)
            evidence = replace(evidence, place=round(evidence.place + points, 2))
        found = text[match.start : match.end]
        return NewName(start=match.start, end=match.end, text=found, label=label, evidence=evidence)

    def _weight(self, match: Match) -> float:
        """What the best of the towns gives; nothing for plain English words, given names, and a word of a person's name here."""
        words = fold_name(match.names[0].text).split(" ")
        plain = all(is_ordinary(w) or w in name_words().name_joiners for w in words)
        if plain or (len(words) == 1 and words[0] in self._people | name_words().given_names):
            return 0.0
        short = len(words) == 1 and len(words[0]) <= SHORT
        return max(known.weight for known in match.names) * (0.5 if short else 1.0)


def _without_head(tokens: "Span", evidence: Evidence) -> Evidence:
    """The evidence where a head word is part of a town's whole name and shows nothing: "La Unión", "El Banco"."""
    actor, place = weigh_surroundings(tokens.doc, tokens.start, tokens.end)
    return Evidence(actor=evidence.actor - HEAD_POINTS + actor, place=evidence.place + place)


def _is_capitalised(text: str, match: Match) -> bool:
    """Whether every word but joiners has a capital; a short word all in capitals is an acronym."""
    words = text[match.start : match.end].split()
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= LONGEST_ACRONYM:
        return False
    joiners = name_words().name_joiners
    return all(word[0].isupper() or fold(word) in joiners for word in words)


def _label(tokens: "Span", match: Match, rivals: Sequence[NewName]) -> str | None:
    """The model's label for a town's name, "" where it has none; None where the name is part of another, or none."""
    if any(n.start < match.start or match.end < n.end or n.label == "defined" for n in rivals):
        return None
    if rivals:
        return max(rivals, key=lambda name: (name.end - name.start, name.label)).label
    doc = tokens.doc
    if any(token.ent_type_ for token in tokens) or not _stands_alone(doc, tokens):
        return None
    named = any(token.pos_ == "PROPN" for token in tokens)
    return "" if named and may_be_name(doc, tokens.start, tokens.end, "GPE") else None


def _names_another(tokens: "Span") -> bool:
    """Whether a farm, river, school or group has the name, or it goes on: "San Rafael farm", "the Lautaro movement", "Jardines de"."""
    after = [fold(token.text) for token in tokens.doc[tokens.end : tokens.end + 2]]
    words = name_words()
    kinds = {
        words.place_heads.get(head, words.actor_heads.get(head))
        for head in (*after[:1], " ".join(after))
    }
    goes_on = after[:1] == ["de"] or after[:1] == ["del"]
    return goes_on or not kinds <= _SETTLED or after == ["high", "school"]


def _stands_alone(doc: "Doc", tokens: "Span") -> bool:
    """Whether no further name word is joined to it: "Juan Tocache", "Tocache Pérez"."""
    before = doc[tokens.start - 1] if tokens.start else None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if before is not None and before.whitespace_ == " " and is_name_word(before):
        opening = before.is_sent_start or fold(before.text) in name_words().function_words
        if not opening and not is_title(before):
            return False
    joined = after is not None and tokens[-1].whitespace_ == " " and is_name_word(after)
    return not joined or not (after is not None and after.pos_ == "PROPN")


def _share(tokens: "Span", label: str) -> float:
    """Half of the points for what speaks and is no place to the model: towns do not."""
    actor, _ = weigh_surroundings(tokens.doc, tokens.start, tokens.end)
    return 0.5 if actor >= SPEAKS and label not in _MODEL_PLACES else 1.0


def _is_persons(tokens: "Span") -> bool:
    """Whether "alias" or a given name is beside, or it speaks next: "Lujan, Jesus Maria" in a list, "Cepeda: we shall see."."""
    doc, given = tokens.doc, name_words().given_names
    if is_further_name(doc, tokens.start):
        return True
    after = doc[tokens.end : tokens.end + 2]
    if len(after) and after[0].text == ":":
        return tokens.start == tokens.sent.start
    surname_first = len(after) == 2 and after[0].text == "," and fold(after[1].text) in given
    return surname_first or (tokens.start > 0 and fold(doc[tokens.start - 1].text) in given)


def _words_of_people(candidates: Sequence[NewName], known: Sequence[Mention]) -> frozenset[str]:
    """The words of people's names of more than one word: "Zamora" after "Pedro Zamora" is nobody's town."""
    full = [n.text for n in candidates if n.evidence.person or n.label == "PERSON"]
    full += [m.name for m in known if m.kind == "person"]
    words = [fold_name(name).split(" ") for name in full]
    particles = name_words().person_particles
    return frozenset(w for name in words if len(name) > 1 for w in name if w not in particles)
