"""Everybody under one name: "Vega" of an article that names Luis Vega is he."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.words import fold
from knowledge_base.model import Argument, Mention, Span


def with_full_names(drafts: Iterable[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """The drafts with each person quoted where the article gives the name in full.

    A surname is told for the person whose name ends in it, unless it ends two that differ; the short mention stays among
    the argument's own.
    """
    fullest = _fullest(mentions)
    return [replace(d, fillers=_each_once(_in_full(f, fullest) for f in d.fillers)) for d in drafts]


def _fullest(mentions: Sequence[Mention]) -> dict[Span, Mention]:
    """For each mention of a person the first one that gives the name in full, if that is another."""
    named = [m for m in mentions if m.type == "actor" and m.kind == "person" and not m.adjectival]
    people: dict[tuple[str, ...], Mention] = {}
    for mention in named:
        people.setdefault(_words(mention.text), mention)
    found = {}
    for mention in named:
        full = people.get(_words(mention.name)) or mention
        full = _bearer(_words(full.text), people) or full
        if len(_words(full.text)) > len(_words(mention.text)):
            found[Span(mention.start, mention.end)] = full
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _bearer(short: tuple[str, ...], people: Mapping[tuple[str, ...], Mention]) -> Mention | None:
    """The person whom a part of a name means: the longest name that holds it behind a first word, where all that do agree."""
    fuller = [words for words in people if _holds(words, short)]
    if not fuller:
        return None
    longest = max(fuller, key=len)
    if any(not set(words) <= set(longest) for words in fuller):
        return None
    return people[longest]


def _holds(words: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name holds another as its surname: "Luis Vega Prado" holds "Vega", "Vega Prado" and "Luis Vega"."""
    if len(words) <= len(short):
        return False
    at = range(0 if len(short) > 1 else 1, len(words) - len(short) + 1)
    return any(words[i : i + len(short)] == short for i in at)


def _in_full(filler: Filler, fullest: Mapping[Span, Mention]) -> Filler:
    argument = filler.argument
    full = fullest.get(argument.span)
    if full is None:
        return filler
    span = Span(full.start, full.end)
    quoted = Argument(
        role=argument.role, text=full.text, span=span, mentions=(span, *argument.mentions)
    )
    return replace(filler, argument=quoted)


def _each_once(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    found: dict[tuple[str, Span], Filler] = {}
    for filler in fillers:
        found.setdefault((filler.role, filler.argument.span), filler)
    return tuple(found.values())
