"""Whose "the army" and "the government" are that take part in an event: those of its country, unless the article has named others."""

from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.linking.surroundings import Surroundings
from knowledge_base.model import Argument


def body_at_home(argument: Argument, country: str | None, around: Surroundings) -> str | None:
    """The army, government or other body of a country that a participant's words mean without naming the country.

    None where the article named last a body of another country that is called so at home: after "the Honduran Army", "the army"
    may be either.
    """
    words = fold_name(argument.text).removeprefix("the ")
    body = around.known.at_home.get((country or "", words)) if argument.role != "place" else None
    if body is None:
        return None
    namesakes = {entity for (_, word), entity in around.known.at_home.items() if word == words}
    named = [
        entity
        for span, (_, entity) in sorted(around.sure.items())
        if span.start < argument.span.start and entity in namesakes
    ]
    return body if not named or named[-1] == body else None
