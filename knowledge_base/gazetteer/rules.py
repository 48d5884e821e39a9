"""What people set of the gazetteer: `gazetteer.yml` and `regions.yml`, read and checked."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from knowledge_base.gazetteer.spelling import fold
from knowledge_base.problems import Problem, WrongDataError, nearest

FOLDER = Path(__file__).parent
RULES_FILE, REGIONS_FILE = FOLDER / "gazetteer.yml", FOLDER / "regions.yml"
_LISTS = ("whole_countries", "never", "doubtful")
_NUMBERS = ("inhabitants_elsewhere", "large_from")
_TEXT, _WHOLE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:int"
_SHORTEST_ROW = 3
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which towns are known, and which names are never or only weakly theirs (folded)."""

    whole_countries: frozenset[str]
    inhabitants_elsewhere: int
    large_from: int
    never: frozenset[str]
    doubtful: frozenset[str]


class Region(NamedTuple):
    """A first-level region: what it is called, in which country, under which GeoNames code."""

    country: str
    code: str
    name: str
    geonames: int
    called: str
    further: tuple[str, ...]


@functools.cache
def rules() -> Rules:
    """The rules as the file has them now (read once a process); WrongDataError where it is broken."""
    return read_rules(RULES_FILE)


def read_rules(file: Path) -> Rules:
    """The rules of a file; WrongDataError names the line of each mistake and what is allowed there."""
    fields, problems = read_fields(file)
    allowed = (*_LISTS, *_NUMBERS)
    for name, (key, node) in fields.items():
        if name not in allowed:
            message = (
                f"unknown field `{name}`.{nearest(name, allowed)} Allowed: {', '.join(allowed)}"
            )
            problems.append(problem_at(file, key, message))
        else:
            wrong = _wrong_list(name, node) if name in _LISTS else _wrong_number(name, node)
            problems += [problem_at(file, *one) for one in wrong]
    problems += [
        Problem(path=str(file), message=f"the field `{name}` is missing")
        for name in allowed
        if name not in fields
    ]
    if problems:
        raise WrongDataError(problems)
    lists = {name: [item.value for item in fields[name][1].value] for name in _LISTS}
    return Rules(
        whole_countries=frozenset(lists["whole_countries"]),
        never=frozenset(map(fold, lists["never"])),
        doubtful=frozenset(map(fold, lists["doubtful"])),
        **{name: int(fields[name][1].value) for name in _NUMBERS},
    )


def read_fields(file: Path) -> tuple[dict[str, tuple[yaml.Node, yaml.Node]], list[Problem]]:
    """Key and value of each field, with their places in the file; WrongDataError where it is no YAML."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(path=str(file), line=line, column=1, message=f"no YAML: {error.problem}")
        raise WrongDataError([problem]) from error
    if not isinstance(root, yaml.MappingNode):
        return {}, [Problem(path=str(file), message="a mapping of fields is expected")]
    return {str(key.value): (key, value) for key, value in root.value}, []


def _wrong_list(name: str, node: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """What is wrong with a list of texts, and where."""
    if not isinstance(node, yaml.SequenceNode):
        yield node, f"`{name}` must be a list of names, not '{node.value!s:.60}'"
        return
    for item in node.value:
        if item.tag != _TEXT:
            yield item, f"`{name}`: put {item.value!s:.60} in quotes, or YAML reads no text"
        elif name == "whole_countries" and not _COUNTRY.fullmatch(item.value):
            yield item, f"`{name}`: '{item.value}' is no ISO code of a country, for instance PE"


def _wrong_number(name: str, node: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """What is wrong with a number of inhabitants, and where."""
    if node.tag != _WHOLE or not str(node.value).isdecimal():
        yield node, f"`{name}` must be a whole number, not '{node.value!s:.60}'"


def problem_at(file: Path, node: yaml.Node, message: str) -> Problem:
    """A mistake at the line of a node."""
    mark = node.start_mark
    return Problem(path=str(file), line=mark.line + 1, column=mark.column + 1, message=message)


def read_regions(file: Path = REGIONS_FILE) -> list[Region]:
    """All regions of a file, in its order; WrongDataError names the line of each mistake and what is allowed there."""
    countries, problems = read_fields(file)
    found = []
    for country, (key, node) in countries.items():
        if not _COUNTRY.fullmatch(country) or key.tag != _TEXT:
            message = f"'{country}' is no ISO code of a country in quotes, for instance \"PE\""
            problems.append(problem_at(file, key, message))
        if not isinstance(node, yaml.MappingNode):
            problems.append(problem_at(file, node, f"{country}: a mapping of codes is expected"))
            continue
        for code, row in node.value:
            if wrong := _wrong_region(code, row):
                problems.append(problem_at(file, *wrong))
            else:
                name, number, called, *further = (item.value for item in row.value)
                region = Region(country, code.value, name, int(number), called, tuple(further))
                found.append(region)
    if problems:
        raise WrongDataError(problems)
    return found


def _wrong_region(code: yaml.Node, row: yaml.Node) -> tuple[yaml.Node, str] | None:
    """What is wrong with a region, and where."""
    if code.tag != _TEXT:
        return code, f"put the code {code.value!s:.60} in quotes"
    items = row.value if isinstance(row, yaml.SequenceNode) else []
    tags = [item.tag for item in items]
    if len(tags) < _SHORTEST_ROW or tags[1] != _WHOLE:
        return row, "[name, GeoNames id, what it is called, further names] is expected here"
    for item, tag in zip(items, tags, strict=True):
        if tag != _TEXT and item is not items[1]:
            return item, f"put {item.value!s:.60} in quotes, or YAML reads no text"
    return None
