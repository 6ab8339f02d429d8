"""What a page says that a number counts: the fewest words that name it, word for word; else our
label of the topic.
"""

from dataclasses import replace

import pytest

from generator.model.briefings import Briefing, Number, Passage
from generator.model.readings import DateMention, Figure, Flag, Statement, StatementKind
from generator.model.spans import Basis, Dated, Span
from generator.pages import _routes as routes
from generator.pages._counted import counted
from generator.pages._figures import flags, in_words, says
from generator.pages._key_figures import key_figures
from generator.pages._sheet import Sheet
from generator.view import View
from tests.pages import port
from tests.pages.rendering import seen, site_html

QUOTED, REPORTED = StatementKind.QUOTED, StatementKind.REPORTED


def number_in(
    sentence: str,
    words: str,
    of: str = "",
    said: str = "",
    *,
    kind: StatementKind = REPORTED,
    month: str = "",
) -> tuple[View, Number]:
    """Return a briefing whose one number stands in one sentence: `of` is what it counts, `said`
    what is said to have been said.
    """
    draft = port.Draft("tides", sentence, [sentence])
    statement = [draft.said(kind, said, port.brink(Span(0, 0)))] if said else []
    digits = words.replace(",", "")
    figure = Figure(
        "tides-1",
        draft.at(words),
        draft.at(sentence),
        int(digits) if digits.isdecimal() else 7,
        "",
        draft.at(of) if of else None,
        "",
        statement[0].id if statement else "",
        (Flag.YEAR_NOT_STATED,) if month else (),
    )
    dates = (
        (DateMention(draft.at(month), draft.at(sentence), Dated("2030-12", Basis.INFERRED)),)
        if month
        else ()
    )
    reading = draft.reading(draft.article(), statement, figures=(figure,), dates=dates)
    number = Number(figure, reading, Dated(), figure.flags, (), ("port",))
    return View.of(_briefing(number, statement), port.settings(), port.LEXICON), number


def _briefing(number: Number, statements: list[Statement]) -> Briefing:
    made, reading = port.briefing(), number.reading
    said = tuple(
        Passage(
            each.id,
            reading,
            each.sentence,
            each.kind,
            "ada-brink",
            (each,),
            ("port",),
            Dated(),
            made.passages[0].occasion,
        )
        for each in statements
    )
    return replace(
        made,
        readings=(*made.readings, reading),
        passages=(*made.passages, *said),
        numbers=(number,),
    )


def test_words_behind_a_number_that_name_what_it_counts_are_enough() -> None:
    view, number = number_in(
        "Brink promised 40 new Aske cranes by then.", "40", of="new Aske cranes"
    )
    assert counted(view, number) == (
        port.place(number.reading.article.text, "new Aske cranes"),
        True,
    )


def test_a_number_in_words_of_nobody_known_is_credited_to_its_publisher_alone() -> None:
    said = "Aske has 40 cranes"
    view, number = number_in(f"{said}.", "40", said=said)
    (passage,) = (each for each in view.briefing.passages if each.reading is number.reading)
    others = tuple(each for each in view.briefing.passages if each is not passage)
    nobody = replace(view.briefing, passages=(*others, replace(passage, speaker="")))
    of_nobody = View.of(nobody, port.settings(), port.LEXICON)
    publisher = view.publisher(number.reading.article)
    assert says(Sheet(view, routes.NUMBERS), number).startswith(f"{publisher}, on what ")
    assert says(Sheet(of_nobody, routes.NUMBERS), number) == publisher


SENTENCES = [
    # the sentence, the number, the words behind it, what is said, the words shown
    (
        "Brink said Aske was spending 40 of its towers on rent.",
        "40",
        "of its towers",
        "Aske was spending 40 of its towers on rent",
        None,
    ),
    ("Towns like Aske - which spend 9 of theirs - have gone ahead.", "9", "of theirs", "", None),
    (
        "Nobody was in the 7 cranes of the port, and Brink left.",
        "7",
        "cranes of the port",
        "",
        "Nobody was in the 7 cranes of the port",
    ),
    ("Aske paid 7 crowns.", "7", "", "", None),
    ("The towns now, all, and Aske, on 4, and we go on.", "4", "", "", None),
    ("Look what Aske is doing… to reach the 6 of them.", "6", "of them", "", None),
]


@pytest.mark.parametrize(("sentence", "words", "of", "said", "shown"), SENTENCES)
def test_else_the_words_are_widened_until_they_have_their_subject(
    sentence: str, words: str, of: str, said: str, shown: str | None
) -> None:
    view, number = number_in(sentence, words, of, said)
    assert counted(view, number) == (port.place(sentence, shown or said or sentence), True)


def test_of_a_quotation_the_speakers_own_words_are_shown() -> None:
    sentence = "“The towns have 7 of them,” the minister said."
    view, number = number_in(sentence, "7", "of them", "The towns have 7 of them,", kind=QUOTED)
    assert counted(view, number)[0].of(sentence) == "The towns have 7 of them"


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("Staggering, 35,000 deaths in December.", "deaths in December"),
        ("Of those 35,000 deaths in December none was.", ""),
    ],
)
def test_a_number_whose_sentence_does_not_say_whose_it_is_has_its_topic_in_a_bracket_of_ours(
    sentence: str, of: str
) -> None:
    view, number = number_in(sentence, "35,000", of)
    shown = in_words(Sheet(view, routes.NUMBERS), number)
    assert shown.endswith('<span class="b-ed">[on The port]</span>')
    assert seen(site_html(shown)).text.startswith(of or sentence)


