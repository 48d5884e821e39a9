"""What the machine says of each entity, and the files to write."""
