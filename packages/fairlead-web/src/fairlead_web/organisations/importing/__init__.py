"""Taking over lists: read a file, say what would happen to each row, then do it."""
