"""From a stretch of text that reads as known names to the mention that it is."""

from knowledge_base.mentions.names import confidence
from knowledge_base.mentions.names.known_names import Match
from knowledge_base.mentions.names.readings import choose_reading
from knowledge_base.model import KnownName, Mention

# The rule of a mention whose known names all need support from the text.
WEAK = "known-name-weak"


def is_led_in(text: str, match: Match, before: Match | None) -> bool:
    """Whether an acronym stands right behind a people's name, which is no part of it: "the Bolivian ELN"."""
    if before is None or text[before.end : match.start] != " ":
        return False
    capitals = text[match.start : match.end].isupper()
    return capitals and all(known.adjectival for known in before.names)


def names_meant(text: str, match: Match) -> list[KnownName]:
    """Those names of a match that it means here, the likeliest first."""
    found = text[match.start : match.end]
    names = sorted(match.names, key=lambda known: known.text != found)
    return choose_reading(text, match.start, names, match.end)


def make_mention(text: str, match: Match, source: str, *, led_in: bool = False) -> Mention:
    """A mention of what stands first among the names, with all entities of its type and kind as readings.

    `led_in` says that the capitalised word before is known not to belong to the name.
    """
    chosen = names_meant(text, match)
    first = chosen[0]
    weak = all(known.weight < 1 for known in chosen)
    rule = "known-name-variant" if match.variant else WEAK if weak else "known-name"
    row = f"known-{first.type}" if rule == "known-name" else rule
    return Mention(
        source=source,
        start=match.start,
        end=match.end,
        text=text[match.start : match.end],
        type=first.type,
        kind=first.kind,
        name=first.text,
        rule=rule,
        confidence=confidence.of_known_name(row, text, match.start, match.end, led_in=led_in),
        readings=tuple(dict.fromkeys(known.entity for known in chosen)),
        adjectival=first.adjectival,
    )
