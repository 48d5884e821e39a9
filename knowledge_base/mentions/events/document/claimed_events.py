"""To which event somebody's claim or blame belongs: to one of its own sentence, or to the one told last."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.nouns import of_noun
from knowledge_base.mentions.events.grammar.same_filler import is_doer
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.roles.claims import CLAIMED, NEAR, Claim
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading

if TYPE_CHECKING:
    from spacy.tokens import Token


# A claim that no event could take yet, and the paragraph that makes it.
Waiting = tuple[int, Claim]


def with_claims(
    events: list[Draft], claims: Sequence[Waiting], reading: SentenceReading
) -> list[Waiting]:
    """Gives each claim to the event that it means, and returns those that wait for the first deed of the article.

    "Police attributed the attack to X. The explosion took place at noon": what it speaks of is told in full only afterwards.
    """
    waiting: list[Waiting] = []
    for said, claim in claims:
        at = claimed_before(claim, events, reading)
        if at is not None:
            events[at] = with_claim(events[at], claim)
        elif claim.alleged and _is_the_deed(claim.noun) and _refers_back(claim.noun):
            untold = not any(draft.kind in CLAIMED for draft in events)
            waiting += [(said, claim)] if untold and reading.paragraph - said <= NEAR else []
    return waiting


def claimed_before(claim: Claim, drafts: Sequence[Draft], reading: SentenceReading) -> int | None:
    """The event told last, where a claim of responsibility whose deed its own sentence does not tell can mean no other."""
    violent = [at for at, draft in enumerate(drafts) if draft.kind in CLAIMED]
    if not violent or not _refers_back(claim.noun):
        return None
    if claim.of_the_only and len(violent) > 1:
        return None
    last = violent[-1]
    if claim.noun is None and claim.alleged and any(f.named for f in drafts[last].roles("agent")):
        return None
    if claim.unless_known and not all(is_doer(f) for f in drafts[last].roles("agent")):
        return None
    told = max(drafts[last].paragraph, drafts[last].told_last)
    only = len(violent) == 1 and _is_the_deed(claim.noun)
    return last if only or reading.paragraph - told <= NEAR else None


def _is_the_deed(noun: "Token | None") -> bool:
    """ "The crime", "this attack": of the only deed that an article has told, however far back."""
    return noun is not None and noun.tag_ == "NN" and load_words().has("deeds", lemma(noun))


def _refers_back(noun: "Token | None") -> bool:
    """ "The attack", "these crimes", "both actions", "it", or no word at all: something told before."""
    words = load_words()
    if noun is None or noun.pos_ == "PRON":
        return noun is None or noun.lower_ not in ("those", "who", "what", "us", "me", "you")
    deed = words.has("deeds", lemma(noun)) or words.has("result nouns", lemma(noun))
    if noun.tag_ == "NNS" and of_noun(noun) is not None:
        return False  # "the deaths of 700 people" are those of many deeds
    return deed and any(
        child.lower_ in ("the", "this", "that", "these", "those", "both") or child.tag_ == "PRP$"
        for child in noun.children
    )


def with_claim(draft: Draft, claim: Claim) -> Draft:
    """The event with those who claim it or are blamed for it as its authors."""
    known = {f.argument.text for f in draft.fillers}
    fillers = tuple(f for f in claim.fillers if f.argument.text not in known)
    telling = draft.telling
    if claim.alleged and telling.modality == "asserted" and not draft.roles("agent"):
        telling = replace(telling, modality="alleged")
    kind = (
        "attack" if draft.kind == "death" else draft.kind
    )  # a death that somebody is blamed for is no accident
    return replace(draft, kind=kind, fillers=draft.fillers + fillers, telling=telling)


def claim_in_sentence(
    joined: Sequence[Draft], claims: Sequence[Claim], drafts: Sequence[Draft]
) -> tuple[list[Draft], list[Claim]]:
    """The joined drafts of a sentence with those who are named in it as their authors, and the claims that are left."""
    found, left = list(joined), []
    for claim in claims:
        noun = claim.noun
        at = next((i for i, d in enumerate(found) if noun is not None and _is_of(claim, d)), None)
        if at is None and noun is not None and any(_is_of(claim, d) for d in drafts):
            # "… were killed, an attack that he blames on X": the noun's own draft was joined to the verb's
            violent = [i for i, d in enumerate(found) if d.kind in CLAIMED]
            at = violent[0] if len(violent) == 1 else None
        if at is None:
            left.append(claim)
        else:
            found[at] = with_claim(found[at], claim)
    return found, left


def claims_of(draft: Draft, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence that its draft was given, which are free again where the draft is no event of its own."""
    return [c for c in claims if c.noun is not None and any(f in draft.fillers for f in c.fillers)]


def _is_of(claim: Claim, draft: Draft) -> bool:
    """Whether a claim is to the deed of a draft: its own word, or "in an action claimed by the ELN, a bomb destroyed …"."""
    noun = claim.noun
    if noun is None or draft.token == noun.i:
        return noun is not None
    if abs(draft.token - noun.i) == 1 and (draft.is_noun or noun.pos_ == "VERB"):
        return True  # "a bomb attack"
    if any(f.role == "instrument" and f.head == noun.i for f in draft.fillers):
        return True  # "a bomb blamed on X went off"
    within = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during")
    within = within and load_words().has("deeds", lemma(noun))
    return within and noun.head.head.i == draft.token
