"""Public pages of released figures, and nothing else."""
