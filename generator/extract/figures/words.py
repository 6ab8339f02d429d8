"""The words and patterns of one language by which a number is told to count something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.extract.text.numerals import labels
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon

SPACE = "[ \u00a0]"

# Lists that stand in figures.yaml as they are.
_SINGLE = (
    *("counted", "collective", "no_money", "no_units", "units", "durations", "by_term", "singular"),
    *("measures", "verbs", "before_verb", "no_kinds", "top", "halves", "paying"),
    *("no_purpose", "given", "determiners", "no_adverbs", "daily"),
    *("emergency_numbers", "emergency_words"),
)
# Lists made of several, and of others what is taken off them.
_JOINED = {
    "ends": ("figures.ends", "stop_words"),
    "changes": ("figures.changes", "figures.measures"),
    "past": ("dates.verbs.past",),
    "past_forms": ("dates.verbs.past",),
}
_TAKEN_OFF = {"ends": ("figures.inside",), "past": ("dates.unmarked", "figures.changes")}


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """The lists of figures.yaml by name, and the patterns made of them."""

    lexicon: Lexicon
    lists: Mapping[str, frozenset[str]]
    money: Mapping[str, str]
    months: frozenset[str]  # as printed
    no_figure: frozenset[str]  # words before or after which a number is a date, a time or a label
    measure: re.Pattern[str]
    bound: re.Pattern[str]  # behind it begins another clause
    base: re.Pattern[str]
    rate: re.Pattern[str]
    part: re.Pattern[str]
    extra: re.Pattern[str]
    goes_on: re.Pattern[str]  # with another verb of the same subject
    half_of: re.Pattern[str]  # before a percentage
    open_ended: re.Pattern[str]
    tail: re.Pattern[str]
    link: re.Pattern[str]
    joined: str  # "and"
    month: re.Pattern[str]
    of_money: re.Pattern[str]

    def has(self, name: str, word: str) -> bool:
        """Say whether the list `name` holds a word, in whatever letters."""
        return word.lower() in self.lists[name]


@cache
def figure_words(lexicon: Lexicon) -> FigureWords:
    """Return the words and patterns of `lexicon`, compiled."""
    months = [month.title() for month in lexicon.numbers("dates.months")]
    return FigureWords(
        lexicon=lexicon,
        lists=_lists(lexicon),
        money=lexicon.table("figures.money"),
        months=frozenset(months),
        no_figure=frozenset(
            (
                *lexicon.numbers("dates.months"),
                *lexicon.numbers("dates.short_months"),
                *lexicon.words("numbers.after_clock"),
            )
        )
        | labels(lexicon),
        month=re.compile(rf"\b(?:{'|'.join(months)})\b"),
        joined=lexicon.text("figures.joined"),
        of_money=_of_money(lexicon),
        **_patterns(lexicon),
    )


def _lists(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    single = {name: frozenset(lexicon.words(f"figures.{name}")) for name in _SINGLE}
    joined = {name: lexicon.union(*sections) for name, sections in _JOINED.items()}
    taken_off = {name: lexicon.union(*sections) for name, sections in _TAKEN_OFF.items()}
    # What figures.yaml lists itself is never taken off again.
    own = {"ends": frozenset(lexicon.words("figures.ends"))}
    kept = {
        name: (words - taken_off.get(name, frozenset())) | own.get(name, frozenset())
        for name, words in joined.items()
    }
    return {**single, **kept, "numbers": frozenset(lexicon.numbers("numbers.words"))}


def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """Return the patterns by their names; a space in one may be printed as one that does not
    break.
    """
    patterns = {**_before(lexicon), **_behind(lexicon), **_rates(lexicon)}
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def _before(lexicon: Lexicon) -> dict[str, str]:
    """Return the patterns of what is looked for before a number."""
    fractions, part = either(lexicon.numbers("numbers.fractions")), lexicon.text("figures.part")
    verbs = (lexicon.words(f"dates.verbs.{name}") for name in ("was", "is", "have", "had"))
    finite = either(word for words in verbs for word in words if word.isalpha())
    return {
        "measure": rf"(?:(?P<kind>\b[^\W\d_][\w’'-]{{1,20}}){SPACE})?(?<!%{SPACE})(?<![0-9] a )"
        rf"\b(?P<measure>(?i:{_any_of('measures', lexicon)}))\b",
        "bound": rf";|,{SPACE}(?!{_any_of('going_on', lexicon)}\b)",
        "goes_on": rf"{SPACE}{lexicon.text('figures.joined')}{SPACE}{finite}\b",
        "half_of": rf"\b{fractions}{SPACE}{part}{SPACE}(?:an?{SPACE})?\Z",
    }


def _behind(lexicon: Lexicon) -> dict[str, str]:
    """Return the patterns of what is looked for behind a number."""
    whose, part = _any_of("determiners", lexicon), lexicon.text("figures.part")
    extra, links = _any_of("extras", lexicon), _any_of("links", lexicon)
    return {
        "base": rf"{SPACE}(?:{part}{SPACE})?(?:{whose}{SPACE})?({_any_of('bases', lexicon)})\b",
        "part": rf"{SPACE}{part}{SPACE}(?:{whose}{SPACE})?",
        "extra": rf"{SPACE}{extra}(?={SPACE})",
        "open_ended": rf"-{_any_of('open_ended', lexicon)}\b",
        "tail": rf"{SPACE}(?P<link>{_any_of('tails', lexicon)})(?:{SPACE}(?P<whose>{whose}))?"
        rf"(?={SPACE})",
        "link": rf"(?:{SPACE}{extra})?(?:{SPACE}(?P<link>{links}))?(?:{SPACE}{whose})?(?={SPACE})",
    }


def _rates(lexicon: Lexicon) -> dict[str, str]:
    """Return the pattern of a rate: "a month", "per boat", "/mo"; not "per thousand"."""
    scales = either(lexicon.numbers("numbers.scales"))
    per = rf"{lexicon.text('figures.per')}{SPACE}(?!{scales}\b)[a-z]+"
    rate = rf"{SPACE}(?:{_any_of('rates', lexicon)}|{per})\b|/[A-Za-z]{{1,5}}\b"
    return {"rate": rf"(?:{rate})(?!{SPACE}{_any_of('not_rates', lexicon)}\b)"}


def _any_of(section: str, lexicon: Lexicon) -> str:
    return _spaced(lexicon.words(f"figures.{section}"))


def _of_money(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern for what tells that a sentence is about money."""
    signs = either(lexicon.table("figures.currencies"))
    words = (*lexicon.table("figures.money"), *lexicon.words("figures.only_money"))
    return re.compile(rf"(?<!\w){signs}|\b{_spaced(words)}\b")


def _spaced(phrases: Iterable[str]) -> str:
    """Return a pattern for any of `phrases`, with either kind of space in it."""
    return either(phrases).replace(r"\ ", SPACE)
