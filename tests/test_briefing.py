"""What the five seeds come to, and what holds for any briefing."""

from random import Random

import pytest

from generator.articles import read_article
from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.build import read_all
from generator.lexicon import load
from generator.model.briefings import Briefing
from generator.model.readings import Reading, SpeakerKind
from generator.model.seeds import SeedFile
from generator.reading import read
from generator.settings import Settings
from tests.archive import archive
from tests.project import SEEDS

SETTINGS = load_settings((SEEDS / "briefing.yml").read_bytes())


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    seeds = [SeedFile(file.name, file.read_bytes()) for file in sorted(SEEDS.glob("*.txt"))]
    return [read(read_article(seed, SETTINGS, load()), SETTINGS, load()) for seed in seeds]


@pytest.fixture(scope="module")
def made(readings: list[Reading]) -> Briefing:
    return brief(readings, SETTINGS, load())


def test_nothing_read_is_an_empty_briefing_and_no_error() -> None:
    made = brief([], Settings(), load())
    assert not (
        made.readings
        or made.passages
        or made.speakers
        or made.topics
        or made.events
        or made.numbers
        or made.bottom_line
    )


@pytest.mark.parametrize("order", range(5))
def test_the_order_of_the_articles_changes_nothing(
    order: int, readings: list[Reading], made: Briefing
) -> None:
    shuffled = Random(order).sample(readings, len(readings))
    assert brief(shuffled, SETTINGS, load()) == made


def test_articles_stand_newest_first(made: Briefing) -> None:
    published = [reading.article.published.edtf for reading in made.readings]
    assert published == sorted(published, reverse=True)


def test_the_chief_is_one_speaker_in_all_five_articles(made: Briefing) -> None:
    first = made.speakers[0]
    assert (first.id, first.name, len(first.articles)) == ("mark-rutte", "Mark Rutte", 5)
    assert first.role.text == "NATO Secretary General"


def test_those_who_are_only_mentioned_do_not_speak(made: Briefing) -> None:
    speaking = {
        speaker.name
        for speaker in made.speakers
        if speaker.speaks and speaker.kind is SpeakerKind.PERSON
    }
    mentioned = {speaker.name for speaker in made.speakers if not speaker.speaks}
    assert speaking == {"Mark Rutte", "Elbridge Colby"}
    assert mentioned == {"Donald Trump", "Andrii Sybiha", "Kaja Kallas"}


def test_every_statement_is_in_exactly_one_passage(readings: list[Reading], made: Briefing) -> None:
    said = sorted(statement.id for reading in readings for statement in reading.statements)
    assert said == sorted(
        statement.id for passage in made.passages for statement in passage.statements
    )


def test_a_passage_is_whole_sentences_of_one_paragraph(made: Briefing) -> None:
    for passage in made.passages:
        sentences = {sentence.span for sentence in passage.reading.sentences}
        assert passage.span.start in {sentence.start for sentence in sentences}
        assert passage.span.end in {sentence.end for sentence in sentences}
        assert sum(block.span.holds(passage.span) for block in passage.reading.article.blocks) == 1


def test_what_a_briefing_points_to_is_in_it(made: Briefing) -> None:
    speakers, topics = ({each.id for each in group} for group in (made.speakers, made.topics))
    assert all(
        passage.speaker in speakers | {""} and set(passage.topics) <= topics
        for passage in made.passages
    )
    assert all(set(topic.related) <= topics and topic.articles for topic in made.topics)
    ids = [
        each.id
        for group in (made.passages, made.speakers, made.topics, made.events, made.changes)
        for each in group
    ]
    assert len(ids) == len(set(ids))


def test_all_twelve_topics_are_found_and_nearly_every_passage_is_filed_by_its_own_words(
    made: Briefing,
) -> None:
    assert [topic.id for topic in made.topics] == [topic.id for topic in SETTINGS.topics]
    assert sum(bool(passage.topics) for passage in made.passages) > 0.95 * len(made.passages)


def test_what_is_ahead_is_told_from_what_was(made: Briefing) -> None:
    ahead = {event.date.edtf for event in made.events if event.ahead}
    assert ahead == {"2027", "2029", "2031"}
    assert {"2025-06", "2026-01-21", "2026-02-12", "2026-02-13"} <= {
        event.date.edtf for event in made.events if not event.ahead
    }


def test_two_per_cent_then_and_now(made: Briefing) -> None:
    first = made.changes[0]
    then, now = (side.span.of(side.reading.article.text) for side in (first.then, first.now))
    assert "not yet at 2%" in then
    assert "on 2%" in now
    assert (first.then.date.edtf, first.now.date.edtf) == ("2025-04-02", "2026-02-13")


def test_the_bottom_line_is_short_and_says_nothing_twice(made: Briefing) -> None:
    assert 3 <= len(made.bottom_line) <= 5
    assert len({passage.topics[0] for passage in made.bottom_line}) == len(made.bottom_line)


def test_a_day_that_somebody_leaves_on_is_not_the_day_on_which_they_spoke() -> None:
    """Only a day of the reporting clause dates what was said; one in a side clause does not date
    the whole article.
    """
    text = "Anna Berg, who flies to Lund on Monday, said the bridge would open.\n\n“We will dig,” Berg said.\n"
    settings, lexicon = Settings(), load()
    reading = read(
        read_article(
            SeedFile("bridge.txt", f"---\npublished: 2031-05-07\n---\n{text}".encode()),
            settings,
            lexicon,
        ),
        settings,
        lexicon,
    )
    assert {passage.date.edtf for passage in brief([reading], settings, lexicon).passages} == {
        "2031-05-07"
    }


def test_an_article_more_does_not_change_the_order_of_the_topics_of_others() -> None:
    """Where we found the topics ourselves: their rank changes with every article."""
    readings, _ = read_all(archive(8), Settings(), load())
    whole = brief(readings, Settings(), load())
    newest = whole.readings[0].article.id
    less = brief([each for each in readings if each.article.id != newest], Settings(), load())
    known = {topic.id for topic in whole.topics} & {topic.id for topic in less.topics}
    after = {each.id: [id for id in each.topics if id in known] for each in whole.passages}
    assert len(known) > 5
    assert any(len(topics) > 1 for topics in after.values())
    for passage in less.passages:
        assert [id for id in passage.topics if id in known] == after[passage.id]
