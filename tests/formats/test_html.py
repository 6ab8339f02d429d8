"""Saved pages: the article without what surrounds it, what the page states about it, and
encodings.
"""

import json
from email.message import EmailMessage

import pytest

from generator.articles import read_article
from generator.errors import SeedError
from generator.lexicon import load
from generator.model.articles import Article, BlockKind
from generator.model.seeds import SeedFile
from generator.model.spans import Basis
from generator.settings import Settings

PAGE = """\
<!DOCTYPE html><!-- saved from url=(0036)https://observer.example/news/harbour -->
<html lang="en"><head>CHARSET<title>Lund closes its harbour | The Lund Observer</title>
<meta property="og:site_name" content="The Lund Observer"><meta name="author" content="Anna Berg">
<meta property="article:published_time" content="2026-01-14T09:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div id="cookies">We use cookies to make your visit better. <button>Accept all</button></div>
<article><h1>Lund closes its harbour</h1>
<p>The harbour of Lund will be closed for two weeks in May because sand has filled the channel, <b>officials</b> said
on <a href="/monday">Monday</a>.</p>
<h2>Sand</h2>
<p>Fishermen asked for money, and the minister told them that she would think about it until the end of the week.</p>
<script>alert("evil")</script>
<blockquote><p>“We are sorry,” said its director, René Sol. “The sand does not wait.”</p></blockquote></article>
<section class="comments" id="comments"><h3>2 comments</h3><p>I told you so, and nobody listened to me!</p></section>
<footer>© 2026 The Lund Observer</footer></body></html>
"""


def read(data: bytes, name: str = "harbour.html") -> Article:
    return read_article(SeedFile(name, data), Settings(), load())


def page(charset: str = "utf-8") -> bytes:
    return PAGE.replace("CHARSET", f'<meta charset="{charset}">').encode(
        charset, "xmlcharrefreplace"
    )


def test_the_article_is_found_and_nothing_else() -> None:
    article = read(page())
    assert [block.span.of(article.text) for block in article.blocks] == [
        "Lund closes its harbour",
        "The harbour of Lund will be closed for two weeks in May because sand has filled the channel, officials said on Monday.",
        "Sand",
        "Fishermen asked for money, and the minister told them that she would think about it until the end of the week.",
        "“We are sorry,” said its director, René Sol. “The sand does not wait.”",
    ]
    assert [block.kind for block in article.blocks] == [
        BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "top"),
    [
        (
            "Sand &amp; Water: Lund closes its harbour",
            '<h1><a href="/">Sand &amp; Water</a></h1><h3 class="post-title">Lund closes its harbour</h3>',
        ),
        ("Sand &amp; Water - Lund closes its harbour", "<p><b>Lund closes its harbour</b></p>"),
        (
            "Lund closes its harbour | Sand &amp; Water",
            '<h1 class="logo">Sand &amp; Water</h1><h2>Lund closes its harbour</h2>',
        ),
    ],
)
def test_the_headline_is_told_from_the_name_of_the_site(title: str, top: str) -> None:
    text = (
        "<p>The harbour of Lund will be closed for two weeks in May because sand fills the channel, officials said on Monday.</p>"
        * 3
    )
    article = read(
        f"<html><head><title>{title}</title></head><body>{top}<div class=post-body>{text}</div></body></html>".encode()
    )
    assert (article.title.text, article.publisher.text) == (
        "Lund closes its harbour",
        "Sand & Water",
    )


@pytest.mark.parametrize(
    "mark_up",
    ['<p class="gh-article-excerpt">', '<h2 class="c-standfirst">', "<div class=article__subhead>"],
)
def test_what_the_mark_up_calls_a_standfirst_is_one(mark_up: str) -> None:
    deck = "Ships go to Sundby, and the fishermen want to know who pays for that."
    text = PAGE.replace("CHARSET", "").replace(
        "</h1>", f"</h1>{mark_up}{deck}</{mark_up[1:4].strip('>').split()[0]}>"
    )
    kinds = {
        block.span.of(article.text): block.kind
        for article in [read(text.encode())]
        for block in article.blocks
    }
    assert kinds[deck] is BlockKind.STANDFIRST


