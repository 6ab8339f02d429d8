"""Web address → bytes, the only door to the network. What answers is not trusted: not with our
time, our memory or our network.

A host's addresses are resolved once, checked, and connected to as they are, so that no second
look-up can name another; each redirect is checked like the first address. Time, size (as sent and
unpacked) and redirects count.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from http.client import HTTPException, IncompleteRead
from io import RawIOBase
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NewConnectionError,
)
from urllib3.response import HTTPResponse
from urllib3.util import Url, parse_url

from generator.errors import BriefingError, Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536  # bytes read at a time
_THREAD = "fetch"
_HEADERS = {
    "User-Agent": "briefing-generator",
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
}
_PACKED = frozenset({"gzip", "x-gzip"})
_AS_IT_IS = frozenset({"", "identity"})

_UNICAST = IPv6Network("2000::/3")  # every IPv6 address of the open internet is in here
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# IANA reserves these for special purposes; not every version of `ipaddress` knows them.
_RESERVED = (
    ip_network("192.0.0.0/24"),
    ip_network("192.88.99.0/24"),
    ip_network("2001::/23"),
    ip_network("2002::/16"),
    ip_network("3fff::/20"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost, redirects included; `private` lets it be one of this machine or
    its network.
    """

    seconds: float = 20.0
    size: int = 5_000_000  # bytes, unpacked
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `address` is where it was at last; `kind` and `charset` are what the
    server says, small letters.
    """

    address: str
    kind: str
    charset: str
    data: bytes


def fetch(address: str, limits: Limits) -> Fetched:
    """Return what lies at an http or https address. Raises `BriefingError` naming the address and
    why it cannot be had.
    """
    outcomes: SimpleQueue[Fetched | Exception] = SimpleQueue()
    call = _Call(limits)
    # A thread of its own, because a socket's timeout starts anew with each byte, and looking up a
    # name and unpacking have none.
    Thread(target=lambda: outcomes.put(_outcome(address, call)), name=_THREAD, daemon=True).start()
    try:
        outcome = outcomes.get(timeout=limits.seconds)
    except Empty as error:
        call.hang_up()
        raise _too_slow(address, limits) from error
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


class _Call:
    """One fetch, which another thread may end: `hang_up` cuts it off from the network."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._over = False
        self._line: socket.socket | None = None

    def connected(self, connection: HTTPConnection) -> None:
        """Take note of a newly opened connection. Raises `TimeoutError` after `hang_up`."""
        connection.timeout = self.limits.seconds  # it had only a share of that to open
        self._line = connection.sock  # before the check, so that `hang_up` cannot miss it
        if self._over:
            raise TimeoutError

    def hang_up(self) -> None:
        """Shut the connection down, whichever thread is waiting for it."""
        self._over = True
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)


def _outcome(address: str, call: _Call) -> Fetched | Exception:
    try:
        return _followed(address, call)
    except Exception as error:
        return error


def _followed(address: str, call: _Call) -> Fetched:
    here, limits = address, call.limits
    for _ in range(limits.redirects + 1):
        answer = _ask(_parsed(here), call)
        if isinstance(answer, Fetched):
            return answer
        here = _led_to(here, answer)
    raise _refused(
        address, f"leads on more than {limits.redirects} times", "give the address that it ends at"
    )


def _led_to(here: str, location: str) -> str:
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise _refused(location, "is no web address", "give the address that it ends at") from error


