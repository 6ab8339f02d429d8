"""Figures: the numbers a reader of a briefing cares about, with unit, of what, and who says so.

Years, dates, clock times, ages, durations, scores, labels ("Article 5"), ordinals and numbers
inside names are no figures, nor is a number that counts nothing the sentence names. A figure's span
holds what is printed: the word that tells how exact it is ("about", "more than"), currency, number,
scale and percent sign; `of` is the span of the words that say of what.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice

from generator.extract.figures.amounts import Amount, AmountKind, find_amounts
from generator.extract.text.numerals import is_year, labels, word_after, word_before
from generator.extract.text.patterns import either
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Body, Figure, Flag, Statement
from generator.model.spans import Span

_WORD = re.compile(rf"[ \u00a0]?((?:[{CAPITAL}]\.){{2,4}}|[^\W\d_][\w’'-]*)")
_HYPHENED = re.compile(r"-([a-z]+)(-old)?\b")
_PLURAL = re.compile(rf"(?<![sui’'])s\Z|[{CAPITAL}]\w+[^s]is\Z")  # "Israelis" too
_ADVERB = re.compile(r"[a-z]{3}ly\Z")
_PAST = re.compile(r"[a-z]{2}ed\Z")
_YEAR_AFTER = re.compile(r",? (?:of )?[0-9]{4}\b")
_NAME_NEXT = re.compile(rf" [{CAPITAL}]")
_LONGEST_THING = 5  # words
_BEHIND = 80  # code points searched for a measure before the number
_TABLE = 50  # amounts; a sentence with so many is a table, and would stand beside each of them
_NESTED = 8  # statements that may begin before a figure and still hold it


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an amount counts."""

    unit: str
    of: Span | None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    lexicon: Lexicon
    ends: frozenset[str]
    counted: frozenset[str]
    by_term: frozenset[str]
    before_verb: frozenset[str]
    verbs: frozenset[str]
    emergency: frozenset[str]
    emergency_words: frozenset[str]
    months: frozenset[str]  # as printed
    durations: frozenset[str]
    no_figure: frozenset[str]  # words before or after which a number is a date, a time or a label
    measures: frozenset[str]
    measure: re.Pattern[str]
    base: re.Pattern[str]
    rate: re.Pattern[str]
    changes: frozenset[str]
    part: re.Pattern[str]
    tail: re.Pattern[str]
    link: re.Pattern[str]
    month: re.Pattern[str]


