"""A programme's own colours: how well they can be read, and the shades that go with them."""

import re

HEX = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text

Colour = tuple[int, int, int]


def read(text: str) -> Colour:
    """A colour such as "#0f4c5c". Raises ValueError."""
    if not HEX.fullmatch(text):
        raise ValueError(f"“{text}” is no colour: write it as # and six digits, such as #0f4c5c.")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG: 1 for the same colour, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable(text: str) -> str:
    """The colour, where white can be read on it. Raises ValueError that says what to do."""
    ratio = contrast(read(text), WHITE)
    if ratio < LEAST_CONTRAST:
        raise ValueError(
            f"White text cannot be read on {text}: its contrast is {ratio:.1f}, and {LEAST_CONTRAST} is the "
            "least. Choose a darker colour."
        )
    return text


def mixed(text: str, other: Colour, share: float) -> str:
    """The colour with `share` of another."""
    parts = [round(own * (1 - share) + theirs * share) for own, theirs in zip(read(text), other, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def style(brand: str, button: str) -> str:
    """The style sheet that puts a programme's colours over the theme's."""
    shades = {
        "brand": brand,
        "brand-strong": mixed(brand, BLACK, 0.22),
        "brand-deep": mixed(brand, BLACK, 0.45),
        "brand-line": mixed(brand, WHITE, 0.4),
        "brand-pale": mixed(brand, WHITE, 0.86),
        "go": button,
        "go-strong": mixed(button, BLACK, 0.22),
        "go-deep": mixed(button, BLACK, 0.5),
    }
    return ":root{" + "".join(f"--fl-{name}:{shade};" for name, shade in shades.items()) + "}\n"
