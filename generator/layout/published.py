"""Finds the lines that only say when the article appeared, and the date of publication they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.layout._dates import find_dates
from generator.layout._lines import Measured, Verdicts, first_paragraph, word_set
from generator.lexicon import Lexicon
from generator.model import Basis, BlockKind, Dated, Reason, Span

_LONGEST = 16  # words of a line that only gives a date
_OTHER_WORDS = 4  # that may follow "Published": the place, the paper


@cache
def _labels(lexicon: Lexicon) -> frozenset[str]:
    words = (lexicon.words("layout.published.labels"), lexicon.words("layout.published.ago"), lexicon.table("dates.weekdays"))
    short = (day[:length] for day in lexicon.table("dates.weekdays") for length in (3, 4, 5))
    return frozenset([*(word for part in words for word in part), *short])


def find_date_lines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines that say nothing but when: "14 March 2025 09:30 GMT", "Published 3 hours ago"."""
    return {place: Reason.DATE for place, line in enumerate(lines) if line.words <= _LONGEST and _only_date(line.text, lexicon)}


def _only_date(text: str, lexicon: Lexicon) -> bool:
    numbers = any(map(str.isdigit, text))
    if not numbers and text.split(None, 1)[0].lower().rstrip(":") not in word_set("published.first", lexicon) | word_set(
        "published.updated", lexicon
    ):
        return False
    dates = list(find_dates(text, lexicon))
    rest = text
    for printed in reversed(dates):
        rest = rest[: printed.start] + " " + rest[printed.end :]
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", rest.lower())
    other = sum(word not in _labels(lexicon) for word in words)
    if dates:
        labelled = words[:1] and words[0] in word_set("published.first", lexicon) | word_set("published.updated", lexicon)
        return other == 0 or (bool(labelled) and other <= _OTHER_WORDS)
    return other == 0 and bool(words)


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    score: int
    place: int  # negative, so that the first of equals is the greatest
    edtf: str
    start: int
    end: int
    why: str = ""


def find_published(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Dated:
    """Return the date of publication that the lines around the article state; unknown if none does, or only an ambiguous one."""
    best = max(_candidates(lines, verdicts, lexicon), default=None)
    return Dated(best.edtf, Basis.STATED, Span(best.start, best.end), best.why) if best else Dated()


def _candidates(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Iterator[_Candidate]:
    body = first_paragraph(verdicts, len(lines))
    headline = next((place for place, verdict in verdicts.items() if verdict is BlockKind.HEADLINE), -1)
    for place, line in enumerate(lines):
        if line.words > 30 or verdicts.get(place) not in (Reason.DATE, Reason.BYLINE, Reason.DATELINE, Reason.SECTION):
            continue
        before = lines[place - 1].text if place and lines[place - 1].words <= 3 else ""
        for printed in find_dates(line.text, lexicon):
            label = _label(f"{before} {line.text[: printed.start]}", lexicon)
            if not printed.edtf or (place > body and not label):
                continue
            score = label * 3 + 4 * (headline < place < body) + 2 * (verdicts[place] is not Reason.SECTION)
            start = line.span.start + printed.start
            why = lexicon.text("layout.published.why.update") if label < 0 else ""
            yield _Candidate(score, -start, printed.edtf, start, line.span.start + printed.end, why)


def _label(before: str, lexicon: Lexicon) -> int:
    """Return 1 if the word nearest before a date says that it is the first publication, -1 for an update, 0 if none says."""
    for word in reversed(re.findall(r"[^\W\d_]+", before.lower())):
        if word in word_set("published.first", lexicon):
            return 1
        if word in word_set("published.updated", lexicon):
            return -1
    return 0
