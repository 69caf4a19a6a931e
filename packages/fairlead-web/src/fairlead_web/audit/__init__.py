"""The append-only record of what was done, when and by whom."""
