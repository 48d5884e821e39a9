"""Acronyms that are also words: "UP" in "BLEW UP", "Un" for the UN."""

import re

from knowledge_base.mentions.parsing.recasing import is_shouted

# Acronyms of this length are written in capitals by everybody; longer ones are "Farc" and "Eta" in some papers.
_ALWAYS_CAPITALS = 2
# Where all is in capitals, these are the plain words as a rule.
_PLAIN = frozenset(
    {"UP", "ICE", "FAR", "CUT", "AID", "PAN", "SIN", "MAS", "UNO", "PUM", "GAL", "AD"}
)
_NAMED = re.compile(r"(?:[(\[\"“]|\b(?:THE|LA|EL|DEL|OF THE) )$")


def is_other_word(text: str, start: int, end: int, known: str) -> bool:
    """Whether a known acronym is only the letters of a word here.

    In a paragraph in capitals, a plain word counts as the acronym behind a bracket, quote or article alone ("THE UP SAID").
    """
    if not known.isupper() or not known.isalpha():
        return False
    found = text[start:end]
    if len(known) <= _ALWAYS_CAPITALS and not found.rstrip("s").isupper():
        return True
    if found not in _PLAIN or _NAMED.search(text[max(0, start - 8) : start]):
        return False
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", end)
    return is_shouted(text[first : last if last >= 0 else len(text)])
