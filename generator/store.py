"""What is kept from one run for the next: bytes by key, in one SQLite file that may be lost at any
time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

RUNS = 4  # runs that brought something new: what none of the last few asked for is dropped
_AT_ONCE = 256  # values that are written together; a run that is killed loses no more
_PATIENCE = 5.0  # seconds to wait for another run that writes
_FORM = 1  # of the tables; a file of another form is begun anew
_DIGEST = 16  # bytes of a hash of key and value, before each value

# What was asked for stands apart from the values: to note it moves none of their bytes.
_TABLES = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS asked (key BLOB PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_FORM};
COMMIT;
"""
# What is wrong then is not the file: another run writes, the disk is full, it may not be written.
_WITHOUT_FAULT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)

_GET = "SELECT value FROM kept WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?)"
_NOTE = "INSERT OR REPLACE INTO asked VALUES (?, ?)"
_THIS_RUN = "SELECT 1 + ifnull(max(run), 0) FROM asked"
_FORGET = "DELETE FROM asked WHERE run <= ?"
_DROP = "DELETE FROM kept WHERE key NOT IN (SELECT key FROM asked)"

Notice = Callable[[str], object]
Result = TypeVar("Result")


@contextmanager
def opened(path: Path, notice: Notice) -> Iterator[Store]:
    """Open the store at `path`, or make one there; `notice` is told of anything wrong with it.

    That costs time, but stops no run: an empty file takes the place of a damaged one, and where
    none can be written, nothing is kept. Several runs may use a store at once.
    """
    store = Store(path, notice)
    try:
        yield store
    finally:
        store.close()


class Store:
    """Bytes by key: what comes back is what was put there, or nothing."""

    def __init__(self, path: Path, notice: Notice) -> None:
        self._path, self._notice = path, notice
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._brought = self._mended = False
        self._file: sqlite3.Connection | None = None
        self._open()

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under `key`; nothing if it is not there as it was put."""
        row = self._try(lambda file: file.execute(_GET, (key,)).fetchone())
        if row is None:
            return None
        value = bytes(row[0][_DIGEST:])
        if row[0][:_DIGEST] != _digest(key, value):
            self._begin_anew("a value is not as it was written")
            return None
        self._asked.add(key)
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""
        self._new[key] = _digest(key, value) + value
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is new, and drop what no run asked for of late."""
        if self._new:
            self._write()
        if self._brought:
            self._try(self._drop)
        self._leave()

    def _write(self) -> None:
        rows = list(self._new.items())
        self._asked |= self._new.keys()
        self._new.clear()
        self._brought = True
        self._try(lambda file: _in_one_step(file, ((_PUT, rows),)))

    def _drop(self, file: sqlite3.Connection) -> None:
        (run,) = file.execute(_THIS_RUN).fetchone()
        asked = [(key, run) for key in self._asked]
        _in_one_step(file, ((_NOTE, asked), (_FORGET, [(run - RUNS,)]), (_DROP, [()])))

    def _try(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what `work` finds in the file; nothing where there is none, or it is at fault."""
        if self._file is None:
            return None
        try:
            return work(self._file)
        except sqlite3.Error as error:
            self._mend(error)
            return None

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _connected(self._path)
        except OSError as error:
            self._do_without(str(error))
        except sqlite3.Error as error:
            self._mend(error)

    def _mend(self, error: sqlite3.Error) -> None:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _WITHOUT_FAULT:
            self._do_without(str(error))
        else:
            self._begin_anew(str(error))

    def _begin_anew(self, why: str) -> None:
        """Put an empty file in the place of a damaged one, once a run."""
        if self._mended:
            self._do_without(why)
            return
        self._mended = True
        self._notice(f"{self._path} is damaged ({why}): begun anew, which takes longer this once")
        self._leave()
        try:
            for ending in ("", "-journal"):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
        except OSError as error:
            self._do_without(str(error))
        else:
            self._open()

    def _do_without(self, why: str) -> None:
        self._notice(f"{self._path} cannot be used ({why}): this run keeps nothing for the next")
        self._leave()

    def _leave(self) -> None:
        if self._file:
            self._file.close()
        self._file = None


def _connected(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        (form,) = file.execute("PRAGMA user_version").fetchone()
        if form not in {0, _FORM}:
            raise sqlite3.DatabaseError("it is of another version")
        file.execute("PRAGMA synchronous = OFF")  # what a power cut damages is begun anew
        if form != _FORM:
            file.executescript(_TABLES)
    except sqlite3.Error:
        file.close()
        raise
    return file


def _in_one_step(
    file: sqlite3.Connection, statements: Iterable[tuple[str, Sequence[tuple[object, ...]]]]
) -> None:
    """Do all of the statements, each with each of its rows, or none."""
    with file:
        file.execute("BEGIN IMMEDIATE")
        for statement, rows in statements:
            file.executemany(statement, rows)


def _digest(key: bytes, value: bytes) -> bytes:
    return sha256(key + value).digest()[:_DIGEST]
