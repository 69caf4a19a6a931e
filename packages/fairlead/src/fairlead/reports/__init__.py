"""Reports: sentences, charts, tables and pages from a Release, and from nothing before it."""

from fairlead.reports.figures_csv import figures_csv
from fairlead.reports.folder import write
from fairlead.reports.section import Section
from fairlead.reports.sections import sections
from fairlead.reports.tables import Row, Table

__all__ = ["Row", "Section", "Table", "figures_csv", "sections", "write"]
