"""A parsed paragraph with the mentions inside it, as the readers of events see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.infinitive_lists import join_infinitives
from knowledge_base.mentions.events.grammar.lost_verbs import find_lost_verbs
from knowledge_base.mentions.events.grammar.parted_words import join_parted_words
from knowledge_base.mentions.events.grammar.remembered import remember_from_now
from knowledge_base.mentions.events.lexicon.event_data import Words, load_words
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where the teller of a document stands: the place that it was sent from, the capital that its "the capital" means, and those that
    it names, by the ids of their countries ("the Peruvian capital")."""

    place: Mention | None = None
    capital: Mention | None = None
    capitals: Mapping[str, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One parsed paragraph and the mentions inside it, by the tokens they cover.

    `here` is the place that its report was sent from, `capital` the one that its "the capital" means; None where nothing says.
    """

    doc: Doc
    start: int
    text: str
    mentions: tuple[Mention, ...]
    by_token: Mapping[int, Mention]
    words: Words
    body: int
    here: Mention | None = None
    capital: Mention | None = None
    capitals: Mapping[str, Mention] = field(default_factory=dict)
    # what each noun stands for, once somebody asked
    classes: dict[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def span_of(self, first: Token, last: Token) -> Span:
        """The stretch of the document from one token to another."""
        return Span(self.start + first.idx, self.start + last.idx + len(last.text))

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        return self.by_token.get(token.i)

    def name_at(self, token: Token) -> Mention | None:
        """The actor or place named at a token; demonyms are adjectives, not names."""
        mention = self.by_token.get(token.i)
        if mention and mention.type in ("actor", "place") and not mention.adjectival:
            return mention
        return None

    def tokens_of(self, mention: Mention) -> list[Token]:
        """The tokens that a mention covers."""
        found = self.doc.char_span(
            mention.start - self.start, mention.end - self.start, alignment_mode="expand"
        )
        return list(found) if found is not None else []


def view_paragraph(
    doc: Doc,
    start: int,
    *,
    text: str,
    mentions: Sequence[Mention],
    body: int = 0,
    here: Here | None = None,
) -> Paragraph:
    """The paragraph that starts at an offset of a document, with the mentions that lie in it.

    Its words count from `body` on: what stands before is the dateline, which the parse may take for a subject.
    """
    words = load_words()
    join_parted_words(doc)
    find_lost_verbs(doc, words)
    join_infinitives(doc)
    remember_from_now(doc)
    end = start + len(doc.text)
    inside = tuple(m for m in mentions if start <= m.start and m.end <= end)
    starts = {token.idx: token.i for token in doc} if inside else {}
    by_token: dict[int, Mention] = {}
    for mention in inside:
        at = mention.start - start
        first = starts.get(at)
        if first is None:
            found = doc.char_span(at, mention.end - start, alignment_mode="expand")
            first = found.start if found is not None else None
        index = first
        while index is not None and index < len(doc) and doc[index].idx < mention.end - start:
            by_token.setdefault(index, mention)
            index += 1
    return Paragraph(
        doc=doc,
        start=start,
        text=text,
        mentions=inside,
        by_token=by_token,
        words=words,
        body=max(start, body),
        here=here.place if here else None,
        capital=here.capital if here else None,
        capitals=here.capitals if here else {},
    )
