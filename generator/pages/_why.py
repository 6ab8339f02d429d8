"""Why a statement is its speaker's, folded under it: each step in words, with the place of the
sentence that decides.
"""

from __future__ import annotations

from generator.model.briefings import Passage
from generator.model.readings import Attribution, Statement
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.reasons import Step, Steps


def why(sheet: Sheet, passage: Passage) -> str:
    """Return why a passage is its speaker's, or nobody's. The anchor is inside what is folded: a
    browser that is led to it opens it by itself.
    """
    reading, statement = passage.reading, _attributed(sheet, passage)
    speaker = statement.speaker
    what = "steps", reading.article.id
    steps = sheet.view.remember(what, lambda: Steps(reading))
    told = [_told(sheet, passage, step) for step in steps.of(statement)]
    told += [_joined(sheet, passage, speaker)] if speaker else []
    asked = sheet.view.lexicon.text(f"why.asked.{'speaker' if speaker else 'nobody'}")
    words = md.paragraph(" ".join(filter(None, told)), anchor=routes.why(passage.id))
    return md.fold(asked, words, "b-fold b-why")


def _attributed(sheet: Sheet, passage: Passage) -> Statement:
    """Return the first statement of a passage that has its speaker, else the first."""
    article, ids = passage.reading.article.id, sheet.view.ids
    known = (
        each
        for each in passage.statements
        if each.speaker and ids.get((article, each.speaker.id)) == passage.speaker
    )
    return next(known, passage.statements[0])


def _told(sheet: Sheet, passage: Passage, step: Step) -> str:
    anchor = sheet.view.anchor(passage.reading, step.sentence) if step.paragraph else ""
    place = step.place(sheet.view.lexicon)
    if anchor:
        place = sheet.to(routes.article_page(passage.reading.article.id), place, anchor, "b-cite")
    return step.in_words(sheet.view.lexicon, place, md.value)


def _joined(sheet: Sheet, passage: Passage, speaker: Attribution) -> str:
    """Return that the article calls the speaker by another name than the site; nothing if not."""
    name = sheet.name(passage)
    if not name or name == speaker.name:
        return ""
    phrase = sheet.view.lexicon.text("why.joined")
    return phrase.format(own=md.value(speaker.name), name=md.value(name))
