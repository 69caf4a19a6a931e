"""The narrow waist: one name a cell, additive counts, frozen and sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.cells import CellKey, Cells, Counts, add

keys = st.builds(
    CellKey,
    organisation=st.sampled_from(["A", "B"]),
    period=st.sampled_from(["2023", "2024"]),
    groups=st.sampled_from([(), (("sex", "F"),), (("ethnicity", "A"), ("sex", "F"))]),
)
counts = st.tuples(st.integers(0, 50), st.integers(50, 100)).map(lambda pair: Counts(*pair))
parts = st.lists(st.tuples(st.sampled_from(["x@1", "y@1"]), keys, counts), max_size=12)


def test_a_cell_has_one_name_only():
    with pytest.raises(ValueError, match="sorted and distinct"):
        CellKey("A", "2024", (("sex", "F"), ("ethnicity", "A")))
    with pytest.raises(ValueError, match="sorted and distinct"):
        CellKey("A", "2024", (("sex", "F"), ("sex", "M")))


def test_a_key_names_its_table():
    assert CellKey("A", "2024", (("ethnicity", "A"), ("sex", "F"))).table == ("ethnicity", "sex")
    assert CellKey("A", "2024").table == ()


def test_distinct_people_do_not_add_up():
    assert Counts(1, 5, people=4, people_with=1) + Counts(2, 5, people=5, people_with=2) == Counts(3, 10)


@given(parts, parts)
def test_merging_extracts_adds_counts_in_any_order(first, second):
    together = add(first, second)
    assert list(together) == list(add(second) + add(first))
    assert sum(c.denominator for _, _, c in together) == sum(c.denominator for _, _, c in first + second)


def test_cells_are_frozen_and_sorted():
    late, early = CellKey("B", "2024"), CellKey("A", "2024")
    cells = Cells({"x@1": {late: Counts(1, 2), early: Counts(3, 4)}})
    assert list(cells["x@1"]) == [early, late]
    with pytest.raises(TypeError):
        cells["x@1"][early] = Counts(0, 0)
