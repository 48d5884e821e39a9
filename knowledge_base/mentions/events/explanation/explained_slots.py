"""In words for people who edit the frames: how a noun came into a slot, why it fills a role or none, why a trigger was refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from knowledge_base.mentions.events.grammar.fillers import Filler, fill
from knowledge_base.mentions.events.grammar.nouns import classes_of, relative_antecedent
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.lexicon.frames import Trigger
from knowledge_base.mentions.events.roles.lost_subjects import with_subject
from knowledge_base.mentions.events.roles.roles import is_place_reading, role_pairs
from knowledge_base.mentions.events.triggers.choosing import Reason, slots_of
from knowledge_base.mentions.events.triggers.triggers import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIONS = {
    "nsubj": "subject", "nsubjpass": "subject of the passive", "dobj": "object", "dative": "indirect object",
    "attr": "complement", "oprd": "complement", "poss": "possessive", "compound": "noun before", "nmod": "noun before",
    "amod": "adjective", "conj": "joined to", "appos": "apposition", "acl": "clause on", "relcl": "relative clause on",
    "pobj": "after the preposition",
}  # fmt: skip


def entry_of(trigger: Trigger) -> str:
    """A trigger as the file of frames has it."""
    words = " ".join(trigger.words)
    conditions = {
        "object": trigger.object,
        "subject": trigger.subject,
        "not_subject": trigger.not_subject,
        "preposition": trigger.prepositions,
        "after": trigger.after,
        "without": trigger.without,
    }
    said = [f"{name}: {_listed(found)}" for name, found in conditions.items() if found]
    said += ["known: true"] if trigger.known else []
    said += ["not_of: true"] if trigger.not_of else []
    said += ["alone: true"] if trigger.alone else []
    return f"{{word: {words}, {', '.join(said)}}}" if said else words


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    return found[0] if len(found) == 1 else f"[{', '.join(found)}]"


def explain_slots(match: Match, slots: Slots, view: Paragraph) -> list[dict[str, Any]]:
    """Each noun in a slot of the trigger: the role it was given and how it came there, or why it has none."""
    slots = with_subject(match, slots, view)
    words = {noun.i: word for word, noun in slots.prepositions}
    entries, seen = [], set()
    for role, noun, slot in role_pairs(match, slots, view):
        seen.add((noun.i, slot))
        preposition = words.get(noun.i, "")
        fillers = [] if role == "ignored" else list(fill(role, noun, view))
        if fillers and is_place_reading(role, noun, preposition, view):
            fillers = []
            why = f"{preposition!r} says where"
        elif fillers:
            why = _path(noun, match, slot)
        else:
            why = _why_empty(role, noun, view, match)
        entries.append(_entry(slot, noun, fillers, why, view))
    for slot, noun in _all_nouns(slots):
        if (noun.i, slot) not in seen:
            entries.append(_entry(slot, noun, [], _why_no_role(slot, noun, match, view), view))
    return entries


def _entry(
    slot: str, noun: Token, fillers: list[Filler], why: str, view: Paragraph
) -> dict[str, Any]:
    return {
        "slot": slot,
        "noun": noun.text,
        "classes": sorted(classes_of(noun, view)),
        "fills": [
            {"role": f.role, "text": f.argument.text, "how": _beside(f, noun, view)}
            for f in fillers
        ],
        "why": why,
    }


def _all_nouns(slots: Slots) -> list[tuple[str, Token]]:
    return [
        *(("subject", noun) for noun in slots.subjects),
        *(("object", noun) for noun in slots.objects),
        *(("of", noun) for noun in slots.of),
        *(("possessive", noun) for noun in slots.possessives),
        *slots.prepositions,
        *(("compound", noun) for noun in slots.compounds),
    ]


def _path(noun: Token, match: Match, slot: str) -> str:
    """How the noun hangs on the trigger in the parse."""
    head = noun.head
    if noun.dep_ == "pobj":
        return f"after {head.text!r} on {head.head.text!r}"
    relation = RELATIONS.get(noun.dep_, noun.dep_)
    said = f"{relation} of {head.text!r}" if noun.dep_ != "conj" else f"joined to {head.text!r}"
    if head == match.token or head in match.others:
        return said
    if slot in ("subject", "object") and head in match.token.ancestors:
        how = RELATIONS.get(match.token.dep_, match.token.dep_)
        return f"{said}, handed down to {match.token.text!r} ({how})"
    return said


def _beside(filler: Filler, noun: Token, view: Paragraph) -> str:
    """How a filler belongs to the noun in the slot where it is not that noun itself."""
    named = "name" if filler.named and " of " not in f" {filler.argument.text} " else "words"
    if filler.head == noun.i:
        return named
    antecedent = relative_antecedent(noun)
    if antecedent is not None and filler.head == antecedent.i:
        return f"{named}, what {noun.text!r} stands for"
    token = view.doc[filler.head]
    relation = RELATIONS.get(token.dep_, token.dep_)
    return f"{named}, {relation} {token.head.text!r}"


def _why_empty(role: str, noun: Token, view: Paragraph, match: Match) -> str:
    if role == "ignored":
        return f"the pattern {match.trigger.frame.pattern.name!r} gives this slot no role"
    if any(child.lower_ == "no" for child in noun.children):
        return "'no' says that there is none"
    if noun.pos_ in ("PRON", "DET") or noun.lower_ == "one":
        return "a pronoun is somebody told before"
    classes = classes_of(noun, view)
    if not classes:
        return f"{noun.text!r} is in no class of event_words.yml"
    if "date" in classes:
        return "a date or a number plays no part"
    return f"a noun of class {_listed(classes)} cannot be {role}"


def _why_no_role(slot: str, noun: Token, match: Match, view: Paragraph) -> str:
    pattern = match.trigger.frame.pattern
    if slot == "compound":
        return "it only says what sort of event it is"
    if slot in pattern.prepositions:
        return f"beside an object, {slot!r} says where"
    if slot in ("subject", "object", "of", "possessive"):
        return "a place before an event noun says where"
    return f"the pattern {pattern.name!r} gives {slot!r} no role"


def explain_refusal(match: Match, reason: Reason, view: Paragraph) -> str:
    """Why a reading of a word was not taken."""
    trigger, word = match.trigger, match.token.text
    if reason in ("object", "subject"):
        wanted = trigger.object if reason == "object" else trigger.subject
        return f"its {reason} must be {_listed(wanted)}; here it is {_what_is(reason, match, view)}"
    if reason == "preposition":
        return f"one of {_listed(trigger.prepositions)} must follow"
    return {
        "after": f"what follows must be {_listed(trigger.after)}",
        "without": f"none of {_listed(trigger.without)} may follow",
        "not subject": f"its subject must not be {_listed(trigger.not_subject)}",
        "read otherwise": f"{word!r} was read in another way",
        "part of a name": f"{word!r} is part of a name",
        "says what sort": f"{word!r} only says what sort of {match.token.head.text!r} it is",
        "of": "'of' follows (not_of)",
        "has object": "it has an object (alone)",
        "only played": "it is simulated or made up, not done",
        "only counted": "deeds are only compared in number",
        "cannot suffer": "its object cannot be hit: the words are a figure of speech",
        "in words": "a word beside it says that no violence is meant",
        "cannot act": "its subject cannot act: the words are a figure of speech",
    }[reason]


def _what_is(reason: Reason, match: Match, view: Paragraph) -> str:
    slots = slots_of(match, view)
    nouns = slots.subjects
    if reason == "object":
        nouns = [*slots.objects, *slots.of, *slots.possessives]
        nouns += slots.compounds if match.is_noun else []
    said = [
        f"{noun.text!r} ({_listed(found) if (found := classes_of(noun, view)) else 'in no class'})"
        for noun in nouns
    ]
    return ", ".join(said) or "nothing"
