"""What a browser window asks for: the page that was fetched for it, and the files that belong to it.

A server of a thread's own, so that the browser keeps the site's files between pages. It never asks the
database: the world's transaction is not seen there.
"""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders

Fetched = tuple[int, dict[str, str], bytes]
KEPT = "max-age=3600, immutable"
AXE = "/axe.js"


class WindowServer(ThreadingHTTPServer):
    """Gives whoever opens a page the one that is `fetched`."""

    daemon_threads = True
    fetched: Fetched = (204, {}, b"")

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.root = f"http://localhost:{self.server_port}"
        Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went on to the next page is no fault."""


class Answer(BaseHTTPRequestHandler):
    """One answer of the server."""

    server: WindowServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The page, one of its files, or nothing."""
        path = urlsplit(self.path).path
        if self.headers.get("Sec-Fetch-Dest") == "document":
            self.gives(*self.server.fetched)
        elif path == AXE:
            self.gives(200, {"Content-Type": "text/javascript", "Cache-Control": KEPT}, AXE_SCRIPT.encode())
        elif path.startswith("/static/") and (file := finders.find(unquote(path.removeprefix("/static/")))):
            kind = guess_type(file)[0] or "text/plain"
            self.gives(200, {"Content-Type": kind, "Cache-Control": KEPT}, Path(file).read_bytes())
        else:
            self.gives(204, {}, b"")

    def gives(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """An answer as the site gave it."""
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() != "content-length":
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Nothing is told: the test tells what it found."""
