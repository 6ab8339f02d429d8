"""docs/data/datapackage.json: what stands in the columns of the tables, after the Data Package
standard (https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from generator.model.briefings import Briefing
from generator.model.plans import PlannedFile
from generator.package_data import read
from generator.tables import FILES

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
        "resources": [*_resources(tables, told)],
    }
    known = {key: value for key, value in package.items() if value}
    return PlannedFile(PATH, f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode())


def _resources(tables: Iterable[PlannedFile], told: Json) -> Iterator[Json]:
    """Yield each table: "quotes", or "2026.quotes" of a year; in the place of "quotes" is then the
    table of the files.
    """
    for table in tables:
        name, columns = PurePath(table.path).stem, _columns(table)
        kind = "files" if columns == FILES else name.rpartition(".")[2]
        yield _resource(name, columns, told["tables"][kind], told["fields"])


def _columns(table: PlannedFile) -> tuple[str, ...]:
    return tuple(table.content.partition(b"\r\n")[0].decode("utf-8-sig").split(","))


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
