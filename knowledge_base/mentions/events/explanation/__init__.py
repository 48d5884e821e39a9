"""Why a document tells the events that it does, in words for the people who edit the frames."""
