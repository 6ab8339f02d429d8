"""Occasions: where or at what event the article's statements were made, as printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.extract.text.patterns import either, lookahead
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Body, DateMention, Occasion
from generator.model.spans import Basis, Dated, Span

_LONGEST = 90  # code points of an occasion's name
_NEAR = 600  # code points before a name in which its day may be named
_NEWS = 31  # days
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


# The lists of the lexicon that stand in the patterns below, each for any of its words.
_LISTS = ("cues", "said", "at", "listeners", "heads", "leading", "ends", "another")
_OTHER_TRIGGERS = ("during", "in his", "in her", "in their", "in a")
_PATTERNS = {
    "trigger": (
        r"(?<!\w){first_letters}(?:"
        r"(?P<speaking>(?i:{cues})(?: \w+)? (?:{at} |(?P<people>to (?:the )?{listeners}\b)))"
        r"|{said}(?: (?:the )?{listeners})?,? {at} "
        r"|(?:During|In|[Ll]ater, during)(?= (?:{leading}|an?|joint|the) ) )"
    ),
    "end": r"[,;:.!?\"“”()]| - | [–—]|(?: on)? (?:{days})\b| {ends}\b|\.?\Z",
    "head": r"(?i:\b{heads}\b)",
    "article": r"(?:the|an?|this|that)\b ?",
    "another": r"\b{another}\b",
    "proper": rf"(?:an?|the|this|last|next|{{leading}})\b|[{CAPITAL}\d]",
    "leading": r"(?:(?:{leading}|in|the same) )*",
}


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    trigger: re.Pattern[str]
    end: re.Pattern[str]
    head: re.Pattern[str]
    leading: re.Pattern[str]
    article: re.Pattern[str]
    another: re.Pattern[str]
    proper: re.Pattern[str]
    why: str


def find_occasions(
    body: Body, dates: Sequence[DateMention], lexicon: Lexicon
) -> tuple[Occasion, ...]:
    """Return the occasions that `body` names, in the order of the text, each once.

    Found are "speaking at X" (any X), "said during X" and "In his X remarks," (an X that is an
    event). An occasion's date is what stands right behind its name, else the day its sentence
    names, else the last day named before it, else the article's own.
    """
    rules, article = _rules(lexicon), body.article
    days = [mention for mention in dates if _DAY.match(mention.date.edtf)]
    occasions: list[Occasion] = []
    seen: set[str] = set()
    for sentence in body.sentences:
        for match in rules.trigger.finditer(article.text, sentence.span.start, sentence.span.end):
            span = _name(article.text, match, sentence.span, rules)
            if span is None:
                continue
            kind = rules.article.sub("", span.of(article.text).lower())
            if kind not in seen or rules.another.search(kind):
                # "the briefing" is the press briefing named before
                seen |= {
                    kind,
                    *rules.head.findall(kind)[-1:],
                }
                when = _behind(span, dates) or _date(article, sentence.span, span, days, rules)
                occasions.append(Occasion(span, sentence.span, when))
    return tuple(occasions)


def _name(text: str, match: re.Match[str], sentence: Span, rules: _Rules) -> Span | None:
    """Return the occasion's name behind a trigger, or `None` if what follows is no event."""
    start = match.start() if match["people"] else match.end()
    start = rules.leading.match(text, start).end()  # type: ignore[union-attr]  # matches the empty string too
    limit = min(sentence.end, start + _LONGEST)
    stop = rules.end.search(text, max(start, match.end()), limit)
    if stop is None and limit < sentence.end:
        return None
    words = text[start : stop.start() if stop else limit].rstrip()
    any_name = match["people"] or (match["speaking"] and rules.proper.match(words))
    if not words or not (any_name or rules.head.search(words)):
        return None
    return Span(start, start + len(words))


def _behind(span: Span, dates: Sequence[DateMention]) -> Dated | None:
    """Return the date right behind a name: "a briefing earlier this week"."""
    behind = bisect_right(dates, span.start, key=lambda mention: mention.span.start)
    found = (
        mention.date for mention in dates[behind : behind + 1] if mention.span.start <= span.end + 1
    )
    return next((date for date in found if date.edtf), None)


def _date(
    article: Article, sentence: Span, span: Span, days: Sequence[DateMention], rules: _Rules
) -> Dated:
    """Return the first day after the name in its sentence, else the last one shortly before it,
    else the article's date.
    """
    after = bisect_right(days, span.start, key=lambda mention: mention.span.start)
    for mention in (*days[after : after + 1], *days[max(0, after - 1) : after]):
        near = sentence.holds(mention.span) or 0 < span.start - mention.span.end < _NEAR
        if near and _recent(mention.date.edtf, article.published.edtf):
            return mention.date
    published = article.published.edtf
    return Dated(published, Basis.INFERRED, why=rules.why) if published else Dated()


def _recent(day: str, published: str) -> bool:
    """Say whether `day` is one that an article of that date would report from; any is where the
    article has none.
    """
    return (
        not _DAY.match(published)
        or 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= _NEWS
    )


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the words of a language once."""
    words = {name: either(lexicon.words(f"occasions.{name}")) for name in _LISTS}
    words["days"] = "|".join(day.title() for day in lexicon.numbers("dates.weekdays"))
    said = (*lexicon.words("occasions.cues"), *lexicon.words("occasions.said"))
    words["first_letters"] = lookahead((*said, *_OTHER_TRIGGERS))
    return _Rules(
        why=lexicon.text("occasions.why"),
        **{name: re.compile(pattern.format(**words)) for name, pattern in _PATTERNS.items()},
    )
