"""Name candidates: runs of capitalised words, which part of each may be a name, the role before it,
and how likely it names a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from generator.extract.people.name_evidence import (
    features_after,
    features_before,
    features_of,
    speaks_after,
    total,
    usage,
)
from generator.extract.people.name_words import NameWords
from generator.extract.people.titles import LEAD_REACH, office_before, office_in, role_at
from generator.extract.text.plain_words import plain_words
from generator.frozen import frozen
from generator.letters import without_accents
from generator.memory import Memory
from generator.model.articles import Article, BlockKind
from generator.model.spans import Span
from generator.surnames import size, surname

_OFFICE_OF = re.compile(r"\b([a-z-]+)\s(?:to|of|for|in)\s\Z")  # ambassador to (Norland)
_OF = re.compile(r"\s(?:of|from|at|with)\s")
_OF_BEFORE = re.compile(r"\w\s(?:of|from|at|with)\s(?:the\s)?\Z")
_AGE = "-year-old"
_LONG_ADVERB = 6  # letters: "Fortunately", but not "Ally"
_CHILDREN = "-of-"  # mother-of-two
_FEWEST_SHOUTED = 4  # letters; "MC" and "DJ" are part of a name


@frozen
class NameCandidate:
    """A run of capitalised words that may be a name. `role` is the role printed before the name;
    `pronoun` is what its title tells.
    """

    tokens: tuple[str, ...]  # lower case, without accents and final points
    size: int  # how many words the name has, "Jr." not counted
    surname: str  # the last of them
    name: Span
    role: Span | None
    titled: bool
    pronoun: str
    evidence: float  # summed weights; the higher, the likelier a person
    honorific: bool  # "Mr Church" is somebody, whatever else the word means
    shared: Span | None = None  # the surname, if it is printed behind another's first name

    def printed(self, text: str) -> str:
        """Return the name as printed, with its surname where that is shared."""
        name = self.name.of(text)
        return f"{name} {self.shared.of(text)}" if self.shared is not None else name


@frozen
class _Parts:
    """What a run is by itself, wherever it is printed. Offsets count from its first letter."""

    start: int  # after words that only open a sentence
    role: int  # where its role words end, 0 if it has none
    name: int
    end: int
    names: tuple[str, ...]  # as the tokens of a candidate
    size: int
    surname: str
    pronoun: str
    evidence: float
    honorific: bool


def find_name_candidates(
    article: Article, heads: Sequence[Span], words: NameWords
) -> Iterator[NameCandidate]:
    """Yield the runs of the body that may be names, in the order of the text. `heads` are the
    subjects of its cues, in the same order.
    """
    text = article.text
    titled = frozenset(words.titled.findall(text))
    is_plain = plain_words(text)
    ends = [head.end for head in heads]
    for block_start, whole in _runs(article, words):
        index = bisect_right(ends, whole.start)
        head = heads[index] if index < len(heads) else None
        run = _without_office(text, _within(whole, head), block_start, titled, words)
        found = _parts_of(text, run, block_start, is_plain, words)
        if found is None:
            continue
        start, parts = found
        speaks = head is not None and _is_speaker(text, run, head, words)
        name_start = start + parts.start
        lead = Span(max(block_start, name_start - LEAD_REACH), name_start)
        candidate = _candidate(text, lead, parts, speaks, words)
        if not _is_plain(lead.of(text), candidate, speaks, is_plain, words):
            yield candidate


def _is_speaker(text: str, run: Span, head: Span, words: NameWords) -> bool:
    """Return whether the run is what a subject names: it ends it, and is not the firm of somebody
    ("Lind of Blue Harbour"), or else such a firm follows it ("Lind of the Harbour Post").
    """
    if head.start <= run.end == head.end:
        return _OF_BEFORE.search(text, head.start, run.start) is None
    if head.start != run.start or _OF.match(text, run.end, head.end) is None:
        return False
    return not words.organisations.isdisjoint(text[run.end : head.end].lower().split())


def _is_plain(
    before: str,
    candidate: NameCandidate,
    speaks: bool,
    is_plain: Callable[[str], bool],
    words: NameWords,
) -> bool:
    """Return whether the candidate is a word that names nobody here, even if the article has
    somebody of that name: "the Church", "Court documents show".
    """
    word = candidate.tokens[0]
    if candidate.size > 1 or candidate.titled or word not in words.ordinary:
        return False
    if before[-4:].lower() == "the ":
        return True
    if speaks or word in words.leading:
        return not speaks
    known = word in words.organisations or word in words.places
    is_adverb = word in words.surnames and not known
    return _opens_sentence(before, 0, len(before)) and (is_adverb or is_plain(word))


def _runs(article: Article, words: NameWords) -> Iterator[tuple[int, Span]]:
    """Yield the runs of capitalised words of the body, each after the start of its paragraph."""
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for match in words.run.finditer(article.text, block.span.start, block.span.end):
                yield block.span.start, Span(*match.span())


def _within(run: Span, head: Span | None) -> Span:
    """Return the run up to the end of the subject that it holds: "Berg" in "Berg Says The Harbour
    Will Close".
    """
    if head is None or run.start > head.start or head.end >= run.end:
        return run
    return Span(run.start, head.end)


def _without_office(
    text: str, run: Span, block_start: int, titled: frozenset[str], words: NameWords
) -> Span:
    """Return the run without the end of an office that leads to the name: "Works" in "Minister for
    Urban Works Lim", "Norland" in "ambassador to Norland Ina Lim". `titled` are the names printed
    with a title.
    """
    pieces = run.of(text).split(" ")
    if len(pieces) == 1:
        return run
    if (place := _place_of_office(text, run, pieces, words)) > 0:
        return Span(run.start + place, run.end)
    if titled.isdisjoint(pieces) or any(piece.lower() in words.roles for piece in pieces):
        return run
    lead = Span(max(block_start, run.start - LEAD_REACH), run.start)
    return Span(run.start + office_in(text, lead, pieces, titled), run.end)


def _place_of_office(text: str, run: Span, pieces: Sequence[str], words: NameWords) -> int:
    """Return how many characters at the start of the run are the place of an office before it."""
    for count in (1, 2):
        if len(pieces) - count > 1 and pieces[count - 1].lower() in words.places:
            before = text[max(0, run.start - LEAD_REACH) : run.start]
            office = _OFFICE_OF.search(before)
            is_office = office is not None and office[1] in words.in_roles.nouns
            return len(" ".join(pieces[:count])) + 1 if is_office else 0
    return 0


def _parts_of(
    text: str,
    run: Span,
    block_start: int,
    is_plain: Callable[[str], bool],
    words: NameWords,
) -> tuple[int, _Parts] | None:
    """Return where the run starts and its parts, `None` if it holds no name. The first word is left
    out if it opens a sentence and the article uses it as a plain word.
    """
    parts_of, printed = _known_parts(words), run.of(text)
    parts = parts_of[printed]
    if parts is None:
        return None
    if (
        _may_be_plain(parts, words)
        and _opens_sentence(text, block_start, run.start)
        and is_plain(parts.names[0])
    ):
        start = run.start + printed.find(" ") + 1
        rest = parts_of[text[start : run.end]]
        return (start, rest) if rest is not None else None
    return run.start, parts


def _may_be_plain(parts: _Parts, words: NameWords) -> bool:
    """Return whether the first word may be a plain word instead of part of the name: "Classic Berg,
    they say".
    """
    return (
        len(parts.names) > 1
        and parts.role == parts.start == 0
        and parts.names[0] not in words.first
        and not _is_he(parts.names, words)
    )


def _opens_sentence(text: str, block_start: int, start: int) -> bool:
    """Return whether a sentence begins at `start` of the paragraph that starts at `block_start`."""
    before = text[max(block_start, start - 4) : start].rstrip(" \u00a0“\"‘'(")
    return start - block_start < 3 or before[-1:] in {".", "!", "?", ":", "\n"}


def _candidate(
    text: str, lead: Span, parts: _Parts, speaks: bool, words: NameWords
) -> NameCandidate:
    """Return the candidate with these parts, given the `lead` right before it."""
    before, offset = lead.of(text), lead.end - parts.start
    last = _last_word(before)
    previous = last.lower()
    office = office_before(before, last, parts.role > 0, words.roles)
    titled = parts.role > 0 or office is not None or previous.rpartition("-")[2] in words.roles
    printed_role = Span(lead.end, offset + parts.role)
    name = Span(offset + parts.name, offset + parts.end)
    unknown = parts.size == 1 or parts.names[0] not in words.first
    person = titled and not (parts.size == 1 and _is_firms(text, printed_role, previous, words))
    around = [*features_before(text, lead, person, words), *features_after(text, name.end, words)]
    if speaks or speaks_after(text, lead, name.end, words):
        around += ["speaks", *(usage(text, name.end) if unknown else ())]
    return NameCandidate(
        parts.names,
        parts.size,
        parts.surname,
        name,
        role_at(text, lead, printed_role, office, words) if titled else None,
        titled,
        parts.pronoun or words.titles.get(previous, ""),
        total(parts.evidence, around, words),
        parts.honorific,
    )


def _is_firms(text: str, role: Span, before: str, words: NameWords) -> bool:
    """Return whether the last word of the `role`, or else the one `before` it, may be a firm's:
    "developer Northwind".
    """
    return (role.of(text).lower().split() or [before])[-1] in words.for_firms


def _last_word(before: str) -> str:
    """Return the word before a name, which white space parts from it, "" if there is none."""
    pieces = before.rsplit(maxsplit=1) if before[-1:].isspace() else ()
    return pieces[-1] if pieces else ""


@cache
def _known_parts(words: NameWords) -> Memory[_Parts | None]:
    """Return the parts of runs seen before: the same names are printed again and again."""
    return Memory(lambda printed: _parts(printed, words))


def _parts(printed: str, words: NameWords) -> _Parts | None:
    """Return what a run is by itself, `None` where no word of it may be a name."""
    if printed.lower() in words.openers:
        return None
    pieces = _without_letters(printed.split(), words)
    tokens = [piece.rstrip(".,").lower() for piece in pieces]
    start, first = _starts(pieces, tokens, words)
    if start == len(tokens) or tokens[start] in words.firms:
        return None
    if len(tokens) > start + 1 and tokens[-1] in words.pronoun_surnames:
        return None  # "Washington D.C. He …"
    offsets = [*accumulate((len(piece) + 1 for piece in pieces), initial=0)]
    name, names = offsets[first], tuple(map(without_accents, tokens[first:]))
    honorific = first > start and tokens[first - 1] in words.honorifics
    return _Parts(
        offsets[start],
        name - 1 if first > start else 0,
        name,
        offsets[-1] - 1,
        names,
        size(names),
        surname(names),
        _title_pronoun(tokens[start:first], words),
        total(0.0, features_of(printed[name:], names, honorific, words), words),
        honorific,
    )


def _starts(pieces: Sequence[str], tokens: Sequence[str], words: NameWords) -> tuple[int, int]:
    """Return the indices at which a run begins and its name does, after words that only open a
    sentence, and after titles and roles.
    """
    if _is_he(tokens, words):
        return 0, 0
    start = _skip(tokens, 0, words.openers, words)
    start += _is_compound(pieces[start:], words) or _is_shouted(pieces[start:], words)
    first = _name_start(tokens, start, words)
    if first == start:
        start = first = _skip(tokens, start, words.leading, words)
    return start, first


def _without_letters(pieces: Sequence[str], words: NameWords) -> Sequence[str]:
    """Return the words of a run without the letters behind a name: "Ada Lind MP"."""
    end = len(pieces)
    while end > 1 and _is_letters(pieces[end - 1].replace(".", ""), words):
        end -= 1
    return pieces[:end]


def _is_letters(piece: str, words: NameWords) -> bool:
    return piece.lower() in words.letters and piece[-1].isupper()


def _is_he(tokens: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of two words is a surname that is a pronoun too: "He Lifeng"."""
    if len(tokens) != 2 or tokens[0] not in words.pronoun_surnames:
        return False
    return not (tokens[1] in words.ordinary or tokens[1] in words.common)


