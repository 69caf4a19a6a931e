"""A release, what it holds, and how it came here."""

from fairlead_web.releases.models.contents import Figure, Section
from fairlead_web.releases.models.release import Release, Settled
from fairlead_web.releases.models.upload import Job, Upload

__all__ = ["Figure", "Job", "Release", "Section", "Settled", "Upload"]
