"""From what a source writes to the codes of a code list: declared, never guessed."""

import re
from collections.abc import Mapping

from fairlead.errors import StudyError
from fairlead.ingest.bands import band_of, bands, limits
from fairlead.ingest.problems import listed
from fairlead.reference.breakdowns import Breakdown, Kind
from fairlead.study.schema import BreakdownColumn

_WHOLE = re.compile(r"(\d+)\.0+")


class Codes:
    """The code of a text by the study's own values, then the list's codes, labels and values.

    Capitals and outer space make no difference. Where all codes are age bands, an age finds
    its band. Where the study names a lookup, `areas` holds it: area code to the text that the
    list then knows.
    """

    def __init__(
        self, breakdown: Breakdown, column: BreakdownColumn, areas: Mapping[str, str] | None = None
    ) -> None:
        """Raises StudyError where the study names a code that the list does not have."""
        self.breakdown = breakdown
        self.areas = {_key(area): text for area, text in (areas or {}).items()}
        self.bands = bands(breakdown)
        self.kinds = {group.code: group.kind for group in breakdown.groups}
        self._known(column)
        self.declared = {_key(text): code for text, code in column.values.items()}
        self.texts: dict[str, str] = {}
        for texts in (
            {group.code: group.code for group in breakdown.groups},
            {group.label: group.code for group in breakdown.groups},
            {value: group.code for group in breakdown.groups for value in group.values},
        ):
            for text, code in texts.items():
                self.texts.setdefault(_key(text), code)
        self.parts = {_key(text) for group in breakdown.groups for text in group.finer}
        unknown = [group.code for group in breakdown.groups if group.kind is Kind.UNKNOWN]
        self.unknown = unknown[0] if unknown else None
        self.blank = column.blank or self.declared.get("") or self.unknown

    def of(self, text: str | None) -> str | None:
        """The code, or None where the text is not understood."""
        if text is None:
            return self.blank
        declared = self.declared.get(_key(text))
        if declared:
            return declared
        if not self.areas:
            return self._listed(text)
        area = self.areas.get(_key(text))
        return None if area is None else self._listed(area)

    def is_part(self, text: str) -> bool | None:
        """Whether a text means a part of its group (True) or the whole (False).

        None where the study says itself what it stands for.
        """
        key = _key(text)
        return None if key in self.declared else key in self.parts

    def _listed(self, text: str) -> str | None:
        key = _key(text)
        code = self.texts.get(key)
        if code is None and (whole := _WHOLE.fullmatch(key)):
            code = self.texts.get(whole[1])
        return code or band_of(key, self.bands)

    @property
    def accepted(self) -> str:
        """The list's codes, for messages."""
        return listed((group.code for group in self.breakdown.groups), most=25)

    def _known(self, column: BreakdownColumn) -> None:
        named = {*column.values.values(), *([column.blank] if column.blank else [])}
        wrong = sorted(named - self.kinds.keys())
        if wrong:
            raise StudyError(
                f"The study maps values of '{self.breakdown.id}' to {listed(wrong)}, not codes of its list",
                f"column '{column.column}'",
                f"Use one of: {self.accepted}.",
            )
        for text, code in column.values.items():
            ages, band = limits(text), self.bands.get(code)
            if ages and band and not (band[0] <= ages[0] and ages[1] <= band[1]):
                raise StudyError(
                    f"The study maps the ages '{text}' to the band '{code}', which does not hold them all",
                    f"column '{column.column}'",
                    "Bring a code list of your own, with the bands of the file.",
                )


def _key(text: str) -> str:
    return text.strip().casefold()
