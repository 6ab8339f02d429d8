"""Web pages as a browser saves them, `.html` and `.mhtml`: trafilatura finds the article, its
metadata count as stated.

The article's text is what was extracted, headline first, a paragraph a line; readers' comments are
left behind on the page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Any

from generator.charsets import browser_codec
from generator.errors import Problem, SeedError
from generator.formats._lines import split_lines
from generator.model.articles import BlockKind, Line, Source
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted

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
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})<", re.IGNORECASE)
_TITLE_WITHIN = 200_000  # code points
# The class of an element with a standfirst, and its text.
_DECK = re.compile(
    r"(?:standfirst|excerpt|sub-?head|subtitle|strapline|\bdek\b|\bdeck\b)[^<>]{0,300}>\s{0,99}([^<]{20,600})<",
    re.IGNORECASE,
)
_TOP = 3  # paragraphs among which it stands
_PARTS = re.compile(r"\s+[|»«·–—-]\s+|:\s")  # between headline and name
_SHOWN = 40  # characters of a name in a problem
_PARTICLE = 3  # letters of "van", "de", "bin"
_MOST_PARTS = 5  # of a page's title
_MOSTLY = 10  # of as many characters of an English page, one at most is not of ASCII
_HEAD = 4096  # bytes or code points in which a page declares its encoding and its address
# five times as many as a large page of news has; the library's time grows with their square
_MOST_TAGS = 15_000
_WHY = "the page's metadata say so"
_BLOCKS = frozenset(
    {"body", "p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div"}
)

# The date that the page's markup gives; no guess, and no day that depends on when the page is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

_Paragraph = tuple[str, BlockKind | None]


def read_html(seed: SeedFile) -> Source:
    """Return the article in a saved page. Raises `SeedError` if there is none that can be found."""
    # Loaded here, since it takes longer than reading all text seeds of a small briefing.
    from trafilatura import bare_extraction  # noqa: PLC0415

    page, saved = _page(seed)
    page = _without_code(page)
    if page.count("<") > _MOST_TAGS:
        what = (
            f"has {page.count('<'):,} tags beside its scripts and drawings; a page of "
            f"{_MOST_TAGS:,} can be read"
        )
        raise SeedError(Problem(seed.name, 0, what, "paste the article's text into a .txt file"))
    try:
        found: Any = bare_extraction(
            page,
            url=saved or None,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # whatever a page makes the library raise costs that page only
        raise _no_article(seed) from error
    if found is None or found.body is None:
        raise _no_article(seed)
    return _source(found, saved, page)


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


def _no_article(seed: SeedFile) -> SeedError:
    return SeedError(
        Problem(seed.name, 0, "no article was found in the page", "paste its text into a .txt file")
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
        raise _no_article(seed)
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
        raise SeedError(
            Problem(
                seed.name,
                0,
                what,
                "open the page in a browser and save it anew, or paste its text into a .txt file",
            )
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


def _source(found: Any, saved: str, page: str) -> Source:
    paragraphs = [_one_line(words, kind) for words, kind in _paragraphs(found.body)]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph[0]]
    title, site = _title(" ".join((found.title or "").split()), page)
    site = found.sitename or site
    day = _printed_day(found.date, f"{saved}\n{page}")
    if title and not any(words == title for words, _ in paragraphs[:2]):
        paragraphs.insert(0, (title, None))
    text = "\n\n".join(words for words, _ in paragraphs)
    decks = {_plain(deck[1]) for deck in _DECK.finditer(page)}
    kinds = [
        BlockKind.HEADLINE
        if title and words == title
        else BlockKind.STANDFIRST
        if place < _TOP and words in decks
        else kind
        for place, (words, kind) in enumerate(paragraphs)
    ]
    lines = tuple(
        _marked(line, kind, kinds[:place])
        for place, (line, kind) in enumerate(zip(split_lines(text), kinds, strict=True))
    )
    return Source(
        text,
        lines,
        title=Noted(title, Basis.STATED, why=_WHY) if title else Noted(),
        authors=tuple(
            Noted(name, Basis.STATED, why=_WHY)
            for name in map(str.strip, (found.author or "").split(";"))
            if _is_name(name)
        ),
        publisher=Noted(site, Basis.STATED, why=_WHY) if site else Noted(),
        published=Noted(day, Basis.STATED, why=_WHY) if day else Noted(),
        address=_address(found.url, saved),
    )


def _title(title: str, page: str) -> tuple[str, str]:
    """Return the headline, and the site's name where both stand in the page's title and the
    library took the name or the whole.
    """
    opened = _TITLE.search(page[:_TITLE_WITHIN])
    whole = opened[1] if opened else ""
    for mark in islice(_PARTS.finditer(whole), _MOST_PARTS):
        left, right = whole[: mark.start()], whole[mark.end() :]
        for part, other in ((left, right), (right, left)):
            longer = len(part.split()) > len(other.split())
            if (
                longer
                and title in (_plain(other), _plain(whole))
                and re.search(rf">\s{{0,99}}{re.escape(part.strip())}\s{{0,99}}<", page)
            ):
                return _plain(part), _plain(other)
    return title, ""


def _printed_day(found: str | None, page: str) -> str:
    """Return the day that the library found, if the page gives it; else an empty string.

    The library completes "2026-02" by the day on which it runs, and takes "2026-02-30" for the 1st
    of February.
    """
    if not found:
        return ""
    year, month, day = found.split("-")
    m, d = int(month), int(day)
    notations = (
        rf"{year}[^\dT]{{0,2}}0?{m}[^\dT]{{0,2}}0?{d}(?!\d)|{year}{month}{day}",  # 2026-02-14
        rf"(?<!\d)(?:0?{d}[-/.]0?{m}|0?{m}[-/]0?{d})[-/.](?:{year}|{year[2:]}(?!\d))",  # 14.2.2026
        rf"(?<!\d)0?{d}(?!\d)[^\d<>]{{1,25}}{year}",  # 14 February 2026, February 14, 2026
    )
    return found if re.search("|".join(notations), page) else ""


def _plain(markup: str) -> str:
    return " ".join(unescape(markup).split())


def _is_name(text: str) -> bool:
    """Say whether an author is named, rather than told of ("Our staff is a reporter"): long words
    in it are capitalised.
    """
    return bool(text) and (
        text.islower() or all(len(word) <= _PARTICLE or not word.islower() for word in text.split())
    )


def _marked(line: Line, kind: BlockKind | None, above: list[BlockKind | None]) -> Line:
    """Return the line with its kind; the headline counts once."""
    return replace(line, kind=None if kind is BlockKind.HEADLINE and kind in above else kind)


def _address(found: str | None, saved: str) -> Noted:
    address = next(
        (one for one in (found, saved) if one and one.startswith(("http://", "https://"))), ""
    )
    return Noted(address, Basis.STATED, why=_WHY) if address else Noted()


def _one_line(words: str, kind: BlockKind | None) -> _Paragraph:
    return " ".join(words.split()), kind


def _paragraphs(body: Any) -> Iterator[_Paragraph]:
    """Yield the text of every block in the order of the page; two line breaks in a row end a
    paragraph, too.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with trafilatura

    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            kind = BlockKind.CROSSHEAD if event == "end" and element.tag == "head" else None
            yield from ((part, kind) for part in re.split(r"\n(?:[^\S\n]*\n)+", "".join(words)))
            words.clear()
        words.append((element.text if event == "start" else element.tail) or "")
        if element.tag == "lb" and event == "start":
            words.append("\n")
