"""The site as a whole: the golden pages of the five seeds, and what holds for a site made of
anything.
"""

import difflib
import posixpath
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from generator.briefing_yml import load_settings
from generator.build import Built, build
from generator.files import MANIFEST
from generator.lexicon import load
from generator.model.briefings import Briefing
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.model.spans import Noted, Span
from generator.pages._markdown import plain
from generator.site import plan_site
from tests.pages import port
from tests.pages.rendering import DIALECTS, Seen, seen, site_html
from tests.pages.test_dialect import NASTY
from tests.project import ROOT, SEEDS, tracked

ARTICLES = {path.name: path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))}
GOLDEN = Path(__file__).parent / "golden"


@cache
def pages() -> dict[str, str]:
    """Return the Markdown of the site of the five seeds by path."""
    files = built().plan.files
    return {file.path: file.content.decode() for file in files if file.path.endswith(".md")}


@cache
def built() -> Built:
    given = load_settings((SEEDS / "briefing.yml").read_bytes())
    seeds = [SeedFile(name, data) for name, data in ARTICLES.items()]
    return build(seeds, given, load(given.language))


def test_git_ignores_what_is_generated_and_keeps_style_and_script() -> None:
    ignored = GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text("utf-8").splitlines())
    generated = {f"docs/{path}" for path in pages()} | {f"docs/{MANIFEST}", "docs/data/a.json"}
    assert set(ignored.match_files(generated)) == generated
    ours = [name for name in tracked() if name.startswith("docs/")]
    assert "docs/assets/briefing.css" in ours
    assert list(ignored.match_files(ours)) == []


def test_the_site_of_the_five_seeds_is_the_golden_one(update_goldens: bool) -> None:
    """`pytest --update-goldens` rewrites it; read the diff before you commit it."""
    if update_goldens:
        for path in GOLDEN.rglob("*.md"):
            path.unlink()
        for name, text in pages().items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(GOLDEN.rglob("*.md"))
    }
    assert sorted(pages()) == sorted(golden)
    changed = [name for name, text in golden.items() if text != pages()[name]]
    diff = [
        line
        for name in changed[:3]
        for line in difflib.unified_diff(
            golden[name].split("\n"), pages()[name].split("\n"), name, n=0
        )
    ]
    assert not changed, "\n".join([f"changed: {', '.join(changed)}", *diff[:40]])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_quotation_of_the_five_seeds_is_as_printed_in_both_dialects(dialect: str) -> None:
    count = 0
    for path, text in pages().items():
        for seed, start, end, words in seen(DIALECTS[dialect](body(text))).quotations:
            count += 1
            assert words == plain(Span(start, end).of(ARTICLES[seed].decode("utf-8-sig"))), path
    assert count > len(ARTICLES)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_link_is_shown_as_it_is_written(dialect: str) -> None:
    """One would be, where the dialect reads no Markdown: in the line that a fold shows, say."""
    assert [
        path for path, text in pages().items() if "](" in seen(DIALECTS[dialect](body(text))).text
    ] == []


def test_no_line_of_a_page_ends_with_a_space() -> None:
    assert [
        path for path, text in pages().items() if re.search(r"[ \t]$", body(text), re.MULTILINE)
    ] == []


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


# -- a site made of anything -----------------------------------------------------------------------

ANY_TEXT = (
    st.lists(st.sampled_from(NASTY) | st.text(max_size=4), min_size=1, max_size=4)
    .map("".join)
    .filter(str.strip)
)
ANY_ID = st.sampled_from(
    ["../../x", "con", "index", "a/b", "ä ö", "x" * 200, "#s-1", "unnamed", "CON.txt", "a b", "."]
) | st.text(min_size=1, max_size=9)


def hostile(words: str, name: str, key: str) -> Briefing:
    """Return the briefing made by hand with every sentence, name and id replaced."""
    old = port.harbour()
    text = "\n\n".join([words] * len(old.sentences))
    places = [
        Span(at * (len(words) + 2), at * (len(words) + 2) + len(words))
        for at in range(len(old.sentences))
    ]
    spans = {sentence.span: place for sentence, place in zip(old.sentences, places, strict=True)}
    blocks = tuple(
        replace(block, span=place)
        for block, place in zip(old.article.blocks * 3, places, strict=False)
    )
    noted = Noted(name, old.article.publisher.basis, why=name)
    article = replace(
        old.article,
        id=key,
        text=text,
        blocks=blocks,
        left_out=(),
        title=noted,
        publisher=noted,
        place=noted,
    )
    sentences = tuple(
        replace(each, span=place, block=at)
        for at, (each, place) in enumerate(zip(old.sentences, places, strict=True))
    )
    statements = tuple(
        replace(each, span=spans[each.sentence], sentence=spans[each.sentence], speaker=None)
        for each in old.statements
    )
    figures = tuple(
        replace(each, span=places[1], sentence=places[1], of=places[2], unit=name, statement="")
        for each in old.figures
    )
    new: Reading = replace(
        old,
        article=article,
        sentences=sentences,
        statements=statements,
        figures=figures,
        dates=(),
        silences=(),
        summary=(places[1],),
        people=(),
    )
    said = [
        replace(each, topics=(key,), speaker=key, occasion=noted)
        for each in port.passages(new, [0], [1], [2, 3], [4])
    ]
    made = port.briefing()
    return replace(
        made,
        readings=(new,),
        passages=tuple(said),
        speakers=(
            replace(
                made.speakers[0],
                id=key,
                name=name,
                roles=(),
                aliases=(name,),
                articles=(key,),
                role=noted,
            ),
        ),
        topics=(replace(made.topics[0], id=key, name=name, description=name, articles=(key,)),),
        events=(replace(made.events[1], reading=new, span=places[1]),),
        numbers=(replace(made.numbers[0], reading=new, figure=figures[0]),),
        changes=(replace(made.changes[0], about=name, then=said[0], now=said[1]),),
        bottom_line=(said[0],),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT, ANY_TEXT, ANY_ID)
