"""What a person changed inside `extracted:`, and the YAML that says the same above the line, ready to paste."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.fields.parts import Reject
from knowledge_base.entities.files.extracted_block import DIGEST, make_digests, stored_digests
from knowledge_base.entities.files.validation import find_inner, list_keys
from knowledge_base.entities.files.yaml_writing import write_entry, write_flow
from knowledge_base.problems import Problem
from knowledge_base.vocabulary import EntityType

Block = Mapping[str, Any]
_CURE = (
    "Below 'extracted:' everything is written by the build. Put your change above that line,"
    " and delete the lines below it: the next build writes them again"
)
_PASTE = (
    "Below 'extracted:' everything is written by the build. `build_kb.py repair` moves your change above"
    " that line. By hand: put it there, like this, and delete the lines below it: the next build writes"
    " them again:"
)
# The keys that an item of the block and an item that people write have under different names.
_IN_WORDS = {"said": "text"}
# Where a found value is a mapping, the part of it that people write as the value.
_VALUE_KEYS = ("edtf", "entity", "value")


def explain_edits(
    block: Block, text: str, *, entity_type: EntityType, path: str, first_line: int, original: Block
) -> list[Problem]:
    """One problem for each key of a block that no longer is what the build wrote.

    `text` is the block as it stands and starts in `first_line`; `original` is the block as it was written, empty when
    nobody knows, and then the changed keys are named without what they were.
    """
    lines = text.splitlines()
    problems = []
    for key in find_changed_keys(block, original):
        number = _find_line(lines, key, block.get(key), original.get(key))
        message = _word_change(key, block, original, entity_type)
        problems.append(
            Problem(
                path=path,
                line=first_line + number,
                column=3,
                message=message,
                code="edited-extracted",
            )
        )
    return problems


def find_changed_keys(block: Block, original: Block) -> list[str]:
    """The keys that somebody changed, added or removed; `digest` when nothing else shows it."""
    now = make_digests(block)
    if original:
        was = make_digests(original)
        changed = [key for key in {**was, **now} if was.get(key) != now.get(key)]
    else:
        stored = set(stored_digests(block))
        changed = [key for key, digits in now.items() if digits not in stored] if stored else []
    return changed or [DIGEST]


def _find_line(lines: list[str], key: str, now: Any, was: Any) -> int:
    """Index of the changed line of a key: the first item that is new, otherwise the key's own line."""
    head = re.compile(rf"\s+[\"']?{re.escape(key)}[\"']?\s*:")
    number = next((n for n, line in enumerate(lines) if head.match(line)), 0)
    if not (isinstance(now, list) and isinstance(was, list)):
        return number
    old = {line.strip() for line in write_entry(key, was)}
    for offset, line in enumerate(lines[number + 1 :], start=number + 1):
        if not line.strip().startswith("-"):
            break
        if line.strip() not in old:
            return offset
    return number


def _word_change(key: str, block: Block, original: Block, entity_type: EntityType) -> str:
    if key == DIGEST:
        what = "lines below 'extracted:' were removed or their 'digest' was changed. "
        return what + _CURE
    what = f"'{key}' was changed below 'extracted:'"
    if original:
        shown = _show_change(original.get(key), block.get(key))
        what = f"{what} ({shown})"
    paste = suggest_lines(entity_type, key, block.get(key), original.get(key))
    if not paste:
        return f"{what}. {_advise(key, entity_type)}"
    return "\n".join([f"{what}. {_PASTE}", *paste])


def _show_change(was: Any, now: Any) -> str:
    gone, added = _list_differences(was, now)
    said = [
        *(f"was: {write_flow(item)}" for item in gone),
        *(f"now: {write_flow(item)}" for item in added),
    ]
    return "; ".join(said) or "only its order"


def _list_differences(was: Any, now: Any) -> tuple[list[Any], list[Any]]:
    old = was if isinstance(was, list) else [] if was is None else [was]
    new = now if isinstance(now, list) else [] if now is None else [now]
    return [i for i in old if i not in new], [i for i in new if i not in old]


def _advise(key: str, entity_type: EntityType) -> str:
    if key in ("mentions", "evidence"):
        advice = (
            "What a mention means is corrected in the record of its source (entities/sources/…) with"
            " 'corrections:'"
        )
        return f"{advice}. {_CURE}"
    if key not in list_keys(FIELDS[entity_type]):
        return f"'{key}' follows the articles and cannot be set by hand. {_CURE}"
    return _CURE


def suggest_lines(entity_type: EntityType, key: str, now: Any, was: Any) -> list[str]:
    """The lines for above `extracted:` that say what a change of a key meant; none where people cannot say it."""
    if key not in list_keys(FIELDS[entity_type]):
        return []
    if not isinstance(now, list) and not isinstance(was, list):
        return write_entry(key, _as_value(entity_type, key, now))
    gone, added = _list_differences(was, now)
    lines = write_entry(key, _as_items(entity_type, key, added)) if added else []
    if gone and key in list_keys(Reject):
        changed = _as_items(entity_type, key, gone)
        lines += ["reject:", *write_entry(key, changed, indent=2)]
    return lines


def _as_value(entity_type: EntityType, key: str, value: Any) -> Any:
    """A found value as people write it: without what only the machine keeps beside it."""
    if not isinstance(value, Mapping):
        return value
    part = next((value[name] for name in _VALUE_KEYS if name in value), None)
    inner = find_inner(FIELDS[entity_type], key)
    if part is not None or inner is None:
        return dict(value) if part is None else part
    return {name: found for name, found in value.items() if name in list_keys(inner)}


def _as_items(entity_type: EntityType, key: str, items: Iterable[Any]) -> list[Any]:
    inner = find_inner(FIELDS[entity_type], key)
    allowed = list_keys(inner) if inner else []
    return [_as_item(item, allowed) for item in items]


def _as_item(item: Any, allowed: list[str]) -> Any:
    if not isinstance(item, Mapping):
        return item
    if "entity" not in item:
        item = {_IN_WORDS.get(key, key): value for key, value in item.items()}
    kept = {key: value for key, value in item.items() if key in allowed and key != "evidence"}
    alone = len(kept) == 1 and ("entity" in kept or ("text" in kept and "entity" not in allowed))
    return next(iter(kept.values())) if alone else kept
