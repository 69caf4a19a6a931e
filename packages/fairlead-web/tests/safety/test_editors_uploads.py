"""What editors send through Wagtail’s own forms: nothing that runs, bursts, or lands elsewhere."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from readers import listening_to_the_log
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.test.utils.form_data import nested_form_data, streamfield

from fairlead_web.content import document_types
from fairlead_web.content.models import ArticlePage, NewsIndexPage
from fairlead_web.content.pictures import shown

SCRIPT = b"<script>alert(1)</script>"


def drawn(kind="PNG", size=(20, 20)):
    """A picture."""
    held = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(held, kind)
    return held.getvalue()


def piece(name, data):
    """One piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claiming(width, height):
    """A small PNG that says it is large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + piece(b"IHDR", head)
        + piece(b"IDAT", zlib.compress(b"\0" * 99))
        + piece(b"IEND", b"")
    )


def packed():
    """A zip of a few kilobytes that holds many million noughts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("noughts", b"0" * 20_000_000)
    return held.getvalue()


NO_PICTURES = {
    "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>",
    "svg.png": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "page.png": b"<!doctype html>" + SCRIPT,
    "page.html": SCRIPT,
    "gif.png": drawn("GIF"),
    "empty.png": b"",
    "cut.png": drawn()[:40],
    "large.png": claiming(8_000, 8_000),
    "bomb.png": claiming(100_000, 100_000),
    "zip.png": packed(),
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def editor(sign_in, make_person, give):
    """A browser of somebody of the programme team."""
    person = make_person("Tess Team")
    give(person, "programme-team")
    return sign_in(person)


@pytest.fixture
def sends(editor, django_capture_on_commit_callbacks):
    """sends("documents", "plan.txt", b"Plan") uploads through the page and through the one for several."""

    def send(kind, name, content):
        statuses = []
        for address, field in ((f"/cms/{kind}/add/", "file"), (f"/cms/{kind}/multiple/add/", "files[]")):
            data = {"title": "A file", field: SimpleUploadedFile(name, content)}
            with django_capture_on_commit_callbacks(execute=True):
                statuses.append(editor.post(address, data).status_code)
        return statuses

    return send


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_refused_as_a_picture(sends, name, tmp_path):
    assert sends("images", name, NO_PICTURES[name]) == [200, 200], (
        "The form again, and a refusal for a script."
    )
    assert not Image.objects.exists()
    assert not [one for one in tmp_path.rglob("*") if one.is_file()], "Nothing stays on the disk."


def test_a_picture_that_is_a_page_as_well_is_shown_as_a_picture_alone(sends, client):
    sends("images", "both.png", drawn() + SCRIPT)
    made = shown(Image.objects.first())
    answer = client.get(made.url)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert SCRIPT not in b"".join(answer.streaming_content), "It is drawn anew."


@pytest.mark.parametrize("name", ["../../outside.png", "/etc/outside.png", "..\\outside.png", "\x00.png"])
def test_a_name_leads_nowhere_else(sends, name, tmp_path):
    sends("images", name, drawn())
    sends("documents", name.replace("png", "txt"), b"Plan")
    folder = tmp_path / "files"
    for one in (*Image.objects.all(), *Document.objects.all()):
        assert Path(one.file.path).resolve().is_relative_to(folder)
    assert not [one for one in tmp_path.rglob("*outside*") if not one.resolve().is_relative_to(tmp_path)]


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "program.exe", "page.xhtml", "page.txt.html"])
def test_what_runs_is_no_document(sends, name):
    sends("documents", name, SCRIPT)
    assert not Document.objects.exists()


