"""From one parsed sentence to drafts of its events: what kind, who, whom, where, when, how many, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.clauses import (
    clause_above,
    comes_with,
    is_avenged,
    of_whose_clause,
    tells_of_a_deed,
    told_at_an_interval,
)
from knowledge_base.mentions.events.grammar.dependents import prepositional
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.noun_slots import top_noun
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.slots import Slots
from knowledge_base.mentions.events.grammar.subjects import describes
from knowledge_base.mentions.events.lexicon.event_data import Words, load_words
from knowledge_base.mentions.events.lexicon.frames import Frames
from knowledge_base.mentions.events.roles.attributions import find_attributions
from knowledge_base.mentions.events.roles.claims import find_claims
from knowledge_base.mentions.events.roles.coming_upon import find_doers_beside
from knowledge_base.mentions.events.roles.involvement import find_involved
from knowledge_base.mentions.events.roles.pronouns import pronoun_roles
from knowledge_base.mentions.events.roles.referring_back import refers_back
from knowledge_base.mentions.events.roles.roles import fill_roles
from knowledge_base.mentions.events.roles.sources import find_sources
from knowledge_base.mentions.events.sentence.colon_lists import with_colon_lists
from knowledge_base.mentions.events.sentence.counted_drafts import with_figures
from knowledge_base.mentions.events.sentence.deed_kinds import refine_kind
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.figures import find_amounts, find_figures
from knowledge_base.mentions.events.sentence.harms import harm_told, tells_of_wounds
from knowledge_base.mentions.events.sentence.named_victims import with_harm
from knowledge_base.mentions.events.sentence.sentence_readings import SentenceReading
from knowledge_base.mentions.events.sentence.shared_verbs import told_in_parts
from knowledge_base.mentions.events.sentence.tallies import is_tallied
from knowledge_base.mentions.events.settings.deed_places import find_places
from knowledge_base.mentions.events.settings.home_towns import home_towns
from knowledge_base.mentions.events.settings.place_levels import names_of_levels
from knowledge_base.mentions.events.settings.scenes import goes_on
from knowledge_base.mentions.events.settings.times_between import find_interval, find_when
from knowledge_base.mentions.events.triggers.choosing import choose
from knowledge_base.mentions.events.triggers.modality import read_telling
from knowledge_base.mentions.events.triggers.seeming_deeds import span_of_setting
from knowledge_base.mentions.events.triggers.tenses import is_over_a_time
from knowledge_base.mentions.events.triggers.triggers import Match, is_one_more, stands_aside
from knowledge_base.model import Argument, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

TAKING = ("military-operation", "airstrike")
LEAVING = ("displacement", "escape")
STRIKING = ("attack", "bombing", "arson", "assassination", "massacre")


def _is_result(match: Match, words: Words) -> bool:
    """Whether a verb may tell who was hurt in something told elsewhere: "five soldiers were killed in the attack"."""
    outcome = words.has("outcome verbs", lemma(match.token)) or tells_of_wounds(match, words)
    return outcome and not match.is_noun


def _is_fatal(match: Match, words: Words) -> bool:
    """Whether its word says that somebody died: "killed", "the murder", "died"."""
    return words.harm.get(lemma(match.token)) == "killed" or match.trigger.frame.kind == "death"


def _is_another(match: Match, fillers: list[Filler], paragraph: Paragraph) -> bool:
    """Whether an event is told apart from those before: "another attack", "a second bomb exploded", "in a separate incident"; not "the attack was another crime"."""
    words, token = paragraph.words, match.token
    nouns = [token] if match.is_noun and token.dep_ != "attr" else []
    nouns += [paragraph.doc[f.head] for f in fillers if f.role == "instrument"]
    nouns += [
        noun
        for word, noun in prepositional(token)
        if word == "in" and words.has("result nouns", lemma(noun))
    ]
    return any(words.has("another", child.lower_) for noun in nouns for child in noun.lefts)


def _is_further(match: Match, fillers: list[Filler], words: Words) -> bool:
    """Whether an outcome is told on top of another: "two more people were wounded", "a nurse was also killed"."""
    if not _is_result(match, words) or any(f.role == "agent" for f in fillers):
        return False
    hurt = [f.argument.text.lower().split() for f in fillers if f.role == "victim"]
    more = any(not words.lists["more"].isdisjoint(text) for text in hurt)
    return more or any(child.lower_ == "also" for child in match.token.children)


def _is_bare_plural(match: Match, slots: Slots) -> bool:
    """Whether an event noun is a plural in general ("designations of cartels"), not "the strikes" or "three attacks"."""
    noun = match.token
    if not match.is_noun or slots.carrier is not None or noun.tag_ not in ("NNS", "NNPS"):
        return False
    return not any(c.dep_ in ("det", "nummod", "poss", "amod") for c in noun.children)


def _is_plural(match: Match) -> bool:
    """Whether an event noun is a plural of which no number is told: "bombings", "the murders"."""
    noun = match.token
    plural = match.is_noun and noun.tag_ in ("NNS", "NNPS")
    return plural and not any(c.dep_ == "nummod" for c in noun.children)


def _anchors(match: Match, slots: Slots, paragraph: Paragraph) -> tuple[Token, ...]:
    anchors = [match.token]
    anchors += [t for t in match.others if t.dep_ == "ccomp"]  # "let him go in May"
    if match.is_noun:
        top = top_noun(match.token, paragraph)
        anchors += [top] if top != match.token else []
        if is_one_more(match.token):  # "three bombs went off on 3 May, one at the bank"
            anchors += [t for t in match.token.ancestors if t.pos_ == "VERB"][:1]
    if slots.carrier is not None and slots.carrier != match.token:
        anchors.append(slots.carrier)
    return tuple(anchors)


def _stands_there(filler: Filler, name: Span) -> bool:
    """Whether a name only says where a thing stands: "a Lima restaurant", "the outskirts of Lima"."""
    thing = "things" in filler.classes or any(
        load_words().has("area nouns", word) for word in filler.argument.text.lower().split()
    )
    return thing and len(filler.argument.text) > name.end - name.start


def _draft(
    match: Match, paragraph: Paragraph, place: tuple[int, Span, Sentence], slots: Slots
) -> Draft:
    index, span, sentence = place
    fillers = with_harm(fill_roles(match, slots, paragraph), harm_told(match, paragraph.words))
    pronouns = pronoun_roles(match, slots, paragraph)
    kind = refine_kind(match, fillers, sentence)
    if kind == "death" != match.trigger.frame.kind:  # by accident
        fillers = [f for f in fillers if f.role != "agent"]
    anchors = _anchors(match, slots, paragraph)
    taken = frozenset(s for f in fillers for s in f.argument.mentions if not _stands_there(f, s))
    where = match.trigger.frame.where
    told_in = span_of_setting(match, span, paragraph)
    places, own_places = find_places(anchors, told_in, paragraph, taken, where)
    fillers, towns = _without_towns(kind, fillers)
    places = (*towns, *places) or home_towns(fillers, span, paragraph)
    wide, narrow = names_of_levels(places, paragraph)
    described = not match.is_noun and describes(match.token)
    result = _is_result(match, paragraph.words)
    ends = sorted((match.token, *match.others), key=lambda t: t.i)
    return Draft(
        paragraph=index,
        sentence=span,
        kind=kind,
        frame=match.trigger.frame,
        trigger=paragraph.span_of(ends[0], ends[-1])
        if ends[-1].i - ends[0].i == len(ends) - 1
        else paragraph.span_of(match.token, match.token),
        token=match.token.i,
        is_noun=match.is_noun,
        definite=refers_back(match, paragraph),
        is_result=result,
        is_fatal=_is_fatal(match, paragraph.words),
        plural=_is_plural(match),
        above=frozenset(t.i for t in match.token.ancestors),
        comes_with=comes_with(match.token),
        interval_to=told_at_an_interval(match.token),
        carrier=slots.carrier.i if slots.carrier is not None else None,
        clause_above=clause_above(match.token),
        clause_of=of_whose_clause(match.token) if match.is_noun else None,
        of_a_deed=tells_of_a_deed(match.token, paragraph.words),
        avenged=is_avenged(match.token, paragraph.words),
        over_a_time=not match.is_noun and is_over_a_time(match.token, paragraph.words),
        telling=read_telling(match, slots.carrier, paragraph),
        fillers=tuple(fillers),
        pronouns=pronouns.roles,
        plural_pronouns=pronouns.plural,
        thing_pronouns=pronouns.thing,
        female_pronouns=pronouns.female,
        male_pronouns=pronouns.male,
        places=places,
        own_places=own_places,
        wide_places=wide,
        narrow_places=narrow,
        another=_is_another(match, fillers, paragraph),
        within=_is_further(match, fillers, paragraph.words),
        goes_on=goes_on(
            match, slots, fillers, pronouns.roles, placed=bool(places) and own_places, result=result
        ),
        aside=described or (match.is_noun and stands_aside(match.token, paragraph.words)),
        date=find_when(anchors, told_in, paragraph, own=_is_bare_plural(match, slots) or described),
        interval=find_interval(
            anchors[-1] if slots.carrier is not None else match.token, paragraph
        ),
        carried=slots.carrier is not None,
        sources=find_sources(match.token, paragraph),
    )


def _without_towns(kind: str, fillers: list[Filler]) -> tuple[list[Filler], tuple[Argument, ...]]:
    """The fillers without the towns that were attacked or left, which say where it was, and these; who takes a town acts on it."""
    role = "target" if kind in (*STRIKING, *TAKING) else "participant" if kind in LEAVING else None
    towns = [
        f
        for f in fillers
        if f.role == role and _is_place(f, kind) and f.named and f.argument.mentions
    ]
    where = tuple(replace(f.argument, role="place") for f in towns)
    return fillers if kind in TAKING else [f for f in fillers if f not in towns], where


def _is_place(filler: Filler, kind: str) -> bool:
    """Whether a filler is a place and nothing that acts; a country, which may act, is one where somebody flees it."""
    return filler.classes == {"places"} or (
        kind in (*TAKING, *LEAVING) and filler.classes == {"places", "groups"}
    )


def _share_places(drafts: list[Draft]) -> list[Draft]:
    """A place in the clause of one event is not lent to the others of the sentence."""
    owned = {place.span for draft in drafts if draft.own_places for place in draft.places}
    return [
        draft
        if draft.own_places
        else replace(draft, places=tuple(p for p in draft.places if p.span not in owned))
        for draft in drafts
    ]


def read_sentence(
    sentence: Sentence, paragraph: Paragraph, frames: Frames, *, index: int, start: int
) -> SentenceReading:
    """The drafts and claims of a sentence; `start` is where its text begins once a dateline is set aside."""
    whole = paragraph.span_of(sentence[0], sentence[-1])
    text = paragraph.text[max(whole.start, start) : whole.end]
    begin = max(whole.start, start) + len(text) - len(text.lstrip())
    span = Span(begin, begin + len(text.strip()))
    chosen = [
        (m, s) for m, s in choose(sentence, frames, paragraph)
        if paragraph.start + m.token.idx >= span.start and not is_tallied(m)
    ]  # fmt: skip
    here = (index, span, sentence)
    drafts = [
        draft
        for match, slots in chosen
        for draft in told_in_parts(match, slots, paragraph, partial(_draft, match, paragraph, here))
    ]
    drafts = with_colon_lists(drafts, sentence, paragraph)
    if drafts:
        quote = paragraph.text[span.start : span.end]
        figures = find_figures(sentence, paragraph)
        drafts = _share_places(drafts)
        drafts = with_figures(drafts, figures, find_amounts(quote, span.start, paragraph.words))
    finders = (find_claims, find_involved, find_attributions, find_doers_beside)
    claims = tuple(claim for find in finders for claim in find(sentence, paragraph))
    return SentenceReading(
        paragraph=index,
        span=span,
        drafts=tuple(drafts),
        claims=claims,
        sentence=sentence,
        view=paragraph,
    )
