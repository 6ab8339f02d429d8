"""verify finds one differing character in any published quotation, and names page, quotation, file
and line.
"""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.errors import Problem
from generator.model.articles import Article
from generator.model.briefings import Briefing
from generator.model.readings import Statement, StatementKind
from generator.model.spans import Dated, Noted, Span
from generator.tables import table_files
from generator.verify import verify
from tests import samples

TEXT = "Harbour to close\n\nThe mayor said: “We’ll   close *it* <today> & reopen\u00a0it.”\r\nNothing else.\n"
START, END = TEXT.index("We’ll"), TEXT.index("”")
ARTICLE = Article(
    "a.txt", "0" * 64, "a", "en", TEXT, Noted(), (), Noted(), Dated(), Noted(), Noted(), (), ()
)  # fmt: skip
SHOWN = "We’ll close &#42;it&#42; &lt;today&gt; &amp; reopen&#160;it."


def problems_of(content: str, name: str = "docs/articles/a.md") -> tuple[Problem, ...]:
    return verify([(name, content)], [ARTICLE])[1]


def quotation(words: str, start: int = START, end: int = END, seed: str = "a.txt") -> str:
    return f'<span data-seed="{seed}" data-start="{start}" data-end="{end}">{words}</span>'


@pytest.mark.parametrize(
    "page",
    [
        "No quotation at all, <br> and ‘words’ that claim no place.",
        quotation(SHOWN),
        f"- {quotation(SHOWN)} and {quotation(SHOWN)}",
        quotation(SHOWN.replace("close", "<b>cl<i>o</i>se</b>")),
        quotation(SHOWN.replace("close ", 'close <span class="b-ed">[for a year] </span>')),
        quotation(SHOWN.replace(" &amp;", "\n&amp;")),
        quotation(f"{SHOWN}<wbr><img src=x>"),
        quotation(
            SHOWN.replace(
                "close",
                quotation("close", TEXT.index("close", START), TEXT.index("close", START) + 5),
            )
        ),
        f"<p>{quotation(SHOWN)}</p></div></p>",
    ],
)
def test_a_quotation_as_a_browser_shows_it_is_in_order(page: str) -> None:
    assert problems_of(page) == ()


@pytest.mark.parametrize(
    "page",
    [
        quotation(SHOWN.replace("it.", "it!")),
        quotation(SHOWN.replace("’", "'")),
        quotation(SHOWN.replace("&#160;", " ")),
        quotation(SHOWN.replace("today", "Today")),
        quotation(SHOWN.replace(" close", "close")),
        quotation(f"{SHOWN} "),
        quotation(SHOWN, START + 1),
        quotation(SHOWN, START, END + 1),
        quotation(SHOWN, START, 10_000),
        quotation(SHOWN.replace("close", '<span class="b-edge">[for a year]</span>close')),
        f"{quotation(SHOWN)[: -len('</span>')]} and more</span>",
        f'<span data-seed="a.txt" data-start="x">{SHOWN}</span>',
        f'<span data-seed="a.txt" data-start="{"9" * 5_000}">{SHOWN}</span>',
        f'<span data-seed="a.txt" data-start="٣" data-end="²">{SHOWN}</span>',
        f"<p>{quotation('never closed')[:-7]}</p>",
        quotation(SHOWN + " cut off")[:-7],
    ],
)
def test_one_differing_character_is_found(page: str) -> None:
    assert len(problems_of(page)) == 1


def test_a_difference_is_named_with_page_quotation_file_and_line() -> None:
    (problem,) = problems_of(f"# Title\n\n{quotation('We’ll close')}")
    assert str(problem) == (
        "docs/articles/a.md:3: shows “We’ll close”, but a.txt:3 prints “We’ll   close *it* <today> & reopen\xa0it.”; "
        "run python -m generator, then build the site again"
    )


def test_a_quotation_from_a_seed_that_is_not_there_is_named() -> None:
    (problem,) = problems_of(quotation(SHOWN, seed="gone.txt"))
    assert "from gone.txt, which is not there" in str(problem)


def test_a_seed_with_two_spaces_in_its_name_is_found_by_what_pages_print_of_it() -> None:
    article = replace(ARTICLE, seed="a  b.txt")
    assert verify([("docs/articles/a.md", quotation(SHOWN, seed="a b.txt"))], [article]) == (1, ())


def test_every_quotation_is_counted() -> None:
    assert verify([("a.md", quotation(SHOWN)), ("b.html", quotation(SHOWN) * 2)], [ARTICLE])[0] == 3


def export(words: str) -> str:
    statement = {"id": "s", "start": START, "end": END, "text": words, "cue": None}
    article = {
        "id": "a",
        "seed": "a.txt",
        "statements": [statement],
        "figures": [],
        "dates": [],
        "occasions": [],
        "summary": [],
    }
    passage = {"article": "a", "start": START, "end": END, "text": words}
    return json.dumps(
        {
            "articles": [article],
            "passages": [passage],
            "events": [],
            "pushbacks": [],
            "silences": [],
        }
    )


