"""Plain words for a group's members behind its name: "ELN | REBELS" and "Farc | Rebels" are no other group beside it."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import find_words, fold, fold_name
from knowledge_base.model import Mention

# What has members that are called so; "Cali Group" and "Colombia Leader" say nothing of a place.
_GROUPS = frozenset({"armed-group", "criminal-group", "security-force", "political-party"})


def without_members(
    candidates: Sequence[NewName], known: Sequence[Mention], text: str
) -> list[NewName]:
    """The candidates, each ending with the name of its group where only words for members follow.

    Which group it is tells a known name, a use of the name alone elsewhere in the article, or one word in capitals that is no English
    ("XLN Rebels"). Capitals of the word for members do not count: headlines and
    reports in capitals write these words as they write names.
    """
    ends = {mention.end: mention for mention in known}
    alone = {fold_name(candidate.text) for candidate in candidates}
    return [_shortened(candidate, ends, alone, text) for candidate in candidates]


def _shortened(name: NewName, ends: dict[int, Mention], alone: set[str], text: str) -> NewName:
    words, members = find_words(text, name.start, name.end), name_words().member_nouns
    last = len(words)
    while last > 1 and words[last - 1].folded in members:
        last -= 1
        end = words[last - 1].end
        group = ends.get(end)
        if group is not None and group.kind not in _GROUPS:
            break  # "U.S. Forces" are a part of no group
        known = group is not None and name.start <= group.start
        rest = text[name.start : end]
        if known or fold_name(rest) in alone or _is_acronym(rest):
            return replace(name, end=end, text=rest)
    return name


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and not is_ordinary(fold(text))
