"""The forms that fields come in: mappings with closed keys, and the short forms that are read as the long ones."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from knowledge_base.entities.fields.scalars import show


class Part(BaseModel):
    """A mapping with closed keys; a value is never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _wrap_single(value: object) -> object:
    return [value] if isinstance(value, dict | str) else value


@dataclass(frozen=True)
class OneOrMore:
    """Marks a list of which a single item may stand by itself; editors learn it from the schema."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read a single item as a list of one."""
        return core_schema.no_info_before_validator_function(_wrap_single, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow the item beside the list."""
        array = handler(schema)
        return {"anyOf": [array, array["items"]]}


@dataclass(frozen=True)
class WordsFor:
    """Marks a mapping for which words may stand alone: they are the value of its key `key`."""

    key: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read words as the short form of the mapping."""
        return core_schema.no_info_before_validator_function(self._wrap, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow words beside the mapping."""
        return {"anyOf": [handler(schema), {"type": ["string", "number"]}]}

    def _wrap(self, value: object) -> object:
        if isinstance(value, dict | BaseModel):
            return value
        if isinstance(value, str):
            return {self.key: value}
        raise ValueError(f"expected words or a mapping, read {show(value)}")
