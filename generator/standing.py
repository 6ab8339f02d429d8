"""Pages that stand: each run notes what its pages were written from, and the next writes only those
of which something is different now.

While a unit of pages is written, all that it looks up in the view is noted, with a digest of what
was found: a verifying trace ("Build Systems à la Carte", Mokhov et al. 2018). Its pages stand as
long as all of it is found so again, by the same code and settings, and the files lie in docs/ as
they were written. What a unit gets past the view it is given, which is part of the digest.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from io import BytesIO
from typing import Any, TypeVar, cast

from generator.kept import Shelf, found, hashed, packed, unpacked
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Briefing, Event, Number, Passage, Speaker, Topic
from generator.model.plans import LookUp, Unit, Units
from generator.model.readings import Reading
from generator.settings import Settings
from generator.view import QUESTIONS, Pages, Placed, View, name_of

T = TypeVar("T")
Note = Callable[[str, str, Any], None]

_DIGEST = 16  # bytes


class StandingPages:
    """The units of the last run with these settings and with the code whose fingerprint is `code`;
    `lying` are the files in docs/, by path with the SHA-256 of their content.
    """

    def __init__(
        self, shelf: Shelf, settings: Settings, code: bytes, lying: Mapping[str, str]
    ) -> None:
        self._shelf, self._lying = shelf, lying
        self._key = hashed(b"pages", code, repr(settings).encode())

    def watch(self, view: View, readings: Mapping[str, bytes]) -> View:
        """Return a view that writes only what does not stand. `readings` has, by name of seed, a
        hash of all that a reading hangs on.
        """
        units = found(self._shelf, self._key, self._that_lie) or {}
        return _watched(view, _Trace(view, _Digests(readings), units))

    def _that_lie(self, value: bytes) -> Units:
        """Return the units that were packed so and whose files all lie in docs/ as written."""
        return {
            name: unit
            for name, unit in unpacked(dict, value).items()
            if all(self._lying.get(path) == digest for path, digest in unit.files)
        }

    def keep(self, units: Units) -> None:
        """Keep the units of this run for the next."""
        self._shelf.put(self._key, packed(units))


# -- what is looked up -----------------------------------------------------------------------------


class _Trace:
    """What is noted while pages are written, and what it comes to now."""

    def __init__(self, view: View, digests: _Digests, known: Units) -> None:
        self.known, self.made = known, cast("Units", {})
        self.view, self._digests, self._answers = view, digests, dict[LookUp, bytes]()
        self._sources = dict(_sources("", view)) | dict(_sources("briefing.", view.briefing))
        self._open: list[dict[LookUp, None]] = []  # what is being made, each for the one before it

    @property
    def is_open(self) -> bool:
        """Whether something is being made."""
        return bool(self._open)

    def note(self, kind: str, source: str, key: Any) -> None:
        """Note that something is looked up."""
        if self._open:
            self._open[-1][kind, source, key] = None

    def again(self, seen: tuple[LookUp, ...]) -> None:
        """Note what was looked up for something that was made before."""
        if self._open:
            self._open[-1].update(dict.fromkeys(seen))

    def of(self, make: Callable[[], T]) -> tuple[T, tuple[LookUp, ...]]:
        """Return what `make` makes, and what it looked up."""
        self._open.append({})
        try:
            made = make()
        finally:
            seen = self._open.pop()
        return made, tuple(seen)

    def digest(self, seen: tuple[LookUp, ...], given: tuple[object, ...]) -> bytes:
        """Return a digest of what is given, and of what is found where something was looked up."""
        return sha256(b"".join((self._digests.of(given), *map(self._answer, seen)))).digest()

    def stands(self, unit: Unit, given: tuple[object, ...]) -> bool:
        """Say whether a unit is given and finds the same as before. What cannot even be asked any
        more is not the same.
        """
        try:
            return self.digest(unit.seen, given) == unit.found
        except Exception:
            return False

    def _answer(self, what: LookUp) -> bytes:
        if what not in self._answers:
            self._answers[what] = self._digests.of(self._found(*what))
        return self._answers[what]

    def _found(self, kind: str, source: str, key: Any) -> object:
        if kind == "asked":
            return self.view.ask(QUESTIONS[source], *key)
        found = self._sources[source]
        return found.get(key) if kind == "got" else key in found if kind == "in" else found


def _sources(before: str, holder: View | Briefing) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a view or a briefing by name."""
    for each in fields(holder):
        yield f"{before}{each.name}", getattr(holder, each.name)


