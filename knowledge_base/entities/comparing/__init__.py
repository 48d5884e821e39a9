"""What a change of the entity files means for readers: two states in, their differences out, in words."""
