"""Which towns of the gazetteer a name can mean in an article at all: those that lie where it speaks of."""

from collections.abc import Sequence

from knowledge_base.entities.linking.beside import NEIGHBOURING_PLACE, neighbouring_places
from knowledge_base.entities.linking.readings import LEAD, head_start, weigh_readings
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.entities.linking.town_readings import is_outshone, share_needed
from knowledge_base.model import Mention

SMALL_TOWN = 15_000  # inhabitants; hamlets that no gazetteer lists bear such names as well


def fitting_readings(
    mention: Mention, readings: Sequence[str], around: Surroundings
) -> tuple[str, ...]:
    """The readings without towns of the gazetteer that lie where the document and the sentence do not speak of.

    Where a place right beside says which of the towns it is ("Santa Elena, Usulutan"), the others are none. A place that people
    or authority files gave the name to keeps it, unless the article speaks for a town of another country as much.
    """
    towns = [reading for reading in readings if share_needed(reading, around.known)]
    if not towns:
        return tuple(readings)
    nested = [r for r in readings if neighbouring_places(mention, r, around) >= NEIGHBOURING_PLACE]
    if nested:
        return tuple(nested)
    here = around.spoken_near(mention)
    fitting = {
        town
        for town in towns
        if _is_spoken_of(town, here, around) and not is_outshone(town, readings, around.known)
    }
    left = tuple(r for r in readings if r in fitting or r not in towns)
    given = tuple(r for r in left if r not in fitting)
    return given if fitting and given and _keeps_its_name(mention, given, left, around) else left


def _keeps_its_name(
    mention: Mention, given: Sequence[str], readings: Sequence[str], around: Surroundings
) -> bool:
    """Whether one of the known places has clearly more for it than any town of the gazetteer."""
    scores = weigh_readings(mention, readings, around)
    own = max(scores[r] + head_start(mention, r, readings, around) for r in given)
    return own - max(scores[r] for r in readings if r not in given) >= LEAD


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
