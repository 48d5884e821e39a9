"""Events by frames over the parse: what triggered them, who, what, where, when and how many.

Each part is built on those before it: lexicon, grammar, triggers, roles, settings, sentence, document, explanation.
"""
