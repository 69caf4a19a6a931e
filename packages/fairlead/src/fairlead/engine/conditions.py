"""Conditions as narwhals expressions.

A value that is missing (null, or not a number) satisfies no test but `present: false`; not even
`none_of`, since nobody knows that it is none of them. Values are compared as the column holds
them: with text as text ("1" is the text of 1), with numbers as numbers ("1" reads as 1, and text
that is no number equals none), with true and false as "true" or 1 and "false" or 0.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_

import narwhals as nw
import pyarrow as pa

from fairlead.catalogue import Condition
from fairlead.engine.scan import Scan
from fairlead.errors import StudyError

Value = str | int | float | bool
TRUE = {"true", "1"}
FALSE = {"false", "0"}


def all_hold(conditions: Iterable[Condition], scan: Scan) -> nw.Expr | None:
    """Whether every condition holds in a row; None where there is no condition."""
    tests = [holds(condition, *scan.field(condition.field)) for condition in conditions]
    return reduce(and_, tests) if tests else None


def holds(condition: Condition, column: nw.Expr, kind: pa.DataType) -> nw.Expr:
    """Whether one condition holds: true, false, or (counted like false) null."""
    if condition.present is not None:
        return ~column.is_null() if condition.present else column.is_null()
    if condition.one_of is not None:
        return is_one_of(column, kind, condition.one_of, condition.field)
    if condition.none_of is not None:
        return ~column.is_null() & ~is_one_of(column, kind, condition.none_of, condition.field)
    if not is_number(kind):
        raise StudyError(
            f"The field '{condition.field}' has a lowest or highest value, but its column holds no numbers",
            "study.yaml, fields",
            "Name a column of numbers for it.",
        )
    number = column.cast(nw.Float64)
    return number >= condition.at_least if condition.at_least is not None else number <= condition.at_most


def is_one_of(column: nw.Expr, kind: pa.DataType, values: tuple[str | int, ...], field: str) -> nw.Expr:
    """Whether the column holds one of the values."""
    if pa.types.is_decimal(kind) or pa.types.is_floating(kind):
        column = column.cast(nw.Float64)
    written = literals(values, kind, field)
    if len(written) == 1:  # engines compare with one value faster than they look into a list
        return column == written[0]
    return column.is_in(written) if written else column.is_null() & ~column.is_null()


def literals(values: tuple[str | int, ...], kind: pa.DataType, field: str) -> list[Value]:
    """The values as a column of this type would hold them; those it cannot hold are left out."""
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return [str(value) for value in values]
    if pa.types.is_boolean(kind):
        texts = [str(value).lower() for value in values]
        return [text in TRUE for text in texts if text in TRUE | FALSE]
    if is_number(kind):
        numbers = [number for value in values if (number := as_number(value)) is not None]
        return within(numbers, kind) if pa.types.is_integer(kind) else [float(number) for number in numbers]
    if pa.types.is_null(kind):
        return []
    raise StudyError(
        f"The field '{field}' has a list of values, but its column is of type {kind}",
        "study.yaml, fields",
        "Name a column of text or numbers for it.",
    )


def is_number(kind: pa.DataType) -> bool:
    """Whether a column of this type holds numbers."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def as_number(value: str | int) -> float | int | None:
    """The number a value is or writes; None where it is none."""
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value)
    except ValueError:
        return None


def within(numbers: list[float | int], kind: pa.DataType) -> list[Value]:
    """The whole numbers that fit into a column of this type."""
    signed = pa.types.is_signed_integer(kind)
    top = 2 ** (kind.bit_width - signed) - 1
    low = -top - 1 if signed else 0
    return [int(number) for number in numbers if low <= number <= top and number == int(number)]
