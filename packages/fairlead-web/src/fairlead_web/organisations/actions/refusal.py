"""Why a deed is not possible now, in words for the person who tried."""


class NotNow(Exception):  # noqa: N818  (it says what the reader is told, not what went wrong)
    """The deed does not fit how things stand; its text says why and what to do."""
