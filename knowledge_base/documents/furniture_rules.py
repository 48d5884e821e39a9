"""The wording of site furniture, as listed in `furniture.yml`, ready to be asked about a line."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from knowledge_base.documents.blocks import folded
from knowledge_base.documents.rule_files import Reading, RuleFileError, RuleNode, read_rule_file

Masks = Literal["line", "tail", "rest", "among", "speaker", "bare"]
_MASKS: tuple[Masks, ...] = get_args(Masks)
_DEFAULT: Masks = "line"
_FIELDS = ("what", "masks", "lines", "openings", "patterns", "endings")
_FILE = Path(__file__).with_name("furniture.yml")

# No notice of the kind that is listed runs longer; a longer block is not looked at.
_LONGEST_NOTICE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRules:
    """All listed wordings: whole lines, openings and patterns with what they mask, and endings of a paragraph."""

    lines: dict[str, Masks]
    openings: tuple[tuple[re.Pattern[str], Masks], ...]
    patterns: tuple[tuple[re.Pattern[str], Masks], ...]
    endings: tuple[re.Pattern[str], ...]

    def match(self, plain: str) -> Masks | None:
        """What a block of this wording masks; None when it is no furniture."""
        if len(plain) > _LONGEST_NOTICE:
            return None
        if found := self.lines.get(folded(plain)):
            return found
        for pattern, masks in self.openings:
            if pattern.match(plain):
                return masks
        return next((masks for pattern, masks in self.patterns if pattern.fullmatch(plain)), None)


@cache
def furniture_rules(path: Path = _FILE) -> FurnitureRules:
    """The rules of the data file, checked; raises RuleFileError with the line of each wrong entry."""
    lines: dict[str, Masks] = {}
    openings: list[tuple[re.Pattern[str], Masks]] = []
    patterns: list[tuple[re.Pattern[str], Masks]] = []
    endings: list[re.Pattern[str]] = []
    reading = Reading()
    for group in read_rule_file(path).items():
        with reading.past_mistakes():
            fields, masks = group.fields(_FIELDS), _DEFAULT
            with reading.past_mistakes():
                masks = _masks(group, fields)
            for item in _items(fields, "lines", reading):
                with reading.past_mistakes():
                    lines[_new_line(item, lines)] = masks
            for item in _items(fields, "openings", reading):
                with reading.past_mistakes():
                    openings.append((_opening(item), masks))
            for item in _items(fields, "patterns", reading):
                with reading.past_mistakes():
                    patterns.append((item.pattern(), masks))
            for item in _items(fields, "endings", reading):
                with reading.past_mistakes():
                    endings.append(_ending(item))
    reading.finish()
    return FurnitureRules(
        lines=lines,
        openings=_joined(openings),
        patterns=_joined(patterns),
        endings=tuple(endings),
    )


def _masks(group: RuleNode, fields: dict[str, RuleNode]) -> Masks:
    if "what" not in fields:
        raise group.fail("say in `what:` which furniture this is.")
    fields["what"].word()
    if "masks" not in fields:
        return _DEFAULT
    word = fields["masks"].word(_MASKS)
    return next(masks for masks in _MASKS if masks == word)


def _items(fields: dict[str, RuleNode], name: str, reading: Reading) -> list[RuleNode]:
    items: list[RuleNode] = []
    with reading.past_mistakes():
        items += fields[name].items() if name in fields else []
    return items


def _new_line(item: RuleNode, lines: Container[str]) -> str:
    line = folded(item.word())
    if not line:
        raise item.fail("a line needs a letter or a digit; write a pattern for signs alone.")
    if line in lines:
        raise item.fail(f"'{item.word()}' stands in the file already.")
    return line


def _opening(item: RuleNode) -> re.Pattern[str]:
    return re.compile(re.escape(item.word()), re.IGNORECASE)


def _ending(item: RuleNode) -> re.Pattern[str]:
    pattern = item.pattern()
    return re.compile(rf"(?:{pattern.pattern})\s*$", re.IGNORECASE)


def _joined(
    rules: list[tuple[re.Pattern[str], Masks]],
) -> tuple[tuple[re.Pattern[str], Masks], ...]:
    """One pattern for all that mask alike: a block is asked five questions, not two hundred."""
    joined = []
    for masks in _MASKS:
        sources = [pattern.pattern for pattern, which in rules if which == masks]
        if sources:
            source = "|".join(f"(?:{source})" for source in sources)
            joined.append((re.compile(source, re.IGNORECASE), masks))
    return tuple(joined)


__all__ = ["FurnitureRules", "Masks", "RuleFileError", "furniture_rules"]