class _Digests:
    """Digests of what is found: of all that it holds, but of a reading what that hangs on."""

    def __init__(self, readings: Mapping[str, bytes]) -> None:
        large = dict.fromkeys((Passage, Number, Speaker, Topic, Event), self._once)
        self._table: dict[type, Callable[[Any], Any]] = {
            Reading: lambda each: (bytes, (readings[each.article.seed],)),
            Article: lambda each: (bytes, (readings[each.seed],)),
            Placed: lambda each: (tuple, (each.passages,)),
            Lexicon: lambda each: (str, (each.language,)),  # the code says what words it has
            **dict.fromkeys((View, _Watched), _refused),
            **large,
        }
        # By identity; with the thing itself, so that no other can get its place in memory.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """Return a digest of a value, equal for equal ones."""
        written = BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # whether two equal parts are one object makes no difference
        pickler.dispatch_table = self._table
        pickler.dump(value)
        return sha256(written.getvalue()).digest()[:_DIGEST]

    def _once(self, each: Any) -> tuple[object, ...]:
        if id(each) not in self._known:
            self._known[id(each)] = each, self.of(each.__reduce__()[1])
        return bytes, self._known[id(each)][1:]


# -- the view that notes it ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Watched(View):
    """A view all of whose look-ups are noted."""

    trace: _Trace = field(repr=False)

    def unit(self, name: str, write: Callable[..., Pages], *given: object) -> Pages:
        """Yield the pages of a unit unless they stand."""
        trace, key = self.trace, (name_of(write), name)
        if trace.is_open:  # within another unit
            yield from write(self, *given)
            return
        unit = trace.known.get(key)
        if unit is None or not trace.stands(unit, given):
            pages, seen = trace.of(lambda: list(write(self, *given)))
            files = tuple((path, sha256(text.encode()).hexdigest()) for path, text in pages)
            unit = Unit(seen, trace.digest(seen, given), files)
            yield from pages
        trace.made[key] = unit

    def units(self) -> Units:
        """Return the units since this was last asked."""
        made, self.trace.made = self.trace.made, {}
        return made

    def ask(self, question: Callable[..., T], *names: str) -> T:
        """Return what a question gives, and note that alone."""
        self.trace.note("asked", name_of(question), names)
        return self.trace.view.ask(question, *names)

    def remember(self, what: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes, made once; whoever asks looks up all that it took."""
        if what not in self._remembered:
            self._remembered[what] = self.trace.of(make)
        value, seen = self._remembered[what]
        self.trace.again(seen)
        return cast("T", value)


def _refused(view: View) -> None:
    """Refuse a whole view, of which nobody can say what is taken from it."""
    raise TypeError(f"{type(view).__name__} is given past what is noted")


def _watched(view: View, trace: _Trace) -> _Watched:
    own = {each.name: getattr(view, each.name) for each in fields(View)}
    noted = {
        name: _Noted(name, held, trace.note)
        for name, held in own.items()
        if isinstance(held, Mapping)
    }
    briefing: Any = _NotedBriefing(view.briefing, trace.note)
    return _Watched(**own | noted | {"briefing": briefing, "_remembered": {}}, trace=trace)


class _NotedBriefing:
    """A briefing of which every field that is taken is noted; of a mapping, the keys."""

    def __init__(self, briefing: Briefing, note: Note) -> None:
        self._briefing, self._note = briefing, note

    def __getattr__(self, name: str) -> object:
        held = getattr(self._briefing, name)
        if isinstance(held, Mapping):
            return _Noted(f"briefing.{name}", held, self._note)
        self._note("all", f"briefing.{name}", None)
        return held


class _Noted(Mapping[Any, Any]):
    """A mapping of which every key that is looked up is noted."""

    __slots__ = ("_held", "_name", "_note")

    def __init__(self, name: str, held: Mapping[Any, Any], note: Note) -> None:
        self._name, self._held, self._note = name, held, note

    def __getitem__(self, key: Any) -> Any:
        self._note("got", self._name, key)
        return self._held[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._note("got", self._name, key)
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note("in", self._name, key)
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        self._note("all", self._name, None)
        return iter(self._held)

    def __len__(self) -> int:
        self._note("all", self._name, None)
        return len(self._held)
