"""What an amount counts: its unit and of what; or that it is a year, a label or a time, and no
figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.figures.amounts import Amount, AmountKind
from generator.extract.figures.phrases import (
    head_of,
    is_plural,
    measure_before,
    purpose,
    rate_at,
    thing_at,
    with_tail,
)
from generator.extract.figures.words import FigureWords
from generator.extract.text.numerals import is_year, labels, word_after, word_before
from generator.model.readings import Flag
from generator.model.spans import Span

_HYPHENED = re.compile(r"-([a-z]+)([- ]old)?\b")
_YEAR_AFTER = re.compile(r",? (?:of )?[0-9]{4}\b")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_OWNS = re.compile("[’']s")
_LONGEST_FRACTION = 16  # code points
_MILLION = 1_000_000  # a number so large may be money though nothing says so


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount counts."""

    unit: str
    of: Span | None
    flags: tuple[Flag, ...] = ()


def counted_by(text: str, amount: Amount, sentence: Span, words: FigureWords) -> Counted | None:
    """Return what `amount` counts, or `None` where it is no figure."""
    if amount.kind is AmountKind.PERCENT:
        start = amount.span.start
        part = words.half_of.search(text, max(sentence.start, start - _LONGEST_FRACTION), start)
        return None if part else _share(text, amount, sentence, words)
    if amount.kind is AmountKind.MONEY:
        return _sum(text, amount.unit, amount.span, sentence, words)
    if amount.kind in {AmountKind.PLAIN, AmountKind.WORD} and _is_name(
        text, amount, sentence, words
    ):
        return None
    return _count(text, amount, sentence, words)


def _share(text: str, amount: Amount, sentence: Span, words: FigureWords) -> Counted:
    """40% of its state budget; 3% of GDP, said of defence spending; the 2% GDP benchmark; a bare
    2%, whose base nothing names.
    """
    base = words.base.match(text, amount.span.end, sentence.end)
    if base:
        mark = thing_at(text, base.end(), sentence, words)
        named = mark if mark and words.has("changes", head_of(text, mark)) else None
        measure = named or measure_before(text, amount.span.start, sentence, words)
        return Counted(f"% of {base[1]}".replace("\u00a0", " "), measure or Span(*base.span(1)))
    part = words.part.match(text, amount.span.end, sentence.end)
    of = thing_at(text, part.end() if part else amount.span.end, sentence, words)
    if not part and (of is None or not words.has("changes", head_of(text, of))):
        of = measure_before(text, amount.span.start, sentence, words)
    return Counted(amount.unit, of, () if of or part else (Flag.UNIT_IMPLIED,))


def _sum(text: str, currency: str, printed: Span, sentence: Span, words: FigureWords) -> Counted:
    """A sum of money and what it is for."""
    rate = rate_at(text, printed.end, words)
    of = purpose(text, printed.start, printed.end + len(rate), sentence, words)
    return Counted(currency + rate, of)


def _count(text: str, amount: Amount, sentence: Span, words: FigureWords) -> Counted | None:
    """35,000 deaths in December; seven of the eight northern states; losses of tens of thousands a
    month.
    """
    before = word_before(text, amount.span.start)
    half = amount.value == 0.5 and amount.kind is AmountKind.FRACTION
    if half and (before == words.joined or words.has("halves", before)):
        return None  # "a cup and a half of honey", "the upper half of the boat"
    open_ended = words.open_ended.match(text, amount.span.end)  # "35-plus hours"
    hyphened = None if open_ended else _HYPHENED.match(text, amount.span.end)
    if hyphened:
        return _hyphened(text, amount, hyphened, sentence, words)
    start = open_ended.end() if open_ended else amount.span.end
    partitive = words.part.match(text, start, sentence.end)
    behind = partitive or words.extra.match(text, start, sentence.end)
    thing = _owner(text, amount, sentence, words)
    if thing is None:
        thing = thing_at(text, behind.end() if behind else start, sentence, words)
    if thing is None or (not partitive and _is_no_thing(text, amount, thing, words)):
        return _uncounted(text, amount, sentence, words)
    in_words = amount.kind is AmountKind.WORD and not amount.scaled
    if in_words and not _counts(text, amount, thing, partitive is not None, words):
        return None
    return _counted(text, amount, thing, sentence, words)


def _owner(text: str, amount: Amount, sentence: Span, words: FigureWords) -> Span | None:
    """Return the "people" of "1.5 billion people's posts", who are counted; not the "women" of
    "40 women's teams".
    """
    if not amount.scaled:
        return None
    word = word_after(text, amount.span.end)
    end = amount.span.end + 1 + len(word)
    counted = _OWNS.match(text, end) and words.has("counted", word)
    return Span(end - len(word), end) if counted and end <= sentence.end else None


def _is_no_thing(text: str, amount: Amount, thing: Span, words: FigureWords) -> bool:
    """Say whether what follows a number is not counted: somebody's ("the 30,000 Lund's lawyers
    returned"), what people do ("11 million living abroad"), or a verb ("one in three agree").
    """
    printed, head = thing.of(text).split(), head_of(text, thing)
    owned = printed[0][0].isupper() and _POSSESSIVE.search(printed[0]) is not None
    doing = printed[0].endswith("ing") and not words.has("measures", printed[0])
    verb = amount.kind is AmountKind.FRACTION and not _is_counted(head, words)
    return owned or verb or (doing and not _is_counted(head, words))


