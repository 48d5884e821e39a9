"""Moves what somebody changed inside `extracted:` above that line, and puts the block back as the build wrote it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.entities.editing.list_changes import add_items, add_items_below
from knowledge_base.entities.editing.round_trip import find_comments
from knowledge_base.entities.editing.typed_values import as_typed
from knowledge_base.entities.editing.written_part import WrittenPart, split_written
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.fields.key_order import ordered_keys
from knowledge_base.entities.files.extracted_block import (
    DIGEST,
    HEAD,
    MACHINE_KEY,
    has_words,
    is_untouched,
    render_block,
)
from knowledge_base.entities.files.extracted_edits import (
    explain_edits,
    find_changed_keys,
    suggest_lines,
)
from knowledge_base.entities.files.validation import list_keys
from knowledge_base.entities.files.yaml_reading import YamlTree, read_yaml
from knowledge_base.entities.files.yaml_writing import write_entry
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import EntityType

Block = Mapping[str, Any]
_UNKNOWN = "nobody knows what the build wrote here (no earlier version in git); delete the lines below 'extracted:'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A file's text with the edits above the line, the fields they are of; or problems, and then the text is as it was."""

    text: str
    fields: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def move_edits(
    text: str, tree: YamlTree, entity_type: EntityType, *, path: str, earlier: Iterable[str]
) -> Moved:
    """All edits of a file moved, or none: a file of which some edit cannot be said above the line is left to the person.

    `earlier` are earlier texts of the file, the newest first, among which the block is looked for as the build wrote it.
    """
    block, split = tree.data.get(MACHINE_KEY), tree.machine_key
    if not isinstance(block, Mapping) or not block or split is None:
        return Moved(text=text)
    comments = [c for c in find_comments(text[split:]) if c not in HEAD]
    if is_untouched(block) and not comments:
        return Moved(text=text)
    original: Block = block if is_untouched(block) else find_original(block, earlier)
    changed = [] if is_untouched(block) else find_changed_keys(block, original)
    stuck = [key for key in changed if _is_stuck(key, block, original, entity_type, tree)]
    if stuck:
        return Moved(
            text=text, problems=tuple(_explain(text, tree, entity_type, path, original, stuck))
        )
    part = split_written(text[:split])
    spoken = has_words(text[:split])
    for key in changed:
        part = _write_above(part, key, block, original, entity_type)
    above = part.end_line(part.text)
    above += "".join(f"{comment}{part.newline}" for comment in comments)
    above += part.newline if not spoken and above.strip() else ""
    kept = original or {k: v for k, v in block.items() if k not in changed}
    below = render_block(kept).replace("\n", part.newline)
    fields = [key for key in changed if key != DIGEST]
    return Moved(text=above + below, fields=(*fields, *(["comments"] if comments else [])))


def find_original(block: Block, earlier: Iterable[str]) -> Block:
    """The block as the build wrote it: of the earlier text with the same digest, else of the newest sound one; {} if none is."""
    first: Block = {}
    for text in earlier:
        found = read_yaml(text, machine_key=MACHINE_KEY)[0].data.get(MACHINE_KEY)
        if isinstance(found, Mapping) and found and is_untouched(found):
            if found.get(DIGEST) == block.get(DIGEST):
                return found
            first = first or found
    return first


def _is_stuck(
    key: str, block: Block, original: Block, entity_type: EntityType, tree: YamlTree
) -> bool:
    """Whether a change cannot be said above the line, or says other than what stands there already."""
    if key == DIGEST:
        return not original
    now, was = block.get(key), original.get(key)
    if key not in list_keys(FIELDS[entity_type]):
        return True
    if isinstance(now, list) or isinstance(was, list):
        return not original
    return key in tree.data and tree.data[key] != _suggested(entity_type, key, now, was).get(key)


def _explain(
    text: str, tree: YamlTree, entity_type: EntityType, path: str, original: Block, stuck: list[str]
) -> Iterable[Problem]:
    """What keeps an edit where it is, in the words of the check."""
    block, split = tree.data[MACHINE_KEY], tree.machine_key or 0
    line = tree.keys[(MACHINE_KEY,)][0]
    told = explain_edits(
        block,
        text[split:],
        entity_type=entity_type,
        path=path,
        first_line=line,
        original=original,
    )
    for problem in told:
        if problem.message.startswith(tuple(f"'{key}'" for key in stuck)):
            yield problem
        elif stuck == [DIGEST]:
            yield Problem(path=path, line=line, column=1, message=_UNKNOWN)


def _write_above(
    part: WrittenPart, key: str, block: Block, original: Block, entity_type: EntityType
) -> WrittenPart:
    order = ordered_keys(entity_type)
    said = _suggested(entity_type, key, block.get(key), original.get(key)) if key != DIGEST else {}
    for field, value in said.items():
        if field == "reject" and isinstance(value, Mapping):
            for inner, items in value.items():
                part = add_items_below(part, field, inner, [as_typed(i) for i in items], order)
        elif isinstance(value, list):
            have = read_yaml(part.text)[0].data.get(field)
            own = have if isinstance(have, list) else [have]
            new = [as_typed(item) for item in value if item not in own]
            part = add_items(part, field, new, order)
        elif part.find(field) is None:
            part = part.put(field, write_entry(field, as_typed(value)), order)
    return part


def _suggested(entity_type: EntityType, key: str, now: Any, was: Any) -> Mapping[str, Any]:
    """What the check tells the person to paste, read."""
    lines = suggest_lines(entity_type, key, now, was)
    return read_yaml("".join(f"{line}\n" for line in lines))[0].data
