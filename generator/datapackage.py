"""docs/data/datapackage.json: what stands in the columns of the tables, after the Data Package
standard (https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import json
from typing import Any

from generator.model.briefings import Briefing
from generator.model.plans import PlannedFile
from generator.package_data import read
from generator.tables import TABLES

PATH = "data/datapackage.json"
_TOLD = "datapackage.json"  # in the package: tables and fields, described
_PROFILES = "https://datapackage.org/profiles/2.0/"

Json = dict[str, Any]


def package_file(briefing: Briefing) -> PlannedFile:
    """Return the description of the tables that lie beside it."""
    told = json.loads(read(_TOLD))
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "briefing",
        "title": briefing.name,
        "description": briefing.description,
        "resources": [_resource(name, columns, told) for name, columns, _ in TABLES],
    }
    known = {key: value for key, value in package.items() if value}
    return PlannedFile(PATH, f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode())


def _resource(name: str, columns: tuple[str, ...], told: Json) -> Json:
    """Return one table: a file in UTF-8 with a byte order mark, its dialect that of RFC 4180."""
    table = told["tables"][name]
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table["description"],
        "schema": _schema(columns, table["key"], told["fields"]),
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
