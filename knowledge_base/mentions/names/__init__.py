"""Names of actors, places and topics: known ones, new ones, and the evidence for what each is."""
