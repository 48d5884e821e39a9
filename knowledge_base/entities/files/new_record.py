"""Starts a record for a person: a file with its name filled in and every other field there to uncomment."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from knowledge_base import edtf
from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.fields.examples import example_of
from knowledge_base.entities.fields.key_order import ordered_keys
from knowledge_base.entities.fields.scalars import STEM
from knowledge_base.entities.files.extracted_block import modeline
from knowledge_base.entities.files.file_names import SOURCE_RULE, SUFFIX, list_files
from knowledge_base.entities.files.yaml_writing import write_entry
from knowledge_base.entities.linking.name_folding import choose_id, fold_name, free_id
from knowledge_base.entity_ids import stem_of
from knowledge_base.problems import Problem, nearest
from knowledge_base.vocabulary import FOLDERS, KINDS, EntityType, Modality, Stage

_ADVICE = """\
## Uncomment what you know: take away the '# ' in front and write your own words. Every field may be left out.
## Lines with '##' explain; delete what you do not need. `build_kb.py check` says what is wrong.
"""
NameKey = tuple[EntityType, str]
_CLOSED: Mapping[str, Sequence[str]] = {"stage": get_args(Stage), "modality": get_args(Modality)}


def new_record(
    entity_type: EntityType,
    name: str,
    folder: Path,
    *,
    taken: Collection[str] | None = None,
    bearers: Mapping[NameKey, Sequence[str]] | None = None,
    seeds: Collection[str] | None = None,
) -> Path | Problem:
    """Write a commented record and return its file, or a problem when the name cannot be one.

    `folder` is the folder of entities; `taken` are ids that the new one must not have besides those of its files. `bearers`
    are the entities that bear a name (`name_bearers`): a name that a record bears gets no second one, a name that one
    authority entry bears gets the record of that entry's id. `seeds` are the sources that articles have. A date is named by its EDTF value. An event is named by date, kind and place (`2014-09 seizure Trujillo`): a date and a kind at the
    start of the name are filled in. A source is named like its seed.
    """
    drafted = draft_record(
        entity_type, name, folder, taken=taken, bearers=bearers or {}, seeds=seeds
    )
    if isinstance(drafted, Problem):
        return drafted
    file, text = drafted
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def draft_record(
    entity_type: EntityType,
    name: str,
    folder: Path,
    *,
    taken: Collection[str] | None = None,
    bearers: Mapping[NameKey, Sequence[str]] | None = None,
    seeds: Collection[str] | None = None,
) -> tuple[Path, str] | Problem:
    """The file that `new_record` would write and its text."""
    name = name.strip()
    chosen = _find_known(entity_type, name, folder, bearers or {})
    if chosen is None:
        chosen = _choose_stem(entity_type, name, _list_taken(folder, taken), seeds)
    if isinstance(chosen, Problem):
        return chosen
    file = folder / FOLDERS[entity_type] / f"{chosen}{SUFFIX}"
    return file, render_template(entity_type, _fill_in(entity_type, name), folder=folder)


def _find_known(
    entity_type: EntityType, name: str, folder: Path, bearers: Mapping[NameKey, Sequence[str]]
) -> str | Problem | None:
    """The stem that an authority entry of the name has, or why the name gets no second record; None for a new name."""
    known = bearers.get((entity_type, fold_name(name)), ())
    files = {found.id: found.file for found in list_files(folder)[0]}
    told = [entity for entity in known if entity in files]
    if told:
        shown = " and ".join(files[entity].as_posix() for entity in told)
        message = (
            f"this name has a record: {shown}. Write there what you know. If you mean another"
            f" {entity_type}, create its file by hand, with 'not_same_as: [{', '.join(told)}]'"
        )
        return Problem(path=name, message=message)
    if len(known) > 1:
        message = (
            f"this name is one of {' and of '.join(known)}. Say which by a name that is its own; if you mean"
            f" another {entity_type}, create its file by hand, with 'not_same_as: [{', '.join(known)}]'"
        )
        return Problem(path=name, message=message)
    return stem_of(known[0]) if known else None


def _list_taken(folder: Path, taken: Collection[str] | None) -> set[str]:
    ids = [*(found.id for found in list_files(folder)[0]), *(taken or ())]
    return {entity.casefold() for entity in ids}


def _choose_stem(
    entity_type: EntityType, name: str, taken: set[str], seeds: Collection[str] | None
) -> str | Problem:
    if not re.search(r"\w", name):
        return Problem(
            path=name or "(no name)", message="a name needs at least one letter or digit"
        )
    if entity_type in ("date", "source"):
        stem = _date_stem(name) if entity_type == "date" else _source_stem(name, seeds)
        if not isinstance(stem, Problem) and f"{FOLDERS[entity_type]}/{stem}".casefold() in taken:
            message = f"there is a record of it: {FOLDERS[entity_type]}/{stem}{SUFFIX}"
            return Problem(path=name, message=message)
        return stem
    entity = choose_id(entity_type, _expand_date(entity_type, name), taken=taken)
    return stem_of(free_id(entity, taken=taken))


def _expand_date(entity_type: EntityType, name: str) -> str:
    """The name of an event with its date as it stands in file names, so that `~` and `/` are not lost."""
    first, _, rest = name.partition(" ")
    if entity_type != "event" or not _is_date(first):
        return name
    return f"{edtf.file_stem(first) or edtf.year_of(first) or first} {rest}"


def _date_stem(name: str) -> str | Problem:
    try:
        stem = edtf.file_stem(name)
    except edtf.EdtfError as error:
        return Problem(path=name, message=f"a date is named by its EDTF value: {error}")
    if stem is None:
        message = "a date with an open bound has no record; it is listed under its year"
        return Problem(path=name, message=message)
    return stem


def _source_stem(name: str, seeds: Collection[str] | None) -> str | Problem:
    if not re.fullmatch(STEM, name):
        return Problem(path=name, message=f"{SOURCE_RULE}.{_guess_seed(name, seeds or ())}")
    if seeds is not None and name not in seeds:
        message = (
            f"no seed has this name.{_guess_seed(name, seeds)} Put the seed into its folder first"
        )
        return Problem(path=name, message=message)
    return name


def _guess_seed(name: str, seeds: Collection[str]) -> str:
    """The seed that was meant: its file's name or the beginning of it may have been written."""
    word = name.rpartition("/")[2].removesuffix(".txt").removesuffix(".md")
    meant = [seed for seed in sorted(seeds) if seed == word or seed.startswith(f"{word}_")]
    return f" Did you mean '{meant[0]}'?" if len(meant) == 1 else nearest(word, seeds)


