"""Finds where the article ends: at an end mark, at a note about who issued it, or where readers'
comments begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from generator.layout._lines import (
    Measured,
    Sign,
    Verdict,
    Verdicts,
    outside_quotations,
    reports,
    word_set,
)
from generator.lexicon import Lexicon
from generator.model.articles import Reason

_ENOUGH = 60  # words of prose that an article has before comments can begin
_LONGEST_ABOUT = 8  # words
_LONG_GAP = 4  # blank lines
_SAMPLE = 12  # paragraphs that are looked at to tell comments from more of the article


def find_endings(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return why each line after the article's end is left out: its own reason where it has one,
    else that of the ending.
    """
    begin = next(_endings(lines, verdicts, lexicon), len(lines))
    ended = begin < len(lines) and (
        lines[begin].sign is Sign.END or _is_about(lines, begin, lexicon)
    )
    usual = Reason.BOILERPLATE if ended else Reason.READER_COMMENT
    return {index: _reason(verdicts.get(index), usual) for index in range(begin, len(lines))}


def _reason(verdict: Verdict | None, usual: Reason) -> Reason:
    kept = (
        Reason.FORM,
        Reason.SHARE,
        Reason.ADVERTISEMENT,
        Reason.COOKIE_NOTICE,
        Reason.BOILERPLATE,
    )
    return verdict if isinstance(verdict, Reason) and verdict in kept else usual


def _endings(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Iterator[int]:
    written = [
        0,
        *accumulate(
            line.words if line.prose and index not in verdicts else 0
            for index, line in enumerate(lines)
        ),
    ]
    usual = _usual_gap(lines)
    for index, line in enumerate(lines):
        if written[index] < _ENOUGH:
            continue
        heading = line.sign is Sign.COMMENTS
        sure = line.sign is Sign.END or _is_about(lines, index, lexicon) or _is_signed(lines, index)
        apart = not line.inside and line.gap >= max(_LONG_GAP, 2 * usual + 1)
        if (
            sure
            or (heading and not _goes_on(lines, index, written, lexicon))
            or (apart and _is_talk(lines, index, lexicon))
        ):
            yield index


def _is_about(lines: Sequence[Measured], index: int, lexicon: Lexicon) -> bool:
    """Say whether a press release tells here who issued it: "About Lund Mills" over a paragraph
    that opens with the name.
    """
    words = lines[index].text.split(None, 3) if lines[index].words <= _LONGEST_ABOUT else []
    if (
        len(words) < 2
        or words[0].lower() not in word_set("about", lexicon)
        or index + 1 == len(lines)
    ):
        return False
    return (
        words[1][0].isupper()
        and lines[index + 1].prose
        and words[1] in lines[index + 1].text.split(None, 4)[:4]
    )


def _usual_gap(lines: Sequence[Measured]) -> int:
    gaps = sorted(line.gap for line in lines if line.prose)
    return gaps[len(gaps) // 2] if gaps else 0


def _is_signed(lines: Sequence[Measured], index: int) -> bool:
    """Say whether a comment without a heading begins here: a short line, and soon a "Reply" below
    it, twice.
    """
    line = lines[index]
    if line.prose or line.words > 6 or line.sign in (Sign.SHARE, Sign.RELATED_LIST):
        return False
    parts = [
        other
        for other in range(index, min(index + 8, len(lines)))
        if lines[other].sign is Sign.COMMENT_PART
    ]
    return len(parts) >= 2 and parts[0] - index <= 4


def _goes_on(
    lines: Sequence[Measured], index: int, written: Sequence[int], lexicon: Lexicon
) -> bool:
    """Say whether what follows is more of the article: told as reporters tell, and about as long
    as what stands above.
    """
    below = [line for line in lines[index : index + 60] if line.prose or line.sentence]
    sample = list(islice(below, _SAMPLE))
    if any(line.sign is Sign.COMMENT_PART for line in lines[index : index + 20]) or len(sample) < 2:
        return False
    if lines[index].sign and written[-1] - written[index] < written[index] / 2:
        return False
    told = sum(reports(line.text, lexicon) for line in sample)
    talked = sum(_talks(line.text, lexicon) for line in sample)
    return talked * 5 <= len(sample) and told * 5 >= len(sample) * 2


def _is_talk(lines: Sequence[Measured], index: int, lexicon: Lexicon) -> bool:
    """Say whether readers talk below: it says so around what they write, or they do it their
    way.
    """
    below = lines[index : index + 60]
    if any(line.sign is Sign.COMMENT_PART for line in below[:20]):
        return True
    sample = list(islice((line for line in below if line.prose or line.sentence), _SAMPLE))
    talked = sum(_talks(line.text, lexicon) for line in sample)
    return len(sample) > 1 and talked * 5 >= len(sample) * 2


def _talks(text: str, lexicon: Lexicon) -> bool:
    return not word_set("talk", lexicon).isdisjoint(re.findall(r"[\w']+", outside_quotations(text)))
