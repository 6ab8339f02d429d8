"""The tables of many articles: one a year, and in the place of the whole one a table of those."""

import csv
import io
import json
from dataclasses import replace

import pytest

from generator.datapackage import package_file
from generator.model.readings import Silence
from generator.model.spans import Basis, Dated
from generator.tables import FILES, table_files
from generator.verify import verify
from tests.samples import article, briefing, reading

OLD = reading()
NEW = reading(
    article=replace(
        article(), id="new", seed="new.txt", published=Dated("2027-01-02", Basis.STATED)
    )
)


def tables(most: int) -> dict[str, list[dict[str, str]]]:
    made = briefing(OLD, NEW)
    said = [replace(each, id=f"{each.id}-new", reading=NEW) for each in made.passages]
    whole = replace(made, passages=(*said, *made.passages))
    return {
        file.path: list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
        for file in table_files(whole, most)
    }


def test_the_tables_of_as_many_articles_as_a_file_holds_are_whole() -> None:
    made = tables(most=2)
    assert len(made["data/quotes.csv"]) == 4
    assert not [path for path in made if path.count(".") > 1]


def test_of_one_article_more_the_large_ones_are_by_year() -> None:
    whole, made = tables(most=2), tables(most=1)
    named = made["data/quotes.csv"]
    assert [tuple(row) for row in named[:1]] == [FILES]
    assert [row["year"] for row in named] == ["2026", "2027"]
    rows = [row for each in named for row in made[f"data/{each['file']}"]]
    assert sorted(map(str, rows)) == sorted(map(str, whole["data/quotes.csv"]))
    assert [int(row["rows"]) for row in named] == [2, 2]
    assert made["data/people.csv"] == whole["data/people.csv"]


@pytest.mark.parametrize("most", [1, 2])
def test_every_quotation_in_them_is_verified(most: int) -> None:
    texts = [
        (file.path, file.content.decode())  # with its mark, as it lies there
        for file in table_files(briefing(OLD, NEW), most)
    ]
    shown = [
        (path, text) for path, text in texts if not path.endswith(("people.csv", "editions.csv"))
    ]
    count, problems = verify(shown, [OLD.article, NEW.article])
    assert (count > 0, problems) == (True, ())


@pytest.mark.parametrize("silences", [OLD.silences, ()])
def test_they_are_described_beside_the_table_of_them(silences: tuple[Silence, ...]) -> None:
    """Each with the columns it has, also where no year has any row."""
    made = briefing(*(replace(each, silences=silences) for each in (OLD, NEW)))
    files = table_files(made, most=1)
    package = json.loads(package_file(made, files).content)
    heads = {file.path: file.content.decode("utf-8-sig").split("\r\n")[0] for file in files}
    described = {
        f"data/{each['path']}": ",".join(field["name"] for field in each["schema"]["fields"])
        for each in package["resources"]
    }
    assert "data/2026.quotes.csv" in described
    assert described == heads
