"""Pictures of the base: map, timeline, network, each made with the page and each with a table of the same things."""
