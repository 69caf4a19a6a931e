"""Values that are another spelling of what an indicator tests for."""

import pytest

from fairlead.study.spellings import respelt

BANDS = ("1", "5", "8a", "9", "VSM")


@pytest.mark.parametrize(
    ("seen", "wanted", "meant"),
    [
        ("Band 8a", BANDS, "8a"),
        ("Band 8 - Range A", BANDS, "8a"),
        ("BAND 5", BANDS, "5"),
        ("AfC Band 9", BANDS, "9"),
        ("Very Senior Manager", BANDS, "VSM"),
        ("vsm", BANDS, "VSM"),
        ("Bd 8a", BANDS, "8a"),
        ("Band8a", BANDS, "8a"),
        ("NHS Band 5", BANDS, "5"),
        ("NHS|XR08|Review Body Band 8 - Range A", BANDS, "8a"),
        ("NHS|XN05|Non Review Body Band 5", BANDS, "5"),
        ("NHS|MC01|Consultant", BANDS, None),
        ("Non appointed", ("appointed", "not appointed"), None),
        ("3 - Did not attend", ("3", "7"), "3"),
        ("3: did not attend", ("3", "7"), "3"),
        ("Not Appointed", ("appointed", "not appointed"), "not appointed"),
        ("Yes", ("yes",), "yes"),
        ("<30", (">30",), None),
        ("65", ("65+",), None),
        ("a.b", ("a-b", "ab"), None),
        ("Consultant", BANDS, None),
        ("Band 8 - Range E", BANDS, None),
        ("85", BANDS, None),
        ("8a", BANDS, None),
    ],
)
def test_another_spelling_is_told_from_another_value(seen, wanted, meant):
    assert respelt([seen], wanted) == ({seen: meant} if meant else {})
