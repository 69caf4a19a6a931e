"""A browser window onto the small world: a page is looked at as its reader gets it.

It is loaded once, without scripts, as it has to work; then its own scripts run, and it is looked at on a
telephone, on paper, with forced colours and by keyboard. What each look asks stands in looks/*.js.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from window_server import AXE, Fetched, WindowServer

Form = tuple[str, str, bool]  # its method, its address, and whether it has its token
SIZES = {
    "phone": {"width": 320, "height": 640},
    "desk": {"width": 1200, "height": 900},
    "paper": {"width": 718, "height": 1047},  # A4 within margins of 10 mm, at 96 pixels an inch
}
LOOKS = "\n".join(file.read_text("utf-8") for file in sorted((Path(__file__).parent / "looks").glob("*.js")))
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
NAMES = (
    "shown, scriptless, forms, doubled, pointed, wide, cut, cramped, roomy, paper, forced, "
    "listen, walked, message"
)
TWICE = f"() => {{ {LOOKS} return doubled(); }}"
RUN_SCRIPTS = "async () => { for (const one of document.scripts) if (one.src) await import(one.src) }"
RUN_AXE = f"""async () => {{ await import("{AXE}");
  const found = await axe.run({{resultTypes: ["violations"], preload: false}});
  const first = nodes => nodes.slice(0, 3).map(node => node.target).join(", ");
  return found.violations.map(one => `${{one.id}}: ${{first(one.nodes)}}`); }}"""


@dataclass(frozen=True)
class View:
    """One page as somebody gets it: opened, or with what was wrong about a form that was sent."""

    role: str
    method: str
    name: str
    address: str


class Window:
    """A window that shows what a reader is answered."""

    def __init__(self, page: Any, server: WindowServer) -> None:
        self.page, self.server = page, server
        self.protocol = page.context.new_cdp_session(page)
        self.faults: list[str] = []
        self.walked: set[str] = set()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", self.heard)

    def heard(self, line: Any) -> None:
        """Keep what the browser complains of, such as a style that the content policy refused."""
        if line.type == "error" and "status of " not in line.text:
            self.faults.append(line.text)

    def looks_at(self, fetched: Fetched, address: str) -> tuple[list[str], list[Form]]:
        """The page, looked at in every way: what is wrong, and its forms."""
        self.server.fetched = fetched
        self.faults.clear()
        self.sees(size="desk")
        found, forms = self.without_scripts(address)
        for look in (self.by_axe, self.small, self.on_paper, self.with_forced_colours, self.by_keyboard):
            found += look()
        return found + self.faults, forms

    def glances_at(self, fetched: Fetched, address: str) -> list[str]:
        """A page of a kind that was looked at in every way: on a telephone, by axe, and its message."""
        self.server.fetched = fetched
        self.faults.clear()
        self.sees(size="phone")
        self.without_scripts(address)
        return [*self.by_axe(), *self.small(), *self.asks("looks.message()"), *self.faults]

    def sees(self, size: str, media: str = "screen", forced: bool = False) -> None:
        """Change what the page is shown on."""
        self.page.set_viewport_size(SIZES[size])
        scheme, colours = ("dark", "active") if forced else ("light", "none")
        self.page.emulate_media(media=media, forced_colors=colours, color_scheme=scheme)

    def asks(self, expression: str) -> Any:
        """What a look answers."""
        return self.page.evaluate(expression)

    def without_scripts(self, address: str) -> tuple[list[str], list[Form]]:
        """Load it; all that is needed is there before any script ran. Then the site's scripts run."""
        self.protocol.send("Emulation.setScriptExecutionDisabled", {"value": True})
        self.page.goto(self.server.root + address)
        self.page.evaluate(f"() => {{ {LOOKS} globalThis.looks = {{ {NAMES} }}; }}")
        before, found, forms = self.asks("[looks.shown(), looks.scriptless(), looks.forms()]")
        self.protocol.send("Emulation.setScriptExecutionDisabled", {"value": False})
        self.page.evaluate(RUN_SCRIPTS)
        after = self.asks("looks.shown()")
        for part, verb in (("text", "read"), ("controls", "used")):
            if before[part] != after[part]:
                found.append(f"scripts change what is {verb}: {difference(before[part], after[part])}")
        return found, forms

    def by_axe(self) -> list[str]:
        """What breaks a rule of access; ids that stand twice, so that a label would name another field."""
        return [*self.page.evaluate(RUN_AXE), *self.asks("looks.doubled()"), *self.asks("looks.pointed()")]

    def small(self) -> list[str]:
        """What is wider than a telephone, or cut off there, also with more room between words and lines."""
        self.sees(size="phone")
        return self.asks(
            "(() => { const { wide, cut, cramped, roomy } = looks; const found = [wide(), cut(), cramped()];"
            "roomy(true); found.push(wide(), cut()); roomy(false); return [...new Set(found.flat())]; })()"
        )

    def on_paper(self) -> list[str]:
        """What paper lacks, cuts off or does not need."""
        self.sees(size="paper", media="print")
        return self.asks("looks.paper()")

    def with_forced_colours(self) -> list[str]:
        """What is lost where readers choose their own colours."""
        self.sees(size="phone", forced=True)
        return self.asks("looks.forced()")

    def by_keyboard(self) -> list[str]:
        """Go with Tab past the header and through the content; through all of it where its header is new."""
        header = self.page.locator("header").inner_text()
        new, _ = header not in self.walked, self.walked.add(header)
        faults = self.walks("document", self.asks("looks.listen(document)")) if new else []
        ahead = self.asks("looks.listen(document.querySelector('main'))")
        self.page.keyboard.press("Tab")
        if not self.asks("document.activeElement.matches('.nhsuk-skip-link')"):
            return [*faults, "the first stop is not the skip link"]
        self.page.keyboard.press("Enter")
        return faults + self.walks("document.querySelector('main')", ahead + 1)

    def walks(self, within: str, ahead: int) -> list[str]:
        """Tab so many times, the key held down, which is quicker: what is wrong about where it stopped."""
        for _ in range(ahead):
            self.protocol.send("Input.dispatchKeyEvent", TAB)
        return self.asks(f"looks.walked({within})")


def difference(before: Any, after: Any) -> str:
    """Where two readings part."""
    one, other = (value if isinstance(value, list) else value.split() for value in (before, after))
    place = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    return f"{one[place : place + 6]} → {other[place : place + 6]}"
