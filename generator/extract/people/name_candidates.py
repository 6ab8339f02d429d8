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
    is_body,
    speaks_after,
    total,
    usage,
)
from generator.extract.people.name_starts import (
    is_he,
    is_national,
    starts,
    title_pronoun,
    without_article,
    without_letters,
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

_OFFICE_OF = re.compile(r"([\w-]+)\s(?:to|of|for|in)\s\Z")  # ambassador to (Norland)
_OF = re.compile(r"\s(?:of|from|at|with)\s")
_OF_BEFORE = re.compile(r"\w\s(?:of|from|at|with)\s(?:the\s)?\Z")


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
    body: bool = False  # printed as a company is: "the company Blue Harbour, which"
    noble: int = 0  # characters of a title that its bearer is called by: "Lord " of "Lord Holm"
    shared: Span | None = None  # the surname, if it is printed behind another's first name

    def printed(self, text: str) -> str:
        """Return the name as printed, with the title of a peer or a pope, who has no other name,
        and with its surname where that is shared.
        """
        name = Span(self.name.start - self.noble, self.name.end).of(text)
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
    before = text[max(block_start, run.start - LEAD_REACH) : run.start]
    if is_national([piece.lower() for piece in pieces], _last_word(before) in words.roles, words):
        return Span(run.start + len(pieces[0]) + 1, run.end)
    if (place := _place_of_office(before, pieces, words)) > 0:
        return Span(run.start + place, run.end)
    if titled.isdisjoint(pieces) or any(piece.lower() in words.roles for piece in pieces):
        return run
    lead = Span(run.start - len(before), run.start)
    return Span(run.start + office_in(text, lead, pieces, titled), run.end)


def _place_of_office(before: str, pieces: Sequence[str], words: NameWords) -> int:
    """Return how many characters at the start of the run are the place or body of an office before
    it, which a name of two words follows: "General of (Police) Ina Lim".
    """
    for count in range(1, min(3, len(pieces) - 1)):
        if _is_field(pieces[count - 1].lower(), pieces[count], words):
            office = _OFFICE_OF.search(before)
            noun = office[1].lower().rpartition("-")[2] if office is not None else ""
            return len(" ".join(pieces[:count])) + 1 if noun in words.in_roles.nouns else 0
    return 0


def _is_field(word: str, following: str, words: NameWords) -> bool:
    """Return whether the word may be what an office is one of, before a name: "Norland (Ina Lim)",
    "Police (Ina Lim)".
    """
    return word in words.places or (word in words.organisations and following in words.first)


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
        and not is_he(parts.names, words)
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
    person = titled and not (parts.size == 1 and _is_firms(text, printed_role, previous, words))
    around = [*features_before(text, lead, previous, person, words)]
    around += features_after(text, name.end, words)
    if speaks or speaks_after(text, lead, name.end, words):
        around += _of_speaker(text, name.end, parts, "titled" in around, words)
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
        is_body(text, last, name, words),
        _noble(text, lead.start, name.start, words) if parts.size == 1 else 0,
    )


def _of_speaker(
    text: str, end: int, parts: _Parts, titled: bool, words: NameWords
) -> Iterator[str]:
    """Yield the features of a name before `end` that speaks."""
    yield "speaks"
    if parts.size == 1 or parts.names[0] not in words.first:
        yield from usage(text, end)
    if titled and parts.surname in words.surnames:
        yield "titled surname"


def _noble(text: str, lead: int, start: int, words: NameWords) -> int:
    """Return how many characters at the end of what stands before a name are a title that its
    bearer is called by.
    """
    title = text[max(lead, start - LEAD_REACH) : start].rpartition(" ")[0].rpartition(" ")[2]
    return len(title) + 1 if title.istitle() and title.lower() in words.noble else 0


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
    pieces = without_letters(printed.split(), words)
    tokens = [without_article(piece.rstrip(".,").lower(), words) for piece in pieces]
    start, first = starts(pieces, tokens, words)
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
        title_pronoun(tokens[start:first], words),
        total(0.0, features_of(printed[name:], names, honorific, words), words),
        honorific,
    )
