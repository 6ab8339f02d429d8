"""Whatever a server does, fetching ends in time and in memory, with what lies at the address or
with a reason.
"""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import Any

import pytest
import trustme

from generator.errors import BriefingError
from generator.fetch import Limits, fetch, is_public
from tests.loopback import PAGE, TEXT, Server, serving
from tests.project import PATIENCE

PATIENT = Limits(seconds=PATIENCE, size=1_000_000, redirects=3, private=True)
IMPATIENT = replace(PATIENT, seconds=0.4)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refusal(address: str, limits: Limits = PATIENT) -> str:
    """Return why an address is refused; that it is refused is the test."""
    with pytest.raises(BriefingError) as raised:
        fetch(address, limits)
    (problem,) = raised.value.problems
    assert problem.todo
    return problem.what


# -- what is fetched -------------------------------------------------------------------------------


def test_what_lies_at_an_address_is_fetched_with_what_the_server_says_of_it(server: Server) -> None:
    got = fetch(server.at("/page"), PATIENT)
    assert (got.address, got.kind, got.charset, got.data) == (
        server.at("/page"),
        "text/html",
        "",
        PAGE,
    )
    got = fetch(server.at("/text"), PATIENT)
    assert (got.kind, got.charset, got.data) == ("text/plain", "utf-8", TEXT)


@pytest.mark.parametrize(
    "path",
    ["/packed", "/packed-twice", "/packed-in-chunks", "/chunks", "/as-it-is"],
)
def test_a_page_is_what_was_packed_or_sent_in_chunks(server: Server, path: str) -> None:
    assert fetch(server.at(path), PATIENT).data == PAGE


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    assert fetch(server.at("/far"), PATIENT).address == server.at("/page")


def test_the_host_is_asked_by_its_name_and_never_for_the_fragment(server: Server) -> None:
    fetch(server.at("/page?a=b#c", "localhost"), PATIENT)
    request = server.asked[-1]
    assert request.startswith("GET /page?a=b HTTP/1.1\r\n")
    assert f"\r\nHost: localhost:{server.port}\r\n" in request


# -- slow, endless, lying --------------------------------------------------------------------------


def left_behind() -> list[Thread]:
    """Return the threads of fetches that still run, after a time in which each could end."""
    threads = [each for each in enumerate_threads() if each.name == "fetch"]
    for thread in threads:
        thread.join(PATIENCE)
    return [thread for thread in threads if thread.is_alive()]


@pytest.mark.parametrize(
    "path",
    ["/silent", "/slow-head", "/slow-line", "/slow-body", "/slow-hundred", "/slow-packed"],
)
def test_a_slow_answer_is_given_up_and_nobody_goes_on_reading_it(server: Server, path: str) -> None:
    assert refusal(server.at(path), IMPATIENT) == "takes longer than 0.4 seconds"
    assert left_behind() == []


def test_unpacking_counts_against_the_time(server: Server) -> None:
    """An answer that unpacks to nothing never reaches the limit on what is unpacked."""
    roomy = replace(IMPATIENT, size=10**12)
    assert refusal(server.at("/endless-nothing"), roomy) == "takes longer than 0.4 seconds"
    assert left_behind() == []


@pytest.mark.usefixtures("outside")
def test_a_host_with_twenty_addresses_has_all_the_time_for_its_answer(server: Server) -> None:
    """The time is shared between addresses only while a connection is being opened."""
    assert fetch(server.at("/late", "twenty.example"), Limits(seconds=20)).data == PAGE


@pytest.mark.parametrize("path", ["/endless", "/endless-nothing", "/bomb"])
def test_a_large_answer_is_given_up(server: Server, path: str) -> None:
    assert refusal(server.at(path)) == "has more than 1,000,000 bytes"


@pytest.mark.parametrize(
    "path",
    """/short /too-large /short-packed /short-in-packing /short-in-header /short-between
    /nothing-packed /short-chunk /no-last-chunk
    /short-packed-chunks""".split(),  # noqa: SIM905 - a list to read
)
def test_an_answer_that_is_cut_short_is_refused(server: Server, path: str) -> None:
    assert refusal(server.at(path)) == "does not answer as it should (it ends too early)"


@pytest.mark.parametrize("path", ["/not-packed", "/damaged"])
def test_an_answer_that_cannot_be_unpacked_is_refused(server: Server, path: str) -> None:
    assert "(its content is not packed as it says)" in refusal(server.at(path))


@pytest.mark.parametrize("path", ["/deflate", "/brotli", "/bomb-in-bomb"])
def test_only_the_packing_that_was_asked_for_is_unpacked(server: Server, path: str) -> None:
    assert refusal(server.at(path)) == "packs its content in a way that was not asked for"


@pytest.mark.parametrize("path", ["/endless-line", "/no-http", "/hang-up"])
def test_an_answer_that_is_not_what_it_says_is_refused(server: Server, path: str) -> None:
    assert refusal(server.at(path)).startswith("does not answer as it should (")


