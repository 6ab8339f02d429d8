"""Why a statement is its speaker's stands folded under it, at an address of its own, and leads to
the sentence that decides.
"""

import re

import pytest

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings

CHAIN = "Anna Berg runs the port.\nShe digs in May.\n“We will dig,” she said.\n"


def page(*texts: str, path: str = "statements.md") -> str:
    names = ("port.txt", "ice.txt")
    seeds = [SeedFile(name, text.encode()) for name, text in zip(names, texts, strict=False)]
    built = build(seeds, Settings(), load())
    return next(each.content.decode() for each in built.plan.files if each.path == path)


def told(text: str) -> tuple[str, str]:
    """Return the summary and the words of the last statement's fold."""
    folds = re.findall(
        r'<details class="b-fold b-why" markdown="1">\n<summary>(.+)</summary>\n\n(.+)\n{ #q-.+-why }',
        page(text),
    )
    asked, words = folds[-1]
    return asked, words


def test_each_statement_has_a_fold_whose_address_is_its_own_and_why() -> None:
    made = page(CHAIN + "“It takes a year,” said Ole Vik.\n")
    ids = re.findall(r'<article [^>]*id="(q-[^"]+)"', made)
    assert re.findall(r"{ #(q-.+-why) }", made) == [f"{each}-why" for each in ids]
    assert len(ids) == 2


def test_the_address_is_inside_the_fold_so_that_a_browser_opens_it_without_a_script() -> None:
    made = page(CHAIN)
    assert made.index("<details") < made.index("-why }") < made.index("</details>")


def test_a_step_leads_to_the_sentence_that_decides_where_the_articles_page_shows_it() -> None:
    asked, words = told(CHAIN)
    assert asked == "Why this speaker?"
    anchors = re.findall(r"articles/port\.md#(s-[0-9a-f]+)", words)
    assert len(anchors) == 2
    article = page(CHAIN, path="articles/port.md")
    shown = [re.search(rf'id="{anchor}"[^>]*>([^<]+)', article) for anchor in anchors]
    assert [each and each[1] for each in shown] == ["She digs in May.", "Anna Berg runs the port."]


def test_what_nobody_is_known_to_say_is_asked_for_no_speaker() -> None:
    asked, words = told(
        "The port was shut.\n“Then the ice comes, and nobody can dig in ice here.”\n"
    )
    assert (asked, words) == ("Why no speaker?", load().text("why.means.unknown"))


def test_another_name_than_the_articles_own_is_told() -> None:
    full = "“We will dig,” Anna Berg said.\n"
    assert told(full)[1] == "The text says “Anna Berg said”."
    made = page("“The ice has come,” Ms Berg said.\n", full)
    assert (
        "The text says “Ms Berg said”. This article calls the speaker Berg; "
        "this site takes that for Anna Berg.\n"
    ) in made


@pytest.mark.parametrize(
    "name", ["Anna *Berg*", "Anna [Berg](x)", "Anna <b>Berg</b>", "Anna `Berg`"]
)
def test_words_of_an_article_are_no_markup(name: str) -> None:
    made = page(f"“We will dig,” {name} said.\nThe ice {name} saw came in May, the port said.\n")
    fold = "".join(re.findall(r"<summary>.+?</details>", made, re.DOTALL))
    assert not re.search(r"\*Berg|\]\(x|<b>|`Berg", fold)
