"""One small module a command: each edits files for a person or calls the corridor, and decides nothing of a room."""
