"""How much work Python's `re` can need for a pattern: in a straight line, a power of the text's
length, or exponentially much.

A backtracking matcher tries, before it gives up, every way in which a pattern can read a text. So a
pattern is dear where one stretch of text, repeated, can be read in several ways (Weideman and
others, "Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers by Using
Ambiguity of NFA", 2016):

- exponentially, if a loop can read the stretch in two ways and be where it was: `(?:a|aa)*$`;
- as a power, if one loop can read it, and a later loop too, and what lies between as well: `a*a*$`. A search is such a loop by
  itself, since it starts anew at every character: `a*b`.

It is not dear where the loop that reads the stretch may always end there, because then nothing is
given up.

Taken for dearer than it is, never for cheaper: a look-around of more than one character always
holds, and an atomic group gives up. A repeat with an end counts as one of two at most if the end is
below `LONG`, and else as one without an end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, cached_property
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

T = TypeVar("T")

LONG = 1_000  # a repeat that may go on for so long is one without an end
EDGE = ""  # before the first character, and behind the last
SAMPLES = "azAZ059_ \n\u00a0éÉß-.,’“\u2028\ue000"

REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})

Node = int
Here = tuple[Node, str]  # a node that has read a character
Test = Callable[[str], bool]
# nodes: where the pattern has matched, where a look ahead has, where a search waits to begin
ACCEPT, LOOKED, ANEW = (
    0,
    1,
    -1,
)
ENDS = frozenset({ACCEPT, LOOKED})


@dataclass(frozen=True)
class Guard:
    """Whether a place may be passed, by the characters before and behind it. One that is not
    `sure` may still refuse.
    """

    passes: Callable[[str, str], bool]
    sure: bool = True


class Cost(IntEnum):
    """How the work grows with the text."""

    LINEAR = 1
    POWER = 2
    EXPONENTIAL = 3


def cost(
    pattern: re.Pattern[str] | re.Pattern[bytes], searched: bool = True, whole: bool = False
) -> Cost:
    """Return what `pattern` can cost. `searched`: it may begin anywhere; `whole`: it must reach
    the text's end.
    """
    return Analysis(Net.of(pattern, whole), searched).cost


# -- a pattern as a net of nodes -------------------------------------------------------------------


@dataclass
class Net:
    """A pattern as nodes. A node reads one character of its set, or leads on to others without
    reading, past a guard or not.
    """

    flags: int
    reads: list[frozenset[str] | None] = field(default_factory=lambda: [None, None])
    leads: list[list[tuple[Node, Guard | None]]] = field(default_factory=lambda: [[], []])
    alphabet: frozenset[str] = frozenset()
    start: Node = ACCEPT

    @classmethod
    def of(cls, pattern: re.Pattern[Any], whole: bool) -> Net:
        """Return the net of `pattern`."""
        source = (
            pattern.pattern
            if isinstance(pattern.pattern, str)
            else pattern.pattern.decode("latin-1")
        )
        flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags | re.ASCII
        items = list(parser.parse(source, flags))
        net = cls(flags)
        net.alphabet = frozenset(told_apart(list(sets_of(items, flags))))
        end = (
            net._node(None, (ACCEPT, Guard(lambda _, behind: behind == EDGE))) if whole else ACCEPT
        )
        net.start = net._chain(items, end, flags)
        return net

    def _node(self, reads: frozenset[str] | None, *leads: tuple[Node, Guard | None]) -> Node:
        self.reads.append(reads)
        self.leads.append(list(leads))
        return len(self.reads) - 1

    def _chain(self, items: Iterable[tuple[Any, Any]], after: Node, flags: int) -> Node:
        for op, of in reversed(list(items)):
            after = self._item(op, of, after, flags)
        return after

    def _item(self, op: Any, of: Any, after: Node, flags: int) -> Node:
        test = test_of(op, of, flags)
        if test is not None:
            return self._node(frozenset(filter(test, self.alphabet)), (after, None))
        if op in REPEATS:
            return self._repeat(of, after, flags)
        if op is ops.AT:
            return self._node(None, (after, place(of, flags)))
        if op in {ops.ASSERT, ops.ASSERT_NOT}:
            return self._look(op is ops.ASSERT, of, after, flags)
        if op is ops.GROUPREF:
            return self._node(self.alphabet, (after, None))
        within = (flags | of[1]) & ~of[2] if op is ops.SUBPATTERN else flags
        return self._node(
            None, *((self._chain(part, after, within), None) for part in inside(op, of))
        )

    def _repeat(self, of: Any, after: Node, flags: int) -> Node:
        least, most, items = of
        if most >= LONG:
            again = self._node(None)
            once = self._chain(items, again, flags)
            self.leads[again] = [(once, None), (after, None)]
            return again if least == 0 else once
        more = (
            self._node(None, (self._chain(items, after, flags), None), (after, None))
            if most > max(least, 1)
            else after
        )
        once = self._chain(items, more, flags)
        return once if least else self._node(None, (once, None), (after, None))

    def _look(self, wanted: bool, of: Any, after: Node, flags: int) -> Node:
        """Return the node of a look-around: exact for one character; of a longer one that looks
        ahead, the first must be right.
        """
        way, items = of
        first = (
            test_of(items[0][0], items[0][1], flags)
            if items and (len(items) == 1 or (wanted and way > 0))
            else None
        )
        if first is None:
            guard = Guard(lambda before, behind: True, sure=False)
        else:
            guard = Guard(
                lambda before, behind: seen(first, before if way < 0 else behind) == wanted,
                sure=len(items) == 1,
            )
        if way < 0 or not loops(items):
            return self._node(None, (after, guard))
        return self._node(None, (after, guard), (self._chain(items, LOOKED, flags), None))


def seen(test: Test, character: str) -> bool:
    """Say whether `character`, which may be the text's edge, passes a test."""
    return character != EDGE and test(character)