@pytest.mark.parametrize(
    "deck", ["Most Popular Today", "14 January 2026 | BY: Anna Berg", "Follow us on Facebook"]
)
def test_a_line_about_the_page_is_no_standfirst_whatever_the_mark_up_calls_it(deck: str) -> None:
    text = PAGE.replace("CHARSET", "").replace("</h1>", f'</h1><p class="standfirst">{deck}</p>')
    assert deck not in {each.span.of(it.text) for it in [read(text.encode())] for each in it.blocks}


def crossheads(*inside: str) -> list[str]:
    """Return the crossheads of a page that has these elements between two of its paragraphs."""
    above = (
        "<p>Ships go to Sundby now, and the fishermen of Lund want to know who pays for that.</p>"
    )
    text = PAGE.replace("CHARSET", "").replace("</h1>", f"</h1>{above}{''.join(inside)}")
    found = read(text.encode())
    kinds = ((each.kind, each.span.of(found.text)) for each in found.blocks)
    return [words for kind, words in kinds if kind is BlockKind.CROSSHEAD]


def test_a_heading_of_links_inside_the_article_is_no_crosshead_but_one_over_text_is() -> None:
    link = '<ul><li><a href="/a">Sundby gets a new crane</a></li></ul>'
    assert crossheads("<h3>What we know</h3>") == ["What we know", "Sand"]
    assert crossheads("<h3>Related articles</h3>", link) == ["Sand"]
    assert crossheads("<h3>________________</h3>") == ["Sand"]


def test_an_author_is_a_name() -> None:
    text = PAGE.replace("CHARSET", "")
    assert [
        author.text
        for author in read(text.replace("Anna Berg", "Anna van der Berg").encode()).authors
    ] == ["Anna van der Berg"]
    assert read(text.replace("Anna Berg", "Our staff is a reporter").encode()).authors == ()


def test_what_the_page_states() -> None:
    article = read(page())
    assert (article.title.text, article.title.basis) == ("Lund closes its harbour", Basis.STATED)
    assert (article.published.edtf, article.published.basis) == ("2026-01-14", Basis.STATED)
    assert (article.publisher.text, [author.text for author in article.authors]) == (
        "The Lund Observer",
        ["Anna Berg"],
    )
    assert article.address.text == "https://observer.example/news/harbour"


@pytest.mark.parametrize(
    "printed",
    ["2026-02-01T09:00Z", "2026/2/1", "20260201", "1.2.2026", "1st Feb. 2026", "February 1, 2026"],
)
def test_the_first_of_a_month_is_read_where_it_is_printed(printed: str) -> None:
    dated = page().replace(b"2026-01-14T09:00:00Z", printed.encode())
    assert read(dated).published.edtf == "2026-02-01"


@pytest.mark.parametrize("printed", ["2026-02-30", "30/02/2026", "2026-02-00", "03/04/2026"])
def test_a_day_that_does_not_exist_or_may_be_another_is_none(printed: str) -> None:
    dated = page().replace(b"2026-01-14T09:00:00Z", printed.encode())
    assert read(dated).published.edtf == ""


def test_a_month_stays_a_month() -> None:
    assert read(page().replace(b"2026-01-14T09:00:00Z", b"2026-02")).published.edtf == "2026-02"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15", "utf-16", "gb18030"])
def test_the_declared_encoding_is_used(charset: str) -> None:
    assert "René Sol" in read(page(charset)).text


@pytest.mark.parametrize("declared", ["punycode", "utf-7", "cp437"])
def test_an_encoding_that_browsers_do_not_read_is_refused_by_name(declared: str) -> None:
    with pytest.raises(
        SeedError,
        match=rf"harbour\.html: declares the encoding {declared}, which browsers do not read",
    ):
        read(PAGE.replace("CHARSET", f'<meta charset="{declared}">').encode())


def test_an_encoding_that_nobody_declares_is_detected() -> None:
    text = (
        PAGE.replace("CHARSET", "")
        .replace("“", '"')
        .replace("”", '"')
        .replace("René", "René Kovářová-Šťastná")
    )
    assert "Kovářová" in read(text.encode("cp1250")).text


@pytest.mark.parametrize("declared", ["utf-8", "klingon", ""])
def test_a_page_in_windows_letters_that_says_something_else_is_read_as_the_web_reads_it(
    declared: str,
) -> None:
    text = PAGE.replace("CHARSET", f'<meta charset="{declared}">' if declared else "").replace(
        "René", "José Peña—René"
    )
    assert (
        "“We are sorry,” said its director, José Peña—René Sol." in read(text.encode("cp1252")).text
    )


