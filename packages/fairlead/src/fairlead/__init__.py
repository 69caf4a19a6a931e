"""Equality figures from an extract: measured, doubted, protected, proved."""

__version__ = "0.1.0"
