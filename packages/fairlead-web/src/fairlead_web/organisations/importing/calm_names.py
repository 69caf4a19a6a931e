"""Names that a list writes in capitals, as one writes them."""

SMALL = {"a", "and", "by", "for", "in", "of", "on", "the", "to", "upon", "with"}
KEPT = {"NHS", "ICB", "UK"}


def calm(name: str) -> str:
    """A name in capitals as one writes it; any other as it is."""
    if not name.isupper():
        return name
    words = [_calm_word(word, first=position == 0) for position, word in enumerate(name.split())]
    return " ".join(words)


def _calm_word(word: str, *, first: bool) -> str:
    if word.strip("(),.") in KEPT:
        return word
    lower = word.lower()
    if lower in SMALL and not first:
        return lower
    inside = SMALL if "-" in lower else ()
    parts = [part if part in inside else part[:1].upper() + part[1:] for part in lower.split("-")]
    whole = "-".join(parts)
    return whole[:1] + whole[1:2].upper() + whole[2:] if whole.startswith("(") else whole
