"""A data file checked against the model of its fields: every mistake with its line, what was read and what is allowed."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge_base.mentions.events.lexicon.data_values import EventDataError, Report, Value
from knowledge_base.problems import nearest

Model = TypeVar("Model", bound=BaseModel)
Path = Sequence[int | str]


def check_fields(
    model: type[Model], value: Value, report: Report, *, context: Mapping[str, Any] | None = None
) -> Model:
    """The fields of a file; EventDataError names every mistake. `context` is what the model's own checks ask for."""
    try:
        return model.model_validate(plain(value), context=dict(context or {}))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            report.add(line_of(value, fault["loc"]), _word(fault, model))
        raise EventDataError(report.problems) from error


def plain(value: Value) -> Any:
    """The value without its lines; scalars are words, as they stand in the file."""
    if value.entries is not None:
        return {key: plain(item) for key, item in value.entries.items()}
    if value.items is not None:
        return [plain(item) for item in value.items]
    return value.text


def line_of(value: Value, path: Path) -> int:
    """The line of what stands at a path; of the nearest thing around it where the path leads on to nothing."""
    for step in path:
        if value.entries is not None and step in value.entries:
            value = value.entries[str(step)]
        elif value.items is not None and isinstance(step, int) and step < len(value.items):
            value = value.items[step]
    return value.line


def _word(fault: ErrorDetails, model: type[BaseModel]) -> str:
    holder = _holder(model, fault["loc"][:-1])
    name = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "the file")
    if fault["type"] == "unknown_word":
        return f"{fault['msg']}."
    if fault["type"] == "extra_forbidden":
        allowed = [field.alias or key for key, field in holder.model_fields.items()]
        guess = nearest(str(fault["loc"][-1]), allowed)
        return f"unknown field {fault['loc'][-1]!r}.{guess} Allowed here: {', '.join(allowed)}."
    if fault["type"] == "missing":
        return f"{name!r} is missing."
    expected = EXPECTED.get(fault["type"], fault["msg"])
    if fault["type"] == "literal_error":
        expected = f"one of {fault['ctx']['expected']} is expected"
    return f"{name!r}: {expected}, not {_shown(fault['input'])}."


EXPECTED = {
    "int_parsing": "a whole number is expected",
    "bool_parsing": "true or false is expected",
    "string_type": "a word or phrase is expected",
    "string_too_short": "a word or phrase is expected",
    "tuple_type": "a list is expected",
    "dict_type": "a mapping is expected",
    "model_type": "a mapping is expected",
}


def _shown(read: object) -> str:
    words = repr(read) if isinstance(read, str) else "nothing" if read is None else str(read)
    return words if len(words) <= 60 else f"{words[:60]}…"


def _holder(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the mapping at a path; steps that name no field are keys and places in lists."""
    for step in path:
        field = next((f for key, f in model.model_fields.items() if step in (key, f.alias)), None)
        inner = _models_in(field.annotation) if field is not None else []
        model = inner[0] if inner else model
    return model


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