def loops(items: Iterable[tuple[Any, Any]]) -> bool:
    """Say whether any repeat without an end is among `items`."""
    return any(
        (op in REPEATS and of[1] >= LONG) or any(loops(part) for part in inside(op, of))
        for op, of in items
    )


def inside(op: Any, of: Any) -> Sequence[Sequence[tuple[Any, Any]]]:
    """Return the parts of an item that are patterns themselves."""
    if op is ops.BRANCH:
        return list(of[1])
    if op is ops.ATOMIC_GROUP:
        return [of]
    part = {ops.SUBPATTERN: 3, ops.ASSERT: 1, ops.ASSERT_NOT: 1, **dict.fromkeys(REPEATS, 2)}.get(
        op
    )
    return [] if part is None else [of[part]]


def place(at: Any, flags: int) -> Guard:
    """Return what `^`, `$`, `\\A`, `\\Z`, `\\b` or `\\B` asks of the characters around a place."""

    def worded(character: str) -> bool:
        return seen(in_category(ops.CATEGORY_WORD, flags), character)

    if at is ops.AT_BOUNDARY:
        return Guard(lambda before, behind: worded(before) != worded(behind))
    if at is ops.AT_NON_BOUNDARY:
        return Guard(lambda before, behind: worded(before) == worded(behind))
    edges = {EDGE, "\n"} if flags & re.MULTILINE or at is ops.AT_END else {EDGE}
    if at in {ops.AT_BEGINNING, ops.AT_BEGINNING_STRING}:
        return Guard(lambda before, _: before in edges)
    return Guard(lambda _, behind: behind in edges)


# -- characters ------------------------------------------------------------------------------------

CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_NOT_DIGIT: r"\D", ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w", ops.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


@cache
def in_category(category: Any, flags: int) -> Test:
    """Return the test for `\\w` and the like."""
    pattern = re.compile(CATEGORIES[category], flags & re.ASCII)
    return cache(lambda character: pattern.match(character) is not None)


