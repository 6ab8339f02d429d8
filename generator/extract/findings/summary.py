"""The two to four sentences that stand for an article: together they hold most of what it repeats,
and each can be read where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator import rank
from generator.acts import Act, act_among
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.memory import Pieces
from generator.model.articles import BlockKind
from generator.model.readings import Body, How, Statement, StatementKind
from generator.model.spans import Span

_SIZES = ((12, 2), (18, 3))  # up to so many sentences, so many in the summary
_LARGEST = 4
_FEWEST = 5  # words; fewer are no sentence
_SHORT, _LONG = 9, 30  # words a sentence should have
# What counts for a sentence, beside its words and standing early, and against it.
_TITLE = 0.5
_LENGTH = 0.5
_NO_FACT = 0.5
_QUOTATION = 0.3
_SECTION = 0.3  # it stands right behind a crosshead
_ACTS: Mapping[Act | None, float] = {Act.REFUSES: 0.4, Act.DECIDES: 0.2}
# A number or a name; sought by its first character, which is quick.
_FACT = re.compile(rf"[\d{CAPITAL}](?:(?<=\d)|(?:(?<=[^\W_] .)|(?<=, .))\w)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# somebody's own words at the start of a sentence, not the name of a film
_SPEECH = re.compile(r"[\"“‘'«][^\"”»]*[,.!?][\"”’'»]")
_MARKS = "\"“‘'«„"


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    stems: Pieces
    openers: frozenset[str]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence of the body, with what is said in it."""

    text: str
    start: int
    words: Sequence[str]
    terms: rank.Terms
    said: Sequence[Statement]
    quotes: bool  # somebody's own words as a clause of its own
    opens_section: bool


def summarise(body: Body, statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return two to four sentences of `body`, in the order of the text; the lead alone if none can
    be read where it stands.

    A sentence that leans on the one before it ("But", "This", "They") stands only behind it. None
    is a question, a piece of a quotation or said by nobody known.
    """
    rules, candidates = _rules(lexicon), body.sentences
    if not candidates:
        return ()
    sentences = _sentences(body, statements, rules)
    title = rank.terms(body.article.title.text, rules.stems)
    merit = {
        index: _form(sentence, title) + _ACTS.get(act_among(sentence.words, lexicon), 0.0)
        for index, sentence in enumerate(sentences)
        if _is_whole(sentence)
    }
    leaning = {index for index in merit if _leans(sentences[index], rules)}
    terms = [sentence.terms for sentence in sentences]
    names = frozenset(rules.stems.among(_capitals(body)))
    chosen = rank.cover(merit, terms, names, _size(len(candidates)), leaning) or [0]
    return tuple(candidates[index].span for index in sorted(chosen))


def _size(sentences: int) -> int:
    """Return how many sentences long the summary of an article of so many is."""
    return next((size for limit, size in _SIZES if sentences <= limit), _LARGEST)


def _sentences(body: Body, statements: Sequence[Statement], rules: _Rules) -> Sequence[_Sentence]:
    said: Mapping[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.sentence.start].append(statement)
    quoting = {
        statement.sentence.start
        for statement in statements
        if statement.kind is StatementKind.QUOTED
    }
    openings = {
        first
        for first, block in enumerate(body.article.blocks[:-1], 1)
        if block.kind is BlockKind.CROSSHEAD
    }
    return [
        _Sentence(
            sentence.span.of(body.article.text),
            sentence.span.start,
            words,
            frozenset(rules.stems.among(words)),
            said.get(sentence.span.start, ()),
            sentence.span.start in quoting,
            sentence.block in openings,
        )
        for sentence, words in zip(body.sentences, body.pieces, strict=True)
    ]


def _capitals(body: Body) -> Iterator[str]:
    """Yield the words that begin with a capital inside their sentence."""
    return (word for words in body.pieces for word in islice(words, 1, None) if word[0].isupper())


def _is_whole(sentence: _Sentence) -> bool:
    """Say whether a sentence can be shown: not too short, no question, all its quotations begin
    and end in it, and pages can say who speaks.
    """
    text = sentence.text
    if len(sentence.words) < _FEWEST or text.rstrip('”"').endswith("?"):
        return False
    if text.count('"') % 2 or not _are_closed(text):
        return False
    inside = sentence.quotes and not any(mark in text for mark in _MARKS)
    if inside or (_SPEECH.match(text) and not sentence.said):
        return False
    return not sentence.said or any(each.speaker for each in sentence.said)


def _are_closed(text: str) -> bool:
    """Say whether as many quotations begin in a text as end there, of each pair of marks."""
    return text.count("“") == text.count("”") and text.count("«") == text.count("»")


def _leans(sentence: _Sentence, rules: _Rules) -> bool:
    """Say whether a sentence opens with a word that points back.

    No pronoun does that means the speaker, whom pages name: "He also stressed", or "We" in his own
    words.
    """
    opening = _WORD.match(sentence.text.lstrip(_MARKS))
    first = opening.group().lower() if opening else ""
    if first not in rules.openers or (first in rules.speakers and sentence.quotes):
        return False
    return not any(
        each.speaker
        and each.speaker.how is How.PRONOUN
        and each.speaker.span
        and each.speaker.span.start == sentence.start
        for each in sentence.said
    )


def _form(sentence: _Sentence, title: rank.Terms) -> float:
    """Return what a sentence's form adds to its merit or takes from it: words of the headline,
    length, no name or number, somebody's own words.
    """
    words = len(sentence.words)
    too_short = max(0, _SHORT - words) / _SHORT
    too_long = min(1.0, max(0, words - _LONG) / _LONG)
    shared = len(title & sentence.terms) / len(title) if title else 0.0
    return (
        _TITLE * shared
        - _LENGTH * (2 * too_short + too_long)
        - _NO_FACT * (not _FACT.search(sentence.text))
        - _QUOTATION * sentence.quotes
        + _SECTION * sentence.opens_section
    )


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    return _Rules(
        stems=rank.content_stems(lexicon.words("stop_words")),
        openers=frozenset(lexicon.words("summary.openers")),
        speakers=frozenset(lexicon.words("summary.speakers")),
    )
