"""mentions hands on where each document names something and what it tells: `Findings` by source.

Names, dates and events come with offsets in the file as it stands, the rule that found them, and the known entities that a name
may mean; which one it does mean is decided in the next room. The only room that uses a language model, and it imports it only
when an article has to be read anew.
"""

from knowledge_base.mentions.check_data import check_data
from knowledge_base.mentions.events.lexicon.data_models import data_models
from knowledge_base.mentions.explain import explain
from knowledge_base.mentions.find import find_mentions

__all__ = ["check_data", "data_models", "explain", "find_mentions"]
