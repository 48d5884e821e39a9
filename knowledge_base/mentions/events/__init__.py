"""Events by frames over the parse: what triggered them, who, what, where, when and how many."""