def find_figures(
    body: Body, statements: Sequence[Statement], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """Return the figures in `body`, in the order of the text.

    A figure inside a statement carries the statement's id and speaker; of nested statements the
    shortest. The flags are those that the sentence shows; that a figure is a claim, or stands
    elsewhere with another value, shows only over all articles.
    """
    rules, article = _rules(lexicon), body.article
    said = sorted(statements, key=lambda statement: (statement.span.start, statement.span.end))
    starts = [statement.span.start for statement in said]
    figures: list[Figure] = []
    seen: Counter[str] = Counter()
    for sentence in body.sentences:
        amounts = tuple(islice(find_amounts(article.text, sentence.span, lexicon), _TABLE))
        for amount in amounts if len(amounts) < _TABLE else ():
            reading = _read(article.text, amount, sentence.span, rules)
            if reading is None or _within_last(figures, amount):
                continue
            name = _name(article, amount.span, sentence.span, seen)
            statement = _holder(said, starts, amount.span)
            speaker = statement.speaker.id if statement and statement.speaker else ""
            holder = statement.id if statement else ""
            figures.append(
                Figure(
                    name,
                    amount.span,
                    sentence.span,
                    amount.value,
                    reading.unit,
                    reading.of,
                    speaker,
                    holder,
                    reading.flags,
                )
            )
    return tuple(figures)


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


# -- what an amount counts -------------------------------------------------------------------------


def _read(text: str, amount: Amount, sentence: Span, rules: _Rules) -> _Reading | None:
    """Return what `amount` counts, or `None` where it is no figure."""
    if amount.kind is AmountKind.PERCENT:
        return _share(text, amount, sentence, rules)
    if amount.kind is AmountKind.MONEY:
        return _sum(text, amount, sentence, rules)
    if amount.kind in {AmountKind.PLAIN, AmountKind.WORD} and _is_name(
        text, amount, sentence, rules
    ):
        return None
    return _count(text, amount, sentence, rules)


def _share(text: str, amount: Amount, sentence: Span, rules: _Rules) -> _Reading:
    """40% of its state budget; 3% of GDP, said of defence spending; the 2% GDP benchmark; a bare
    2%, whose base nothing names.
    """
    base = rules.base.match(text, amount.span.end, sentence.end)
    if base:
        mark = _thing(text, base.end(), sentence, rules)
        named = mark if mark and mark.of(text).split()[-1] in rules.changes else None
        measure = named or _measure_before(text, amount.span.start, sentence, rules)
        return _Reading(f"% of {base[1]}", measure or Span(*base.span(1)))
    part = rules.part.match(text, amount.span.end, sentence.end)
    of = _thing(text, part.end() if part else amount.span.end, sentence, rules)
    if not part and (of is None or of.of(text).split()[-1] not in rules.changes):
        of = _measure_before(text, amount.span.start, sentence, rules)
    return _Reading(amount.unit, of, () if of or part else (Flag.UNIT_IMPLIED,))


def _sum(text: str, amount: Amount, sentence: Span, rules: _Rules) -> _Reading:
    """A sum of money and what it is for."""
    rate = _rate(text, amount.span.end, rules)
    return _Reading(
        amount.unit + rate,
        _purpose(text, amount.span.start, amount.span.end + len(rate), sentence, rules),
    )


def _purpose(text: str, start: int, end: int, sentence: Span, rules: _Rules) -> Span | None:
    """Return what a sum is for: what follows ("$5 million aid package", "5 million extra in aid"),
    else a measure before it.
    """
    linked = rules.link.match(text, end, sentence.end)
    return _thing(text, linked.end() if linked else end, sentence, rules) or _measure_before(
        text, start, sentence, rules
    )


def _count(text: str, amount: Amount, sentence: Span, rules: _Rules) -> _Reading | None:
    """35,000 deaths in December; seven of the eight northern states; losses of tens of thousands a
    month.
    """
    hyphened = _HYPHENED.match(text, amount.span.end)
    if hyphened:
        return _hyphened(text, amount, hyphened, sentence, rules)
    partitive = rules.part.match(text, amount.span.end, sentence.end)
    thing = _thing(text, partitive.end() if partitive else amount.span.end, sentence, rules)
    rate = _rate(text, thing.end if thing else amount.span.end, rules)
    if thing is None:
        return _uncounted(text, amount, sentence, rate, rules)
    head = thing.of(text).split()[-1]
    in_words = amount.kind is AmountKind.WORD and not amount.scaled
    if (
        head in rules.durations
        or (in_words and not _counts(text, amount, thing, partitive, rules))
        or not _may_count(amount, head, rules)
    ):
        return None
    if amount.scaled and head in rules.measures:
        return _Reading(rate.strip(), thing, (Flag.NO_CURRENCY,))
    of = _with_tail(text, thing, sentence, rules)
    return _Reading(head + rate, of, _undated(text, of, rules))


def _hyphened(
    text: str, amount: Amount, hyphened: re.Match[str], sentence: Span, rules: _Rules
) -> _Reading | None:
    """A 30-day ceasefire; not a 22-year-old sailor, and not the 10-year note."""
    unit, old = hyphened.groups()
    thing = _thing(text, hyphened.end(), sentence, rules)
    if thing is None or old or amount.kind is not AmountKind.PLAIN:
        return None
    by_term = thing.of(text).split()[-1].lower() in rules.by_term
    return None if by_term else _Reading(unit, thing)


def _undated(text: str, of: Span, rules: _Rules) -> tuple[Flag, ...]:
    """Return the flag of a thing counted in a month whose year is not printed."""
    month = rules.month.search(text, of.start, of.end)
    year = re.search("[0-9]{4}", of.of(text)) or _YEAR_AFTER.match(text, of.end)
    return (Flag.YEAR_NOT_STATED,) if month and not year else ()


def _may_count(amount: Amount, head: str, rules: _Rules) -> bool:
    """Say whether `head` may be what an amount counts: only one, a share or a large number needs no
    plural.
    """
    share = amount.kind is AmountKind.FRACTION and not head.endswith(("'s", "’s"))
    return share or amount.scaled or amount.value == 1 or _is_counted(head, rules)


def _is_counted(head: str, rules: _Rules) -> bool:
    """Say whether a noun can stand behind a number: "155 males", "200 personnel", not "35 held"."""
    return head.lower() in rules.counted or _PLURAL.search(head) is not None


def _counts(
    text: str, amount: Amount, thing: Span, partitive: re.Match[str] | None, rules: _Rules
) -> bool:
    """Say whether a number word before `thing` is worth a figure: it counts what news counts."""
    words = thing.of(text).split()
    if partitive and amount.value == 1:
        return False
    named = words[-1].istitle()  # the Six Nations
    counted = words[-1].lower() in rules.counted and not named
    return counted and (len(words) <= 3 or partitive is not None)


def _uncounted(
    text: str, amount: Amount, sentence: Span, rate: str, rules: _Rules
) -> _Reading | None:
    """A number with nothing counted after it is a figure only if it is large or a rate: of a
    measure named before, else of money.
    """
    if not (amount.scaled or rate):
        return None
    of = _purpose(text, amount.span.start, amount.span.end + len(rate), sentence, rules)
    if (
        amount.kind is AmountKind.VAGUE
        or rate
        or (isinstance(amount.value, int | float) and amount.value < 1_000_000)
    ):
        counted = of.of(text).split()[-1] if of and of.end <= amount.span.start else ""
        return _Reading(f"{counted}{rate}".strip(), of) if of else None
    return _Reading("", of, (Flag.NO_CURRENCY,))


def _is_name(text: str, amount: Amount, sentence: Span, rules: _Rules) -> bool:
    """Say whether the number is a year, part of a date, a time or a name, and counts nothing."""
    start, end = amount.span.start, amount.span.end
    before, after = word_before(text, start), word_after(text, end)
    if amount.span.of(text) in rules.emergency and not rules.emergency_words.isdisjoint(
        (before.lower(), after.lower())
    ):
        return True
    if amount.scaled or "," in amount.span.of(text):
        return before.lower() in labels(rules.lexicon)
    if (
        is_year(text, end - 4, end, rules.lexicon)
        or before.lower() in rules.no_figure
        or after.lower() in rules.no_figure
    ):
        return True
    named = before[:1].isupper() and start - len(before) - 1 > sentence.start
    return named and after.lower() not in rules.counted


# -- the words around ------------------------------------------------------------------------------


def _thing(text: str, offset: int, sentence: Span, rules: _Rules) -> Span | None:
    """Return the noun phrase at `offset`: up to its first plural or counted noun, else up to a word
    that ends it.
    """
    start = end = 0
    for number in range(_LONGEST_THING):
        match = _WORD.match(text, end or offset, sentence.end)
        if match is None or _ends_thing(match[1], number > 0, rules):
            break
        start, end = start if number else match.start(1), match.end(1)
        if match[1].lower() in rules.counted or (
            _PLURAL.search(match[1]) and not _NAME_NEXT.match(text, end, sentence.end)
        ):
            break
    return Span(start, end) if end else None


def _ends_thing(word: str, inside: bool, rules: _Rules) -> bool:
    """Say whether `word` can be no part of the thing counted; `inside` if others of it stand
    before: "30 armed men", but "a 30-page report praised".
    """
    if word.lower() in rules.ends and word not in rules.months:
        return True
    return bool(_ADVERB.search(word) or (inside and _PAST.search(word)))


def _with_tail(text: str, thing: Span, sentence: Span, rules: _Rules) -> Span:
    """Return `thing` with the "in December" or "of the alliance" that follows it."""
    link = rules.tail.match(text, thing.end, sentence.end)
    tail = _thing(text, link.end(), sentence, rules) if link else None
    return Span(thing.start, tail.end) if tail else thing


def _measure_before(text: str, start: int, sentence: Span, rules: _Rules) -> Span | None:
    """Return the last measure named before `start` in its sentence ("defence spending"), with the
    word that says of what kind.
    """
    found = None
    for found in rules.measure.finditer(text, max(sentence.start, start - _BEHIND), start):  # noqa: B007 - the last one
        pass
    if found is None:
        return None
    kind = found["kind"]
    adjacent = found.end() + 1 == start and found["measure"].lower() in rules.verbs
    if adjacent or (kind and kind.strip().lower() in rules.before_verb):
        return None  # "the project costs $40m", "it cost about $40m"
    keeps = kind and kind.strip().lower() not in rules.ends
    return Span(found.start() if keeps else found.start("measure"), found.end())


def _rate(text: str, start: int, rules: _Rules) -> str:
    """Return " a month" where a rate stands at `start`, else nothing."""
    match = rules.rate.match(text, start)
    return match[0] if match else ""


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the word lists of a language once."""
    months = [month.title() for month in lexicon.numbers("dates.months")]
    measures = frozenset(lexicon.words("figures.measures"))
    whose, part = either(lexicon.words("figures.determiners")), lexicon.text("figures.part")
    return _Rules(
        lexicon=lexicon,
        ends=frozenset(lexicon.words("figures.ends"))
        | frozenset(lexicon.words("stop_words"))
        - frozenset(lexicon.numbers("dates.months"))
        - frozenset(lexicon.words("figures.inside")),
        by_term=frozenset(lexicon.words("figures.by_term")),
        before_verb=frozenset(lexicon.words("figures.before_verb")),
        verbs=frozenset(lexicon.words("figures.verbs")),
        emergency=frozenset(lexicon.words("figures.emergency_numbers")),
        emergency_words=frozenset(lexicon.words("figures.emergency_words")),
        months=frozenset(months),
        counted=frozenset(lexicon.words("figures.counted")),
        durations=frozenset(lexicon.words("figures.durations")),
        no_figure=frozenset(
            (
                *lexicon.numbers("dates.months"),
                *lexicon.numbers("dates.short_months"),
                *lexicon.words("numbers.after_clock"),
            )
        )
        | labels(lexicon),
        measures=measures,
        measure=re.compile(
            rf"(?:(?P<kind>\b[^\W\d_][\w’'-]{{1,20}}) )?\b(?P<measure>(?i:{either(measures)}))\b"
        ),
        base=re.compile(rf" (?:{part} )?(?:{whose} )?({either(lexicon.words('figures.bases'))})\b"),
        rate=re.compile(
            rf" {either(lexicon.words('figures.rates'))}\b"
            rf"(?! {either(lexicon.words('figures.not_rates'))}\b)"
        ),
        part=re.compile(rf" {part} (?:{whose} )?"),
        tail=re.compile(rf" {either(lexicon.words('figures.tails'))}(?: {whose})?(?= )"),
        link=re.compile(
            rf"(?: {either(lexicon.words('figures.extras'))})?(?: "
            rf"{either(lexicon.words('figures.links'))})?(?: {whose})?(?= )"
        ),
        changes=measures | frozenset(lexicon.words("figures.changes")),
        month=re.compile(rf"\b(?:{'|'.join(months)})\b"),
    )
