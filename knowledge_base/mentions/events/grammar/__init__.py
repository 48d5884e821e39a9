"""What stands in a parsed sentence: noun phrases and what fills a role, the slots of its verbs and event nouns, numbers."""
