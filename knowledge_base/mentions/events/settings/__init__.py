"""When and where a deed of a sentence was."""
