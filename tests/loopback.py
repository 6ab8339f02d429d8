"""A server on this machine that answers as badly as a test wants: each path has a script that
writes to the bare connection.
"""

from __future__ import annotations

import gzip
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socket import socket
from socketserver import BaseRequestHandler, ThreadingTCPServer

PAGE = """<html><head><title>Harbour to close for a year</title></head><body><article><h1>Harbour to close for a year</h1>
<p>The harbour of Port Selwyn will close for a year, Mayor Ines Corvo said on Monday, and the ferries will leave from Aske.</p>
<p>“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”</p>
<p>The work will cost €12 million, Corvo said. The ministry declined to comment on who will pay for it.</p></article></body></html>
""".encode()
LATIN = PAGE.decode().translate(str.maketrans("€“”", '¤""')).encode("latin-1")
TEXT = b"Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close for a year.\n"

Script = Callable[[socket, "Server"], None]


@dataclass
class Server:
    """Where it listens, what it was asked, and an event that ends scripts that would never end."""

    port: int
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer as bytes; `Content_Type` stands for Content-Type."""
    given = {"Content-Type": "text/html", "Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def whole(body: bytes = b"", status: str = "200 OK", **headers: str) -> Script:
    """Return a script that gives one answer."""
    return lambda connection, server: connection.sendall(answer(body, status, **headers))


def dripping(before: bytes, drop: bytes) -> Script:
    """Return a script that never ends, a drop at a time, each in time."""

    def script(connection: socket, server: Server) -> None:
        connection.sendall(before)
        while not server.over.wait(0.02):
            connection.sendall(drop)

    return script


def gushing(before: bytes, piece: bytes) -> Script:
    """Return a script that sends without end, as fast as it can."""

    def script(connection: socket, server: Server) -> None:
        connection.sendall(before)
        while not server.over.is_set():
            connection.sendall(piece)

    return script


def silent(connection: socket, server: Server) -> None:
    server.over.wait()


def led(to: str, status: str = "302 Found") -> Script:
    return whole(status=status, Location=to)


def late(connection: socket, server: Server) -> None:
    """Answer after 1.2 seconds."""
    server.over.wait(1.2)
    connection.sendall(answer(PAGE))


PACKED = gzip.compress(PAGE, mtime=0)
TWICE = gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0)
NOTHING = gzip.compress(b"", mtime=0)  # unpacks to nothing, so that any number of them does


LAST = b"0\r\n\r\n"


def chunked(*pieces: bytes) -> bytes:
    """Return the pieces as chunks of HTTP, without the last chunk, which ends an answer."""
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def in_chunks(body: bytes, **headers: str) -> Script:
    head = answer(Content_Length="", Transfer_Encoding="chunked", **headers)
    return lambda connection, server: connection.sendall(head + body)


SCRIPTS: dict[str, Script] = {
    "/page": whole(PAGE),
    "/text": whole(TEXT, Content_Type="text/plain; charset=utf-8"),
    "/late": late,
    "/chunks": in_chunks(chunked(PAGE[:99], PAGE[99:]) + LAST),
    "/packed": whole(PACKED, Content_Encoding="gzip"),
    "/packed-twice": whole(TWICE, Content_Encoding="x-gzip"),
    "/packed-in-chunks": in_chunks(chunked(PACKED[:9], PACKED[9:]) + LAST, Content_Encoding="gzip"),
    "/as-it-is": whole(PAGE, Content_Encoding="identity"),
    "/latin": whole(LATIN, Content_Type="text/html; charset=latin-1"),
    "/unknown-charset": whole(PAGE, Content_Type="text/html; charset=klingon"),
    "/moved": led("/page", "301 Moved Permanently"),
    "/far": led("/moved"),
    "/round": led("/round"),
    "/to-file": led("file:///etc/passwd"),
    "/to-script": led("javascript:alert(1)"),
    "/to-nothing": led(""),
    "/to-broken": led("http://[::1"),
    "/to-password": led("http://name:word@127.0.0.1/page"),
    "/inside": lambda connection, server: connection.sendall(answer(status="302 Found", Location=server.at("/page", "127.0.0.2"))),
    "/inside-by-name": lambda connection, server: connection.sendall(answer(status="302 Found", Location="http://inside.example/")),
    "/inside-as-ipv6": lambda connection, server: connection.sendall(answer(status="302 Found", Location="http://[::ffff:127.0.0.2]/")),
    "/inside-after-all": led("/inside"),
    "/gone": whole(b"gone", status="404 Not Found"),
    "/picture": whole(b"\x89PNG", Content_Type="image/png"),
    "/lying-picture": whole(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "/empty": whole(b""),
    "/silent": silent,
    "/slow-head": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "/slow-line": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"y"),
    "/slow-body": dripping(answer(PAGE[:200], Content_Length=""), b" "),
    "/slow-hundred": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "/slow-packed": dripping(answer(Content_Length="", Content_Encoding="gzip"), NOTHING),
    "/endless": gushing(answer(PAGE, Content_Length=""), b"<p>More of it.</p>" * 1000),
    "/endless-line": gushing(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 10_000),
    "/too-large": whole(PAGE, Content_Length="999999999999"),
    "/bomb": whole(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"),
    "/endless-nothing": gushing(answer(Content_Length="", Content_Encoding="gzip"), NOTHING * 1000),
    "/bomb-in-bomb": whole(gzip.compress(gzip.compress(bytes(50_000_000))), Content_Encoding="gzip, gzip"),
    "/not-packed": whole(PAGE, Content_Encoding="gzip"),
    "/short": whole(PAGE, Content_Length=str(len(PAGE) + 1000)),
    "/short-packed": whole(PACKED[:-1], Content_Encoding="gzip"),
    "/short-in-packing": whole(PACKED, Content_Encoding="gzip", Content_Length="9999"),
    "/short-in-header": whole(PACKED[:5], Content_Encoding="gzip"),
    "/short-between": whole(PACKED + NOTHING[:12], Content_Encoding="gzip"),
    "/nothing-packed": whole(b"", Content_Encoding="gzip"),
    "/short-chunk": in_chunks(chunked(PAGE)[:-9]),
    "/no-last-chunk": in_chunks(chunked(PAGE)),
    "/short-packed-chunks": in_chunks(chunked(PACKED[:200]) + LAST, Content_Encoding="gzip"),
    "/damaged": whole(PACKED[:100] + bytes(4) + PACKED[104:], Content_Encoding="gzip"),
    "/deflate": whole(zlib.compress(PAGE), Content_Encoding="deflate"),
    "/brotli": whole(PAGE, Content_Encoding="br"),
    "/no-http": lambda connection, server: connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "/hang-up": lambda connection, server: None,
}  # fmt: skip


@contextmanager
def serving(secure: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve the scripts on a free port of this machine until the block ends."""

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                connection = (
                    secure.wrap_socket(self.request, server_side=True) if secure else self.request
                )
                request = connection.recv(65_536).decode("latin-1")
                server.asked.append(request)
                SCRIPTS[request.split(" ")[1].partition("?")[0]](connection, server)
                connection.close()

    class Listener(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Listener(("127.0.0.1", 0), Handler) as listener:
        server = Server(listener.server_address[1])
        threading.Thread(
            target=listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        yield server
        server.over.set()
        listener.shutdown()
