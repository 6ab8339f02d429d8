"""docs/data/datapackage.json: what stands in the columns of the tables, after the Data Package
standard (https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from generator.model.briefings import Briefing
from generator.model.plans import PlannedFile
from generator.package_data import read
from generator.tables import FILES, TABLES

PATH = "data/datapackage.json"
_TOLD = "datapackage.json"  # in the package: tables and fields, described
_PROFILES = "https://datapackage.org/profiles/2.0/"

Json = dict[str, Any]


def package_file(briefing: Briefing, tables: Iterable[PlannedFile]) -> PlannedFile:
    """Return the description of the tables that lie beside it, which are given as files."""
    told = json.loads(read(_TOLD))
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "briefing",
        "title": briefing.name,
        "description": briefing.description,
        "resources": [*_resources([PurePath(table.path).stem for table in tables], told)],
    }
    known = {key: value for key, value in package.items() if value}
    return PlannedFile(PATH, f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode())


def _resources(names: Sequence[str], told: Json) -> Iterator[Json]:
    """Yield the table of each name: "quotes", or "2026.quotes" of a year; beside those "quotes" is
    the table of the files.
    """
    columns = {name: columns for name, columns, _ in TABLES}
    of_a_year = {name: name.rpartition(".")[2] for name in names if "." in name}
    for name in names:
        if name in of_a_year.values():
            yield _resource(name, FILES, told["tables"]["files"], told["fields"])
        else:
            kind = of_a_year.get(name, name)
            yield _resource(name, columns[kind], told["tables"][kind], told["fields"])


def _resource(name: str, columns: tuple[str, ...], table: Json, fields: Json) -> Json:
    """Return one table: a file in UTF-8 with a byte order mark, its dialect that of RFC 4180."""
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table["description"],
        "schema": _schema(columns, table["key"], fields),
    }


def _schema(columns: tuple[str, ...], key: list[str], fields: Json) -> Json:
    """Return the columns of a table, with what tells its rows apart and leads to people.csv."""
    people = {"resource": "people", "fields": ["id"]}
    return {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(name, **fields[name]) for name in columns],
        "missingValues": [""],
        **({"primaryKey": key} if key else {}),
        **(
            {"foreignKeys": [{"fields": ["speaker"], "reference": people}]}
            if "speaker" in columns
            else {}
        ),
    }


def _field(name: str, description: str, type: str = "string", enum: tuple[str, ...] = ()) -> Json:
    return {
        "name": name,
        "type": type,
        "description": description,
        **({"trueValues": ["yes"], "falseValues": ["no"]} if type == "boolean" else {}),
        **({"constraints": {"enum": enum}} if enum else {}),
    }
