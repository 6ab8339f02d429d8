"""The store gives back what was put there or nothing, whatever happened to its file; it never grows
without end.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator import store as stores
from generator.store import RUNS, Store, opened


def kept(path: Path, **new: bytes) -> tuple[dict[str, bytes | None], list[str]]:
    """Open the store, put what is new, and return what all of KEYS give then, and what it said."""
    said: list[str] = []
    with opened(path, said.append) as store:
        found = {key: store.get(key.encode()) for key in KEYS}
        for key, value in new.items():
            store.put(key.encode(), value)
    return found, said


KEYS = ("a", "b")
NOTHING: dict[str, bytes | None] = {"a": None, "b": None}
BOTH = {"a": b"alpha" * 3000, "b": b"beta"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that holds both values."""
    path = tmp_path / "new" / "kept.sqlite"
    kept(path, **BOTH)
    return path


def test_what_was_put_there_comes_back(path: Path) -> None:
    assert kept(path) == (BOTH, [])


def test_a_new_store_holds_nothing_and_says_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path / "kept.sqlite") == (NOTHING, [])


def test_the_later_value_of_a_key_counts(path: Path) -> None:
    kept(path, a=b"new")
    assert kept(path)[0] == BOTH | {"a": b"new"}


def test_nothing_lies_beside_the_file_afterwards(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == ["kept.sqlite"]


def changed(data: bytes, words: bytes) -> bytes:
    assert words in data
    return data.replace(words, words.upper(), 1)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"no database" * 1000, id="overwritten"),
        pytest.param(lambda data: data[:-1000], id="its end is gone"),
        pytest.param(lambda data: data[: len(data) // 2], id="its half is gone"),
        pytest.param(lambda data: data[:50], id="only its head is left"),
        pytest.param(lambda data: data[:100] + bytes(len(data) - 100), id="zeros"),
        pytest.param(lambda data: changed(data, b"beta"), id="a letter of a short value"),
        pytest.param(lambda data: changed(data, b"alpha"), id="a letter of a long value"),
    ],
)
def test_a_damaged_file_is_begun_anew_and_says_so(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path.write_bytes(damage(path.read_bytes()))
    found, (said,) = kept(path, **BOTH)
    assert all(found[key] in (None, BOTH[key]) for key in KEYS)
    assert said.startswith(f"{path} is damaged (")
    assert kept(path) == (BOTH, [])


def test_a_file_of_another_form_is_begun_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    found, (said,) = kept(path, **BOTH)
    assert (found, "of another version" in said) == (NOTHING, True)
    assert kept(path) == (BOTH, [])


def test_a_store_that_cannot_be_made_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    found, (said,) = kept(tmp_path / "file" / "kept.sqlite", **BOTH)
    assert (found, said.endswith("this run keeps nothing for the next")) == (NOTHING, True)


def test_a_store_that_another_run_holds_keeps_nothing_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found, (said,) = kept(path, a=b"new")
        assert (found, "locked" in said) == (BOTH, True)
    assert kept(path) == (BOTH, [])


def test_two_at_once_keep_what_both_put_there(tmp_path: Path) -> None:
    path, said = tmp_path / "kept.sqlite", list[str]()
    with opened(path, said.append) as one, opened(path, said.append) as other:
        one.put(b"a", BOTH["a"])
        other.put(b"b", BOTH["b"])
    assert (*kept(path), said) == (BOTH, [], [])


def test_a_run_that_is_cut_short_keeps_what_it_wrote(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.sqlite", pytest.fail)
    for number in range(stores._AT_ONCE + 1):
        store.put(f"{number}".encode(), b"value")
    del store
    with opened(tmp_path / "kept.sqlite", pytest.fail) as store:
        assert [store.get(b"0"), store.get(f"{stores._AT_ONCE}".encode())] == [b"value", None]


def asked(path: Path, key: str, new: str) -> None:
    with opened(path, pytest.fail) as store:
        store.get(key.encode())
        store.put(new.encode(), b"new")


def test_what_the_last_runs_did_not_ask_for_is_dropped(path: Path) -> None:
    for number in range(RUNS - 1):
        asked(path, "a", f"new {number}")
    with closing(sqlite3.connect(path)) as file:
        keys = {key for (key,) in file.execute("SELECT key FROM kept")}
    assert b"b" in keys
    asked(path, "a", "one more")
    assert kept(path)[0] == BOTH | {"b": None}


def test_runs_that_bring_nothing_new_drop_nothing(path: Path) -> None:
    for _ in range(RUNS + 1):
        with opened(path, pytest.fail) as store:
            store.get(b"a")
    assert kept(path) == (BOTH, [])
