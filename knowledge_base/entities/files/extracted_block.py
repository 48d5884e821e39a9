"""The machine's part of an entity file: where it begins, how it is written, and how a change inside it is noticed.

Every key of the block has four hexadecimal digits in `digest`, in order, so that a changed key can be named.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote as quote_path

from knowledge_base.entities.files.record import EntityRecord
from knowledge_base.entities.files.yaml_writing import write_entry, write_scalar
from knowledge_base.vocabulary import EntityType

MACHINE_KEY = "extracted"
DIGEST = "digest"
HEAD = "extracted:            # written by build_kb.py; edit above this line, your edits win"
_BESIDE = "../../schema"
_PROJECT = Path(__file__).resolve().parents[3]
_MODELINE = re.compile(r"\s*# yaml-language-server: \$schema=\S*\s*")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|\s)#")

_ORDER = (
    *("name", "title", "kind", "author", "publisher", "published", "published_basis", "language"),
    *("url", "sha256", "words", "edtf", "said", "date", "stage", "modality", "aliases", "found_as"),
    *("description", "within", "country", "countries"),
    *("acts", "active", "roles", "coordinates", "identifiers", "places", "participants"),
    *("killed", "wounded", "kidnapped", "quantities", "relations", "mentions", "evidence"),
    *("quotes", "references"),
)
_ITEM_ORDER = (
    *("field", "role", "type", "to", "entity", "text", "name", "kind", "edtf", "value", "said"),
    *("basis", "anchor", "amount", "unit", "of", "lat", "lon", "precision", "when", "modality"),
    *("reference", "source", "start", "end", "nth", "quote", "trigger", "evidence"),
    *("sources",),
)
_RANK = {key: rank for rank, key in enumerate(_ORDER)}
_ITEM_RANK = {key: rank for rank, key in enumerate(_ITEM_ORDER)}


def modeline(entity_type: EntityType, *, folder: Path | None = None) -> str:
    """The line, with its end, that tells an editor which schema a file in a folder of entities follows.

    A base elsewhere that has no schemas beside its entities gets none: the way to this project's would be another one on each
    computer, and the same input would no longer give the same bytes.
    """
    way = _BESIDE if folder is None else _find_schemas(folder.resolve())
    return f"# yaml-language-server: $schema={way}/{entity_type}.json\n" if way else ""


def _find_schemas(folder: Path) -> str:
    """The way from the folder of a type to the schemas, with signs that no editor takes for the end of it."""
    if (folder.parent / "schema").is_dir():
        return _BESIDE
    if not folder.is_relative_to(_PROJECT):
        return ""
    way = Path(os.path.relpath(_PROJECT / "schema", folder / "type"))
    return quote_path(way.as_posix())


def has_words(text: str) -> bool:
    """Whether a person wrote anything: more than blank lines and the modeline stands there."""
    lines = _NEWLINE.split(text.removeprefix("\ufeff"))
    return any(line.strip() and not _MODELINE.fullmatch(line) for line in lines)


def render_block(block: Mapping[str, Any]) -> str:
    """The block as it stands in a file, lines ended by a line feed, its digest last.

    Keys come in a fixed order, unknown ones after the known by alphabet; a `digest` that is passed in is replaced.
    """
    ordered = _order_block(block)
    digest = write_scalar("-".join(make_digests(ordered).values()))
    lines = [line for key, value in ordered.items() for line in write_entry(key, value, indent=2)]
    return "\n".join([HEAD, *lines, f"  {DIGEST}: {digest}", ""])


def render_file(
    record: EntityRecord | None,
    entity_type: EntityType,
    block: Mapping[str, Any],
    *,
    folder: Path | None = None,
) -> str:
    """A whole file: the person's text to the letter, then the block with the same kind of line ends.

    A line end is added where the person's last line has none; a file at its birth (no record) gets the modeline
    of a base in `folder`.
    """
    above = modeline(entity_type, folder=folder) if record is None else record.written_text
    found = _NEWLINE.search(above)
    newline = found[0] if found else "\n"
    if above.removeprefix("\ufeff") and not above.endswith(("\n", "\r")):
        above += newline
    return above + render_block(block).replace("\n", newline)


def make_digests(block: Mapping[str, Any]) -> dict[str, str]:
    """Four hexadecimal digits for each key of a block but `digest`, in the block's order."""
    return {key: _hash_entry(key, value) for key, value in block.items() if key != DIGEST}


def is_untouched(block: Mapping[str, Any]) -> bool:
    """Whether the block still holds what its digest says it was written with, in whatever order."""
    return sorted(stored_digests(block)) == sorted(make_digests(block).values())


def stored_digests(block: Mapping[str, Any]) -> list[str]:
    """The digits that the block's digest holds, in order; none where it has no digest."""
    digest = block.get(DIGEST)
    return digest.split("-") if isinstance(digest, str) and digest else []


def find_comments(block_text: str, block: Mapping[str, Any]) -> list[int]:
    """Indexes of the lines (0: the head) to which somebody added a comment, which the next build would delete."""
    lines = _NEWLINE.split(block_text)
    suspects = [n for n, line in enumerate(lines) if n and ("#" in line)]
    if not suspects:
        return []
    ours = set(render_block(block).split("\n"))
    return [n for n in suspects if _COMMENT.search(lines[n]) and lines[n] not in ours]


def _hash_entry(key: str, value: Any) -> str:
    said = json.dumps([key, value], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def _order_block(block: Mapping[str, Any]) -> dict[str, Any]:
    keys = sorted(block.keys() - {DIGEST}, key=lambda key: (_RANK.get(key, len(_RANK)), key))
    return {key: _order_value(block[key]) for key in keys}


def _order_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (_ITEM_RANK.get(key, len(_ITEM_RANK)), key))
        return {key: _order_value(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_order_value(item) for item in value]
    return value