def _parsed(address: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise _refused(address, "is no web address", "write it in full, https:// first") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise _refused(address, "is no web address", "write it in full, https:// first")
    if url.auth:
        raise _refused(address, "holds a name or password", "leave it out")
    return url


def _ask(url: Url, call: _Call) -> Fetched | str:
    """Return what one request gave: what lies there, or where it is said to be."""
    limits = call.limits
    addresses = _addresses(url, limits)
    for ip in addresses:
        connection = _connection(url, ip, limits.seconds / len(addresses))
        try:
            return _answer(connection, url, call)
        except (NewConnectionError, ConnectTimeoutError):
            continue
        except TimeoutError as error:
            raise _too_slow(url.url, limits) from error
        except (HTTPError, HTTPException, OSError, EOFError, ValueError, zlib.error) as error:
            raise _refused(
                url.url,
                f"does not answer as it should ({_reason(error)})",
                "try again, or save the page",
            ) from error
        finally:
            connection.close()
    raise _refused(url.url, "cannot be reached", "try again, or save the page")


def _reason(error: Exception) -> str:
    if isinstance(error, EOFError) or isinstance(error.__cause__, IncompleteRead):
        return "it ends too early"
    if isinstance(error, BadGzipFile | zlib.error):
        return "its content is not packed as it says"
    return type(error).__name__


def _answer(connection: HTTPConnection, url: Url, call: _Call) -> Fetched | str:
    connection.connect()
    call.connected(connection)
    connection.request(
        "GET",
        url.request_uri,
        headers={**_HEADERS, "Host": url.netloc or ""},
        preload_content=False,
    )
    response = connection.getresponse()
    location = response.headers.get("Location", "")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        raise _refused(url.url, f"answers {response.status}", "look at it in a browser")
    kind, _, parameters = response.headers.get("Content-Type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(url.url, kind.strip(), charset, b"".join(_pieces(response, url, call.limits)))


def _pieces(response: HTTPResponse, url: Url, limits: Limits) -> Iterator[bytes]:
    """Yield the content of an answer, unpacked. Raises `EOFError` if packed data is cut short."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PACKED | _AS_IT_IS:
        what = "packs its content in a way that was not asked for"
        raise _refused(url.url, what, "save the page")
    sent = _Sent(response, url, limits)
    content = GzipFile(fileobj=sent, mode="rb") if packing in _PACKED else sent
    size = 0
    while piece := content.read(_PIECE):
        size += len(piece)
        if size > limits.size:
            raise _too_large(url, limits)
        yield piece
    if packing in _PACKED and not sent.size:
        raise EOFError


class _Sent(RawIOBase):
    """The body of an answer as it arrives, still packed, and how many bytes of it have arrived.

    They are limited, since an endless body may unpack to nothing. Too many raise a `BriefingError`.
    """

    def __init__(self, response: HTTPResponse, url: Url, limits: Limits) -> None:
        super().__init__()
        self.size = 0
        self._response, self._url, self._limits = response, url, limits

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        piece = self._response.read1(len(view), decode_content=False) or b""
        view[: len(piece)] = piece
        self.size += len(piece)
        if self.size > self._limits.size:
            raise _too_large(self._url, self._limits)
        return len(piece)


def _connection(url: Url, ip: str, seconds: float) -> HTTPConnection:
    """Return a connection, not opened yet, to an address that was checked; a certificate must be
    the host's.
    """
    if url.scheme == "http":
        return HTTPConnection(ip, url.port or 80, timeout=seconds)
    host = (url.host or "").strip("[]")
    return HTTPSConnection(
        ip,
        url.port or 443,
        timeout=seconds,
        ssl_context=ssl.create_default_context(),
        server_hostname=host,
    )


# -- which hosts may be asked ----------------------------------------------------------------------


def _addresses(url: Url, limits: Limits) -> list[str]:
    """Return the addresses of a host. Raises `BriefingError` if it has none, or if one is
    private.
    """
    host = (url.host or "").strip("[]")
    try:
        found = socket.getaddrinfo(host, url.port or url.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(url.url, "has a host that is not known", "check the address") from error
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    if not limits.private and not all(
        is_public(ip_address(each.partition("%")[0])) for each in addresses
    ):
        raise _refused(
            url.url, "leads into a private network", "give --allow-private if that is meant"
        )
    return addresses


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Say whether an address belongs to the open internet, with the same answer on every Python.

    An IPv6 address that stands for an IPv4 address (mapped or translated) is judged by that one.
    """
    if isinstance(ip, IPv6Address) and ip not in _UNICAST:
        inside = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else ip.ipv4_mapped
        return inside is not None and is_public(inside)
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _RESERVED)


def _too_slow(address: str, limits: Limits) -> BriefingError:
    return _refused(
        address, f"takes longer than {limits.seconds:g} seconds", "try again, or save the page"
    )


def _too_large(url: Url, limits: Limits) -> BriefingError:
    return _refused(url.url, f"has more than {limits.size:,} bytes", "save only the article")


def _refused(address: str, what: str, todo: str) -> BriefingError:
    return BriefingError(Problem(address, 0, what, todo))
