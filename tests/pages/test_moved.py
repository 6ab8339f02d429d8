"""An address that changed leads to the new one; nothing takes the place of a page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.briefing_yml import load_settings
from generator.check import check
from generator.errors import Problem, SettingsError
from generator.model.briefings import Story, Topic, story_id
from generator.model.spans import Basis
from generator.settings import ArticleSettings, PersonSettings, Settings, TopicSettings
from generator.site import plan_site
from tests.pages import port


def written(settings: Settings) -> dict[str, str]:
    return {
        file.path: file.content.decode()
        for file in plan_site(port.briefing(), settings, port.LEXICON).files
    }


def moved(settings: Settings) -> dict[str, str]:
    former = {"quotations.html"}  # of a page type, whatever the settings say
    pages = written(settings).items()
    return {path: text for path, text in pages if path.endswith(".html") and path not in former}


def person(*was: str, id: str = "ada-brink") -> PersonSettings:
    return PersonSettings(id, 4, was=was)


def put(
    people: Sequence[PersonSettings] = (), topics: Sequence[TopicSettings] = (), **more: object
) -> Settings:
    return replace(port.settings(), people=tuple(people), topics=tuple(topics), **more)  # type: ignore[arg-type]


def test_without_was_nothing_moves() -> None:
    assert moved(put([person()])) == {}


def test_a_person_who_had_another_id_is_found_at_the_old_address() -> None:
    page = moved(put([person("a-brink", "mayor-brink")]))
    assert list(page) == ["speakers/a-brink.html", "speakers/mayor-brink.html"]
    assert (
        '<meta http-equiv="refresh" content="0; url=ada-brink.html">'
        in page["speakers/a-brink.html"]
    )
    assert '<link rel="canonical" href="ada-brink.html">' in page["speakers/a-brink.html"]
    assert '<a href="ada-brink.html">Ada Brink</a>' in page["speakers/a-brink.html"]


def test_a_topic_and_an_article_that_moved_are_found_too() -> None:
    topics = [TopicSettings("port", 2, "The port", words=("port",), was=("harbour",))]
    articles = {"ferry.txt": ArticleSettings("ferry.txt", 3, was=("aske-ferry",))}
    page = moved(put(topics=topics, articles=articles))
    assert "url=port.html" in page["topics/harbour.html"]
    assert "url=ferry.html" in page["articles/aske-ferry.html"]


def test_a_page_that_is_there_is_not_led_away_from() -> None:
    assert moved(put([person("ada-brink")])) == {}


def test_of_two_that_claim_an_address_the_first_has_it() -> None:
    topics = [
        TopicSettings("port", 2, "The port", was=("sea",)),
        TopicSettings("money", 5, "Money", was=("sea",)),
    ]
    page = moved(put(topics=topics))
    assert list(page) == ["topics/sea.html"]
    assert "url=port.html" in page["topics/sea.html"]


def test_what_has_no_page_is_led_to_by_none() -> None:
    assert moved(put([person("a-nobody", id="nobody")])) == {}


@pytest.mark.parametrize("old", ["../../x", "<img>", 'a"b', "index"])
def test_an_old_id_stays_in_its_folder_and_is_data(old: str) -> None:
    path, page = next(iter(moved(put([person(old)])).items()))
    assert path.startswith("speakers/")
    assert path.count("/") == 1
    assert old == "index" or old not in page


def test_check_names_an_old_id_that_is_in_use_or_claimed_twice() -> None:
    settings = put([person("ada-brink", "a-brink"), person("a-brink", id="a-port-official")])
    said = [problem.what for problem in check(port.briefing(), settings) if "was" in problem.todo]
    assert said == ["two entries were “a-brink” before", "“ada-brink” is still in use"]


def test_briefing_yml_says_what_was() -> None:
    assert load_settings(b"people:\n  ada-brink:\n    was: [a-brink]\n").people[0].was == (
        "a-brink",
    )


@pytest.mark.parametrize("old", ["index", "unnamed"])
@pytest.mark.parametrize(
    "entry",
    [
        "people:\n  ada-brink:\n",
        "topics:\n  port: {name: Port, words: [port],\n",
        "articles:\n  a.txt:\n",
    ],
    ids=["p", "t", "a"],
)
def test_an_old_id_that_is_the_name_of_our_own_page_is_a_mistake_with_its_line(
    entry: str, old: str
) -> None:
    """No page is written at such an address, so that the entry would do nothing, and nobody would
    know.
    """
    text = f"{entry}    was: [a-brink, {old}]{'}' if '{' in entry else ''}\n"
    with pytest.raises(SettingsError) as raised:
        load_settings(text.encode())
    what = f"“{old}” under was is the name of a page of this site's own"
    assert raised.value.problems == (
        Problem("briefing.yml", 3, what, "remove it; no entry can have had this address"),
    )


def test_the_feed_of_what_moved_goes_on_at_the_old_address() -> None:
    pages = written(put([person("a-brink")]))
    for ending in ("xml", "json"):
        assert pages[f"speakers/a-brink.{ending}"] == pages[f"speakers/ada-brink.{ending}"]


def test_a_story_is_found_where_it_was_before_an_older_article_of_it_was_added() -> None:
    made = port.briefing()
    ids = tuple(reading.article.id for reading in made.readings)
    article = made.readings[0].article
    story = Story(story_id(ids[-1]), "Quay", article, article.blocks[0].span, ids, ("quay",))
    topic = Topic(story.id, "Quay", "", Basis.INFERRED, ("quay",), "", (), ids)
    passages = tuple(replace(each, topics=(topic.id,)) for each in made.passages)
    told = replace(made, topics=(topic,), stories=(story,), passages=passages)
    plan = plan_site(told, Settings(), port.LEXICON)
    pages = {file.path: file.content.decode() for file in plan.files}
    (newer,) = ids[:-1]
    assert f"url=story-{ids[-1]}.html" in pages[f"topics/story-{newer}.html"]
    assert f"topics/story-{ids[-1]}.md" in pages
    assert f"topics/story-{ids[-1]}.html" not in pages
