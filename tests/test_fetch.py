"""Whatever a server does, fetching ends in time and in memory, with what lies at the address or with a reason."""

import socket
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
import trustme

from generator.errors import BriefingError
from generator.fetch import Limits, fetch, is_public
from tests.loopback import PAGE, TEXT, Server, serving

QUICK = Limits(seconds=0.4, size=1_000_000, redirects=3, private=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refusal(address: str, limits: Limits = QUICK) -> str:
    """Return why an address is refused; that it is refused is the test."""
    with pytest.raises(BriefingError) as raised:
        fetch(address, limits)
    (problem,) = raised.value.problems
    assert problem.todo
    return problem.what


# -- what is fetched -------------------------------------------------------------------------------------------------


def test_what_lies_at_an_address_is_fetched_with_what_the_server_says_of_it(server: Server) -> None:
    got = fetch(server.at("/page"), QUICK)
    assert (got.address, got.kind, got.charset, got.data) == (server.at("/page"), "text/html", "", PAGE)
    got = fetch(server.at("/text"), QUICK)
    assert (got.kind, got.charset, got.data) == ("text/plain", "utf-8", TEXT)


def test_a_packed_page_is_unpacked(server: Server) -> None:
    assert fetch(server.at("/packed"), QUICK).data == PAGE


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    assert fetch(server.at("/far"), QUICK).address == server.at("/page")


def test_the_host_is_asked_by_its_name_and_never_for_the_fragment(server: Server) -> None:
    fetch(server.at("/page?a=b#c", "localhost"), QUICK)
    request = server.asked[-1]
    assert request.startswith("GET /page?a=b HTTP/1.1\r\n")
    assert f"\r\nHost: localhost:{server.port}\r\n" in request


# -- slow, endless, lying --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/silent", "/slow-head", "/slow-line", "/slow-body", "/slow-hundred"])
def test_a_slow_answer_is_given_up(server: Server, path: str) -> None:
    assert refusal(server.at(path)) == "takes longer than 0.4 seconds"


@pytest.mark.parametrize("path", ["/endless", "/bomb", "/bomb-in-bomb"])
def test_a_large_answer_is_given_up(server: Server, path: str) -> None:
    assert refusal(server.at(path), Limits(seconds=20, size=1_000_000, private=True)) == "has more than 1,000,000 bytes"


@pytest.mark.parametrize("path", ["/endless-line", "/too-large", "/not-packed", "/short", "/no-http", "/hang-up"])
def test_an_answer_that_is_not_what_it_says_is_refused(server: Server, path: str) -> None:
    assert refusal(server.at(path), Limits(seconds=20, private=True)).startswith("does not answer as it should (")


def test_what_is_not_there_is_refused(server: Server) -> None:
    assert refusal(server.at("/gone")) == "answers 404"
    assert refusal(server.at("/to-nothing")) == "answers 302"


def test_where_nobody_listens_nothing_is_reached() -> None:
    with serving() as closed:
        port = closed.port
    assert refusal(f"http://127.0.0.1:{port}/") == "cannot be reached"


# -- where it may lead -----------------------------------------------------------------------------------------------


def test_redirects_are_counted(server: Server) -> None:
    before = len(server.asked)
    assert refusal(server.at("/round")) == "leads on more than 3 times"
    assert len(server.asked) - before == 4


@pytest.mark.parametrize("path", ["/to-file", "/to-script", "/to-broken"])
def test_a_redirect_to_anything_but_the_web_is_refused(server: Server, path: str) -> None:
    assert refusal(server.at(path)) == "is no web address"


@pytest.mark.parametrize(
    "address",
    "file:///etc/passwd ftp://a.example/ javascript:alert(1) //a.example/ http:// http:///x http://[::1 https://a:b:c/".split(),  # noqa: SIM905
)
def test_only_the_web_is_asked(address: str) -> None:
    assert refusal(address) == "is no web address"


def test_a_password_in_an_address_is_refused() -> None:
    assert refusal("https://name:word@a.example/") == "holds a name or password"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_unless_that_is_meant(server: Server, host: str) -> None:
    before = len(server.asked)
    assert refusal(server.at("/page", host), Limits()) == "leads into a private network"
    assert len(server.asked) == before


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let 127.0.0.1 stand for the open internet and 127.0.0.2 for what is private; return the names that are looked up."""
    looked_up: list[str] = []
    places = {"inside.example": ["127.0.0.2"], "turning.example": ["127.0.0.1", "127.0.0.2"], "both.example": ["127.0.0.1"]}
    ask = socket.getaddrinfo

    def answered(host: str, port: int | str, *args: Any, **more: Any) -> list[Any]:
        if host not in places:
            return ask(host, port, *args, **more)
        looked_up.append(host)
        found = [place for address in places[host][:1] for place in ask(address, port, *args, **more)]
        places[host] = places[host][1:] or places[host]
        return found + (ask("127.0.0.2", port, *args, **more) if host == "both.example" else [])

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    monkeypatch.setattr("generator.fetch.is_public", lambda ip: str(ip) == "127.0.0.1")
    return looked_up


@pytest.mark.parametrize("path", ["/inside", "/inside-by-name", "/inside-as-ipv6", "/inside-after-all"])
def test_a_page_of_the_web_cannot_lead_into_the_private_network(server: Server, outside: list[str], path: str) -> None:
    before = len(server.asked)
    assert refusal(server.at(path), Limits()) == "leads into a private network"
    assert len(server.asked) - before == (2 if path == "/inside-after-all" else 1)


def test_a_name_is_looked_up_once_and_what_was_checked_is_asked(server: Server, outside: list[str]) -> None:
    """A name server may give another answer the second time; nobody asks it a second time."""
    assert fetch(server.at("/page", "turning.example"), Limits()).data == PAGE
    assert outside == ["turning.example"]


def test_a_host_of_which_one_address_is_private_is_not_asked_at_any(server: Server, outside: list[str]) -> None:
    assert refusal(server.at("/page", "both.example"), Limits()) == "leads into a private network"


def test_a_redirect_does_not_bring_a_password(server: Server) -> None:
    assert refusal(server.at("/to-password")) == "holds a name or password"


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 240.0.0.1 ::1 ::
    fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1""".split(),  # noqa: SIM905 - a list to read
)
def test_an_address_that_is_not_of_the_open_internet_is_private(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


# -- https -----------------------------------------------------------------------------------------------------------


def test_a_certificate_must_be_the_hosts_and_one_that_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name that was asked for counts, though the connection goes to the address that was checked."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with serving(context) as secure, authority.cert_pem.tempfile() as trusted:
        named, unnamed = (f"https://{host}:{secure.port}/page" for host in ("localhost", "127.0.0.1"))
        assert refusal(named).startswith("does not answer as it should (SSL")
        monkeypatch.setenv("SSL_CERT_FILE", trusted)
        assert fetch(named, QUICK).data == PAGE
        assert refusal(unnamed).startswith("does not answer as it should (")