@example("<script>alert(1)</script>", "[x](javascript:alert(1))", "../../x")
@example("# h", "1. one", "index")
@example("__config", "__search", "__toc")
@example("\u202eאב", "אב", "אב")
def test_whatever_an_article_holds_its_pages_are_inert(words: str, name: str, key: str) -> None:
    """No script, no link that is not ours, no path outside docs, no page twice; every link and
    anchor leads somewhere.
    """
    files = {
        file.path: file.content.decode()
        for file in plan_site(hostile(words, name, key), port.settings(), port.LEXICON).files
    }
    for path in files:
        assert re.fullmatch(r"[a-z0-9][a-z0-9/.-]{0,120}", path)
        assert ".." not in path
    rendered = {
        path: seen(site_html(body(text))) for path, text in files.items() if path.endswith(".md")
    }
    for path, page in rendered.items():
        assert not {"script", "img", "iframe", "style", "object"} & set(page.tags)
        # the theme's begin with "_"
        assert not [each for each in page.ids if not re.fullmatch("[a-z0-9][a-z0-9_-]*", each)]
        assert page.tags.count("svg") <= (path == "topics/index.md")  # our own drawing
        for link in page.links:
            assert leads_somewhere(link, path, files, rendered), link


def leads_somewhere(link: str, path: str, files: dict[str, str], rendered: dict[str, Seen]) -> bool:
    if link.startswith("https://veld.example/"):
        return True
    target, _, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if target not in rendered:
        by_hand = target == "verify.py"  # lies in docs/
        return by_hand or target.startswith("data/") or target in files
    return not anchor or anchor in rendered[target].ids


# -- how it reads: measured on the five seeds ------------------------------------------------------


def lines_of(path: str, name: str) -> list[str]:
    """Return the words of a page's paragraphs of one class, citations left out."""
    found = re.findall(rf"^(.+)\n\{{ \.{name} \}}$", pages()[path], re.MULTILINE)
    return [
        re.sub(r"\s*\[\d+\]$", "", seen(site_html(line)).text.strip()).strip() for line in found
    ]


def test_topics_open_with_at_most_thirty_words() -> None:
    """Who said what, where and when; at least nine of ten, since on one topic there is but one
    sentence, and it is long.
    """
    topics = [path for path in pages() if path.startswith("topics/") and path != "topics/index.md"]
    leads = [lead for path in topics for lead in lines_of(path, "b-lead")]
    assert len(leads) == len(topics) >= 12
    assert sum(len(lead.split()) <= 30 for lead in leads) / len(leads) >= 0.9


def test_the_bottom_line_has_no_long_sentence_and_names_who_speaks_where_and_when() -> None:
    """Word for word from the sources, our brackets left out."""
    block = pages()["index.md"].partition('class="b-bottom"')[2].partition("</div>")[0]
    lines = re.findall(r"^ *(.+)\n *\{ \.b-line \}", block, re.MULTILINE)
    said = [seen(site_html(line)) for line in lines]
    assert len(said) == 5
    assert all(each.quotations for each in said)
    assert all(
        len(sentence.split()) <= 30
        for each in said
        for *_, words in each.quotations
        for sentence in re.split(r"(?<=[.!?])[”\"]? ", words)
    )
    assert all("Rutte" in each.text or "Colby" in each.text for each in said)
    assert len(re.findall(r", \d.+20\d\d\n *\{ \.b-over \}", block)) == 5


def test_the_bottom_line_goes_from_the_newest_edition_to_the_oldest() -> None:
    order = [passage.reading.article.published.edtf[:7] for passage in built().briefing.bottom_line]
    assert len(order) == 5
    assert order == sorted(order, reverse=True)


def test_no_two_sources_of_a_page_read_the_same() -> None:
    """Links do not tell them apart on paper."""
    for path, text in pages().items():
        items = re.findall(r"^\d+\.\s+(.+)$", text.partition("{ #sources")[2], re.MULTILINE)
        texts = [seen(site_html(item.partition(" [At the publisher]")[0])).text for item in items]
        assert len(texts) == len(set(texts)), path


def test_the_front_page_has_no_two_numbers_of_one_sentence() -> None:
    block = pages()["index.md"].partition('<div class="b-figs"')[2].partition("</div>")[0]
    items = re.findall(r"^-   (.+)$", block, re.MULTILINE)
    cited = [re.findall(r"#([qs]-[\w-]+)", item)[-1] for item in items]
    assert len(cited) == len(set(cited)) == 5