def test_a_broken_byte_costs_one_letter() -> None:
    article = read(page().replace(b"Fishermen", b"Fisher\x92men"))
    assert "Fisher\ufffdmen asked" in article.text
    assert "“We are sorry,” said its director, René Sol." in article.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_page_of_another_width_is_read_whatever_it_declares(encoding: str) -> None:
    assert (
        "“We are sorry,” said its director, René Sol."
        in read(PAGE.replace("CHARSET", '<meta charset="utf-16">').encode(encoding)).text
    )


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("first", [True, False])
def test_of_the_pages_in_one_file_the_one_that_was_saved_is_read(
    cte: str, charset: str, first: bool
) -> None:
    """A browser saves advertisements in frames as further pages."""
    address = "https://observer.example/news/harbour"
    parts = [
        (PAGE.replace("CHARSET", ""), charset, address),
        ("<p>Buy a mattress, said nobody.</p>", "utf-8", "https://ads.example/"),
    ]
    message = EmailMessage()
    message["Snapshot-Content-Location"] = address
    message.make_related()
    for text, letters, location in parts if first else reversed(parts):
        message.add_related(text, subtype="html", charset=letters, cte=cte)
        message.get_payload()[-1]["Content-Location"] = location  # type: ignore[index]
    message.add_related(b"\x89PNG", "image", "png")
    assert (
        "“We are sorry,” said its director, René Sol."
        in read(message.as_bytes(), "harbour.mhtml").text
    )


def test_a_page_saved_as_one_file() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://observer.example/news/harbour"
    message["Subject"] = "Lund closes its harbour"
    message.set_content(PAGE.replace("CHARSET", ""), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    article = read(message.as_bytes(), "harbour.mhtml")
    assert article.title.text == "Lund closes its harbour"
    assert article.address.text == "https://observer.example/news/harbour"


SAVED = """\
Snapshot-Content-Location: {address}
Subject: {subject}
Content-Type: multipart/related; boundary="B"

--B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

{page}
--B--
"""


def saved(page: str = PAGE, address: str = "https://observer.example/", subject: str = "") -> bytes:
    return SAVED.format(page=page.replace("CHARSET", ""), address=address, subject=subject).encode()


def test_headers_of_a_saved_page_are_taken_as_printed() -> None:
    page = PAGE.replace("<!-- saved from url=(0036)https://observer.example/news/harbour -->", "")
    assert (
        read(saved(page, "https://observer.example/a\n b"), "a.mhtml").address.text
        == "https://observer.example/ab"
    )
    encoded = "https://observer.example/=?utf-7?q?+2AA-?="
    assert read(saved(page, encoded), "a.mhtml").address.text == encoded


def test_headers_without_an_end_cost_no_more_than_their_beginning() -> None:
    assert "René Sol" in read(saved(subject="=?utf-8?q?a?= " * 100_000), "a.mhtml").text
    assert (
        "René Sol"
        in read(
            saved().replace(b"charset=utf-8", b"charset=utf-8" + b";" * 1_000_000), "a.mhtml"
        ).text
    )


def nested(count: int) -> bytes:
    """Return a page within so many parts."""
    above = "".join(
        f'Content-Type: multipart/mixed; boundary="N{place}"\n\n--N{place}\n'
        for place in range(count - 1)
    )
    return above.encode() + saved()


def test_parts_within_parts_are_read_twenty_deep() -> None:
    assert "René Sol" in read(nested(20), "a.mhtml").text
    with pytest.raises(
        SeedError,
        match=r"a\.mhtml: has 21 parts with parts of their own; a page with 20 can be read",
    ):
        read(nested(21), "a.mhtml")


def test_headers_that_the_library_fails_on_are_refused_by_name() -> None:
    with pytest.raises(SeedError, match=r"a\.mhtml: is no page that a browser saved"):
        read(saved().replace(b"charset=utf-8", b"x*=1; x*1=2; x*0=3"), "a.mhtml")


def test_a_page_with_more_tags_than_any_article_has_is_refused_unread() -> None:
    with pytest.raises(SeedError, match=r"harbour\.html: has 100,0\d\d tags"):
        read(page() + b"<p>" * 100_000)


def test_scripts_and_drawings_do_not_count_nor_hide_the_article() -> None:
    drawing = f"<svg viewBox='0 0 1 1'>{'<path d=m/>' * 100_000}</svg><svg/>"
    script = f"<script>x = '{'<p>' * 100_000}'</script><!-- <script> -->"
    assert (
        read(page().replace(b"<nav>", f"{drawing}{script}<nav>".encode())).text == read(page()).text
    )


@pytest.mark.parametrize("opened", ["<script>", "<svg>", "<!--", "<style>"])
def test_code_without_an_end_costs_no_more_than_the_article(opened: str) -> None:
    with pytest.raises(SeedError, match=r"harbour\.html"):
        read(f"<p>Lund</p>{opened * 40_000}".encode())


def test_entities_that_would_grow_without_end_stay_as_they_are() -> None:
    bomb = "".join(f'<!ENTITY e{number + 1} "{f"&e{number};" * 10}">' for number in range(9))
    article = read(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{bomb}]>{PAGE.replace("Fishermen", "&e9; fishermen")}'.encode()
    )
    assert len(article.text) < 1_000


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<" * 5000, b"\x00" * 100, b"<p>" * 20000, b"<div>" * 20000, b"&a;" * 9000],
)
def test_a_page_without_an_article_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(SeedError, match=r"harbour\.html"):
        read(data)


