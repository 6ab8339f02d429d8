"""The words around a number: the noun phrase behind it, the measure before it, its rate."""

from __future__ import annotations

import re

from generator.extract.figures.words import SPACE, FigureWords
from generator.extract.text.numerals import word_after, word_before
from generator.letters import CAPITAL
from generator.model.spans import Span

_QUOTES = '“”"'
_WORD = re.compile(
    rf"{SPACE}?((?:[{CAPITAL}]\.){{2,4}}|[^\W\d_][\w’'®™-]*|[“\"][^\W\d_][\w’'-]*[”\"])"
)
_PLURAL = re.compile(rf"(?<![sui’'])s\Z|[{CAPITAL}]\w{{1,30}}[^s]is\Z")  # "Israelis" too
_FOR_OR_AGAINST = re.compile(rf"[a-z]+-[{CAPITAL}]")  # "pro-Ruritania" is one of nobody
_ADVERB = re.compile(r"[a-z]{3}ly\Z")
_PAST = re.compile(r"[a-z]{2}ed\Z")
_PAST_NEXT = re.compile(rf"{SPACE}[a-z]{{3,}}ed\b")
_NO_KIND = re.compile(r"ed\Z|\w[^\Ws’']s\Z")  # "raised taxes", "wants growth"
_DOING = re.compile(r"[a-z]{2}ing\Z")
_SHORTENED = re.compile(r"n[’']t\Z|[’'](?:re|ve|ll|d|m)\Z")  # "wasn't", "they're"
_NUMBER_NEXT = re.compile(rf"{SPACE}[$£€]?[0-9]")
_VALUED = re.compile(rf"{SPACE}of{SPACE}[$£€]?[0-9]")
_POSSESSIVE = re.compile(r"[’']s\Z|s[’']\Z")
_LONGEST = 5  # words
_NEAR = 30  # code points that hold the two words before a number
_BEHIND = 80  # code points searched for a measure before the number


def head_of(text: str, thing: Span) -> str:
    """Return the last word of a noun phrase, without quotation marks."""
    return thing.of(text).split()[-1].strip(_QUOTES)


def is_plural(word: str) -> bool:
    """Say whether a word looks like a plural: "sailors", "Israelis"."""
    return _PLURAL.search(word) is not None


def thing_at(
    text: str, offset: int, sentence: Span, words: FigureWords, single: bool = False
) -> Span | None:
    """Return the noun phrase at `offset`: up to its first plural or counted noun, else up to a word
    that ends it. The head of a `single` one is no plural: "a $2 million youth jobs plan".
    """
    start = end = 0
    last, plural = "", False
    for number in range(_LONGEST):
        match = _WORD.match(text, end or offset, sentence.end)
        if match is None or _ends_thing(match, last, words):
            break
        if (
            last
            and words.has("daily", match[1])
            and not _goes_on(text, match.end(), sentence, words)
        ):
            break  # "16 grams of fibre daily"
        last = match[1].strip(_QUOTES)
        start, end = start if number else match.start(1), match.end(1)
        if _closes(last, text, end, sentence, words):
            if not (single and _goes_on(text, end, sentence, words)):
                break
            plural = True
    done = _PAST.search(last) and not words.has("counted", last)  # "31 percent of those surveyed"
    told = plural and is_plural(last)  # "a 5-inch screen handles all settings"
    return Span(start, end) if end and not (_POSSESSIVE.search(last) or done or told) else None


def _ends_thing(match: re.Match[str], last: str, words: FigureWords) -> bool:
    """Say whether a word can be no part of the thing counted, given the `last` one of it, if any:
    "30 armed men", but "a 30-page report praised".
    """
    word = match[1]
    if words.has("ends", word) and word not in words.months:
        return not _POSSESSIVE.search(last)  # "the state's total output"
    if _ADVERB.search(word) and word not in words.lists["no_adverbs"]:
        return bool(last) or not _PAST_NEXT.match(match.string, match.end())
    if _SHORTENED.search(word) or (last and words.has("numbers", word)):
        return True
    done = _PAST.search(word) or word in words.lists["past"]
    return bool(last) and not _ADVERB.search(last) and bool(done)


def _closes(word: str, text: str, end: int, sentence: Span, words: FigureWords) -> bool:
    """Say whether a noun phrase ends with a word: with "ships" or "women", but not with the
    "Wales" of "Wales Harbour" or "Wales ships", nor the "police" of "police officers".
    """
    plural, behind = is_plural(word), _WORD.match(text, end, sentence.end)
    if words.has("counted", word):
        plural = not words.has("collective", word)
    elif not plural or words.has("singular", word) or _FOR_OR_AGAINST.match(word):
        return False
    if behind is None or (plural and word.islower()):
        return True
    more = is_plural(behind[1]) and behind[1].islower() and not words.has("ends", behind[1])
    return not (more or (word[0].isupper() and behind[1][0].isupper()))


def _goes_on(text: str, end: int, sentence: Span, words: FigureWords) -> bool:
    """Say whether another noun follows a plural: the plan of "youth jobs plan"."""
    match = _WORD.match(text, end, sentence.end)
    return match is not None and match[1].islower() and not _ends_thing(match, "s", words)


def with_tail(text: str, thing: Span, sentence: Span, words: FigureWords) -> Span:
    """Return `thing` with the "in December" or "of the alliance" that follows it."""
    link = words.tail.match(text, thing.end, sentence.end)
    tail = thing_at(text, link.end(), sentence, words) if link else None
    if link is None or tail is None or _is_loose(text, link, tail, words):
        return thing
    return Span(thing.start, tail.end)


