"""Brackets of ours: a name for a pronoun or a role, a date for a relative one; the words
themselves stay word for word.
"""

import re
from dataclasses import replace

from generator.model.briefings import Passage
from generator.model.readings import DateMention, How
from generator.model.spans import Basis, Dated, Span
from generator.pages._words import (
    names_its_speaker,
    quoted,
    relative_dates,
    standing_alone,
)
from tests.pages import port
from tests.pages.rendering import seen, site_html
from tests.pages.test_page_types import MARKDOWN

MADE = port.briefing()


def passage(words: str) -> Passage:
    return next(each for each in MADE.passages if words in each.span.of(each.reading.article.text))


def shown(each: Passage, name: str = "Ada Brink") -> str:
    return seen(site_html(standing_alone(each, each.span, name, lambda edtf: edtf))).text.strip()


def dated(each: Passage, words: str, edtf: str) -> Passage:
    start = each.reading.article.text.index(words)
    mention = DateMention(Span(start, start + len(words)), each.span, Dated(edtf, Basis.INFERRED))
    return replace(each, reading=replace(each.reading, dates=(mention,)))


def test_a_relative_day_of_the_reporter_has_its_date_behind_it() -> None:
    assert "on Tuesday [2031-05-06] that the port" in shown(passage("that the port needs"))


def test_within_quoted_words_too() -> None:
    said = dated(passage("We are late"), "late", "2031-05-07")
    assert "“We are late [2031-05-07],”" in shown(said)


def test_the_date_behind_a_genitive_does_not_part_it() -> None:
    """ "last year’s [2030] summit", not "last year [2030]’s summit"."""
    text = "Brink praised last year’s summit."
    draft = port.Draft("summit", text, (text,))
    reading = draft.reading(draft.article(), ())
    mention = DateMention(port.place(text, "last year"), Span(0, 0), Dated("2030", Basis.INFERRED))
    touches = relative_dates(replace(reading, dates=(mention,)), Span(0, len(text)), str)
    assert [each.span.of(text) for each in touches] == ["last year’s"]


def test_what_is_printed_with_a_number_needs_none() -> None:
    said = dated(passage("40 million"), "40 million", "2040")
    assert "[2040]" not in shown(said)


def test_a_role_that_stands_for_the_speaker_has_the_name_behind_it() -> None:
    official = passage("A port official")
    speaker = official.statements[0].speaker
    assert speaker
    statement = replace(official.statements[0], speaker=replace(speaker, how=How.EPITHET))
    said = replace(official, statements=(statement,))
    assert shown(said, "Ole Lind").startswith("A port official [Ole Lind] said")
    assert names_its_speaker(said, said.span, "Ole Lind")


def test_a_place_lacks_no_name_of_a_speaker_who_has_none() -> None:
    told = passage("40 million")
    assert names_its_speaker(replace(told, statements=()), told.span, "")


def test_a_role_that_the_name_stands_beside_has_none() -> None:
    assert "[Ada Brink]" not in shown(passage("that the port needs"))


def test_brackets_are_no_part_of_the_words() -> None:
    for path in ("index.md", "topics/port.md", "statements.md"):
        assert not [
            words
            for *_, words in seen(site_html(MARKDOWN[path])).quotations
            if re.search(r"\[.*?\d{4}\]", words)
        ]


def test_words_without_a_bracket_are_as_they_were() -> None:
    each = passage("We are late")
    assert seen(site_html(quoted(each.reading, each.span))).text.strip() == each.span.of(
        each.reading.article.text
    )
