"""Infers the publisher from the notices below the article and from the note about its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.layout._lines import Measured, Verdicts, last_paragraph
from generator.letters import CAPITAL, UNCASED
from generator.lexicon import Lexicon
from generator.model.articles import Reason
from generator.model.spans import Basis, Noted, Span

_LONGEST_NAME = 60  # code points
_OPENS = rf"{CAPITAL}{UNCASED}"
_NAME = rf"[{_OPENS}][\w&'’-]*(?: (?:(?:of|the|and|for|&) ){{0,2}}[{_OPENS}\d][\w&'’-]*){{0,5}}"


@cache
def _in_notice(lexicon: Lexicon) -> re.Pattern[str]:
    openings = "|".join(map(re.escape, lexicon.words("layout.publisher.openings")))
    closings = "|".join(map(re.escape, lexicon.words("layout.publisher.closings")))
    return re.compile(
        rf"(?:(?i:{openings})[\W\d_]{{0,20}}){{1,3}}(?P<opened>{_NAME})|^(?P<closed>{_NAME}?) "
        rf"(?:{closings})"
    )


@cache
def _in_note(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = "|".join(lexicon.words("layout.bio.nouns"))
    return re.compile(rf"\b(?:{nouns}) (?:of|at|for|with) (?:the )?(?P<name>{_NAME})")


def find_publisher(
    lines: Sequence[Measured], verdicts: Verdicts, authors: Sequence[Noted], lexicon: Lexicon
) -> Noted:
    """Return the publisher whom the lines below the article name, as inferred; an author is not
    their own publisher.
    """
    people = {author.text for author in authors}
    return next(
        (noted for noted in _named(lines, verdicts, lexicon) if noted.text not in people), Noted()
    )


def _named(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Iterator[Noted]:
    body = last_paragraph(verdicts)
    for reason, pattern, why in (
        (Reason.BOILERPLATE, _in_notice(lexicon), "layout.publisher.why.notice"),
        (Reason.AUTHOR_BIO, _in_note(lexicon), "layout.publisher.why.note"),
    ):
        for line in (
            line
            for index, line in enumerate(lines)
            if index > body and verdicts.get(index) is reason
        ):
            match = pattern.search(line.text[:400])
            if match and len(match[match.lastgroup or 0]) <= _LONGEST_NAME:
                start, end = match.span(match.lastgroup or 0)
                name = line.text[start:end]
                span = Span(line.span.start + start, line.span.start + start + len(name))
                yield Noted(name, Basis.INFERRED, span, lexicon.text(why))
