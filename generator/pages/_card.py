"""What the picture of a shared link may show: the lines of a page, who says each and who reports
it, as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.briefings import Passage
from generator.pages._sheet import Sheet, headline


def card(sheet: Sheet, passages: Iterable[Passage]) -> list[Mapping[str, str]]:
    """Return each passage in the words of its article, with who says them in which kind of
    statement, and with its publisher and day.
    """
    return [_line(sheet, passage) for passage in passages]


def _line(sheet: Sheet, passage: Passage) -> Mapping[str, str]:
    view, article = sheet.view, passage.reading.article
    speaker = view.speakers[passage.speaker]
    who = (speaker.name, speaker.role.text, view.kind(passage.kind).lower())
    publisher = article.publisher.text or headline(view, article)[0]
    source = (publisher, sheet.day(article.published.edtf))
    return {
        "words": " ".join(passage.span.of(article.text).split()),
        "who": ", ".join(filter(None, who)),
        "source": ", ".join(filter(None, source)),
    }
