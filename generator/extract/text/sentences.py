"""Article → sentences. A final mark ends one unless an abbreviation, an initial, a name or a
reporting clause says otherwise; a dateline is one by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.text.needed import words_among
from generator.extract.text.patterns import WORD_REACH, either
from generator.extract.text.short_clause import short_clause_pattern
from generator.first_names import FirstNames, first_names
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Article, BlockKind
from generator.model.readings import Body, Quotation, Sentence
from generator.model.spans import Span

# A run of final marks, closing marks, white space, and what opens before the next word.
_FINAL_MARKS = re.compile(
    r"(?P<stop>[.!?…]{1,50})(?P<close>[\"'’”»)\]]*)\s+(?=(?P<open>[\"'‘“„«(\[—–-]{0,200})(?P<word>[\w.&’'-]+|\S))"
)
# “A.” Lund said: “B.” is two sentences
_SECOND_QUOTATION = re.compile(r"[^.!?“”\"\n]{0,60}[:,]\s[“\"‘']")
_LEADING_UP = frozenset((": ", ", "))  # to a quotation
_WORD_REVERSED = re.compile(r"[\w.&’'-]+")  # reversed text needs one match, no search
_ONLY_DOTS = re.compile(r"\.+")  # of a spaced ellipsis: “I was tired . . . and cold”
_BRACKETS = frozenset("([")
# "U.S", "p.m", "Ph.D", and initials; but not "elm.example" or "9.30am"
_WITH_POINTS = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+")
_SURNAME = rf" [{CAPITAL}][\w’'-]+"
_LONGEST_SLOGAN = 80  # characters between marks that may be part of a sentence, full stops or not
_AGENCY = rf"\([{CAPITAL}][\w./ ]{{1,30}}\)"
_PLACE = rf"[{CAPITAL}][\w.’'-]+(?:[ /][{CAPITAL}][\w.’'-]+){{0,3}}"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}(?:, [{CAPITAL}][\w. ]{{1,20}})? )?{_AGENCY}"
    rf"|[{CAPITAL}]{{3,}}(?:[ /][{CAPITAL}]{{3,}}){{0,3}}(?:, [{CAPITAL}][\w. ]{{1,20}})?)"
    rf" ?(?P<dash>—|–|--?) {{1,2}}(?=[{CAPITAL}0-9“\"‘'$£€])"
)
# A longer run of words is no sentence. It is split, to limit the work at each number or date in it;
# the parts are still too long for `cues` to look for reports in them.
_LONGEST_SENTENCE = 2_500  # code points
_CONTRACTION = re.compile(r"[’']")
_WHITE_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    titles: frozenset[str]  # never end a sentence: "Gen."
    labels: frozenset[str]  # do not before a number: "No. 5"
    companies: frozenset[str]  # never open one: "Yahoo! Inc."
    others: frozenset[str]  # may, if a word follows that starts sentences: "Inc. The"
    starters: frozenset[str]
    first: FirstNames
    exclaimed: re.Pattern[str]  # a name that may end in "!", as written behind a preposition
    doing: re.Pattern[str]  # what follows the first name of whoever does something
    reporting: re.Pattern[str]


class _Quotations:
    """Where the quotations of an article lie, in order."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outers = [quotation.outer for quotation in quotations]
        self._starts = [outer.start for outer in self._outers]
        self._ends = {outer.end for outer in self._outers}

    def end_at(self, offset: int) -> bool:
        """True if a quotation ends at `offset`."""
        return offset in self._ends

    def around(self, offset: int) -> Span | None:
        """Return the quotation, with its marks, in which `offset` lies."""
        index = bisect_right(self._starts, offset) - 1
        return self._outers[index] if index >= 0 and self._outers[index].end > offset else None