def test_of(op: Any, of: Any, flags: int) -> Test | None:
    """Return the test of an item that reads one character, else `None`."""
    if op is ops.SUBPATTERN and len(of[3]) == 1:
        inner = of[3][0]
        return test_of(inner[0], inner[1], (flags | of[1]) & ~of[2])
    if op is ops.LITERAL:
        return among(((op, of),), flags)
    if op is ops.NOT_LITERAL:
        return among(((ops.NEGATE, None), (ops.LITERAL, of)), flags)
    if op is ops.ANY:
        return lambda character: bool(flags & re.DOTALL) or character != "\n"
    return among(tuple(of), flags) if op is ops.IN else None


@cache
def among(items: tuple[tuple[Any, Any], ...], flags: int) -> Test:
    """Return the test of what stands between square brackets, the same one for the same items."""
    wanted = items[0][0] is not ops.NEGATE
    tests = [one_of(op, of, flags) for op, of in items if op is not ops.NEGATE]

    @cache
    def test(character: str) -> bool:
        cases = (
            {character, character.lower(), character.upper()}
            if flags & re.IGNORECASE
            else {character}
        )
        return any(test(case) for case in cases for test in tests) == wanted

    return test


def one_of(op: Any, of: Any, flags: int) -> Test:
    """Return the test of one item between square brackets."""
    if op is ops.CATEGORY:
        return in_category(of, flags)
    low, high = (of, of) if op is ops.LITERAL else of
    return lambda character: len(character) == 1 and low <= ord(character) <= high


def sets_of(items: Iterable[tuple[Any, Any]], flags: int) -> Iterator[tuple[Test, list[str]]]:
    """Yield the test of every character that is read or looked at, with the characters it names."""
    for op, of in items:
        test = test_of(op, of, flags)
        if test is not None:
            yield test, named(op, of)
        else:
            for inner in inside(op, of):
                yield from sets_of(
                    inner, (flags | of[1]) & ~of[2] if op is ops.SUBPATTERN else flags
                )


def named(op: Any, of: Any) -> list[str]:
    """Return the characters that an item names, and those beside the ends of a range."""
    if op in {ops.LITERAL, ops.NOT_LITERAL}:
        return [chr(of)]
    if op is ops.RANGE:
        return [chr(code) for code in (of[0] - 1, of[0], of[1], of[1] + 1) if code > 0]
    if op is ops.SUBPATTERN:
        return [each for item in of[3] for each in named(*item)]
    return [each for item in of for each in named(*item)] if op is ops.IN else []


def told_apart(sets: Sequence[tuple[Test, list[str]]]) -> Iterable[str]:
    """Return one character of each kind that the tests tell apart."""
    tests = {id(test): test for test, _ in sets}.values()
    word = in_category(ops.CATEGORY_WORD, 0)
    characters = sorted(
        {
            *SAMPLES,
            *(
                each
                for _, names in sets
                for name in names
                for each in (name, name.swapcase())
                if len(each) == 1
            ),
        }
    )
    kinds = {(word(each), *(test(each) for test in tests)): each for each in characters}
    return kinds.values()


# -- what the net can cost -------------------------------------------------------------------------


