"""The editable data of this room, checked as a whole and without the language model."""

from knowledge_base.problems import Problem, problems_of


def check_data() -> list[Problem]:
    """What is wrong in the word lists and tables of names, dates and events, each mistake with its line and what is allowed."""
    from knowledge_base.mentions.dates.date_data import load_date_words
    from knowledge_base.mentions.events.document.confidence import load_weights
    from knowledge_base.mentions.events.lexicon.event_data import load_words
    from knowledge_base.mentions.events.lexicon.frames import load_frames
    from knowledge_base.mentions.names.confidence import table
    from knowledge_base.mentions.names.role_words import role_words
    from knowledge_base.mentions.names.word_lists import name_words
    from knowledge_base.mentions.parsing.recasing import spellings

    return problems_of(
        name_words, role_words, table, spellings, load_date_words, load_words, load_frames, load_weights
    )  # fmt: skip
