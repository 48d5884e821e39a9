"""Which entity a mention means: the machine's own reading, then people's decisions, and what earns a file."""