@dataclass
class Analysis:
    """The cost of a net that is matched at one place, or `searched` for."""

    net: Net
    searched: bool
    closures: dict[Node, list[tuple[Node, tuple[Guard, ...]]]] = field(default_factory=dict)
    steps: dict[Here, dict[str, dict[Node, int]]] = field(default_factory=dict)

    @cached_property
    def cost(self) -> Cost:
        """What the pattern can cost."""
        starts = [
            here
            for before in (EDGE, *sorted(self.net.alphabet))
            for here in places(self._read(self.net.start, before))
        ]
        parts = components(self._from(starts))
        loops = [
            frozenset(part)
            for part in parts
            if len(part) > 1 or part[0] in places(self._after(part[0]))
        ]
        dear = [loop for loop in loops if not self._may_end(loop, ACCEPT)]
        # a look ahead that may end costs what it reads, no more
        alone = [loop for loop in dear if not self._may_end(loop, LOOKED)]
        if any(self._two_ways(loop) for loop in alone):
            return Cost.EXPONENTIAL
        pairs = [
            (one, other)
            for one in dear
            for other in dear
            if one is not other and (one in alone or other in alone)
        ]
        dearer = any(self._again(*pair) for pair in pairs) or (
            self.searched and any(self._anew(loop) for loop in dear)
        )
        return Cost.POWER if dearer else Cost.LINEAR

    def _closure(self, node: Node) -> list[tuple[Node, tuple[Guard, ...]]]:
        """Return what `node` leads to without reading, once for each way there, with the guards on
        the way.
        """
        if node in self.closures:
            return self.closures[node]
        found: list[tuple[Node, tuple[Guard, ...]]] = []
        waiting: list[tuple[Node, tuple[Guard, ...], tuple[Node, ...]]] = [(node, (), ())]
        while waiting:
            at, guards, passed = waiting.pop()
            if self.net.reads[at] is not None or at in ENDS:
                found.append((at, guards))
            elif (
                passed.count(at) < 2
            ):  # out of an inner loop, round the outer one, and in again: `(?:a*)*`
                waiting += [
                    (to, (*guards, guard) if guard else guards, (*passed, at))
                    for to, guard in self.net.leads[at]
                ]
        return self.closures.setdefault(node, found)

    def _read(self, node: Node, before: str) -> dict[str, dict[Node, int]]:
        """Return by character what can read it from `node` on, and in how many ways; `ACCEPT` by
        what may follow.
        """
        if (node, before) in self.steps:
            return self.steps[node, before]
        found: dict[str, dict[Node, int]] = {}
        for to, guards in self._closure(node):
            if to in ENDS and not all(guard.sure for guard in guards):
                continue
            for each in self.net.reads[to] or (*self.net.alphabet, EDGE):
                if all(guard.passes(before, each) for guard in guards):
                    ways = found.setdefault(each, {})
                    ways[to] = ways.get(to, 0) + 1
        return self.steps.setdefault((node, before), found)

    def _after(self, here: Here) -> dict[str, dict[Node, int]]:
        return self._read(self.net.leads[here[0]][0][0], here[1])

    def _from(self, starts: Iterable[Here]) -> Mapping[Here, list[Here]]:
        """Return the graph of what can be reached."""
        return graph_of(starts, lambda here: places(self._after(here)))

    def _may_end(self, loop: frozenset[Here], end: Node) -> bool:
        """Say whether `end` is always near somewhere in a loop, so that nothing it has read is
        given up.
        """
        return any(self._ends(here, end) for here in loop)

    def _ends(self, here: Here, end: Node, ahead: int = 2) -> bool:
        """Say whether whatever follows `here` is read by the same node, or leads to `end`, at once
        or surely a little later.
        """
        after = self._after(here)
        return all(
            any(
                to in {end, here[0]}
                or (
                    ahead > 0
                    and to not in ENDS
                    and each != EDGE
                    and self._ends((to, each), end, ahead - 1)
                )
                for to in after.get(each, {})
            )
            for each in (*self.net.alphabet, EDGE)
        )

    def _two_ways(self, loop: frozenset[Here]) -> bool:
        """Say whether a loop can read something in two ways and be where it was."""
        for here in loop:
            if any(
                count > 1 and (node, by) in loop
                for by, ways in self._after(here).items()
                for node, count in ways.items()
            ):
                return True

        def step(at: tuple[Node, Node, str]) -> list[tuple[Node, Node, str]]:
            one, other = self._after((at[0], at[2])), self._after((at[1], at[2]))
            return [
                (a, b, by)
                for by in one.keys() & other.keys()
                for a in one[by]
                if (a, by) in loop
                for b in other[by]
                if (b, by) in loop
            ]

        parts = components(graph_of([(node, node, by) for node, by in loop], step))
        return any(
            any(a == b for a, b, _ in part) and any(a != b for a, b, _ in part) for part in parts
        )

    def _anew(self, loop: frozenset[Here]) -> bool:
        """Say whether a search that begins anew can come into `loop` by what the loop reads."""

        def step(at: tuple[Node, Node, str]) -> list[tuple[Node, Node, str]]:
            node, inner, before = at
            ways = (
                self._read(self.net.start, before) if node == ANEW else self._after((node, before))
            )
            own = [
                (b, by)
                for by, nodes in self._after((inner, before)).items()
                for b in nodes
                if (b, by) in loop
            ]
            steps = [(a, b, by) for b, by in own for a in ways.get(by, {}) if a not in ENDS]
            if node == ANEW:
                steps += [(ANEW, b, by) for b, by in own]
            return [*steps, (ANEW, inner, before)] if node == inner else steps

        parts = components(graph_of([(ANEW, node, by) for node, by in loop], step))
        return any(
            any(a == ANEW for a, _, _ in part) and any(a == b for a, b, _ in part) for part in parts
        )

    def _again(self, first: frozenset[Here], second: frozenset[Here]) -> bool:
        """Say whether what `first` reads can lead on to `second`, which reads it too."""
        if second.isdisjoint(self._from(first)):
            return False

        def step(at: tuple[Node, Node, Node, str]) -> list[tuple[Node, Node, Node, str]]:
            one, middle, other, before = at
            ones, middles, others = (self._after((node, before)) for node in (one, middle, other))
            steps = [
                (a, b, c, by)
                for by in ones.keys() & middles.keys() & others.keys()
                for a in ones[by]
                if (a, by) in first
                for c in others[by]
                if (c, by) in second
                for b in middles[by]
                if b not in ENDS
            ]
            return [*steps, (one, one, other, before)] if middle == other else steps

        both = [(one, one, other, by) for one, by in first for other, same in second if by == same]
        parts = components(graph_of(both, step))
        return any(
            any(a == b for a, b, _, _ in part) and any(b == c for _, b, c, _ in part)
            for part in parts
        )


