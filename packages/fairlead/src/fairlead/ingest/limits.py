"""How much an input may cost before it is refused."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one input. Tests and a public site set lower ones.

    memory: address space of the reading process in bytes (not enforced on Windows and macOS;
    the wall clock is). cpu_seconds: processor time over all threads. wall_seconds: time by the
    clock, which also ends a reader that hangs without using the processor. written_bytes: the
    largest file that may be written. line_bytes: the longest line of a text file. unpacked_bytes
    and unpacked_ratio: how large a workbook may unpack to, in bytes and in times its own size.
    sheet_cells: the area of a sheet, in cells. distinct: different values in a column of codes.
    """

    memory: int = 2048 * MIB
    cpu_seconds: int = 300
    wall_seconds: float = 600
    written_bytes: int | None = None
    line_bytes: int = MIB
    unpacked_bytes: int = 512 * MIB
    unpacked_ratio: int = 250
    sheet_cells: int = 12_000_000
    distinct: int = 100_000
