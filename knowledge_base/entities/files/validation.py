"""Checks what a file says against the model of its fields, and says of each fault where it stands and what would cure it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge_base.entities.fields.entity_fields import FIELDS
from knowledge_base.entities.fields.identifiers import UNKNOWN
from knowledge_base.entities.fields.scalars import show
from knowledge_base.entities.files.record import Path, find_position, resolve_path
from knowledge_base.entities.files.yaml_reading import YamlTree
from knowledge_base.problems import Problem, nearest
from knowledge_base.vocabulary import FOLDERS, KINDS

Model = TypeVar("Model", bound=BaseModel)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that the model refused, with the model that holds the refused key; `empty` where nothing was written."""

    error: ErrorDetails
    holder: type[BaseModel]
    empty: bool = False

    @property
    def loc(self) -> Path:
        return self.error["loc"]

    @property
    def key(self) -> str:
        return next(
            (f"'{step}'" for step in reversed(self.loc) if isinstance(step, str)), "an entry"
        )

    @property
    def read(self) -> str:
        value = self.error["input"]
        shown = show(value)
        return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…'"


def validate_fields(
    model: type[Model],
    data: Mapping[str, Any],
    *,
    tree: YamlTree,
    path: str,
    base: Path = (),
) -> tuple[Model | None, list[Problem]]:
    """The fields that `data` holds, or every fault in them with its line and column.

    `base` is where `data` stands in the file, `path` names the file in the messages.
    """
    try:
        return model.model_validate(data, by_alias=True, by_name=False), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
    return None, [
        _report(_Fault(f, _find_holder(model, f["loc"])), tree, path, base) for f in faults
    ]


def _report(fault: _Fault, tree: YamlTree, path: str, base: Path) -> Problem:
    place = (*base, *fault.loc)
    wording = _WORDINGS.get(fault.error["type"], _word_other)
    unknown = fault.error["type"] in ("extra_forbidden", UNKNOWN)
    line, column = find_position(tree.values, place)
    if unknown:
        line, column = tree.keys.get(resolve_path(tree.values, place), (line, column))
    fault = replace(fault, empty=(line, column) in tree.empty)
    code = _CODES.get(fault.error["type"], "wrong-value")
    return Problem(path=path, line=line, column=column, message=wording(fault), code=code)


def join_problems(
    troubles: Iterable[Problem], faults: Sequence[Problem], *, tree: YamlTree
) -> list[Problem]:
    """The troubles of a text and the faults of its fields.

    Of an empty value speaks the field that forbids it, if one does; what a refused `<<` would have brought is not missed besides.
    """
    troubles = list(troubles)
    answered = tree.empty & {(fault.line, fault.column) for fault in faults}
    merged = {(t.line, t.column) for t in troubles if t.message.startswith("'<<'")}
    return [
        *(t for t in troubles if (t.line, t.column) not in answered),
        *(f for f in faults if f.code != "missing-field" or (f.line, f.column) not in merged),
    ]


def _word_unknown(fault: _Fault) -> str:
    word = str(fault.loc[-1])
    allowed = list_keys(fault.holder)
    elsewhere = [FOLDERS[kind] for kind, model in FIELDS.items() if word in list_keys(model)]
    guess = nearest(word, allowed)
    if word.isdecimal():
        guess = " A number is written with a point: 7.6, not 7,6."
    if elsewhere and fault.holder in FIELDS.values():
        guess = f" It belongs to {' and '.join(elsewhere)}."
    return f"unknown field '{word}'.{guess} Allowed here: {', '.join(allowed)}"


def _word_choice(fault: _Fault) -> str:
    word = str(fault.error["input"])
    allowed = _list_choices(fault.holder, fault.loc)
    others = [FOLDERS[t] for t, kinds in KINDS.items() if fault.key == "'kind'" and word in kinds]
    guess = nearest(word, allowed)
    if others:
        guess = f" That is a kind for {others[0]}/; does this file belong there?"
    return (
        _word_null(fault)
        or f"{fault.read} is no value of {fault.key}.{guess} Allowed: {', '.join(allowed)}"
    )


def _word_missing(fault: _Fault) -> str:
    given = fault.error["input"]
    read = f" beside {', '.join(map(str, given))}" if isinstance(given, dict) and given else ""
    return f"{fault.key} is missing here{read}"


