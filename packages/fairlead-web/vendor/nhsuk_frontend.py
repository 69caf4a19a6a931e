"""Takes NHS.UK frontend into the site: run once for each new version, then commit what it wrote.

    npm pack nhsuk-frontend@10.6.1
    python packages/fairlead-web/vendor/nhsuk_frontend.py nhsuk-frontend-10.6.1.tgz

What is changed, and why: the Frutiger font is licensed to the NHS, so the system's own sans takes its place;
the NHS's blues become variables, which `theme.css` sets; image addresses become relative; source maps are not
shipped. NHS logos, icons of the NHS site and favicons stay behind.
"""

import hashlib
import re
import sys
import tarfile
from pathlib import Path

VERSION = "10.6.1"
SHA1 = "7c601071ca697882ec7aad2a7b26dad6ace34259"  # as the npm registry states it
TARGET = Path(__file__).parents[1] / "src/fairlead_web/ui/static/nhsuk-frontend"
NOTICE = f"""/*!
 * NHS.UK frontend {VERSION}, (c) Crown Copyright NHS England, MIT licence: see LICENCE.txt beside this file.
 * Changed for Fairlead by vendor/nhsuk_frontend.py: system font, theme colours as variables, relative images.
 */
"""
COLOURS = {
    "#005eb8": "brand",
    "#004b93": "brand-strong",
    "#0055a6": "brand-strong",
    "#00478a": "brand-strong",
    "#004281": "brand-strong",
    "#002f5c": "brand-deep",
    "#003087": "brand-deep",
    "#003d78": "brand-deep",
    "#337ec6": "brand-line",
    "#669ed4": "brand-line",
    "#c7dcef": "brand-pale",
    "#ccdff1": "brand-pale",
    "#d9e7f4": "brand-pale",
    "#007f3b": "go",
    "#00662f": "go-strong",
    "#00401e": "go-deep",
    "#f0f4f5": "paper",
    "#d8dde0": "line",
    "#330072": "visited",
    "#7c2855": "link-hover",
}


def main(tarball: Path) -> None:
    """Write the stylesheet, the script and the icons that the stylesheet names."""
    if hashlib.sha1(tarball.read_bytes(), usedforsecurity=False).hexdigest() != SHA1:
        sys.exit(f"{tarball} is not nhsuk-frontend {VERSION} as published.")
    (TARGET / "images").mkdir(parents=True, exist_ok=True)
    with tarfile.open(tarball) as archive:
        css = themed(_text(archive, "nhsuk-frontend.min.css"))
        script = _text(archive, "nhsuk-frontend.min.js")
        for icon in sorted(set(re.findall(r"images/(nhsuk-icon-[a-z-]+\.svg)", css))):
            (TARGET / "images" / icon).write_text(_text(archive, f"assets/images/{icon}"))
    (TARGET / "nhsuk-frontend.min.css").write_text(NOTICE + css)
    (TARGET / "nhsuk-frontend.min.js").write_text(NOTICE + re.sub(r"//# sourceMappingURL=\S+", "", script))


def themed(css: str) -> str:
    """The stylesheet without the font, with variables for the colours and relative images."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("Frutiger W01,arial,sans-serif", "var(--fl-font)")
    css = css.replace("/assets/images/", "images/")
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css).removeprefix('@charset "UTF-8";')
    for colour, name in COLOURS.items():
        css = css.replace(colour, f"var(--fl-{name})")
    return css


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(f"package/dist/nhsuk/{name}")
    if member is None:
        sys.exit(f"The package holds no {name}.")
    return member.read().decode("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
