import dataclasses

import pytest

from fairlead.analysis import require_same_definition, require_same_groups
from fairlead.disclosure.document import ReleasedBreakdown
from fairlead.errors import FairleadError


def test_one_definition_passes(indicator):
    require_same_definition(indicator(), indicator(title="Waits, in other words"))


@pytest.mark.parametrize("other", [{"version": 2}, {"id": "stays"}])
def test_another_version_is_another_thing(indicator, other):
    with pytest.raises(FairleadError, match=r"waits@1 and of .* cannot be compared") as caught:
        require_same_definition(indicator(), indicator(**other))
    assert caught.value.remedy


def test_one_scheme_passes_also_against_a_release(ethnicity):
    released = ReleasedBreakdown(
        id="ethnicity",
        title="Ethnicity",
        scheme="test list",
        ordered=False,
        special=False,
        comparator="A",
        groups=(),
    )
    require_same_groups(ethnicity, released)


@pytest.mark.parametrize("part", ["id", "scheme", "grouping", "edition"])
def test_another_scheme_grouping_or_edition_is_refused(ethnicity, part):
    other = dataclasses.replace(ethnicity, **{part: "other"})
    with pytest.raises(FairleadError, match="cannot be compared") as caught:
        require_same_groups(ethnicity, other)
    assert ("breakdown" if part == "id" else part) in caught.value.what
    assert caught.value.remedy