def _counted(
    text: str, amount: Amount, thing: Span, sentence: Span, words: FigureWords
) -> Counted | None:
    """Return what an amount of `thing` counts, `None` where that is no figure."""
    rate, head = rate_at(text, thing.end, words), head_of(text, thing)
    currency = words.money.get(head) or words.money.get(thing.of(text))
    if currency:
        return _sum(text, currency, Span(amount.span.start, thing.end), sentence, words)
    if thing.of(text) in words.lexicon.words("figures.percent"):  # "a quarter of a percent"
        return Counted("%", None, (Flag.UNIT_IMPLIED,))
    unit = _unit(text, thing, words)
    if unit:
        rate = rate_at(text, unit.end, words)
        return Counted(unit.of(text) + rate, _substance(text, unit, thing, sentence, words))
    if (
        words.has("durations", thing.of(text).split()[0])
        or head in words.months
        or not _may_count(amount, head, words)
    ):
        return None
    if amount.scaled and words.has("measures", head) and not words.has("no_money", head):
        return Counted(rate.strip(), thing, (Flag.NO_CURRENCY,))
    of = with_tail(text, thing, sentence, words)
    return Counted(head + rate, of, _undated(text, of, words))


def _unit(text: str, thing: Span, words: FigureWords) -> Span | None:
    """Return the word of a thing that is a unit of measure: its head, or its first word ("2 tsp
    salt").
    """
    printed = thing.of(text).split()
    if words.has("units", printed[-1]):
        return Span(thing.end - len(printed[-1]), thing.end)
    first = Span(thing.start, thing.start + len(printed[0]))
    return first if words.has("units", printed[0]) else None


def _substance(
    text: str, unit: Span, thing: Span, sentence: Span, words: FigureWords
) -> Span | None:
    """Return what is measured in a unit: the oil of "40 barrels of oil", the salt of "2 tsp
    salt".
    """
    if unit.end < thing.end:
        return Span(unit.end + 1, thing.end)
    part = words.part.match(text, unit.end, sentence.end)
    return thing_at(text, part.end(), sentence, words) if part else None


def _hyphened(
    text: str, amount: Amount, hyphened: re.Match[str], sentence: Span, words: FigureWords
) -> Counted | None:
    """A 30-day ceasefire; not a 22-year-old sailor, and not the 10-year note."""
    unit, old = hyphened.groups()
    single = words.has("determiners", word_before(text, amount.span.start))
    thing = thing_at(text, hyphened.end(), sentence, words, single)
    if thing is None or old or amount.kind is not AmountKind.PLAIN:
        return None
    printed = thing.of(text).split()
    if any(words.has("by_term", word) for word in printed):
        return None
    # "The 16-inch Nordbook Pro looks": whether a verb follows a name, or a plural, is not told.
    doubtful = len(printed) > 1 and printed[-2][0].isupper() and printed[-1].islower()
    unit = "" if words.has("no_units", unit) else unit  # "a 3,000-strong crew"
    return Counted(unit, None if doubtful and is_plural(printed[-1]) else thing)


def _undated(text: str, of: Span, words: FigureWords) -> tuple[Flag, ...]:
    """Return the flag of a thing counted in a month whose year is not printed."""
    month = words.month.search(text, of.start, of.end)
    year = re.search("[0-9]{4}", of.of(text)) or _YEAR_AFTER.match(text, of.end)
    return (Flag.YEAR_NOT_STATED,) if month and not year else ()


def _may_count(amount: Amount, head: str, words: FigureWords) -> bool:
    """Say whether `head` may be what an amount counts: only one, a share or a large number needs no
    plural: "155 males", "200 personnel", not "35 held".
    """
    share = amount.kind is AmountKind.FRACTION
    return share or amount.scaled or amount.value == 1 or _is_counted(head, words)


def _is_counted(head: str, words: FigureWords) -> bool:
    return words.has("counted", head) or is_plural(head)


def _counts(text: str, amount: Amount, thing: Span, partitive: bool, words: FigureWords) -> bool:
    """Say whether a number word before `thing` is worth a figure: it counts what news counts."""
    head = head_of(text, thing)
    if partitive and amount.value == 1:
        return False
    named = head.istitle()  # the Six Nations
    counted = words.has("counted", head) and not named
    return counted and (len(thing.of(text).split()) <= 3 or partitive)


def _uncounted(text: str, amount: Amount, sentence: Span, words: FigureWords) -> Counted | None:
    """A number with nothing counted after it is a figure only if it is large or a rate: of a
    measure named before, else of money, if
    its sentence tells of any.
    """
    rate = rate_at(text, amount.span.end, words)
    if not (amount.scaled or rate):
        return None
    of = purpose(text, amount.span.start, amount.span.end + len(rate), sentence, words)
    if of and words.has("no_money", head_of(text, of)):
        return Counted(head_of(text, of) + rate, of)
    small = isinstance(amount.value, int | float) and amount.value < _MILLION
    if amount.kind is AmountKind.VAGUE or rate or small:
        counted = head_of(text, of) if of and of.end <= amount.span.start else ""
        return Counted(f"{counted}{rate}".strip(), of) if of else None
    money = of or words.of_money.search(text, sentence.start, sentence.end)
    return Counted("", of, (Flag.NO_CURRENCY if money else Flag.UNIT_IMPLIED,))


def _is_name(text: str, amount: Amount, sentence: Span, words: FigureWords) -> bool:
    """Say whether the number is a year, part of a date, a time or a name, and counts nothing."""
    start, end, printed = amount.span.start, amount.span.end, amount.span.of(text)
    before, after = word_before(text, start), word_after(text, end)
    around = {before.lower(), after.lower()}
    if words.has("emergency_numbers", printed) and around & words.lists["emergency_words"]:
        return True
    if amount.scaled or "," in printed:
        return before.lower() in labels(words.lexicon)
    if is_year(text, end - 4, end, words.lexicon) or around & words.no_figure:
        return True
    named = before[:1].isupper() and start - len(before) - 1 > sentence.start
    return named and not words.has("counted", after)
