"""Public releases to look at."""

from public_releases import _private_files, publish

__all__ = ["_private_files", "publish"]
