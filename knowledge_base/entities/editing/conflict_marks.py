"""The two texts that a merge of git could not join, read from the marks that it left."""

import re
from dataclasses import dataclass

from knowledge_base.entities.editing.written_part import LINE

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: (.*))?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both texts whole, the one they began with where the marks have it, and what git calls each side."""

    ours: str
    theirs: str
    base: str | None
    our_name: str
    their_name: str


def has_conflict(text: str) -> bool:
    """Whether a line begins with the mark of a conflict."""
    return re.search(r"^<{7}(?: |$)", text, re.MULTILINE) is not None


def read_sides(text: str) -> Sides | int:
    """Both sides of a text with conflicts, or the number of the line whose mark has no partner."""
    texts: dict[str, list[str]] = {"<": [], "|": [], ">": []}
    names = {"<": "", ">": ""}
    inside = ""
    seen_base = False
    number = 0
    for number, found in enumerate(LINE.finditer(text), start=1):
        mark = _MARK.match(found[0])
        sign = mark[1][0] if mark else ""
        if not mark or not _follows(sign, inside):
            if sign in ("<", ">") and mark:
                return number
            for side in texts if not inside else (">" if inside == "=" else inside,):
                texts[side].append(found[0])
            continue
        seen_base = seen_base or sign == "|"
        if sign in names:
            names[sign] = mark[2] or names[sign]
        inside = "" if sign == ">" else sign
    if inside:
        return number
    return Sides(
        ours="".join(texts["<"]),
        theirs="".join(texts[">"]),
        base="".join(texts["|"]) if seen_base else None,
        our_name=names["<"].strip(),
        their_name=names[">"].strip(),
    )


def _follows(sign: str, inside: str) -> bool:
    """Whether a mark may stand here: a line of equal signs outside of a conflict is none."""
    return (sign, inside) in {("<", ""), ("|", "<"), ("=", "<"), ("=", "|"), (">", "=")}
