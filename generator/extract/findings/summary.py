"""The two to four sentences that stand for an article, each of which can be read alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator import rank
from generator.lexicon import Lexicon
from generator.memory import Pieces
from generator.model.readings import Body, How, Statement
from generator.model.spans import Span

_SIZES = ((8, 2), (40, 3))  # up to so many sentences, so many in the summary
_LARGEST = 4
_SHORT, _LONG = 9, 30  # words a sentence should have
_TITLE = 0.5
_LENGTH = 0.5
_HANGING_WORD = 0.4
_CANDIDATES = 24  # sentences of most merit among which the spread chooses
_OPENING_MARKS = "\"“‘'«„"


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    stems: Pieces
    openers: frozenset[str]
    hanging: frozenset[str]


def summarise(body: Body, statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return two to four sentences of `body`, in the order of the text; the lead alone if none can
    stand alone.

    A sentence stands alone if it does not open with a word that leans on the one before ("He",
    "But", "This"), does not open inside a quotation, closes the quotations it opens, and names the
    speaker of what it reports.
    """
    rules = _rules(lexicon)
    article, candidates = body.article, body.sentences
    if not candidates:
        return ()
    hidden = _speakers_hidden(statements)
    alone = [
        index
        for index, sentence in enumerate(candidates)
        if sentence.span.start not in hidden
        and _stands_alone(sentence.span.of(article.text), rules)
    ]
    if not alone:
        return (candidates[0].span,)
    terms = [frozenset(rules.stems.among(pieces)) for pieces in body.pieces]
    merit = rank.merits(terms)
    title = rank.terms(article.title.text, rules.stems)
    for index in alone:
        merit[index] += _form(body.pieces[index], terms[index], title, rules)
    best = sorted(alone, key=merit.__getitem__, reverse=True)[:_CANDIDATES]
    chosen = rank.spread(
        [merit[index] for index in best], [terms[index] for index in best], _size(len(candidates))
    )
    return tuple(candidates[index].span for index in sorted(best[index] for index in chosen))


def _size(sentences: int) -> int:
    """Return how many sentences the summary of an article of so many has."""
    return next((size for limit, size in _SIZES if sentences <= limit), _LARGEST)


def _speakers_hidden(statements: Sequence[Statement]) -> frozenset[int]:
    """Return where the sentences start that report without naming anybody: "he said", or a
    quotation that goes on.
    """
    nameless = {How.PRONOUN, How.CONTINUATION}
    named = {
        statement.sentence.start
        for statement in statements
        if statement.speaker and statement.speaker.how not in nameless
    }
    return frozenset(statement.sentence.start for statement in statements) - named


def _stands_alone(text: str, rules: _Rules) -> bool:
    """Say whether a sentence can be read without the one before it, by its own words."""
    first = text.split(maxsplit=1)[0].strip(",.").lower() if text else ""
    if not first or first[0] in _OPENING_MARKS or first in rules.openers or text.endswith("?"):
        return False
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _form(printed: Sequence[str], terms: rank.Terms, title: rank.Terms, rules: _Rules) -> float:
    """Return what a sentence's form adds to its merit or takes from it: length, words of the
    headline, a hanging word early on.
    """
    too_short, too_long = (
        max(0, _SHORT - len(printed)) / _SHORT,
        min(1.0, max(0, len(printed) - _LONG) / _LONG),
    )
    shared = len(title & terms) / len(title) if title else 0.0
    leaning = not rules.hanging.isdisjoint(map(str.lower, printed[:6]))
    return _TITLE * shared - _LENGTH * (2 * too_short + too_long) - _HANGING_WORD * leaning


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    return _Rules(
        stems=rank.content_stems(lexicon.words("stop_words")),
        openers=frozenset(lexicon.words("summary.openers")),
        hanging=frozenset(lexicon.words("summary.hanging")),
    )
