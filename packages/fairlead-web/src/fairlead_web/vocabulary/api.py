"""What other apps may use of the controlled words. In a foreign key: "vocabulary.Term"."""

from fairlead_web.vocabulary.queries import interests, regions, term

__all__ = ["interests", "regions", "term"]
