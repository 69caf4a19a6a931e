"""Domains of addresses, written one way, so that the same one is always known."""


def domain_name(text: str) -> str:
    """A domain in small letters; one with other letters than a to z as machines write it (xn--…)."""
    name = text.strip().lower().removeprefix("@").rstrip(".")
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def domain_of(address: str) -> str:
    """What stands after the @ of an address."""
    return domain_name(address.rpartition("@")[2])
