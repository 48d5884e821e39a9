"""Who speaks in a transcript: a name alone in square brackets, "[Ruiz] Minister, what happened?"."""

import re

from knowledge_base.mentions.names.name_evidence import Evidence
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold
from knowledge_base.model import Span

_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]+"
LABEL = re.compile(rf"\[({_NAME}(?:\s+(?:de|del|la)\b|\s+{_NAME}){{0,3}})\](?=\s)")
POINTS = 6.0


def find_speakers(text: str, span: Span) -> list[NewName]:
    """People named in brackets that hold nothing but capitalised words which are no plain English ("[Question]")."""
    return [
        NewName(
            start=match.start(1),
            end=match.end(1),
            text=match[1],
            label="speaker",
            evidence=Evidence(actor=POINTS, kind="person", person=True),
        )
        for match in LABEL.finditer(text, span.start, span.end)
        if _is_name(match[1])
    ]


def _is_name(text: str) -> bool:
    words = [fold(word) for word in text.split()]
    plain = name_words().not_names | name_words().generic_alone
    return not plain.intersection(words) and not all(map(is_ordinary, words))
