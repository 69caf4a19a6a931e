"""Pages kept for visitors, from the site's own server with two workers. `python -m bench.served`."""

import multiprocessing
import os
import socket
import subprocess
import sys
import time
from contextlib import closing

from bench.child import report
from bench.demonstration import DATA

ADDRESSES = ("/", "/networks/", "/observatory/", "/news/")
SECONDS = 4.0
VISITORS = 2
"""Programs that ask, each over a connection that stays open."""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def reads(talk: socket.socket, address: str) -> None:
    """One page, whole."""
    talk.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    held = b""
    while b"\r\n\r\n" not in held:
        held += talk.recv(65536)
    head, _, body = held.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:80]
    [length] = [int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    left = length - len(body)
    while left > 0:
        left -= len(talk.recv(min(left, 1 << 20)))


def visits(port: int, told: "multiprocessing.Queue[int]") -> None:
    """Ask for pages one after another until the time is over."""
    done = 0
    with closing(socket.create_connection(("127.0.0.1", port))) as talk:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            reads(talk, ADDRESSES[done % len(ADDRESSES)])
            done += 1
    told.put(done)


def serve(port: int) -> "subprocess.Popen[bytes]":
    """The site's server with two workers, once it answers."""
    told = {
        **os.environ,
        "FAIRLEAD_DATA": str(DATA),
        "FAIRLEAD_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "fairlead_web.config.settings.demonstration",
    }
    command = [sys.executable, "-m", "gunicorn", "fairlead_web.config.wsgi:application"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--worker-class", "gthread"]
    command += ["--threads", "8", "--log-level", "error", "--no-control-socket"]
    server = subprocess.Popen(command, env=told)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def main() -> None:
    """Ask once for each page so that it is kept, then count."""
    port = free_port()
    server = serve(port)
    try:
        for address in ADDRESSES * 8:
            with closing(socket.create_connection(("127.0.0.1", port))) as talk:
                reads(talk, address)
        told: multiprocessing.Queue[int] = multiprocessing.Queue()
        asking = [multiprocessing.Process(target=visits, args=(port, told)) for _ in range(VISITORS)]
        for one in asking:
            one.start()
        pages = sum(told.get(timeout=60) for _ in asking)
        report(each_second=pages / SECONDS)
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
