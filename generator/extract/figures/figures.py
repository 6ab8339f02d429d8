"""Figures: the numbers a reader of a briefing cares about, with unit, of what, and who says so.

Years, dates, clock times, ages, durations, scores, labels ("Article 5"), ordinals and numbers
inside names are no figures, nor is a number that counts nothing the sentence names. A figure's span
holds what is printed: the word that tells how exact it is ("about", "more than"), currency, number,
scale and percent sign; `of` is the span of the words that say of what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice

from generator.extract.figures.amounts import Amount, find_amounts, needed_by_amounts
from generator.extract.figures.counting import Counted, counted_by
from generator.extract.figures.words import figure_words
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Body, Figure, Statement
from generator.model.spans import Span

_TABLE = 50  # amounts; a sentence with so many is a table, and would stand beside each of them
_NESTED = 8  # statements that may begin before a figure and still hold it


def find_figures(
    body: Body, statements: Sequence[Statement], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """Return the figures in `body`, in the order of the text.

    A figure inside a statement carries the statement's id and speaker; of nested statements the
    shortest. The flags are those that the sentence shows; that a figure is a claim, or stands
    elsewhere with another value, shows only over all articles.
    """
    words, article = figure_words(lexicon), body.article
    said = sorted(statements, key=lambda statement: (statement.span.start, statement.span.end))
    starts = [statement.span.start for statement in said]
    figures: list[Figure] = []
    seen: Counter[str] = Counter()
    for sentence in (each.span for each in needed_by_amounts(lexicon).sentences(body)):
        amounts = tuple(islice(find_amounts(article.text, sentence, lexicon), _TABLE))
        for amount in amounts if len(amounts) < _TABLE else ():
            counted = counted_by(article.text, amount, sentence, words)
            if counted is None or _within_last(figures, amount):
                continue
            name = _name(article, amount.span, sentence, seen)
            holder = _holder(said, starts, amount.span)
            figures.append(_figure(name, amount, sentence, counted, holder))
    return tuple(figures)


def _figure(
    name: str, amount: Amount, sentence: Span, counted: Counted, holder: Statement | None
) -> Figure:
    """Return an amount with what it counts and the statement that holds it."""
    return Figure(
        id=name,
        span=amount.span,
        sentence=sentence,
        value=amount.value,
        unit=counted.unit,
        of=counted.of,
        speaker=holder.speaker.id if holder and holder.speaker else "",
        statement=holder.id if holder else "",
        flags=counted.flags,
    )


def _within_last(figures: Sequence[Figure], amount: Amount) -> bool:
    """Say whether the amount is part of what the last figure counts: the eight in "seven of the
    eight states".
    """
    last = figures[-1].of if figures else None
    return last is not None and last.holds(amount.span)


def _name(article: Article, span: Span, sentence: Span, seen: Counter[str]) -> str:
    """Return an id made of the article's id and the sentence's own words, so that a paragraph
    inserted above changes none.
    """
    words = f"{sentence.of(article.text)}|{span.of(article.text)}"
    digest = sha256(words.encode()).hexdigest()[:8]
    seen[digest] += 1
    return f"{article.id}-n-{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")


def _holder(said: Sequence[Statement], starts: Sequence[int], span: Span) -> Statement | None:
    """Return the shortest statement that holds `span`."""
    last = bisect_right(starts, span.start)
    holders = [
        statement for statement in said[max(0, last - _NESTED) : last] if statement.span.holds(span)
    ]
    return min(
        holders, key=lambda statement: statement.span.end - statement.span.start, default=None
    )