# -- what belongs to the article -------------------------------------------------------------------

LEDE = "The council of Elmstow voted on Monday to shut the harbour for a year while the quay is rebuilt, a step that traders had opposed."
RELL = "“We will lose the season,” said Tomas Rell, who runs the ice house. “Nobody has told us who will pay for that.”"
FLINT = "The mayor, Ada Flint, said the work could not wait. “The piles are rotten and the surveyors gave us until May,” she told the meeting."
WORK = "Work is to begin in April, most of it paid by the county. A ferry will run from Harrow in the meantime, the council said."


def harbour(inside: str = "", around: str = "", head: str = "") -> Article:
    """Return a page with four paragraphs, with something between the third and the last."""
    told = "".join(f"<p>{words}</p>" for words in (LEDE, RELL, FLINT))
    return read(
        f"<html><head><meta charset=utf-8><title>Harbour to close - The Elm Gazette</title>{head}</head><body>{around}"
        f"<article><h1>Harbour to close</h1>{told}{inside}<p>{WORK}</p></article></body></html>".encode()
    )


def body(article: Article) -> list[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.CROSSHEAD)
    return [block.span.of(article.text) for block in article.blocks if block.kind in kinds]


def left_out(article: Article) -> dict[str, str]:
    return {left.span.of(article.text): str(left.reason) for left in article.left_out}


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<p><a href=/x>On Friday three men denied taking lead from the roof of the ice house.</a></p>",
         ["On Friday three men denied taking lead from the roof of the ice house."]),
        ("<div class=ad-slot></div><p>Traders plan to appeal.</p>", ["Traders plan to appeal."]),
        ("<ul><li>Two cranes</li><li>A ferry</li></ul>", ["Two cranes", "A ferry"]),
        ("<p><q>It is far too short</q>, Vera Quist said.</p>", ["“It is far too short”, Vera Quist said."]),
        ("<p>The har&shy;bour is&nbsp;deep.</p>", ["The harbour is deep."]),
        ("<p>It will be long.<br>Ferries go on.</p>", ["It will be long.", "Ferries go on."]),
        ("<p>It will be<br>long.</p>", ["It will be long."]),
        ("<h2>What now</h2><p>Traders plan to appeal.</p>", ["What now", "Traders plan to appeal."]),
    ],
)  # fmt: skip
def test_what_stands_in_the_article_belongs_to_it(inside: str, kept: list[str]) -> None:
    assert body(harbour(inside)) == [LEDE, RELL, FLINT, *kept, WORK]


def test_what_holds_the_article_is_part_of_it_whatever_it_is_called() -> None:
    told = "".join(f"<p>{words}</p>" for words in (LEDE, RELL, FLINT, WORK))
    page = f"<html><body><h1>Harbour to close</h1><div class='story share newsletter'>{told}</div></body></html>"
    assert body(read(page.encode())) == [LEDE, RELL, FLINT, WORK]


