"""Disclosure: from Findings to a Release that proves itself safe."""

from fairlead.disclosure.document import PublishedFigure, ReleaseDocument
from fairlead.disclosure.manifest import load, seal
from fairlead.disclosure.policy import Policy
from fairlead.disclosure.previous import refuse_conflicts
from fairlead.disclosure.published import published_figures
from fairlead.disclosure.release import Release, release

__all__ = [
    "Policy",
    "PublishedFigure",
    "Release",
    "ReleaseDocument",
    "load",
    "published_figures",
    "refuse_conflicts",
    "release",
    "seal",
]
