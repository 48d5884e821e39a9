"""What a sentence leaves to the next one: when and where its own deed was, and which deeds go on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import direct_objects, prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import is_passive
from knowledge_base.mentions.events.settings.deed_dates import find_date
from knowledge_base.mentions.events.settings.deed_places import find_places, place_argument
from knowledge_base.mentions.events.triggers.triggers import Match
from knowledge_base.model import Argument, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

ROLES = ("agent", "victim", "target")
# "They then burned the town hall", "hours later a bomb went off"
NEXT = (
    "then",
    "later",
    "afterwards",
    "afterward",
    "subsequently",
    "thereafter",
    "immediately",
    "simultaneously",
)
# "Was killed recently", "had threatened him before": at some time before what was just told
EARLIER = ("recently", "earlier", "previously", "already")
CARRYING_ON = ("conj", "ccomp", "xcomp")
OWNERS = ("his", "her", "their", "its")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """When and where the main verb of a sentence says that something took place, event or none."""

    sentence: Span
    date: Mention | None = None
    places: tuple[Argument, ...] = ()


def find_scene(sentence: Sentence, span: Span, paragraph: Paragraph) -> Scene | None:
    """When and where what the main verb of a sentence says took place; None for what was only said, and where neither is told."""
    root = sentence.root
    if root.tag_ not in ("VBD", "VBN") or paragraph.words.has("reporting", lemma(root)):
        return None
    date = find_date((root,), span, paragraph)
    places, own = find_places((root,), span, paragraph, frozenset())
    if not own and (town := _entered(root, paragraph)) is not None:
        places, own = (place_argument(town),), True
    if date is None and not own:
        return None
    return Scene(sentence=span, date=date, places=places if own else ())


def _entered(verb: Token, paragraph: Paragraph) -> Mention | None:
    """The town of "guerrillas occupied the town of X", "they arrived in X"."""
    if not paragraph.words.has("entering", lemma(verb)) or is_passive(verb):
        return None
    into = [noun for how, noun in prepositional(verb) if how in ("into", "in", "at", "to")]
    for noun in (*direct_objects(verb), *into):
        for token in (noun, of_noun(noun)):
            mention = paragraph.mention_at(token) if token is not None else None
            if mention is not None and mention.type == "place" and mention.kind != "country":
                return mention
    return None


def goes_on(
    match: Match,
    slots: Slots,
    fillers: Sequence[Filler],
    pronouns: frozenset[str],
    *,
    placed: bool,
    result: bool,
) -> bool:
    """Whether a deed goes on with what was told just before: by "then", by a pronoun, by "the assailants" or "his driver".

    So does a `result` that names nobody who did it: "Three people died, 40 were hurt". What somebody "also" did, at a place of its own (`placed`), was at a time of its own; so may be what "the judge" suffered there.
    """
    if match.is_noun or not _is_of_the_sentence(match.token):
        return False
    verbs = [match.token] if slots.carrier is None else [match.token, slots.carrier]
    beside = {c.lower_ for verb in verbs for c in verb.children}
    before = not beside.isdisjoint(EARLIER) or ("had" in beside and not result)
    if before or (placed and "also" in beside):
        return False
    if not beside.isdisjoint(NEXT):
        return True
    if result and not placed and _is_a_toll(fillers):
        return True
    known = not placed and any(_is_known(f) for f in fillers if f.role in ROLES)
    return bool(pronouns) or known


def _is_a_toll(fillers: Sequence[Filler]) -> bool:
    """Whether all that a deed tells is how many it hurt, or who, without a name."""
    return bool(fillers) and all(f.role == "victim" and not f.named for f in fillers)


def _is_of_the_sentence(verb: Token) -> bool:
    """Whether a verb tells what its sentence tells, or what somebody says in it; not a clause about one of its nouns."""
    while verb.dep_ in CARRYING_ON and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_known(filler: Filler) -> bool:
    first = filler.argument.text.lower().split()[0]
    return (filler.definite and not filler.named) or first in OWNERS
