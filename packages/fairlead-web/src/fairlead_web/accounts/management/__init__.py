"""Commands for people and letters."""
