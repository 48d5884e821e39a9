"""What the bodies of a state are called at home: "the army" in an article on Peru, of which abroad one says "the Peruvian Army"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from knowledge_base.entities.linking.name_folding import fold_name

if TYPE_CHECKING:
    from knowledge_base.entities.fields.authority_fields import AuthorityEntry
    from knowledge_base.entities.linking.known_things import Thing

# The body of a country (place id) that a folded name without the country's means.
HomeNames = Mapping[tuple[str, str], str]

BODIES = ("government-body", "security-force")
# What is said of them at home and is no part of any name.
ALSO_CALLED = {"armed forces": "military"}


def home_names(
    things: "Mapping[str, Thing]", authority: "Mapping[str, AuthorityEntry]"
) -> HomeNames:
    """The names of armies, governments and other bodies without their country's, as far as only one body has them there.

    From "Army of Peru" and "Peruvian Army", "army"; a name that an authority file calls ambiguous is such a name itself.
    """
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    countries = {t.id: _words_for(t, authority) for t in things.values() if t.kind == "country"}
    for thing in things.values():
        if thing.kind not in BODIES or len(thing.countries) != 1:
            continue
        country = thing.countries[0]
        for name in thing.names:
            for plain in _without(countries.get(country, ()), name, weak=name in thing.weak):
                found[country, plain].add(thing.id)
    named = {key: next(iter(ids)) for key, ids in sorted(found.items()) if len(ids) == 1}
    called = {
        (country, ALSO_CALLED[name]): body
        for (country, name), body in named.items()
        if name in ALSO_CALLED
    }
    return {**called, **named}


def _words_for(country: "Thing", authority: "Mapping[str, AuthorityEntry]") -> tuple[str, ...]:
    """The folded names of a country and the words for what comes from there."""
    entry = authority.get(country.id)
    return (*sorted(country.names), *map(fold_name, entry.demonyms if entry else ()))


def _without(country: tuple[str, ...], name: str, *, weak: bool) -> Iterator[str]:
    if weak:
        yield name
    for word in country:
        for left in (
            name.removeprefix(f"{word} "),
            name.removesuffix(f" of {word}"),
            name.removesuffix(f" of the {word}"),
        ):
            if left != name:
                yield left
