"""What tells towns of one name apart besides the countries around them: their size and their region."""

from collections.abc import Sequence

from knowledge_base.entities.linking.known_things import KnownThings

MUCH_LARGER = 10  # times the inhabitants of any other town of the name
LISTED_FROM = 500  # inhabitants of which a gazetteer need not know the number
# Of a city so large, or so many times as large, everybody thinks first, whatever country the article is about.
RENOWNED, FAR_LARGER = 300_000, 100


def largest_of_name(readings: Sequence[str], known: KnownThings) -> str | None:
    """The town that is meant where nothing speaks for the hamlets of its name; None where no town of the gazetteer is among them."""
    if not any(share_needed(reading, known) for reading in readings):
        return None
    sizes = {reading: known.things[reading].population for reading in readings}
    largest = max(readings, key=lambda reading: sizes[reading])
    others = [size for reading, size in sizes.items() if reading != largest]
    return largest if sizes[largest] >= MUCH_LARGER * max(*others, LISTED_FROM) else None


def is_outshone(town: str, readings: Sequence[str], known: KnownThings) -> bool:
    """Whether a place that people or authority files know has a town's name and is far better known."""
    own = max(known.things[town].population, LISTED_FROM)
    sizes = [known.things[r].population for r in readings if not share_needed(r, known)]
    return any(
        size >= FAR_LARGER * own or (size >= RENOWNED and size >= MUCH_LARGER * own)
        for size in sizes
    )


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