def test_words_in_the_export_are_compared_as_they_stand() -> None:
    assert problems_of(export(TEXT[START:END]), "docs/data/briefing.json") == ()
    assert (
        len(problems_of(export(TEXT[START:END].replace("   ", " ")), "docs/data/briefing.json"))
        == 2
    )


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("summary", lambda place: place),
        ("events", lambda place: {**place, "text": TEXT[START:END], "also": [place]}),
        ("stories", lambda place: {"source": place}),
    ],
)
def test_a_summary_a_story_and_an_event_of_several_articles_are_compared_too(
    kind: str, entry: Callable[[dict[str, object]], dict[str, object]]
) -> None:
    written = json.loads(export(TEXT[START:END]))
    place = {"article": "a", "start": START, "end": END, "text": "It opens."}
    (written["articles"][0] if kind == "summary" else written)[kind] = [entry(place)]
    (problem,) = problems_of(json.dumps(written), "docs/data/briefing.json")
    assert "shows “It opens.”" in str(problem)


def test_words_in_a_table_are_compared_as_they_stand() -> None:
    table = f'id,words,seed,start,end\r\ns,"{TEXT[START:END]}",a.txt,{START},{END}\r\n'
    assert problems_of(table, "docs/data/quotes.csv") == ()
    assert len(problems_of(table.replace("it.", "it"), "docs/data/quotes.csv")) == 1


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("1=1", "1=1"),
        (";=1", "';=1"),
    ],
)
def test_the_guard_against_formulas_is_told_from_apostrophes_of_the_article(
    printed: str, cell: str
) -> None:
    article = replace(ARTICLE, text=printed)
    made = f"id,words,seed,start,end\r\ns,{cell},a.txt,0,{len(printed)}\r\n"
    assert verify([("docs/data/quotes.csv", made)], [article]) == (1, ())
    (file,) = (
        each for each in table_files(quoting(printed), 500) if each.path == "data/quotes.csv"
    )
    (row,) = csv.DictReader(io.StringIO(file.content.decode(), newline=""))
    assert row["words"] == cell


def quoting(words: str) -> Briefing:
    """Return a briefing of one statement, which is the whole article."""
    whole = Span(0, len(words))
    said = Statement("s", StatementKind.QUOTED, whole, whole, None, None, "s")
    made = samples.reading(replace(ARTICLE, text=words), statements=(said,), figures=())
    return samples.briefing(made, speakers=(), events=(), numbers=())


@pytest.mark.parametrize("sign", "=+-@;＝＋－＠")
def test_every_guard_of_the_tables_is_known(sign: str) -> None:
    guarded = f"id,words,seed,start,end\r\ns,'{sign}1,a.txt,0,2\r\n"
    printed = Article(
        "a.txt",
        "0" * 64,
        "a",
        "en",
        f"{sign}1",
        Noted(),
        (),
        Noted(),
        Dated(),
        Noted(),
        Noted(),
        (),
        (),
    )
    assert verify([("docs/data/quotes.csv", guarded)], [printed]) == (1, ())


def test_words_in_a_preview_are_compared_as_a_browser_shows_them() -> None:
    passage = {
        "before": "",
        "text": "We’ll close *it* <today> & reopen\u00a0it.",
        "start": START,
        "end": END,
    }
    script = (
        f'briefing.articles["a"] = {json.dumps({"seed": "a.txt", "passages": {"s-1": passage}})};\n'
    )
    assert problems_of(script, "docs/data/passages/a.js") == ()
    assert len(problems_of(script.replace("reopen", "re-open"), "docs/data/passages/a.js")) == 1


def test_words_that_search_shows_are_compared_as_a_browser_shows_them() -> None:
    said = ["s-1", 2, START, END, "We’ll close *it* <today> & reopen\u00a0it."]
    pages = json.dumps([{"seed": "a.txt", "units": [{"said": [said]}]}])
    script = f'briefing.part("texts-0", {pages});\n'
    name = "docs/data/search/texts-0.js"
    assert problems_of(script, name) == ()
    assert len(problems_of(script.replace("reopen", "re-open"), name)) == 1
    assert problems_of(script, "docs/data/search/terms-0.js") == ()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"articles": [{}]}', '{"articles": 1}'])
def test_an_export_that_is_not_as_written_is_named(content: str) -> None:
    (problem,) = problems_of(content, "docs/data/briefing.json")
    assert (
        str(problem) == "docs/data/briefing.json: is not as it was written; run python -m generator"
    )


def test_a_table_without_its_columns_is_named() -> None:
    (problem,) = problems_of("id\r\ns\r\n", "docs/data/quotes.csv")
    assert problem.what == "is not as it was written"


def test_a_saved_page_is_named_without_a_line_since_its_text_is_extracted() -> None:
    (problem,) = verify(
        [("a.html", quotation("Other words", seed="a.html"))], [replace(ARTICLE, seed="a.html")]
    )[1]
    assert "but a.html prints" in problem.what