def _is_compound(pieces: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is an adjective before a name ("Lund-born",
    "Nine-year-old"), says how many children somebody has ("Mother-of-two"), or is an adverb
    ("Fortunately").
    """
    first = pieces[0] if len(pieces) > 1 else ""
    is_adverb = (
        first.endswith("ly")
        and len(first) >= _LONG_ADVERB
        and first not in words.first
        and pieces[1] in words.first
    )
    is_adjective = first.rpartition("-")[2] in words.compounds or first.endswith(_AGE)
    return is_adjective or is_adverb or _CHILDREN in first


def _is_shouted(pieces: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is a paper's capitals before a whole name: "FURIOUS
    Kit Hulme".
    """
    return (
        len(pieces) > 2
        and len(pieces[0]) >= _FEWEST_SHOUTED
        and pieces[0].isupper()
        and not pieces[1].isupper()
        and pieces[0] not in words.first
        and pieces[1] in words.first
    )


def _is_trade(tokens: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is what somebody works as, before a whole name:
    "Plasterer Kit Hulme".
    """
    return (
        len(tokens) > 2
        and tokens[0].endswith(words.trades)
        and tokens[0] not in words.first
        and tokens[1] in words.first
    )


def _title_pronoun(tokens: Sequence[str], words: NameWords) -> str:
    """Return "he" or "she" if one of the titles among `tokens` tells, else ""."""
    return next((words.titles[token] for token in tokens if token in words.titles), "")


def _skip(tokens: Sequence[str], index: int, leading: frozenset[str], words: NameWords) -> int:
    """Return the first index from `index` on whose token is not `leading`; a first name before
    another word is kept, and a surname at the end.
    """
    last = len(tokens) - 1
    stop = last - (tokens[last] in words.surnames)
    while (
        index <= stop
        and tokens[index] in leading
        and not (index < last and tokens[index] in words.first)
    ):
        index += 1
    return index


def _name_start(tokens: Sequence[str], start: int, words: NameWords) -> int:
    """Return the index at which the name begins: after the last title or role from `start` on that
    has a name after it, else after a trade, else `start`.
    """
    last = size(tokens) - 1
    return next(
        (
            index + 1
            for index in range(last - 1, start - 1, -1)
            if tokens[index].rpartition("-")[2] in words.roles
        ),
        start + _is_trade(tokens[start:], words),
    )
