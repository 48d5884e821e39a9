"""What people say in data about events: the frames and the word lists, read and checked."""
