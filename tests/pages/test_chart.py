"""Topics by month: a drawing with a name and a description, and the same as a table; nothing
undated is drawn.
"""

import re
from dataclasses import replace

import pytest

from generator.model.briefings import Briefing, Passage
from generator.model.spans import Basis, Dated
from generator.pages._markdown import plain
from generator.site import plan_site
from tests.pages import port
from tests.pages.rendering import Seen, seen, site_html

_PLACES = 5  # statements in the article; the same are taken again


def said_in(*months: str) -> Briefing:
    """Return a briefing in which one statement was made in each month; an empty month is none."""
    made = port.briefing()
    said: list[Passage] = port.passages(
        made.readings[0], *([place % _PLACES] for place in range(len(months)))
    )
    dated = (Dated(month, Basis.STATED) if month else Dated() for month in months)
    return replace(
        made,
        passages=tuple(
            replace(each, date=date, id=f"{each.id}-{number}")
            for number, (each, date) in enumerate(zip(said, dated, strict=True))
        ),
    )


def topics(briefing: Briefing) -> tuple[str, Seen]:
    files = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }
    text = files["topics/index.md"].split("---\n", 2)[2]
    return text, seen(site_html(text))


@pytest.mark.parametrize(
    ("months", "drawn"),
    [
        (("2031-05", "2031-06", "2031-07"), False),
        (("2031-05", "2031-06", "2031-07", "2031-08"), True),
        (("2031-05", "2031-07", "2031-09", "2031-12"), True),
        (("2031-05", "2031-07", "2031-09", "2032-01"), False),
    ],
)
def test_few_months_or_mostly_empty_ones_are_a_table_only(
    months: tuple[str, ...], drawn: bool
) -> None:
    _, page = topics(said_in(*months))
    assert ("svg" in page.tags) == drawn
    assert "table" in page.tags
    assert ("details" in page.tags) == drawn


def test_one_month_is_not_drawn() -> None:
    assert "svg" not in topics(said_in("2031-05-06", "2031-05-08", "", "2031"))[1].tags


def test_the_drawing_has_a_name_and_a_description() -> None:
    text, page = topics(said_in("2031-05-06", "2031-06", "2031-07", "2031-08"))
    assert page.tags.count("svg") == 1
    label = re.search(r'<svg role="img" aria-labelledby="([^"]+)"', text)
    assert label
    assert set(label.group(1).split()) <= set(page.ids)
    assert page.tags.count("desc") == 1


def test_each_month_has_a_disc_and_a_cell_and_what_has_no_month_has_none() -> None:
    text, page = topics(
        said_in("2031-05", "2031-05-08", "2031-07", "2031-08", "", "2031", "2031-10")
    )
    assert page.tags.count("circle") == 4
    row = re.search(r"^\| \[The port\].*$", text, re.MULTILINE)
    assert row
    assert [cell.strip() for cell in row.group().split("|")[2:-1]] == ["2", "1", "1", "1"]


def test_a_period_counts_for_the_month_it_ends_in_as_on_the_timeline() -> None:
    text, _ = topics(said_in("2031-05-26/2031-06-01", "2031-07"))
    head = re.search(r"^\| Topic.*$", text, re.MULTILINE)
    assert head
    assert [
        cell.strip().replace("\N{NO-BREAK SPACE}", " ") for cell in head.group().split("|")[2:-1]
    ] == ["Jun 2031", "Jul 2031"]


def test_a_long_name_is_cut_to_the_width_of_the_drawing() -> None:
    made = said_in("2031-05-06", "2031-06", "2031-07", "2031-08")
    long = replace(made.topics[0], name="Everything that was ever said about the port of Veldhaven")
    drawing = topics(replace(made, topics=(long,)))[0].partition("<svg")[2].partition("</svg>")[0]
    names = re.findall(r'class="b-chart__name"[^>]*>([^<]+)<', drawing)
    assert names
    assert all(len(plain(name)) <= 44 and name.endswith("…") for name in names)


def months_named(text: str, hidden: str) -> list[str]:
    """Return the names of months below the drawing where those of a class are not shown."""
    found = re.findall(r'class="(b-chart__month[^"]*)"[^>]*>([^<]+)<', text)
    return [
        plain(words).replace("\N{NO-BREAK SPACE}", " ")
        for classes, words in found
        if hidden not in classes
    ]


def test_as_many_months_are_named_as_there_is_room_for() -> None:
    text, _ = topics(said_in(*(f"2031-{month:02}" for month in range(1, 12, 2))))
    desk, phone = months_named(text, "--phone"), months_named(text, "--desk")
    assert (desk[0], desk[-1], len(desk)) == ("Jan 2031", "Nov 2031", 11)
    assert phone == ["Jan 2031", "May 2031", "Aug 2031", "Nov 2031"]


def test_each_disc_has_its_number_below() -> None:
    text, _ = topics(said_in("2031-05-06", "2031-05-08", "2031-06", "2031-07", "2031-08"))
    assert re.findall(r'class="b-chart__n"[^>]*>([^<]+)<', text) == ["2", "1", "1", "1"]