def find_sentences(
    article: Article, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return the sentences of every block, in the order of the text. "… ?” he asked." is one; a
    quotation may hold several.

    A run of words longer than any sentence is split, between two words if possible.
    """
    words, quoted = _words(lexicon), _Quotations(quotations)
    return tuple(
        Sentence(part, block_index)
        for block_index, block in enumerate(article.blocks)
        for span in _split(article.text, block.span, quoted, words)
        for part in _parts(article.text, span)
    )


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` whole if it is no longer than a sentence may be, else its parts, without white
    space at their ends.
    """
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        words = text[start : start + _LONGEST_SENTENCE + 1]
        cut = max(words.rfind(" "), words.rfind("\n"))
        part = words[:cut].rstrip() or words[:_LONGEST_SENTENCE]
        yield Span(start, start + len(part))
        start += len(part)
        start = _WHITE_SPACE.match(text, start, span.end).end()  # type: ignore[union-attr]  # it always matches
    if start < span.end:
        yield Span(start, span.end)


def body_of(article: Article, sentences: Iterable[Sentence]) -> Body:
    """Return the body of `article`: those of its `sentences` that stand in paragraphs."""
    own = tuple(
        sentence
        for sentence in sentences
        if article.blocks[sentence.block].kind is BlockKind.PARAGRAPH
    )
    pieces = tuple(sentence.span.of(article.text).split() for sentence in own)
    return Body(article, own, pieces, tuple(map(words_among, pieces)))


@cache
def _words(lexicon: Lexicon) -> _Words:
    verbs = either(
        lexicon.union(
            "sentences.reporting", "quotations.past", "classes.finite", "classes.auxiliary"
        )
    )
    return _Words(
        titles=lexicon.union("sentences.titles", "sentences.offices"),
        labels=frozenset(lexicon.words("sentences.labels")),
        companies=frozenset(lexicon.words("sentences.companies")),
        others=lexicon.union("sentences.companies", "sentences.abbreviations"),
        starters=frozenset(lexicon.words("sentences.starters")),
        first=first_names(lexicon),
        exclaimed=re.compile(
            rf"(?<!\w){either(lexicon.words('classes.preposition'))} [{CAPITAL}]\w*\Z"
        ),
        doing=re.compile(rf"(?:{_SURNAME}){{1,2}}(?:,| (?:{verbs}|[a-z]+ed)\b)"),
        reporting=re.compile(short_clause_pattern(lexicon)),
    )


def _split(text: str, span: Span, quoted: _Quotations, words: _Words) -> Iterator[Span]:
    start, end = span.start, span.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if (dateline := _DATELINE.match(text, start, end)) is not None:
        yield Span(start, dateline.end("dash"))
        start = dateline.end()
    for match in _FINAL_MARKS.finditer(text, start, end):
        if _ends(text, match, start, quoted, words):
            yield Span(start, match.end("close"))
            start = match.end()
    if text[start:end].strip():
        yield Span(start, start + len(text[start:end].rstrip()))


def _ends(text: str, match: re.Match[str], start: int, quoted: _Quotations, words: _Words) -> bool:
    """True if the sentence that begins at `start` ends at these marks."""
    if not _may_open(match["word"]):
        return False
    if (
        match["close"]
        and not match["open"]
        and quoted.end_at(match.end("close"))
        and (said := words.reporting.match(text, match.end()))
    ):
        return match["stop"] == "." and (
            _SECOND_QUOTATION.match(text, said.end()) is not None
            or _is_introduced(text, quoted.around(match.start()), start)
        )
    if match["close"].strip("'’"):
        return True
    if match["stop"] == "." and _abbreviated(text, match, words):
        return False
    if match["stop"] == "!" and _is_name(text, match, quoted, words):
        return False
    return not _is_in_slogan(text, match.start(), start, quoted)


def _is_introduced(text: str, quotation: Span | None, start: int) -> bool:
    """True if words of the sentence that begins at `start` lead up to `quotation`, so that the
    clause behind reports something else: Lund said: “A.” Berg said it would rain.
    """
    return (
        quotation is not None
        and quotation.start - 2 > start
        and text[quotation.start - 2 : quotation.start] in _LEADING_UP
    )


def _may_open(word: str) -> bool:
    """True if a sentence may begin with `word`: "iPhone", but neither "and" nor "&"."""
    if word[0].islower():
        return word[1:2].isupper()
    return word != "&" and not _ONLY_DOTS.fullmatch(word)


def _abbreviated(text: str, match: re.Match[str], words: _Words) -> bool:
    """True if the full stop only abbreviates the word before it."""
    stop, following = match.start("stop"), match["word"]
    before = _word_before(text, stop)
    word = before.lower().lstrip("'’-")
    if word in words.titles:
        return not match["open"]
    if word in words.labels:
        return following[0].isdigit()
    if _WITH_POINTS.fullmatch(word) or word in words.others:
        address = text[stop - len(before) - 1 : stop - len(before)] == "@"
        return not (address or _starts(match, words) or _is_somebody(text, match, words))
    if len(word) == 1 and before.isupper() and word != "i":
        return not _starts(match, words)
    return word.isdigit() and text.rfind("\n", max(0, stop - 4), stop) == stop - len(before) - 1


def _word_before(text: str, offset: int) -> str:
    backwards = _WORD_REVERSED.match(text[max(0, offset - WORD_REACH) : offset][::-1])
    return backwards.group()[::-1] if backwards else ""


def _starts(match: re.Match[str], words: _Words) -> bool:
    """True if what follows is a word that starts sentences, or in quotation marks."""
    quoted = not _BRACKETS.issuperset(match["open"])
    word = _CONTRACTION.split(match["word"].lower(), maxsplit=1)[0]  # "He" of "He'd"
    return quoted or word in words.starters


def _is_somebody(text: str, match: re.Match[str], words: _Words) -> bool:
    """True if a person who does something follows: "sent to the U.N. Ann Lund said"."""
    return match["word"] in words.first and words.doing.match(text, match.end("word")) is not None


def _is_name(text: str, match: re.Match[str], quoted: _Quotations, words: _Words) -> bool:
    """True if the exclamation mark is part of a name: "Yahoo! Inc.", "the head of E! News"."""
    following, mark = match["word"].lower().rstrip("."), match.start()
    if following in words.companies:
        return True
    before = text[max(0, mark - WORD_REACH) : mark]
    return (
        words.exclaimed.search(before) is not None
        and not match["open"]
        and following not in words.starters
        and match["word"] not in words.first
        and quoted.around(mark) is None
    )


def _is_in_slogan(text: str, offset: int, start: int, quoted: _Quotations) -> bool:
    """True if `offset` lies in a few quoted words that are part of the sentence which begins at
    `start`: the “Fish. We sell it.” campaign.
    """
    around = quoted.around(offset)
    return (
        around is not None
        and around.start > start
        and around.end - around.start <= _LONGEST_SLOGAN
        and text[around.start - 2].isalnum()
        and text[around.end : around.end + 1] == " "
        and text[around.end + 1 : around.end + 2].islower()
    )