def _word_words(fault: _Fault) -> str:
    cure = " Write one value behind the ':', without brackets" if _is_list(fault) else ""
    if cure and fault.key == "'name'":
        cure += "; further names go under 'aliases:'"
    return (
        _word_null(fault)
        or f"{fault.key} expects words, read {fault.read}{'.' if cure else ''}{cure}"
    )


def _is_list(fault: _Fault) -> bool:
    return isinstance(fault.error["input"], list)


def _word_list(fault: _Fault) -> str:
    return _word_null(fault) or f"{fault.key} expects a list (lines '- …'), read {fault.read}"


def _word_mapping(fault: _Fault) -> str:
    alone = not fault.loc or isinstance(fault.loc[-1], int)
    inner = fault.holder if alone else find_inner(fault.holder, fault.loc[-1])
    keys = list_keys(inner) if inner else []
    needed = (
        [info.alias or name for name, info in inner.model_fields.items() if info.is_required()]
        if inner
        else []
    )
    hint = f" of {', '.join(keys)}" if keys else ""
    cure = f". Write {{{', '.join(f'{key}: …' for key in needed)}}}" if needed else ""
    return (
        _word_null(fault)
        or f"{fault.key} expects 'key: value' pairs{hint}, read {fault.read}{cure}"
    )


def _word_null(fault: _Fault) -> str:
    if fault.error["input"] is not None:
        return ""
    if fault.empty:
        cure = _CURES.get(fault.error["type"], "Write it behind the ':'")
        return f"{fault.key} has no value. {cure}, or delete the line"
    return f"{fault.key} cannot be null (known to be unknown). Delete the line"


def _word_other(fault: _Fault) -> str:
    said = fault.error["msg"].removeprefix("Value error, ")
    bounds = fault.error.get("ctx", {})
    if "ge" in bounds or "le" in bounds:
        limit = f"at least {bounds['ge']}" if "ge" in bounds else f"at most {bounds['le']}"
        return f"{fault.key} must be {limit}, read {fault.read}".replace(".0", "")
    return f"{fault.key}: {said}"


_PAIRS = "Write its 'key: value' lines below it, indented"
_CURES = {
    "tuple_type": "Write its items below it, each on a line '- …'",
    "model_type": _PAIRS,
    "model_attributes_type": _PAIRS,
    "dict_type": _PAIRS,
}
_CODES = {
    "extra_forbidden": "unknown-field",
    UNKNOWN: "unknown-field",
    "literal_error": "unknown-word",
    "missing": "missing-field",
    "string_type": "wrong-type",
    **dict.fromkeys(_CURES, "wrong-type"),
}
_WORDINGS: dict[str, Callable[[_Fault], str]] = {
    "extra_forbidden": _word_unknown,
    "literal_error": _word_choice,
    "missing": _word_missing,
    "string_type": _word_words,
    "string_too_short": lambda fault: f"{fault.key} has no words",
    "tuple_type": _word_list,
    "model_type": _word_mapping,
    "model_attributes_type": _word_mapping,
    "dict_type": _word_mapping,
}


def list_keys(model: type[BaseModel]) -> list[str]:
    """The keys that a person may write in a mapping of this model, in their order in the docs."""
    return [info.alias or name for name, info in model.model_fields.items()]


def _find_holder(model: type[BaseModel], loc: Path) -> type[BaseModel]:
    """The model of the mapping that holds the last key of a path."""
    for step in loc[:-1]:
        inner = find_inner(model, step)
        if inner is not None:
            model = inner
    return model


def find_inner(model: type[BaseModel], key: object) -> type[BaseModel] | None:
    """The model of what a field of another model holds, None for words and numbers."""
    for name, info in model.model_fields.items():
        if key in (info.alias, name):
            return next(_find_models(info.annotation), None)
    return None


def _find_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _find_models(inner)


def _list_choices(model: type[BaseModel], loc: Path) -> list[str]:
    names = [step for step in loc if isinstance(step, str)]
    for name, info in model.model_fields.items():
        if names and names[-1] in (info.alias, name):
            words = [w for w in _find_literals(info.annotation) if w is not None]
            return [str(w).lower() if isinstance(w, bool) else str(w) for w in words]
    return []


def _find_literals(annotation: Any) -> Iterator[Any]:
    for inner in get_args(annotation):
        if get_args(inner):
            yield from _find_literals(inner)
        elif not isinstance(inner, type):
            yield inner
