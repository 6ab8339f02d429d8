"""Entries of the timeline read as sentences, or say that they are none."""

from dataclasses import replace

from generator.model.readings import DateMention
from generator.model.spans import Basis, Dated
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.view import View
from tests.pages import port
from tests.pages.rendering import seen, site_html


def shown(markdown: str) -> str:
    return seen(site_html(markdown)).text.replace("\N{NO-BREAK SPACE}", " ")


def dated_ferry() -> Sheet:
    """Return a page of a briefing whose second article, which nobody is said to have said, prints
    “last year”.
    """
    made = port.briefing()
    old = made.readings[1]
    mention = DateMention(
        port.place(port.FERRY, "last year"), old.sentences[0].span, Dated("2030", Basis.INFERRED)
    )
    readings = (made.readings[0], replace(old, dates=(mention,)))
    return Sheet(
        View.of(replace(made, readings=readings), port.settings(), port.LEXICON), routes.TIMELINE
    )


def test_a_date_is_resolved_in_a_sentence_that_nobody_is_said_to_have_said() -> None:
    sheet = dated_ferry()
    reading = sheet.view.readings["ferry"]
    assert (
        shown(sheet.sentence(reading, reading.sentences[0].span))
        == "Brink opened the ferry line to Aske last year [2030]. [1]"
    )


def test_words_from_within_a_sentence_are_said_to_be_mentioned_and_their_date_is_resolved() -> None:
    sheet = dated_ferry()
    place = port.place(port.FERRY, "the ferry line to Aske last year")
    text = shown(sheet.sentence(sheet.view.readings["ferry"], place))
    assert text == "Mentioned: the ferry line to Aske last year [2030] [1]"