def _is_date(word: str) -> bool:
    try:
        edtf.parse(word)
    except edtf.EdtfError:
        return False
    return True


def _fill_in(entity_type: EntityType, name: str) -> dict[str, str]:
    """The fields that the name alone decides."""
    if entity_type == "date":
        return {"edtf": name}
    if entity_type == "source":
        return {}
    filled = {"name": name}
    words = name.split(maxsplit=2)
    if entity_type == "event" and len(words) > 1 and _is_date(words[0]):
        filled = {"name": " ".join(words[1:]), "date": words[0]}
        if words[1] in KINDS["event"]:
            filled["kind"] = words[1]
            filled["name"] = filled["name"].capitalize() if len(words) < 3 else _title(words)
    return filled


def _title(words: list[str]) -> str:
    return f"{words[1].capitalize().replace('-', ' ')}, {words[2]}"


def render_template(
    entity_type: EntityType, filled: Mapping[str, Any], *, folder: Path | None = None
) -> str:
    """A record with these fields, and every other one there to uncomment."""
    order = ordered_keys(entity_type)
    lines = [modeline(entity_type, folder=folder)]
    for key in sorted(filled, key=order.index):
        lines += [f"{line}\n" for line in write_entry(key, filled[key])]
    lines.append(_ADVICE)
    for key in order:
        if key not in filled:
            lines.append(f"\n## {_explain(entity_type, key)}\n")
            lines += [f"# {line}\n" for line in write_entry(key, example_of(entity_type, key))]
    return "".join(lines)


def _explain(entity_type: EntityType, key: str) -> str:
    """What a field is for and the words that it allows, in one line."""
    words = KINDS[entity_type] if key == "kind" else _CLOSED.get(key, ())
    allowed = f" One of: {', '.join(words)}." if words else ""
    return f"{FIELDS[entity_type].model_fields[key].description}{allowed}"


def templates() -> dict[str, str]:
    """A commented file of each type for people who have only a browser, by its name in `schema/templates/`."""
    return {
        f"{kind}.yml": render_template(
            kind, {"name": "The best name"} if kind not in ("date", "source") else {}
        )
        for kind in FIELDS
    }