@pytest.mark.parametrize(
    ("inside", "reason", "words"),
    [
        ("<p><a href=/1>Ferry fares to rise by a tenth</a></p>", "related", "Ferry fares to rise by a tenth"),
        ("<h2>More on this</h2><ul><li>Why the <a href=/1>ferry costs more</a></li><li>Who <a href=/2>owns the ice</a></li></ul>"
         "<h2>What now</h2>", "related", "More on this"),
        ("<article class=card><p>Fares on the Harrow ferry will rise in April, the operator said.</p></article>", "related",
         "Fares on the Harrow ferry will rise in April, the operator said."),
        ("<figure><img><figcaption>The quay in winter</figcaption></figure>", "caption", "The quay in winter"),
        ("<p>The fee is <del>£5</del> <ins>£6</ins>.</p>", "amendment", "£5"),
        ("<div class=share-bar><p>Send this to a friend of yours</p></div>", "share", "Send this to a friend of yours"),
        ("<table><tr><td>Berths</td><td>40</td></tr><tr><td>Cranes</td><td>2</td></tr></table>", "table", "Berths"),
        ("<div class=pull-quote>“The piles are rotten and the surveyors gave us until May,” says the mayor</div>", "repeat",
         "“The piles are rotten and the surveyors gave us until May,” says the mayor"),
        ("<h2>Harbour to close</h2>", "repeat", "Harbour to close"),
        ("<div id=cookie-banner><p>We use cookies to make this service work.</p></div>", "cookie-notice",
         "We use cookies to make this service work."),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_article_is_listed_with_its_reason(
    inside: str, reason: str, words: str
) -> None:
    article = harbour(inside)
    assert left_out(article)[words] == reason
    assert words not in "".join(body(article))


def test_every_word_of_the_page_is_kept_or_listed() -> None:
    article = harbour(
        "<aside><p>Ice</p></aside>", "<nav><a href=/>Home</a></nav><div><b>Storm</b> at sea</div>"
    )
    printed = " ".join([*body(article), *left_out(article), article.title.text])
    assert all(words in printed for words in ("Home", "Storm at sea", "Ice", LEDE, WORK))
    assert sorted(article.text.split()) == sorted(printed.split())


def test_teasers_longer_than_the_article_are_left_out() -> None:
    teaser = (
        "<div class=river><h3><a href=/{0}>Title {0}</a></h3><p>"
        + "The ferry will run every hour, the company said. " * 5
        + "</p></div>"
    )
    article = harbour(around="".join(teaser.format(number) for number in range(9)))
    assert body(article) == [LEDE, RELL, FLINT, WORK]


def test_an_article_in_several_parts_is_read_whole() -> None:
    parts = "".join(
        f"<div class=grid><div class='chunk body'><p>{words}</p><p>{more}</p></div></div><div class=grid><p>Advertisement</p></div>"
        for words, more in ((LEDE, RELL), (FLINT, WORK))
    )
    article = read(
        f"<html><body><article><h1>Harbour to close</h1>{parts}</article></body></html>".encode()
    )
    assert body(article) == [LEDE, RELL, FLINT, WORK]


@pytest.mark.parametrize(
    ("inside", "last"),
    [
        ("<p>The mayor wrote to traders:</p><blockquote><p>I know that quay.</p><p>We sold fish there.</p></blockquote>",
         ["“I know that quay.", "“We sold fish there.”"]),
        ("<blockquote><p>“I know that quay.”</p><footer>— <cite>Vera Quist, lawyer</cite></footer></blockquote>",
         ["“I know that quay.” — Vera Quist, lawyer"]),
        ("<blockquote><p>I know that quay.</p>&mdash; Vera Quist (@quist) <a href=/>2 March 2026</a></blockquote>",
         ["“I know that quay.” — Vera Quist (@quist) 2 March 2026"]),
        ("<blockquote><p>I know that quay.</p></blockquote>", ["I know that quay."]),
    ],
)  # fmt: skip
def test_a_block_quotation_is_in_marks_where_the_page_says_whose_it_is(
    inside: str, last: list[str]
) -> None:
    assert body(harbour(inside))[-1 - len(last) : -1] == last


# -- what the page says of itself ------------------------------------------------------------------


def linked_data(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (linked_data(author=[{"@type": "Person", "name": "Sven Ek, Jr."}, {"@type": "Organization", "name": "The Elm Gazette"}]), ["Sven Ek"]),
        (linked_data(author={"@type": "Person", "name": "NORA PIKE, Elm News Writer"}), ["Nora Pike"]),
        ('<meta name=author content="By Nora Pike and Sven Ek">', ["Nora Pike", "Sven Ek"]),
        ('<meta property="article:author" content="https://elm.example/nora"><meta name=byl content="By Nora Pike">', ["Nora Pike"]),
        ('<meta name=author content="Elm Broadcasting Corporation">', []),
    ],
)  # fmt: skip
def test_authors_are_people(head: str, authors: list[str]) -> None:
    assert [author.text for author in harbour(head=head).authors] == authors


def test_the_author_stands_with_the_article_and_not_with_a_teaser() -> None:
    teasers = "<aside><p class=author>Jon Russ</p></aside>"
    page = "<div class=by><span class=author>Nora Pike</span> <span>Elm Press</span></div>"
    article = read(
        f"<html><body>{teasers}<article><h1>Harbour to close</h1>{page}<p>{LEDE}</p><p>{RELL}</p></article>{teasers}</body></html>".encode()
    )
    assert [author.text for author in article.authors] == ["Nora Pike"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked_data(datePublished="2026-03-02T08:00:00Z", dateModified="2026-03-09T08:00:00Z"), "2026-03-02"),
        (linked_data(dateModified="2026-03-09T08:00:00Z"), ""),
        ('<meta itemprop="datePublished dateCreated" content="2026-03-02T08:00:00Z">', "2026-03-02"),
        ("<meta name=date content=20260302>", "2026-03-02"),
    ],
)  # fmt: skip
def test_the_date_is_of_the_publication(head: str, published: str) -> None:
    assert harbour(head=head).published.edtf == published