def test_on_the_page_of_the_topic_itself_no_bracket_names_it() -> None:
    view, number = number_in("Staggering, 35,000 deaths in December.", "35,000", "")
    (topic,) = (each for each in view.briefing.topics if each.id in number.topics)
    assert "[on " not in in_words(Sheet(view, routes.topic_page(topic.id)), number)


def test_a_topic_that_the_briefing_does_not_list_stands_beside_no_number() -> None:
    view, number = number_in(
        "Staggering, 35,000 deaths in December.", "35,000", "deaths in December"
    )
    assert "[on" not in in_words(Sheet(view, routes.NUMBERS), replace(number, topics=("unlisted",)))


def test_no_topic_stands_beside_words_that_name_what_they_are_about() -> None:
    view, number = number_in("Aske paid 7 crowns.", "7")
    assert "[on" not in in_words(Sheet(view, routes.NUMBERS), number)


def test_a_year_that_a_bracket_of_ours_gives_is_not_said_to_be_missing() -> None:
    view, number = number_in(
        "Staggering, 35,000 deaths in December.", "35,000", "deaths in December", month="December"
    )
    sheet = Sheet(view, routes.NUMBERS)
    assert "December [Dec 2030]" in seen(site_html(in_words(sheet, number))).text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert list(flags(sheet, number)) == []


def test_a_year_that_nothing_gives_is_said_to_be_missing() -> None:
    sentence = "In December nobody paid, but Aske had 40 old cranes."
    view, number = number_in(
        sentence, "40", "old cranes", "Aske had 40 old cranes", month="December"
    )
    assert "year not stated" in "".join(flags(Sheet(view, routes.NUMBERS), number))


def test_a_sentence_that_never_ends_is_not_read() -> None:
    view, number = number_in("a 7 " + "b " * 1000, "7")
    assert counted(view, number) == (number.figure.span, False)


@pytest.mark.parametrize(
    ("sentence", "words", "of", "key"),
    [
        ("Aske paid 7 crowns.", "7", "", True),
        ("Aske paid seven crowns.", "seven", "", False),
        ("Staggering, 35,000 deaths in December.", "35,000", "deaths in December", False),
    ],
)
def test_a_small_number_in_words_and_one_that_does_not_say_what_it_counts_are_no_key_figures(
    sentence: str, words: str, of: str, key: bool
) -> None:
    view, number = number_in(sentence, words, of)
    assert key_figures(view, 5) == ([number] if key else [])


def two_numbers(*flags: Flag) -> tuple[View, Number, Number]:
    """Return a briefing with two numbers: what is said, with `flags`, and what an article prints
    by itself, which is worth less.
    """
    sentence = "Aske paid 700 crowns to Borg."
    view, number = number_in(sentence, "700", said=sentence)
    number = replace(number, flags=flags)
    figure = replace(number.figure, id="other", unit="boats", value=8, statement="")
    elsewhere = replace(number.reading, article=replace(number.reading.article, id="elsewhere"))
    other = replace(number, figure=figure, reading=elsewhere, flags=())
    numbers = replace(view.briefing, numbers=(number, other))
    return View.of(numbers, port.settings(), port.LEXICON), number, other


def test_a_number_of_what_the_page_tells_already_is_a_key_figure_only_behind_all_others() -> None:
    view, number, other = two_numbers()
    assert key_figures(view, 1) == [number]
    assert key_figures(view, 1, lambda _: True) == [other]
    assert key_figures(view, 2, lambda _: True) == [other, number]


def test_a_number_with_a_warning_is_a_key_figure_only_behind_all_others() -> None:
    view, number, other = two_numbers(Flag.NO_CURRENCY)
    assert key_figures(view, 2) == [other, number]
    view, number, other = two_numbers(Flag.CLAIM)
    assert key_figures(view, 2) == [number, other]


def test_a_bare_percentage_is_shown_with_the_words_that_say_of_what() -> None:
    view, bare = number_in("Many are not yet at 2% of it.", "2%")
    draft = port.Draft("gauge", "The 2% GDP benchmark is met.", ["The 2% GDP benchmark is met."])
    figure = Figure(
        "gauge-1",
        draft.at("2%"),
        draft.at("The 2% GDP benchmark is met."),
        2,
        "% of GDP",
        draft.at("benchmark"),
        "",
        "",
    )
    other = Number(figure, draft.reading(draft.article(), [], figures=(figure,)), Dated(), (), ())
    told = replace(bare, flags=(Flag.UNIT_IMPLIED,), of_figure="gauge-1")
    briefing = replace(view.briefing, readings=(told.reading, other.reading), numbers=(told, other))
    sheet = Sheet(View.of(briefing, port.settings(), port.LEXICON), routes.NUMBERS)
    assert "as in “2% GDP benchmark” [1]" in seen(site_html(in_words(sheet, told))).text
    assert list(flags(sheet, told)) == []
    assert list(flags(sheet, replace(told, of_figure=""))) != []


def test_what_is_not_stated_of_anything_is_no_key_figure() -> None:
    view, number = number_in("Lund said 73% of Borg was met at the quay.", "73")
    assert key_figures(view, 3) == [number]
    bare = replace(number, flags=(Flag.UNIT_IMPLIED,))
    view = View.of(replace(view.briefing, numbers=(bare,)), port.settings(), port.LEXICON)
    assert key_figures(view, 3) == []
