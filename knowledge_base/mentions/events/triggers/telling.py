"""How an event is told: how firmly, how far it came, in which time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from knowledge_base.vocabulary import Modality, Stage

if TYPE_CHECKING:
    pass

Time = Literal["past", "perfect", "now", "present", "habit", "future", "open"]


HAPPENED: tuple[Time, ...] = ("past", "perfect")


@dataclass(frozen=True, slots=True)
class Telling:
    """Modality, stage, and the time of the clause.

    `perfect` is what has come about by now ("have seized the road"), `now` what goes on ("is being held"), `habit` what
    happens again and again ("they often robbed drivers"), `open` a nonfinite clause that nothing places in time.
    """

    modality: Modality = "asserted"
    stage: Stage = "accomplished"
    time: Time = "past"