def test_what_is_not_there_is_refused(server: Server) -> None:
    assert refusal(server.at("/gone")) == "answers 404"
    assert refusal(server.at("/to-nothing")) == "answers 302"


def test_where_nobody_listens_nothing_is_reached() -> None:
    with serving() as closed:
        port = closed.port
    assert refusal(f"http://127.0.0.1:{port}/") == "cannot be reached"


# -- where it may lead -----------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::ffff:127.0.0.1]"],
)
def test_this_machine_is_not_asked_unless_that_is_meant(server: Server, host: str) -> None:
    before = len(server.asked)
    assert refusal(server.at("/page", host), Limits()) == "leads into a private network"
    assert len(server.asked) == before


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make 127.0.0.1 and .3 to .21 public and 127.0.0.2 private; return the names that are looked
    up.
    """
    looked_up: list[str] = []
    places = {
        "inside.example": ["127.0.0.2"],
        "turning.example": ["127.0.0.1", "127.0.0.2"],
        "both.example": ["127.0.0.1"],
        "twenty.example": ["127.0.0.1"],
    }
    more_public = [f"127.0.0.{number}" for number in range(3, 22)]
    further = {"both.example": ["127.0.0.2"], "twenty.example": more_public}
    ask = socket.getaddrinfo

    def answered(host: str, port: int | str, *args: Any, **more: Any) -> list[Any]:
        if host not in places:
            return ask(host, port, *args, **more)
        looked_up.append(host)
        addresses = [*places[host][:1], *further.get(host, ())]
        places[host] = places[host][1:] or places[host]
        return [place for address in addresses for place in ask(address, port, *args, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    public = {"127.0.0.1", *more_public}
    monkeypatch.setattr("generator.fetch.is_public", lambda ip: str(ip) in public)
    return looked_up


@pytest.mark.parametrize(
    "path", ["/inside", "/inside-by-name", "/inside-as-ipv6", "/inside-after-all"]
)
def test_a_page_of_the_web_cannot_lead_into_the_private_network(
    server: Server, outside: list[str], path: str
) -> None:
    before = len(server.asked)
    assert refusal(server.at(path), Limits()) == "leads into a private network"
    assert len(server.asked) - before == (2 if path == "/inside-after-all" else 1)


def test_a_name_is_looked_up_once_and_what_was_checked_is_asked(
    server: Server, outside: list[str]
) -> None:
    """A name server may give another answer the second time; nobody asks it a second time."""
    assert fetch(server.at("/page", "turning.example"), Limits()).data == PAGE
    assert outside == ["turning.example"]


def test_a_host_of_which_one_address_is_private_is_not_asked_at_any(
    server: Server, outside: list[str]
) -> None:
    assert refusal(server.at("/page", "both.example"), Limits()) == "leads into a private network"


def test_a_redirect_does_not_bring_a_password(server: Server) -> None:
    assert refusal(server.at("/to-password")) == "holds a name or password"


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 0.0.0.0 0.255.255.255 10.1.2.3 100.64.0.1 169.254.169.254 172.16.0.1
    172.31.255.255 192.0.0.0 192.0.0.9 192.0.0.255 192.0.2.1 192.88.99.1 192.168.1.1
    198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:10.0.0.1 ::ffff:192.0.0.9 ::ffff:0:127.0.0.1
    ::ffff:0:808:808 64:ff9b::7f00:1 64:ff9b::c000:9 64:ff9b:1::1 64:ff9b:1::808:808
    64:ff9b:1:ffff::1 100::1 100:0:0:1::1 2001::1 2001:0:808:808::f7f7:f7f7 2001:1::1
    2001:2::1 2001:10::1 2001:20::1 2001:1ff:ffff::1 2001:db8::1 2002:7f00:1::
    2002:808:808:: 3fff::1 3fff:fff:ffff::1 4000::1 5f00::1 fc00::1 fdff::1 fe80::1 fec0::1
    feff::1 ff02::1 ff0e::1""".split(),  # noqa: SIM905 - a list to read
)
def test_an_address_that_is_not_of_the_open_internet_is_private(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    """1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 191.255.255.255 192.0.1.1
    192.88.98.1 198.17.0.1 198.20.0.1 223.255.255.255 2001:200::1 2001:4860:4860::8888
    2003::1 2606:4700::1111 2a00:1450::1 3ffe::1 64:ff9b::808:808
    ::ffff:8.8.8.8""".split(),  # noqa: SIM905 - a list to read
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


# -- https -----------------------------------------------------------------------------------------


def test_a_certificate_must_be_the_hosts_and_one_that_is_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The name that was asked for counts, though the connection goes to the address that was
    checked.
    """
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with serving(context) as secure, authority.cert_pem.tempfile() as trusted:
        named, unnamed = (
            f"https://{host}:{secure.port}/page" for host in ("localhost", "127.0.0.1")
        )
        assert refusal(named).startswith("does not answer as it should (SSL")
        monkeypatch.setenv("SSL_CERT_FILE", trusted)
        assert fetch(named, PATIENT).data == PAGE
        assert refusal(unnamed).startswith("does not answer as it should (")