def bundle(**parts):
    """A zip with these parts, as packed documents are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def word(**more):
    """The least that is a Word document."""
    return bundle(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>", **more})


ODT = b"application/vnd.oasis.opendocument.text"
NOT_WHAT_THEY_SAY = {
    "page.pdf": SCRIPT,
    "page.txt": b" \n<!DOCTYPE html>" + SCRIPT,
    "picture.csv": b'\xef\xbb\xbf<svg onload="alert(1)"/>',
    "program.txt": b"MZ\x90\0",
    "bomb.docx": packed(),
    "large.docx": word(word__media=b"0" * 2_000_000),
    "parts.docx": word(**{f"word__{n}": b"" for n in range(50)}),
    "macro.docx": word(**{"word__vbaProject.bin": b"x"}),
    "sheet.xlsx": word(),
    "sheet.ods": bundle(mimetype=ODT),
    "cut.docx": word()[:40],
    "empty.epub": b"",
    "page.rtf": SCRIPT,
    "heavy.txt": b"0" * (10 * 1024**2 + 1),
}
DOCUMENTS = {
    "report.PDF": b"%PDF-1.7\n",
    "report.docx": word(),
    "report.odt": bundle(mimetype=ODT, **{"content.xml": b"<x/>"}),
    "letter.rtf": b"{\\rtf1 Plan}",
    "a.csv": b"=1+1",
    "wide.csv": "a\tb".encode("utf-16"),
    "old.txt": b"caf\xe9",
}


def test_a_document_that_is_not_what_its_name_says_is_refused_and_leaves_nothing(
    editor, sends, tmp_path, monkeypatch
):
    monkeypatch.setattr(document_types, "MOST_UNPACKED", 1_000_000)
    monkeypatch.setattr(document_types, "MOST_PARTS", 50)
    for name, content in NOT_WHAT_THEY_SAY.items():
        assert sends("documents", name, content) == [200, 200], name
        assert not Document.objects.exists(), name
    answer = editor.post(
        "/cms/documents/add/", {"title": "A file", "file": SimpleUploadedFile("page.pdf", SCRIPT)}
    )
    assert "is not what its name says (.pdf)" in answer.content.decode()
    assert not [one for one in tmp_path.rglob("*") if one.is_file()], "Nothing stays on the disk."


def test_a_document_is_handed_on_as_it_is_and_can_do_nothing_in_a_browser(sends, client):
    for name, content in DOCUMENTS.items():
        sends("documents", name, content)
        document = Document.objects.order_by("pk").last()
        assert Path(name).stem in document.filename, name
        answer = client.get(document.url)
        assert b"".join(answer.streaming_content) == content
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "html" not in answer["Content-Type"]


def test_a_document_is_found_and_no_fault_is_logged(sends, editor):
    with listening_to_the_log() as lines:
        sends("documents", "plan.txt", b"Plan")
        sends("images", "harbour.png", drawn())
        found = editor.get("/cms/documents/", {"q": "file"}).content.decode()
    assert "A file" in found
    assert [line for line in lines if '"level": "ERROR"' in line] == []


def pressed(text, kind, **data):
    """What the editor's text field sends: a paragraph, all of it under one entity."""
    entity = {"type": kind, "mutability": "MUTABLE", "data": data}
    ranges = [{"offset": 0, "length": len(text), "key": 0}]
    block = {"key": "aaaaa", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    return json.dumps({"entityMap": {"0": entity}, "blocks": [{**block, "entityRanges": ranges}]})


HOSTILE = [
    pressed("press <script>alert(1)</script>", "LINK", url="javascript:alert(1)"),
    pressed("<img src=x onerror=alert(1)>", "LINK", url="JaVaScRiPt\n:alert(1)"),
    pressed("here", "LINK", url="data:text/html,<script>alert(1)</script>"),
    pressed("there", "LINK", url='https://example.org/" onmouseover="alert(1)'),
    pressed("seen", "IMAGE", src="x", alt='"><script>alert(1)</script>'),
    pressed("held", "EMBED", url="https://example.org/", html="<script>alert(1)</script>"),
]


def test_hostile_text_in_an_article_is_text(editor, client):
    parent = NewsIndexPage.objects.get()
    heading = {"text": "<script>alert(1)</script>", "level": "2"}
    words = [("heading", heading), *(("paragraph", text) for text in HOSTILE)]
    form = {
        "title": "<script>alert(1)</script>",
        "slug": "hostile",
        "published_on": "2026-01-01",
        "credit": '"><img src=x onerror=alert(1)>',
        "introduction": "<script>alert(1)</script>",
        "body": streamfield(words),
        "welsh_body": streamfield([]),
        "action-publish": "1",
    }
    answer = editor.post(f"/cms/pages/add/content/articlepage/{parent.pk}/", nested_form_data(form))
    assert answer.status_code == 302
    article = ArticlePage.objects.get(slug="hostile")
    for page in (client.get(article.url), client.get("/news/"), editor.get(f"/cms/pages/{article.pk}/edit/")):
        text = page.content.decode()
        assert page.status_code == 200
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    shown_to_all = client.get(article.url).content.decode()
    assert 'href="java' not in shown_to_all.lower()
    assert 'href="data:' not in shown_to_all
    assert 'onmouseover="' not in shown_to_all
    assert "script-src 'self'" in client.get(article.url)["Content-Security-Policy"]
