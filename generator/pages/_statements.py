"""What was said: one utterance in full, in one paragraph, or day by day; and which one stands for
a topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model.briefings import Passage, Topic, Wording
from generator.model.readings import How, StatementKind
from generator.model.spans import Span
from generator.pages import _markdown as md
from generator.pages._sheet import Sheet
from generator.pages._words import Touch, names_its_speaker, opening
from generator.view import View, grouped

_NEARLY = 2  # points below those of the most telling passage
_FACT = 2  # points for a number
_LONGEST_LINE = 45  # words of a statement that is shown in short
_SHORTEST = 8  # words that tell something
# where a clause may end, but for one that only leads to a quotation
_CLAUSE = re.compile(r"[,;] (?![“\"‘'])")


def statement(
    sheet: Sheet,
    passage: Passage,
    after: str = "",
    goes_on: Sequence[Passage] = (),
    head: str = "",
    **values: str,
) -> str:
    """Return one utterance: who and which kind (or another `head`), the words, where they stand.

    `goes_on` are the further paragraphs of a quotation over several; `values` become attributes of
    the box.
    """
    head = md.paragraph(head or _head(sheet, passage), "b-st__head")
    alike = (passage, *sheet.view.repeats.get(passage.id, ()))
    first = Wording(alike, ())
    wordings = sheet.view.wordings(passage) or (first,)
    said = [_worded(sheet, each, goes_on if each is wordings[0] else ()) for each in wordings]
    sides = (md.box(each, "b-tn__side") for each in said)
    shown = md.box(md.blocks(*sides), "b-tn__pair b-wordings") if len(said) > 1 else said[0]
    classes = f"b-st b-st--{passage.kind}"
    return md.box(md.blocks(head, shown, after), classes, "article", **values)


def _worded(sheet: Sheet, wording: Wording, goes_on: Sequence[Passage]) -> str:
    """Return one wording of an utterance, what others word differently marked, and who has it."""
    first, *same = wording.passages
    texts = (_text(sheet, first, wording.differing), *(_text(sheet, each) for each in goes_on))
    sources = "; ".join(_source(sheet, each) for each in (first, *goes_on, *same))
    return md.blocks(*texts, md.paragraph(sources, "b-src"))


def _head(sheet: Sheet, passage: Passage, named: bool = True, occasion: str = "") -> str:
    """Return who says it (if `named`), which kind it is, and on which occasion, if one is given."""
    who = md.span(sheet.to_speaker(passage.speaker), "b-st__who") if named else ""
    where = md.span(md.value(occasion), "b-src") if occasion else ""
    view = sheet.view
    silent = md.span(view.say("silent"), "b-flag") if _is_silence(view, passage) else ""
    worded = view.wordings(passage)
    differs = md.span(view.count("wording", len(worded)), "b-src") if worded else ""
    return md.dotted([f"{who} {kind_tag(view, passage.kind)}".strip(), silent, differs, where])


def _is_silence(view: View, passage: Passage) -> bool:
    """Say whether a passage tells that its speaker did not comment."""
    silences = view.silences.get((passage.reading.article.id, passage.speaker), ())
    return any(passage.span.holds(each.sentence) for each in silences)


def _text(sheet: Sheet, passage: Passage, differing: Iterable[Span] = ()) -> str:
    paragraph = md.blockquote if passage.kind is StatementKind.QUOTED else md.paragraph
    start, _, end = sheet.view.say("differs").partition("{words}")
    marks = (Touch(span, "b-diff", tag="mark", heard=(start, end)) for span in differing)
    return paragraph(sheet.words(passage, marks), "b-st__text")


def _source(sheet: Sheet, passage: Passage) -> str:
    return (
        f"{sheet.cite(passage.reading, passage.span)} {sheet.source(passage.reading, passage.span)}"
    )


def kind_tag(view: View, kind: StatementKind) -> str:
    """Return the word for a kind of statement, as a label."""
    return md.span(view.kind(kind), f"b-kind b-kind--{kind}")


def said(sheet: Sheet, passage: Passage, classes: str = "", words: str = "") -> str:
    """Return one paragraph that names the speaker, says the words (or the cited `words` of them),
    cites them and says the kind.
    """
    name = sheet.name(passage)
    words = (
        words
        or f"{sheet.words(passage)}\N{NO-BREAK SPACE}{sheet.cite(passage.reading, passage.span)}"
    )
    told = (
        passage.kind is not StatementKind.QUOTED
        and name
        and names_its_speaker(passage, passage.span, name)
    )
    who = "" if told else f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')}: "
    return md.paragraph(
        f"{who}{words} {kind_tag(sheet.view, passage.kind)}",
        f"{classes} b-say--{passage.kind}".strip(),
    )


def lines(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return statements in short: who says it where that changes, the words, where they stand, the
    kind.
    """
    items = [
        line(sheet, passage, names=index == 0 or passage.speaker != passages[index - 1].speaker)
        for index, passage in enumerate(passages)
    ]
    return md.box(md.bullets(items), "b-lines")


