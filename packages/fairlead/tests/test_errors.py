"""Errors are interface: three parts, one family, an exit code each."""

from fairlead import errors


def family(kind=errors.FairleadError):
    return [kind, *(found for child in kind.__subclasses__() for found in family(child))]


def test_each_kind_has_its_own_exit_code():
    codes = [kind.exit_code for kind in family()]
    assert len(codes) == len(set(codes)) == 9
    assert errors.INTERRUPTED not in codes
    assert 0 not in codes


def test_an_error_says_what_where_and_what_to_do():
    fault = errors.InputError("The column 'sex' is missing.", "staff.csv, row 1", "Name it in study.yaml.")
    assert str(fault) == "The column 'sex' is missing (staff.csv, row 1). Name it in study.yaml."
    assert str(errors.InputError("The file is empty")) == "The file is empty."
