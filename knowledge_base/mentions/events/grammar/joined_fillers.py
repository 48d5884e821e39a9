"""The fillers of two tellings of one event, each once."""

from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import PEOPLE
from knowledge_base.mentions.events.grammar.same_filler import same_filler, words_of


def added(fillers: tuple[Filler, ...], more: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Fillers together, each once; a name replaces the vague words for it."""
    result = list(fillers)
    for filler in more:
        twin = next((f for f in result if f.role == filler.role and same_filler(f, filler)), None)
        if twin is None:
            result.append(filler)
            continue
        better = filler if _better(filler, twin) else twin
        harm = "killed" if "killed" in (twin.harm, filler.harm) else twin.harm or filler.harm
        result[result.index(twin)] = replace(better, harm=harm)
    return tuple(result)


def _better(new: Filler, old: Filler) -> bool:
    if new.named != old.named:
        return new.named and not (old.number > 1 and new.number < old.number)
    if new.role == "instrument" and new.definite and not old.definite:
        return False  # "the explosive device" after "a bomb"
    return (
        len(words_of(new.argument.text)) > len(words_of(old.argument.text))
        and not old.classes & PEOPLE
    )
