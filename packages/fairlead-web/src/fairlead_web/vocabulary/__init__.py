"""Controlled words: interests, and later frameworks and interventions."""
