"""An organisation's own sign-in, played by a small server on this machine."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs


class Provider:
    """Answers as OpenID Connect wants it; `claims` is what it says of the person, `down` makes it fail."""

    def __init__(self):
        self.claims = {"sub": "77", "email": "ada@harbour.nhs.uk", "name": "Ada Osei", "picture": "face.png"}
        self.down = False
        self.challenge = ""
        self.server = HTTPServer(("127.0.0.1", 0), self.handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def handler(provider):  # noqa: N805  (the class below has a self of its own)
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(provider.claims if self.path == "/userinfo" else provider.configuration())

            def do_POST(self):
                sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                verifier = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
                assert base64.urlsafe_b64encode(verifier).decode().rstrip("=") == provider.challenge
                self.answer({"access_token": "t", "token_type": "Bearer"})

            def answer(self, what):
                self.send_response(500 if provider.down else 200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(what).encode())

            def log_message(self, *args):
                pass

        return Handler

    def configuration(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
