"""Tells whether a text is written in the language of the lexicon, by its function words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout._lines import LONGEST_WORDS, Measured
from generator.lexicon import Lexicon
from generator.model.articles import Source

UNKNOWN = "und"  # BCP 47: not determined
# Of the words of an article in English at least 28 % are function words; of one in German, French
# or Dutch at most 17 % look like them.
_LEAST = 0.22
# A few words tell little, so each text counts as if it began with these.
_PRIOR_WORDS, _PRIOR_FUNCTION_WORDS = 20, 8
_SHORTEST_LINE = 40  # code points; shorter lines are names, menus and headlines


def find_language(source: Source, lines: Sequence[Measured], lexicon: Lexicon) -> str:
    """Return the BCP 47 tag of the language in which the text is written. `lines` are those of
    `source`.

    What the file states counts only as far as the words agree, since pages often carry the language
    of their template. `UNKNOWN` for a text in another language than the lexicon's, if the file does
    not name it.
    """
    agrees = lexicon.reads(source.language)
    if _reads(lines):
        return source.language if agrees else lexicon.language
    return UNKNOWN if agrees or not source.language else source.language


def _reads(lines: Sequence[Measured]) -> bool:
    words, found = _PRIOR_WORDS, _PRIOR_FUNCTION_WORDS
    for line in lines:
        if len(line.text) >= _SHORTEST_LINE:
            words += max(line.words, len(line.text) // LONGEST_WORDS)
            found += round(line.grammar * line.words)
    return found >= _LEAST * words
