"""Leaves out the lines whose own wording or form gives them away: share bars, forms, notices,
picture credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generator.layout._lines import REASONS, Measured, Verdict, Verdicts
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Reason

_LONGEST_CAPTION = 60  # words
_TELLING = 4  # words of a line that hardly comes twice by chance
_DESCRIPTION = 6  # words of a picture's description at least
_FOLDED = re.compile(r"(?:\.{3}|…)\s(?:more|less)$")
_ITEM = "*•- "
_KNOWN_BY = 60  # code points by which a caption is known again
_LAST = 130  # code points at a line's end in which a credit stands


@cache
def _credit(lexicon: Lexicon) -> re.Pattern[str]:
    agencies, labels = (
        "|".join(lexicon.words(f"layout.credits.{name}")) for name in ("agencies", "labels")
    )
    name = rf"[{CAPITAL}][\w.'’-]+"
    return re.compile(
        r"\[[^\][]{2,60}/[^\][]{2,60}\]$"  # [Name/Agency]
        rf"|[(—–]\s?(?:{labels})(?:\sby\s|:\s)[^()]{{2,60}}\)?$"  # (Pic: Name), —Photo by Name
        rf"|,\s(?i:{labels}):\s[{CAPITAL}][^.]{{2,60}}$"  # …, photo: Name
        rf"|\([^()]{{2,40}}\s(?:{labels})\)$"  # (Agency Stock Photo)
        r"|\|\s(?i:courtesy of)\s[^|]{2,60}$"  # | Courtesy of Name
        rf"|^{name}(?:\s{name}){{1,2}}/[{CAPITAL}]{{2,}}[\w ]{{0,20}}$"  # Name/SITE
        r"|\([^()]{2,60} / [^()]{2,60}\)$"  # (Agency / Name)
        rf"|\s©\s?[{CAPITAL}][^.©]{{2,60}}$"  # … © Agency / Name
        rf"|\S/(?:{agencies})\b[^.]{{0,40}}$"  # Name/AFP
        rf"|[.!?…”\"a-z]\s?(?:{labels})(?:\.{{2,3}}|…|:)\s?"  # … Credit: Name
        rf"[{CAPITAL}][^.]{{2,60}}$"
        rf"|\|\s{name}(?:\s{name}){{1,2}}/[{CAPITAL}]{{2,}}\S*$"  # | Name/SITE
    )


def find_furniture(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines with a sign, picture captions with a credit, lines that repeat one above or
    open the next.
    """
    found: dict[int, Verdict] = {
        index: REASONS[line.sign] for index, line in enumerate(lines) if line.sign and not line.kind
    }
    seen: set[tuple[bool, str]] = set()
    for index, line in enumerate(lines):
        if index in found or line.kind:
            continue
        if _is_credited(line, lexicon):
            found[index] = Reason.CAPTION
        elif (line.inside, line.text) in seen:
            found[index] = Reason.REPEAT
        elif line.words >= _TELLING:
            seen.add((line.inside, line.text))
    found |= _folded(lines)
    for index, (line, below) in enumerate(pairwise(lines)):
        opens = line.words >= _TELLING and below.text.startswith(line.text)
        if opens and (found.get(index + 1) is Reason.CAPTION or _is_described(line, below)):
            found[index] = found[index + 1] = Reason.CAPTION
    return found


def _is_credited(line: Measured, lexicon: Lexicon) -> bool:
    """Say whether a line is a caption that ends with who took the picture."""
    return (
        line.words <= _LONGEST_CAPTION
        and line.text[-1] not in '.!?”"'
        and _credit(lexicon).search(line.text[-_LAST:]) is not None
    )


def _folded(lines: Sequence[Measured]) -> Verdicts:
    """Return the captions that a page prints twice, as a reader sees them folded and unfolded:
    "… more", "… less".
    """
    openings = {
        line.text.lstrip(_ITEM)[:_KNOWN_BY] for line in lines if _FOLDED.search(line.text[-_LAST:])
    }
    return {
        index: Reason.CAPTION
        for index, line in enumerate(lines)
        if line.text.lstrip(_ITEM)[:_KNOWN_BY] in openings and not line.kind
    }


def _is_described(line: Measured, below: Measured) -> bool:
    """Say whether a picture's description stands above its caption, which says the same and goes
    on.
    """
    return (
        line.words >= _DESCRIPTION and line.words < below.words and not line.kind and not below.kind
    )
