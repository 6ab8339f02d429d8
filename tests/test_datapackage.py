"""datapackage.json describes the tables as they are: every column with its type, every key and
reference, after the Data Package standard. Each cell is read here as its description says.
"""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from generator.build import build
from generator.datapackage import package_file
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings
from generator.tables import TABLES, table_files
from tests.project import SEEDS
from tests.samples import briefing

READ = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"yes": True, "no": False}.__getitem__,
}
NAMES = [name for name, _, _ in TABLES]


def read(package: dict[str, Any], files: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table, their cells read as the package says; an empty one is
    `None`.
    """
    tables = {}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        text = files[f"data/{resource['path']}"].decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert head == [field["name"] for field in fields]
        tables[resource["name"]] = [
            {
                field["name"]: READ[field["type"]](cell) if cell else None
                for field, cell in zip(fields, row, strict=True)
            }
            for row in rows
        ]
    return tables


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What the five seeds give, without a briefing.yml."""
    seeds = [SeedFile(path.name, path.read_bytes()) for path in SEEDS.glob("*.txt")]
    return {file.path: file.content for file in build(seeds, Settings(), load()).plan.files}


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(files["data/datapackage.json"])
    return made


def test_the_package_has_what_the_standard_demands(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [resource["name"] for resource in package["resources"]] == NAMES
    for resource in package["resources"]:
        assert (resource["type"], resource["format"]) == ("table", "csv")
        assert resource["path"] == f"{resource['name']}.csv"
        assert (resource["encoding"], resource["mediatype"]) == ("utf-8", "text/csv")
        assert resource["description"]
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(names) == len(set(names))
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_every_cell_is_of_the_type_and_one_of_the_values_that_its_column_has(
    package: dict[str, Any], files: dict[str, bytes]
) -> None:
    tables = read(package, files)
    assert len(tables["quotes"]) > 100
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            allowed = field.get("constraints", {}).get("enum")
            if allowed:
                given = {row[field["name"]] for row in tables[resource["name"]]}
                assert given <= {*allowed, None}


def test_keys_tell_rows_apart_and_references_lead_to_a_row(
    package: dict[str, Any], files: dict[str, bytes]
) -> None:
    tables = read(package, files)
    people = {row["id"] for row in tables["people"]}
    for resource in package["resources"]:
        rows, schema = tables[resource["name"]], resource["schema"]
        if "primaryKey" in schema:
            keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
            assert len(keys) == len(set(keys))
        assert ("foreignKeys" in schema) is ("speaker" in {f["name"] for f in schema["fields"]})
        assert {row["speaker"] for row in rows if row.get("speaker")} <= people


@pytest.mark.parametrize("sign", "=+-@;\t\r")
def test_no_cell_of_any_table_starts_a_formula(sign: str) -> None:
    """Whatever a name, headline or publisher begins with."""
    made = briefing()
    (speaker,), (first,) = made.speakers, made.readings
    article = replace(
        first.article,
        title=replace(first.article.title, text=f"{sign}1"),
        publisher=replace(first.article.publisher, text=f"{sign}1"),
    )
    reading = replace(first, article=article)
    passages = tuple(replace(each, reading=reading) for each in made.passages)
    whole = replace(
        made,
        readings=(reading,),
        speakers=(replace(speaker, name=f"{sign}1"),),
        passages=passages,
        numbers=tuple(replace(each, reading=reading) for each in made.numbers),
        changes=tuple(replace(each, about=f"{sign}1") for each in made.changes),
    )
    made_of = table_files(whole, 500)
    written = {file.path: file.content for file in made_of}
    tables = read(json.loads(package_file(whole, made_of).content), written)
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert f"'{sign}1" in cells
    assert not [cell for cell in cells if isinstance(cell, str) and cell[0] == sign]