def places(ways: Mapping[str, Mapping[Node, int]]) -> list[Here]:
    """Return the nodes that read a character, each with it."""
    return [(node, by) for by, nodes in ways.items() for node in nodes if node not in ENDS]


def graph_of(starts: Iterable[T], step: Callable[[T], list[T]]) -> dict[T, list[T]]:
    """Return what can be reached from `starts`, with the next steps of each."""
    graph: dict[T, list[T]] = {}
    waiting = list(starts)
    while waiting:
        at = waiting.pop()
        if at not in graph:
            graph[at] = step(at)
            waiting += graph[at]
    return graph


def components(graph: Mapping[T, Sequence[T]]) -> list[list[T]]:
    """Return the strongly connected parts of a graph (Tarjan's algorithm, without recursion)."""
    number: dict[T, int] = {}
    lowest: dict[T, int] = {}
    open_: dict[T, None] = {}
    parts: list[list[T]] = []
    for root in graph:
        if root in number:
            continue
        path = [(root, iter(graph[root]))]
        number[root] = lowest[root] = len(number)
        open_[root] = None
        while path:
            at, rest = path[-1]
            for to in rest:
                if to not in number:
                    number[to] = lowest[to] = len(number)
                    open_[to] = None
                    path.append((to, iter(graph[to])))
                    break
                if to in open_:
                    lowest[at] = min(lowest[at], number[to])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[at])
                if lowest[at] == number[at]:
                    part = []
                    while True:
                        each, _ = open_.popitem()
                        part.append(each)
                        if each == at:
                            break
                    parts.append(part)
    return parts
