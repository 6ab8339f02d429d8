"""Addresses last: an article that is added, a paragraph inserted above and a name that changes
change no other id, anchor or address; what moves leaves the old address behind.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.build import read_all
from generator.export import export_files
from generator.lexicon import load
from generator.model.articles import BlockKind
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.settings import PersonSettings, Settings
from generator.site import plan_site
from tests.project import SEEDS

RUTTE = PersonSettings("mark-rutte", 1, "Mark Rutte")
# of a place in a text, a paragraph, a statement and what a speaker says on a topic
LASTING = re.compile(r"(?:s|p|q|said)-")
ANCHOR = re.compile(r'\bid="([^"]+)"|{ #([^ }]+)')
LISTED = ("passages", "speakers", "topics", "events")
IN_ARTICLES = ("statements", "figures", "people")


@cache
def settings() -> Settings:
    return load_settings((SEEDS / "briefing.yml").read_bytes())


@cache
def seeds() -> tuple[SeedFile, ...]:
    return tuple(SeedFile(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt")))


@cache
def five() -> tuple[Reading, ...]:
    return read(seeds(), settings())


def read(files: Iterable[SeedFile], given: Settings) -> tuple[Reading, ...]:
    readings, problems = read_all(files, given, load())
    assert not problems
    return readings


def addresses(readings: Sequence[Reading], given: Settings) -> set[tuple[str, ...]]:
    """Return every file, lasting anchor, id of a feed's entry and id of the data."""
    briefing = brief(readings, given, load())
    files = {each.path: each.content.decode() for each in plan_site(briefing, given, load()).files}
    found: set[tuple[str, ...]] = {(path,) for path in files}
    for path, text in files.items():
        if path.endswith(".md"):
            anchors = (one or other for one, other in ANCHOR.findall(text))
            found |= {(path, each) for each in anchors if LASTING.match(each)}
        elif path.endswith(".xml"):
            found |= {(path, each) for each in re.findall("<id>(.+)</id>", text)}
        elif path.endswith(".json"):
            found |= {(path, each["id"]) for each in json.loads(text)["items"]}
    data = json.loads(export_files(briefing, Settings().sizes.file)[0].content)
    found |= {(kind, each["id"]) for kind in LISTED for each in data[kind]}
    for article in data["articles"]:
        own = ((kind, each["id"]) for kind in IN_ARTICLES for each in article[kind])
        found |= {(article["id"], *each) for each in own}
    return found


def test_an_article_that_is_added_changes_no_other_address() -> None:
    """The five are added one by one, in every order: what any of them have is there with one
    more.
    """
    sets = (chosen for count in range(1, 6) for chosen in combinations(range(5), count))
    found = {chosen: addresses([five()[each] for each in chosen], settings()) for chosen in sets}
    for chosen, after in found.items():
        for before in combinations(chosen, len(chosen) - 1):
            assert found.get(before, set()) - after == set(), (before, chosen)


@pytest.mark.parametrize("seed", range(5))
def test_a_paragraph_inserted_above_changes_no_address(seed: int) -> None:
    article = five()[seed].article
    first = next(each for each in article.blocks if each.kind is BlockKind.PARAGRAPH)
    at, added = first.span.start, "The ice came to the harbour of Lund on a cold day in May.\n\n"
    text = article.text[:at] + added + article.text[at:]
    changed = read([SeedFile(article.seed, text.encode())], settings())
    was, now = addresses([five()[seed]], settings()), addresses(changed, settings())
    assert was - now == set()


def test_the_anchor_of_a_paragraph_is_not_its_number() -> None:
    paths = {each for each in addresses(five()[:1], settings()) if each[-1].startswith("p-")}
    assert not any(re.fullmatch(r"p-\d{1,3}", each[-1]) for each in paths)


def test_another_id_for_a_speaker_changes_no_address_but_theirs() -> None:
    """Statements keep their addresses, and so do the entries of feeds, which another id would
    bring anew.
    """
    person = replace(RUTTE, id="secretary-general", was=("mark-rutte",))
    given = replace(settings(), people=(person,))
    gone = addresses(five(), settings()) - addresses(read(seeds(), given), given)
    assert all("mark-rutte" in " ".join(each) or is_of_feed(each) for each in gone), gone
    assert not any(each[-1].startswith("q-") or each[0] == "passages" for each in gone)
    assert ("speakers/mark-rutte.xml",) not in gone


def is_of_feed(address: tuple[str, ...]) -> bool:
    """Say whether this is the id of a speaker's feed itself, which is that of its page."""
    return address[0].startswith("speakers/") and address[-1].startswith("urn:")


def test_another_name_for_a_speaker_changes_no_address() -> None:
    person = replace(RUTTE, name="Secretary General Rutte", aliases=("Mark Rutte",))
    given = replace(settings(), people=(person,))
    assert addresses(five(), settings()) - addresses(read(seeds(), given), given) == set()


def test_a_topic_that_is_renamed_changes_no_address_and_leaves_its_own_behind() -> None:
    topic, *others = settings().topics
    renamed = replace(topic, id="kyiv", name="Kyiv", was=(topic.id,))
    related = (
        replace(each, related=tuple("kyiv" if id == topic.id else id for id in each.related))
        for each in others
    )
    given = replace(settings(), topics=(renamed, *related))
    before, after = addresses(five(), settings()), addresses(five(), given)
    page = f"topics/{topic.id}"
    own = {(page + ".md",), ("topics", topic.id)}
    gone = {each for each in before - after - own if each[0] != f"{page}.md"}
    assert {each[0] for each in gone} <= {f"{page}.xml"}  # the id of the feed itself
    assert len(gone) == 1
    assert {(f"{page}.html",), (f"{page}.xml",), (f"{page}.json",)} <= after
    assert {each for each in before if each[0] == f"{page}.json"} <= after
