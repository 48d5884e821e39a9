"""What one sentence tells: its events, and beside them what the events told before may need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.grammar.words_said import words_among
from knowledge_base.mentions.events.roles.claims import Claim
from knowledge_base.mentions.events.roles.damaged import find_damaged
from knowledge_base.mentions.events.roles.hurt import find_hurt
from knowledge_base.mentions.events.roles.identified import Identified, find_identified
from knowledge_base.mentions.events.roles.pronouns import (
    actors_told,
    people_done_to,
    people_told,
    speaks_on,
    those_stopped,
)
from knowledge_base.mentions.events.roles.weapons_told import find_weapons
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.mentions.events.sentence.violent_deaths import has_marks
from knowledge_base.mentions.events.settings.occasions import Occasion, find_occasions
from knowledge_base.mentions.events.settings.scenes import Scene, find_scene
from knowledge_base.mentions.events.triggers.seeming_deeds import tells_of_accident
from knowledge_base.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


@dataclass(frozen=True, kw_only=True)
class SentenceReading:
    """The events and claims of a sentence; the rest is read where somebody asks, which of most sentences nobody does.

    `span` is its text without a dateline, `sentence` and `view` are its parse.
    """

    paragraph: int
    span: Span
    drafts: tuple[Draft, ...]
    claims: tuple[Claim, ...]
    sentence: Sentence
    view: Paragraph

    @cached_property
    def people(self) -> tuple[Filler, ...]:
        """Those whom it is about: a pronoun of the next sentence may mean them."""
        return people_told(self.sentence, self.view)

    @cached_property
    def done_to(self) -> tuple[Filler, ...]:
        """Those to whom they did something."""
        return people_done_to(self.sentence, self.view)

    @cached_property
    def speaks_on(self) -> bool:
        """Whether it goes on about those of the sentence before: "They …", "His wife …"."""
        return speaks_on(self.sentence, self.view)

    @cached_property
    def actors(self) -> tuple[Filler, ...]:
        """Those who came armed or stopped somebody."""
        return actors_told(self.sentence, self.view)

    @cached_property
    def stopped(self) -> tuple[Filler, ...]:
        """Those whom somebody stopped."""
        return those_stopped(self.sentence, self.view)

    @cached_property
    def identified(self) -> tuple[Identified, ...]:
        """The names that it gives to those whom a sentence before left unnamed."""
        return tuple(find_identified(self.sentence, self.view))

    @cached_property
    def damaged(self) -> tuple[Filler, ...]:
        """What else was damaged."""
        return find_damaged(self.sentence, self.view)

    @cached_property
    def hurt(self) -> tuple[Filler, ...]:
        """Who else was hurt."""
        return find_hurt(self.sentence, self.view)

    @cached_property
    def weapons(self) -> tuple[Filler, ...]:
        """Which weapons were used."""
        return find_weapons(self.sentence, self.view)

    @cached_property
    def violent(self) -> bool:
        """Whether it tells of wounds that nobody has by accident."""
        return has_marks(self.sentence)

    @cached_property
    def accident(self) -> bool:
        """Whether it tells of an accident."""
        words = self.view.words
        forms = words.any_of("accidents", "crashing")
        near = words_among(self.sentence, forms, words.lists["flames"])
        return any(tells_of_accident(t, words) and t.pos_ != "PROPN" for t in near)

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """When and where it says that "the attack" of a sentence before took place."""
        return tuple(find_occasions(self.sentence, self.span, self.view))

    @cached_property
    def scene(self) -> Scene | None:
        """When and where what it tells took place, which later sentences may go on from."""
        return find_scene(self.sentence, self.span, self.view)