def line(sheet: Sheet, passage: Passage, names: bool = False) -> str:
    """Return one statement in short, its kind behind the words."""
    span = _in_short(passage)
    words = sheet.standing_alone(passage, span)
    said = f"{words} {md.GAP}" if span != passage.span else words
    who = f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')}: " if names else ""
    cite = sheet.cite(passage.reading, passage.span)
    return f"{who}{said}\N{NO-BREAK SPACE}{cite} {kind_tag(sheet.view, passage.kind)}"


def _in_short(passage: Passage) -> Span:
    """Return a statement, of a long one the sentences or else the clauses that fit; no cut is
    before what is said.
    """
    text, most = passage.reading.article.text, opening(passage.reading, passage.span, _LONGEST_LINE)
    if most == passage.span:
        return most
    said = passage.statements[0].span.start
    sentences = [
        each.span.end for each in passage.reading.sentences if said < each.span.end <= most.end
    ]
    clauses = [found.start() for found in _CLAUSE.finditer(text, said, most.end)]
    cuts = (Span(most.start, end) for ends in (sentences, clauses) for end in reversed(ends))
    return next((cut for cut in cuts if len(cut.of(text).split()) >= _SHORTEST), most)


def days(sheet: Sheet, passages: Sequence[Passage], named: bool = True) -> str:
    """Return statements under the day and the event they were made at, in the order they come; the
    same words once; each with its speaker if `named`.
    """
    return md.blocks(*(_day(sheet, group, named) for group in _by_day(sheet.view, passages)))


def record(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return one speaker's statements day by day; the first day open, the others folded."""
    groups = _by_day(sheet.view, passages)
    first = [_day(sheet, group, named=False) for group in groups[:1]]
    return md.blocks(*first, *(_folded_day(sheet, group) for group in groups[1:]))


def _by_day(view: View, passages: Sequence[Passage]) -> Sequence[Sequence[Passage]]:
    """Return statements, the same words once, in groups of one day and one event: what an article
    has of a day is of one.
    """
    once = view.once(passages)
    return list(
        grouped(
            ((each.date.edtf, each.date.basis, view.occasion(each)), each) for each in once
        ).values()
    )


def _day(sheet: Sheet, passages: Sequence[Passage], named: bool = True) -> str:
    occasion = md.value(sheet.view.occasion(passages[0]))
    where = md.span(occasion, "b-day__where") if occasion else ""
    date = passages[0].date
    shown = [sheet.dated(date), where, sheet.reason(date)]
    head = md.paragraph(" ".join(filter(None, shown)), "b-day__date")
    return md.box(
        md.blocks(head, md.box(_on_day(sheet, passages, named), "b-day__body")), "b-day", "section"
    )


def _folded_day(sheet: Sheet, passages: Sequence[Passage]) -> str:
    occasion = md.value(sheet.view.occasion(passages[0]))
    date = sheet.dated(passages[0].date, linked=False)  # a summary holds no Markdown
    facts = [date, occasion, sheet.view.count("statement", len(passages))]
    reason = sheet.reason(passages[0].date)
    said = md.blocks(reason and md.paragraph(reason), _on_day(sheet, passages, named=False))
    return md.fold(md.dotted(facts), said, "b-fold b-fold--day")


def _on_day(sheet: Sheet, passages: Sequence[Passage], named: bool) -> str:
    """Return the statements of one day; one made on another occasion than the day's main one says
    on which.
    """
    main = sheet.view.occasion(passages[0])
    heads = (
        _head(sheet, each, named, each.occasion.text if each.occasion.text != main else "")
        for each in passages
    )
    return md.blocks(
        *(statement(sheet, each, head=head) for each, head in zip(passages, heads, strict=True))
    )


def most_telling(passages: Sequence[Passage], topic: Topic) -> Passage:
    """Return the passage that best stands for a topic: attributed, on it before all, of good
    length, with a number.

    Of those that tell nearly as much the newest, since it may have overtaken the others.
    """
    points = {passage.id: _telling(passage, topic) for passage in passages}
    enough = max(points.values()) - _NEARLY
    telling = [passage for passage in passages if points[passage.id] >= enough]
    return max(telling, key=lambda each: (each.date.edtf, points[each.id]))


def words_of_topic(text: str, topic: Topic) -> int:
    """Return how many of a topic's words stand in a text as they are."""
    words = text.casefold()
    return sum(word.casefold() in words for word in topic.words)


def _telling(passage: Passage, topic: Topic) -> int:
    quotation, text = (
        passage.kind is StatementKind.QUOTED,
        passage.span.of(passage.reading.article.text),
    )
    length = len(text.split())
    named = any(each.speaker and each.speaker.how is How.NAMED for each in passage.statements)
    points = (
        min(words_of_topic(text, topic), 3),
        2 * (passage.topics[0] == topic.id),
        2 * bool(passage.speaker),
        2 * quotation + named,
        2 * (8 <= length <= 30) + (8 <= length <= 40),
        _FACT * any(passage.span.holds(each.span) for each in passage.reading.figures),
    )
    return sum(points)
