"""Speed and memory as ratios measured in one run: `make bench`, `python -m bench --small` for a look."""
