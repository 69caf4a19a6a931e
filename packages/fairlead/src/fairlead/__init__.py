"""Equality figures from an extract: measured, doubted, protected, proved. Use `fairlead.api` or the command line."""

__version__ = "0.1.0"