def test_the_time_beside_a_teaser_is_no_date_of_the_article() -> None:
    article = harbour(around="<aside><time datetime=2026-02-01>1 February</time></aside>")
    assert article.published.edtf == ""


@pytest.mark.parametrize(
    ("stated", "printed", "day"),
    [
        ("2026-03-03T02:59:46Z", "2 March 2026", "2026-03-02"),  # evening, west of Greenwich
        ("2026-03-03T02:59:46+01:00", "2 March 2026", "2026-03-03"),
        ("2026-03-05T02:59:46Z", "2 March 2026", "2026-03-05"),
        ("2026-03-03T02:59:46Z", "Updated 4 March 2026", "2026-03-03"),
    ],
)
def test_the_printed_day_is_that_of_the_place(stated: str, printed: str, day: str) -> None:
    article = read(
        f"<html><head>{linked_data(datePublished=stated)}</head><body><article><h1>Harbour to close</h1><p>{printed}</p>"
        f"<p>{LEDE}</p><p>{RELL}</p><p>{FLINT}</p></article></body></html>".encode()
    )
    assert article.published.edtf == day


@pytest.mark.parametrize(
    ("title", "head", "publisher"),
    [
        ("Harbour to close - The Elm Gazette", '<meta property="og:site_name" content="Elm Gazette">', "Elm Gazette"),
        ("Harbour to close | Elm Gazette", '<meta property="og:site_name" content="elm.example">', "Elm Gazette"),
        ("Harbour to close", '<meta property="og:site_name" content="elmgazette">' + linked_data(publisher={"name": "The Elm Gazette"}),
         "The Elm Gazette"),
        ("Harbour to close", '<meta property="og:site_name" content="elm.example">', "elm.example"),
        ("Harbour to close – and nobody knows who pays", "", ""),
    ],
)  # fmt: skip
def test_the_publisher_is_the_name_of_the_site_rather_than_its_address(
    title: str, head: str, publisher: str
) -> None:
    article = read(
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>Harbour to close</h1><p>{LEDE}</p><p>{RELL}</p></article></body></html>".encode()
    )
    assert article.publisher.text == publisher


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Harbour to close for a year - The Elm Gazette", "Harbour to close for a year"),
        ("Harbour to close — and nobody knows who pays", "Harbour to close — and nobody knows who pays"),
        ("Flint – “I will not sell”", "Flint – “I will not sell”"),
    ],
)  # fmt: skip
def test_a_headline_is_not_cut_at_a_dash_in_a_sentence(title: str, headline: str) -> None:
    article = read(
        f"<html><head><title>{title}</title></head><body><div><p>{LEDE}</p><p>{RELL}</p></div></body></html>".encode()
    )
    assert article.title.text == headline
