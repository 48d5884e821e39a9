"""Which tellings are one event, and what it is called."""