def _is_loose(text: str, link: re.Match[str], tail: Span, words: FigureWords) -> bool:
    """Say whether what follows a thing is more likely to belong to the clause: "jobs in seven
    years", "countries in pursuit of peace", "people from deportation", or is cut in the middle.
    """
    head = head_of(text, tail)
    first, behind = tail.of(text).split()[0], word_after(text, tail.end)
    whole = words.has("counted", head) or is_plural(head)
    return (
        words.has("durations", behind)
        or words.has("durations", head)
        or (link["whose"] is None and link["link"] != "of" and behind in {"of", "for"})
        or (link["link"] == "from" and first.islower())
        or (whole and link["whose"] in {"a", "an"})
        or (not whole and len(tail.of(text).split()) == _LONGEST)
        or any(_DOING.search(word) for word in tail.of(text).split()[1:])
    )


def measure_before(text: str, start: int, sentence: Span, words: FigureWords) -> Span | None:
    """Return the last measure named before `start` in its clause ("defence spending"), with the
    word that says of what kind; none before "the top 1 percent", nor of what is paid.
    """
    first = max(sentence.start, start - _BEHIND)
    before = word_before(text, start)
    if words.has("top", before) or words.has("paying", before):
        return None
    for bound in words.bound.finditer(text, first, start):
        first = bound.end() if bound.end() < start else first
    found = None
    for each in words.measure.finditer(text, first, start):
        found = each if _measures(each, start, sentence, words) else found
    if found is None or _is_verb(found, start, words):
        return None
    kind = (found["kind"] or "").lower()
    dropped = not kind or kind in words.lists["ends"] or kind in words.lists["no_kinds"]
    keeps = not dropped and not _NO_KIND.search(kind)
    return Span(found.start() if keeps else found.start("measure"), found.end())


def _measures(found: re.Match[str], start: int, sentence: Span, words: FigureWords) -> bool:
    """Say whether a word names a measure: not in a name ("Club for Growth"), not before another
    noun ("an investment bank"), not one of another number ("12 percent approval"), not a verb.
    """
    before = found.string[found.start() - 1 : found.start()]
    name = found["measure"][0].isupper() and found.start("measure") > sentence.start + 1
    verb = words.has("verbs", found["measure"]) and _NUMBER_NEXT.match(found.string, found.end())
    of_another = (found["kind"] or "").lower() in words.lexicon.words("figures.percent")
    of_another = of_another or before == "-"  # "a 20-point deficit", "for-profit"
    between = found.string[found.end() : start].split()[:-2]  # "tariffs cut output by 2%"
    other = any(words.has("no_kinds", word) for word in between)
    other = other or words.goes_on.search(found.string, found.end(), start) is not None
    return not (name or verb or other or of_another or _is_modifier(found, start, words))


def _is_modifier(found: re.Match[str], start: int, words: FigureWords) -> bool:
    """Say whether a noun behind the word takes it: "investment bank", not "budget reached"."""
    next_one = _WORD.match(found.string, found.end(), start)
    if next_one is None:
        return False
    word = next_one[1]
    verb = word.endswith(("s", "ed", "ing", "ly")) or word in words.lists["past_forms"]
    return word.islower() and not verb and not words.has("ends", word)


def _is_verb(found: re.Match[str], start: int, words: FigureWords) -> bool:
    """Say whether the word is a verb: "the project costs $40m", "it cost about $40m"."""
    kind = found["kind"]
    adjacent = found.end() + 1 == start and words.has("verbs", found["measure"])
    return adjacent or bool(kind and words.has("before_verb", kind))


def purpose(text: str, start: int, end: int, sentence: Span, words: FigureWords) -> Span | None:
    """Return what a sum from `start` to `end` is for: what follows ("$5 million aid package", "5
    million extra in aid"), else a measure before it.
    """
    linked = words.link.match(text, end, sentence.end)
    link = linked["link"] if linked else None
    single = not link and word_before(text, start) in {"a", "an"}
    thing = thing_at(text, linked.end() if linked else end, sentence, words, single)
    if thing and _is_purpose(text, thing, start, link, words):
        return thing
    return measure_before(text, start, sentence, words)


def _is_purpose(text: str, thing: Span, start: int, link: str | None, words: FigureWords) -> bool:
    """Say whether a noun phrase behind a sum says what it is for: not "$5 in February", "$40 on
    Wall Street", "$5 in exchange", "$100 sewn into", "$11 million delivering speeches".
    """
    printed, head = thing.of(text).split(), head_of(text, thing)
    if _VALUED.match(text, thing.end):  # "a loss of $3 million on revenue of $9 million"
        return False
    if head in words.months or words.has("no_purpose", printed[0]):
        return False
    if link in {"in", "on"}:
        return not all(word[0].isupper() for word in printed)
    if _DOING.search(printed[0]) and not words.has("measures", printed[0]):
        if link:  # "in training", not "in fixing up the quay"
            return len(printed) > 1 or not words.has("ends", word_after(text, thing.end))
        before = text[max(0, start - _NEAR) : start].lower().split()[-2:]
        return not words.lists["determiners"].isdisjoint(before)
    done = _PAST.search(head) or words.has("given", head)
    named = len(printed) > 1 and all(word[0].isupper() for word in printed)
    return bool(link) or (len(printed) > 1 and not named) or not (done or named)


def rate_at(text: str, start: int, words: FigureWords) -> str:
    """Return " a month" where a rate stands at `start`, else nothing."""
    match = words.rate.match(text, start)
    return match[0].replace("\u00a0", " ") if match else ""
