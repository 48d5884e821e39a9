"""The models that the data files of the events are checked against, for the schemas that editors read."""

from pydantic import BaseModel

from knowledge_base.mentions.events.lexicon.frame_fields import FramesFile
from knowledge_base.mentions.events.lexicon.word_fields import WordsFile


def data_models() -> dict[str, type[BaseModel]]:
    """The model of each data file by the file name of its schema."""
    return {"event_frames.json": FramesFile, "event_words.json": WordsFile}
