"""Which towns of the gazetteer a name can mean in an article at all: those that lie where it speaks of."""

from collections.abc import Sequence

from knowledge_base.entities.linking.readings import NEIGHBOURING_PLACE, neighbouring_places
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entities.linking.town_readings import share_needed
from knowledge_base.model import Mention

SMALL_TOWN = 15_000  # inhabitants; hamlets that no gazetteer lists bear such names as well


def fitting_readings(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str, ...]:
    """The readings without towns of the gazetteer that lie where the document and the sentence do not speak of.

    Where a place right beside says which of the towns it is ("Santa Elena, Usulutan"), the others are none.
    """
    towns = {reading for reading in readings if share_needed(reading, around.known)}
    nested = {r for r in towns if neighbouring_places(mention, r, around) >= NEIGHBOURING_PLACE}
    if nested and len(towns) == len(readings):
        return tuple(reading for reading in readings if reading in nested)
    here = around.spoken_near(mention) if towns else set[str]()
    return tuple(
        reading
        for reading in readings
        if reading not in towns or _is_spoken_of(reading, here, around)
    )


def _is_spoken_of(reading: str, here: set[str], around: Surroundings) -> bool:
    """Whether the sentence names its country, or the document does enough, for a small town more than any other."""
    countries = around.known.countries_of(reading)
    shares = around.shares
    share = max((shares.get(country, 0.0) for country in countries), default=0.0)
    large = around.known.things[reading].population >= SMALL_TOWN
    fitting = large or share >= max(shares.values(), default=0.0)
    return bool(here.intersection(countries)) or (
        fitting and share >= share_needed(reading, around.known)
    )
