"""Gather the texts of the site for translators: `make messages`; `--check` fails where a catalogue is old.

Templates and Python are read, new texts are added to each catalogue without a translation, those that are
gone are taken out, and the catalogues are compiled. The same texts give the same bytes.
"""

import datetime as dt
import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SITE = Path(__file__).parent / "src" / "fairlead_web"
LOCALE = SITE / "locale"
METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {"**.jinja": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
THE_SAME_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the same texts give the same bytes
HEADER = "# {language}: the site's own texts. Marked `review`: not yet read by a second speaker.\n"


def texts() -> Catalog:
    """Every text of the site that is marked for translation."""
    found = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(
        SITE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def brought_up_to_date(path: Path, found: Catalog) -> Catalog:
    """The catalogue at `path` with the texts of today, in alphabetical order."""
    with path.open("rb") as file:
        old = read_po(file, locale=path.parts[-3])
    made = Catalog(
        locale=old.locale,
        header_comment=HEADER.format(language=old.locale.english_name).strip(),
        project="Fairlead site",
        version="1",
        creation_date=THE_SAME_DAY,
        revision_date=THE_SAME_DAY,
    )
    for message in sorted((one for one in found if one.id), key=lambda one: (str(one.id), one.context or "")):
        known = old.get(message.id, message.context)
        made.add(
            message.id,
            known.string if known else ("",) * made.num_plurals if isinstance(message.id, tuple) else "",
            context=message.context,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
        )
    return made


def written(path: Path, made: Catalog) -> dict[Path, bytes]:
    """The files of a catalogue: for translators and for the site."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, made, omit_header=False, width=110, no_location=True)
    write_mo(compiled, made)
    return {path: text.getvalue(), path.with_suffix(".mo"): compiled.getvalue()}


def main(check: bool) -> int:
    """Write the catalogues, or say which are old."""
    found = texts()
    old = [
        file
        for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
        for file, content in written(path, brought_up_to_date(path, found)).items()
        if not file.exists() or file.read_bytes() != content
        if check or file.write_bytes(content)
    ]
    if check and old:
        names = ", ".join(str(file.relative_to(SITE)) for file in old)
        sys.stderr.write(f"Out of date: {names}. Run `make messages` and translate what is new.\n")
    return int(check and bool(old))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
