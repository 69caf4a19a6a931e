"""A mail server that refuses, hangs, accepts, or accepts and does not say so, as the test wishes."""

import socketserver
import threading
from contextlib import contextmanager


class MailServer(socketserver.ThreadingTCPServer):
    """`mood` is what it does with whoever comes; `taken` are the letters it took, `tried` the attempts."""

    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Caller)
        self.mood, self.tried, self.taken = "accept", [], []
        self.over, self.go_on = threading.Event(), threading.Event()


class Caller(socketserver.StreamRequestHandler):
    """One caller's conversation."""

    def handle(self):
        """As the mood is."""
        self.server.tried.append(self.server.mood)
        if self.server.mood == "refuse":
            self.say("421 Come back later")
        elif self.server.mood == "hang":
            self.server.over.wait(20)
        else:
            self.say("220 Welcome")
            while line := self.rfile.readline().strip().upper():
                if line == b"DATA" and self.server.mood == "leave":
                    return
                self.answer(line)
                if line == b"DATA" and self.server.mood == "swallow":
                    return

    def answer(self, line):
        """One line."""
        if line == b"DATA":
            self.say("354 Go on")
            letter = b"".join(iter(self.rfile.readline, b".\r\n"))
            self.server.taken.append(letter.decode())
            if self.server.mood == "swallow":
                return
            if self.server.mood == "linger":
                self.server.go_on.wait(20)
        self.say("250 Fine")

    def say(self, line):
        """One line back."""
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server():
    """It listens while this lasts."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()
