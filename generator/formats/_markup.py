"""The bytes of a saved page → its markup as text, and the address it was saved from."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from generator.charsets import browser_codec
from generator.errors import SeedError, unusable
from generator.model.seeds import SeedFile

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CODE = re.compile(r"<!--|<(?P<name>script|style|svg)\b[^<>]{0,2000}>", re.IGNORECASE)
_CLOSED = {
    "": re.compile(r"-->"),
    **{
        name: re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE)
        for name in ("script", "style", "svg")
    },
}
_SAVED = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,5}\)(https?://[^\s<>]{1,2000})")
_ON_THE_WEB = """cp1250 cp1251 cp1252 cp1253 cp1254 cp1257 iso8859_2 koi8_r gb18030 big5 euc_jp
shift_jis euc_kr utf_16 utf_16_le utf_16_be""".split()  # noqa: SIM905 - a list to read
_SHOWN = 40  # characters of a name in a problem
_MOSTLY = 10  # of as many characters of an English page, one at most is not of ASCII
_HEAD = 4096  # bytes or code points in which a page declares its encoding and its address


def read_markup(seed: SeedFile) -> tuple[str, str]:
    """Return the page without its code, and the address it was saved from, empty if it is not said.

    Raises `SeedError` for a page in an encoding that browsers do not read.
    """
    page, saved = _page(seed)
    return _without_code(page), saved


def _without_code(page: str) -> str:
    """Return the page without comments, styles, drawings and scripts but metadata: often most of a
    page, and no words of it.
    """
    kept, place, unclosed = [], 0, set[str]()
    for opened in _CODE.finditer(page):
        name = (opened["name"] or "").lower()
        if (
            opened.start() < place
            or name in unclosed
            or opened[0].endswith("/>")
            or "ld+json" in opened[0]
        ):
            continue
        closed = _CLOSED[name].search(page, opened.end())
        if closed:
            kept.append(page[place : opened.start()])
            place = closed.end()
        else:
            unclosed.add(name)
    return "".join([*kept, page[place:]])


def no_article(seed: SeedFile) -> SeedError:
    """Return the error that refuses a page in which no article was found."""
    return unusable(
        seed.name, "no article was found in the page", "paste its text into a .txt file"
    )


def _page(seed: SeedFile) -> tuple[str, str]:
    """Return the page and the address it was saved from, empty if it is not said."""
    if not seed.name.lower().endswith((".mhtml", ".mht")):
        page = _decoded(seed, seed.data, "")
        saved = _SAVED.search(page[:_HEAD])
        return page, saved[1] if saved else ""
    # Loaded here, since most seeds are no pages saved with their pictures.
    from generator.formats._mhtml import saved_page  # noqa: PLC0415

    found = saved_page(seed)
    if found is None:
        raise no_article(seed)
    data, charset, address = found
    return _decoded(seed, data, charset), address if address.startswith(
        ("http://", "https://")
    ) else ""


def _decoded(seed: SeedFile, data: bytes, declared: str) -> str:
    """Return a page as text: by its byte order mark, as declared, or as its bytes look, in this
    order.

    A page that declares a Western encoding and is valid UTF-8 was saved anew, as UTF-8, by somebody
    who left the declaration in. Raises `SeedError` for a declared encoding that browsers do not
    read.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    found = _DECLARED.search(data[:_HEAD])
    named = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    codecs_of = [_codec(seed, name) for name in (declared, named) if name]
    western = codecs_of[:1] == ["cp1252"]
    for codec in ("utf-8", "cp1252") if western else filter(None, (*codecs_of, "utf-8")):
        with suppress(UnicodeDecodeError):
            return data.decode(codec)
    return _detected(data)


def _codec(seed: SeedFile, declared: str) -> str:
    try:
        return browser_codec(declared)
    except LookupError as error:
        what = f"declares the encoding {ascii(declared[:_SHOWN])[1:-1]}, which browsers do not read"
        raise unusable(
            seed.name,
            what,
            "open the page in a browser and save it anew, or paste its text into a .txt file",
        ) from error


def _detected(data: bytes) -> str:
    """Return as text what is not as declared: UTF-8 with a few bytes broken, windows-1252 as the
    web has it, or as it looks.
    """
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    beyond = len(loose) - sum(map(str.isascii, loose))
    if 2 * broken <= beyond:
        return loose
    if _MOSTLY * beyond < len(loose) and b"\0" not in data:
        with suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - as above

    guess = from_bytes(data, cp_isolation=_ON_THE_WEB).best()
    return str(guess) if guess else loose
