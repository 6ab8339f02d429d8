"""briefing.json in parts: nothing is lost, and one article more rewrites its own part and the index."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from generator.__main__ import _export
from generator.export import SCHEMA, export_files, exported
from generator.export_parts import OF_ONE
from generator.model.briefings import Briefing
from generator.package_data import read
from generator.verify import verify
from tests.samples import article, briefing, reading

SCHEMA_OF_ALL = json.loads(read(SCHEMA))
TWO = briefing(reading(), reading(article=replace(article(), id="other", seed="other.txt")))


def files(made: Briefing, most: int) -> dict[str, bytes]:
    return {file.path: file.content for file in export_files(made, most)}


def test_as_many_articles_as_a_file_holds_are_in_one() -> None:
    assert list(files(TWO, most=2)) == ["data/briefing.json", "data/briefing.schema.json"]


def test_of_one_article_more_each_has_a_part_that_the_index_names() -> None:
    made = files(TWO, most=1)
    index = json.loads(made["data/briefing.json"])
    assert [each["article"] for each in index["parts"]] == [TWO.readings[0].article.id, "other"]
    assert {f"data/{each['path']}" for each in index["parts"]} == {
        path for path in made if path.endswith(".briefing.json")
    }
    assert not {"articles", *OF_ONE} & index.keys()


def test_index_and_parts_are_as_the_schema_says() -> None:
    kept = ("$schema", "$defs", "properties")
    of_part = {key: SCHEMA_OF_ALL[key] for key in kept} | {"$ref": "#/$defs/part"}
    for path, content in files(TWO, most=1).items():
        if path != "data/briefing.schema.json":
            schema = of_part if path.endswith(".briefing.json") else SCHEMA_OF_ALL
            jsonschema.validate(json.loads(content), schema)
    index = json.loads(files(TWO, most=1)["data/briefing.json"])
    both, neither = exported(TWO) | {"parts": index["parts"]}, dict(index)
    del neither["parts"]
    for wrong, schema in ((both, SCHEMA_OF_ALL), (neither, SCHEMA_OF_ALL), (index, of_part)):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("most", [1, 2])
def test_whoever_compares_exports_reads_both_kinds(most: int, tmp_path: Path) -> None:
    for path, content in files(TWO, most).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    whole = json.loads(json.dumps(exported(TWO)))
    assert _export(tmp_path) == whole
    assert _export(tmp_path / "data/briefing.json") == whole


@pytest.mark.parametrize("most", [1, 2])
def test_every_quotation_of_both_kinds_is_verified(most: int) -> None:
    texts = [(path, content.decode()) for path, content in files(TWO, most).items()]
    articles = [each.article for each in TWO.readings]
    count, problems = verify(texts, articles)
    assert (count > 10, problems) == (True, ())
    wrong = [(path, text.replace("Ines Corvo said", "Ines Corvo  said")) for path, text in texts]
    assert verify(wrong, articles)[1]


def test_an_article_more_changes_no_part_of_another() -> None:
    before = files(briefing(reading()), most=0)
    after = files(TWO, most=0)
    parts = [path for path in before if path.endswith(".briefing.json")]
    assert parts
    assert all(before[path] == after[path] for path in parts)
