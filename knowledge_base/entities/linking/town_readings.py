"""What tells towns of one name apart besides the countries around them: their size and their region."""

from collections.abc import Sequence

from knowledge_base.entities.linking.known_things import KnownThings

MUCH_LARGER = 10  # times the inhabitants of any other town of the name


def largest_of_name(readings: Sequence[str], known: KnownThings) -> str | None:
    """The town that is meant where nothing speaks for the hamlets of its name."""
    sizes = {reading: known.things[reading].population for reading in readings}
    largest = max(readings, key=lambda reading: sizes[reading])
    others = [size for reading, size in sizes.items() if reading != largest]
    return largest if sizes[largest] >= MUCH_LARGER * max(*others, 1) else None


def share_region(first: str, second: str, known: KnownThings) -> bool:
    """Whether two places lie in one region: "Santa Elena, Usulutan" may name the town of that name and mean its region."""
    places = [known.things.get(first), known.things.get(second)]
    within = {place.within for place in places if place}
    region = known.things.get(next(iter(within)) or "") if len(within) == 1 else None
    return region is not None and region.kind == "region"


def share_needed(reading: str, known: KnownThings) -> float:
    """How much of what a document says of countries must be of a gazetteer town's (0 to 1); 0 for anything else."""
    thing = known.things.get(reading)
    return thing.share if thing else 0.0
