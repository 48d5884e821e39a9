"""The two parts of an entity id, `<folder>/<file stem>`, for whoever has to take one apart."""

from knowledge_base.vocabulary import TYPE_OF_FOLDER, EntityType


def folder_of(entity: str) -> str:
    """`actors` of `actors/farc`: the folder under `entities/` that holds its file."""
    return entity.partition("/")[0]


def stem_of(entity: str) -> str:
    """`farc` of `actors/farc`: the name of its file without a suffix; empty where the id has no folder."""
    return entity.partition("/")[2]


def type_of(entity: str) -> EntityType:
    """The type that an id's folder stands for; raises KeyError for a folder that is none of the vocabulary's."""
    return TYPE_OF_FOLDER[folder_of(entity)]
