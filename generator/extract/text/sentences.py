"""Article → sentences. A full stop ends one unless an abbreviation, an initial or a reporting
clause says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.text.short_clause import short_clause_pattern
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
_WORD_REVERSED = re.compile(r"[\w.&’'-]+")  # reversed text needs one match, no search
_LONGEST_WORD = 40
# A longer run of words is no sentence. It is split, to limit the work at each number or date in it;
# the parts are still too long for `cues` to look for reports in them.
_LONGEST_SENTENCE = 2_500  # code points
_WHITE_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    titles: frozenset[str]  # never end a sentence: "Gen."
    labels: frozenset[str]  # do not before a number: "No. 5"
    others: frozenset[str]  # may, if a word follows that starts sentences: "Inc. The"
    starters: frozenset[str]
    reporting: re.Pattern[str]


def find_sentences(
    article: Article, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return the sentences of every block, in the order of the text. "… ?” he asked." is one; a
    quotation may hold several.

    A run of words longer than any sentence is split, between two words if possible.
    """
    words = _words(lexicon)
    closing = {quotation.outer.end for quotation in quotations}
    return tuple(
        Sentence(part, block_index)
        for block_index, block in enumerate(article.blocks)
        for span in _split(article.text, block.span, closing, words)
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
    return Body(article, own, tuple(sentence.span.of(article.text).split() for sentence in own))


@cache
def _words(lexicon: Lexicon) -> _Words:
    return _Words(
        titles=frozenset(lexicon.words("sentences.titles")),
        labels=frozenset(lexicon.words("sentences.labels")),
        others=frozenset(lexicon.words("sentences.abbreviations")),
        starters=frozenset(lexicon.words("sentences.starters")),
        reporting=re.compile(short_clause_pattern(lexicon)),
    )


def _split(text: str, span: Span, closing: set[int], words: _Words) -> Iterator[Span]:
    start, end = span.start, span.end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for match in _FINAL_MARKS.finditer(text, start, end):
        if _ends(text, match, closing, words):
            yield Span(start, match.end("close"))
            start = match.end()
    if text[start:end].strip():
        yield Span(start, start + len(text[start:end].rstrip()))


def _ends(text: str, match: re.Match[str], closing: set[int], words: _Words) -> bool:
    word = match["word"]
    if word[0].islower() and not word[1:2].isupper():  # but "iPhone sales rose."
        return False
    if (
        match["close"]
        and match.end("close") in closing
        and not match["open"]
        and (said := words.reporting.match(text, match.end()))
    ):
        return match["stop"] == "." and _SECOND_QUOTATION.match(text, said.end()) is not None
    return (
        match["stop"] != "."
        or bool(match["close"].strip("'’"))
        or not _abbreviated(text, match, words)
    )


def _abbreviated(text: str, match: re.Match[str], words: _Words) -> bool:
    stop, following = match.start("stop"), match["word"]
    backwards = _WORD_REVERSED.match(text[max(0, stop - _LONGEST_WORD) : stop][::-1])
    if not backwards:
        return False
    before = backwards.group()[::-1]
    word = before.lower().lstrip("'’-")
    starts = bool(match["open"]) or following.lower() in words.starters
    if word in words.titles:
        return not match["open"]
    if word in words.labels:
        return following[0].isdigit()
    if "." in word or word in words.others or (len(word) == 1 and before.isupper() and word != "i"):
        return not starts
    return word.isdigit() and text.rfind("\n", max(0, stop - 4), stop) == stop - len(before) - 1
