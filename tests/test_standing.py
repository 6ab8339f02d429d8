"""Pages that stand are as if they had been written anew, to the byte, whatever changed; and of one
more article, most do stand.
"""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.__main__ import main
from generator.briefing_yml import load_settings
from generator.build import build
from generator.engines.local import Local
from generator.kept import KeptReadings
from generator.lexicon import load
from generator.model.plans import Plan
from generator.model.seeds import SeedFile
from generator.parallel import Means
from generator.settings import Settings, Sizes
from generator.standing import StandingPages
from generator.view import View
from tests.archive import archive
from tests.pages import port
from tests.project import SEEDS

CODE = b"the rules and words of today"
HARBOUR = """---
publisher: The Coast Gazette
published: 2026-03-02
---

Harbour to close for a year

The harbour of Port Selwyn will close for a year, Mayor Ines Corvo said on Monday. Work will cost 12 million euros.

“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”

The harbour chief Pedro Anselm said that 300 boats use the harbour. He declined to comment on the price.
"""
STORM = """---
publisher: Hill Courier
---

Storm passes north of the islands

The storm passed north of the islands, the forecaster Leo Arent said on Tuesday, and boats can leave again.

“The wind will turn to the west by noon,” Arent said.
"""
FERRY = """---
publisher: Hill Courier
published: 2026-03-05
---

Ferry waits for the harbour

The ferry will use the old pier while the harbour is closed, Corvo said on Wednesday. The work costs 14 million euros.

“Nobody will lose a berth,” Mayor Ines Corvo said. Pedro Anselm rejected that: “I do not believe it.”
"""
NAMESAKE = """---
publisher: The Coast Gazette
published: 2026-03-06
---

Fishers ask for a market

The port needs a market, the fisherman Tomas Corvo said on Friday.

“We have asked for a market for ten years,” Corvo said. “The harbour has 300 boats.”
"""
REPEATED = """---
publisher: Valley Herald
published: 2026-03-03
---

Port Selwyn closes its harbour

Mayor Ines Corvo told the council on Monday that the harbour will close for a year.

“We will reopen it deeper and much safer,” she said. “Nobody will lose a berth.”
"""
TEXTS = {"harbour.txt": HARBOUR, "storm.txt": STORM, "ferry.txt": FERRY}
YAML = """
name: Harbour briefing
articles:
  storm.txt:
    published: {value: 2026-03-03, why: the footer}
topics:
  harbour: {name: Harbour, words: [harbour, berth]}
  weather: {name: Weather, words: [storm, wind]}
"""
MORE = """---
published: 2026-03-09
publisher: Valley Herald
---

Bakers meet

“Bread will be dear,” the baker Ada Lunt said on Monday.
"""


@dataclass
class Site:
    """A folder of pages, and what its runs keep."""

    docs: dict[str, bytes] = field(default_factory=dict)
    shelf: dict[bytes, bytes] = field(default_factory=dict)

    def get(self, key: bytes) -> bytes | None:
        return self.shelf.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.shelf[key] = value

    def run(
        self, seeds: Iterable[SeedFile], settings: Settings, code: bytes = CODE, jobs: int = 1
    ) -> Plan:
        """Make the pages what the seeds give, and return the plan."""
        lying = {path: sha256(content).hexdigest() for path, content in self.docs.items()}
        standing = StandingPages(self, settings, code, lying)
        means = Means(Local(jobs), KeptReadings(self, settings, code), standing=standing)
        plan = build(seeds, settings, load(), means).plan
        assert all(lying[path] == digest for path, digest in plan.standing.items())
        self.docs = written(plan) | {path: self.docs[path] for path in plan.standing}
        return plan


def written(plan: Plan) -> dict[str, bytes]:
    return {file.path: file.content for file in plan.files}


@cache
def readings() -> Site:
    """What keeps readings for runs that write all pages, which only makes them faster."""
    return Site()


def anew(seeds: Iterable[SeedFile], settings: Settings) -> dict[str, bytes]:
    """All pages as a run writes them that knows of none."""
    kept = KeptReadings(readings(), settings, CODE)
    return written(build(seeds, settings, load(), Means(kept=kept)).plan)


def said(yaml: str, page: int = 2) -> Settings:
    """Settings with small pages, so that lists are divided."""
    return replace(load_settings(yaml.encode()), sizes=Sizes(page=page))


def seeds_of(texts: Mapping[str, str]) -> list[SeedFile]:
    return [SeedFile(name, text.encode()) for name, text in texts.items()]


SETTINGS = said(YAML)


@pytest.mark.parametrize("page", [2, 150])
@pytest.mark.parametrize(
    ("texts", "yaml"),
    [
        pytest.param({"storm.txt": STORM.replace("west", "east")}, YAML, id="a word of a text"),
        pytest.param(
            {"harbour.txt": HARBOUR.replace("for a year", "for two years")}, YAML, id="a headline"
        ),
        pytest.param({"harbour.txt": HARBOUR.replace("03-02", "03-01")}, YAML, id="a date"),
        pytest.param({"harbour.txt": HARBOUR.replace("2026", "2025")}, YAML, id="a year"),
        pytest.param(
            {"harbour.txt": HARBOUR.replace("The Coast Gazette", "Hill Courier")},
            YAML,
            id="a publisher",
        ),
        pytest.param(
            {"ferry.txt": FERRY.replace("14 million", "12 million")}, YAML, id="a number elsewhere"
        ),
        pytest.param({"new.txt": NAMESAKE}, YAML, id="a second man of one surname"),
        pytest.param(
            {"new.txt": REPEATED}, YAML, id="a quotation that is repeated and worded otherwise"
        ),
        pytest.param({"new.txt": MORE}, YAML, id="an article with nothing in common"),
        pytest.param({"storm.md": STORM}, YAML, id="the same article twice"),
        pytest.param({"storm.txt": ""}, YAML, id="an article that is gone"),
        pytest.param({}, YAML.replace("2026-03-03", "2026-04-03"), id="a date that is given"),
        pytest.param({}, YAML.replace("the footer", "the archive"), id="why it is given"),
        pytest.param(
            {},
            YAML.replace("storm.txt:", "storm.txt:\n    text: none"),
            id="how much is shown of one",
        ),
        pytest.param(
            {},
            YAML.replace("storm.txt:", "storm.txt:\n    title: {value: A storm, why: the archive}"),
            id="a title",
        ),
        pytest.param(
            {},
            YAML + "people:\n  ines-corvo: {name: Ines M. Corvo, aliases: [Ines Corvo]}\n",
            id="a name",
        ),
        pytest.param(
            {},
            YAML
            + "statements:\n  - {seed: storm.txt, words: The wind, speaker: Ines Corvo, why: x}\n",
            id="a statement put right",
        ),
        pytest.param({}, YAML.replace("Harbour briefing", "Coast briefing"), id="the site's name"),
        pytest.param({}, YAML.replace("name: Weather", "name: Winds"), id="a topic's name"),
        pytest.param({}, YAML.replace("[storm, wind]", "[boats]"), id="a topic's words"),
        pytest.param({}, YAML.partition("topics:")[0], id="no topics"),
        pytest.param({}, YAML + "text: full\n", id="how much of all texts is shown"),
        pytest.param({}, YAML + "editions: day\n", id="the span of an edition"),
        pytest.param({}, YAML + "address: https://example.org/\n", id="the site's address"),
    ],
)
def test_after_a_change_all_pages_are_as_if_none_had_stood(
    texts: dict[str, str], yaml: str, page: int
) -> None:
    site, settings = Site(), said(yaml, page)
    site.run(seeds_of(TEXTS), said(YAML, page))
    before = site.docs
    seeds = seeds_of({name: text for name, text in (TEXTS | texts).items() if text})
    site.run(seeds, settings)
    assert site.docs == anew(seeds, settings)
    assert site.docs != before
    site.run(seeds_of(TEXTS), said(YAML, page))
    assert site.docs == before


@pytest.mark.parametrize("yaml", ["", YAML.partition("topics:")[0]], ids=["found", "given"])
def test_a_walk_over_the_seeds_gives_what_each_folder_gives_alone(yaml: str) -> None:
    """Five articles, which come and go: each of 14 folders differs by one or two of them."""
    own = {path.name: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    all_of = [*own.items(), *TEXTS.items()][:7]
    site, settings = Site(), said(yaml, 3)
    for step in range(1, 15):
        gray = step ^ (step >> 1)
        chosen = seeds_of(dict(each for bit, each in enumerate(all_of) if gray * 11 >> bit & 1))
        site.run(chosen, settings)
        assert site.docs == anew(chosen, settings)


def test_articles_that_come_one_by_one_give_what_they_give_at_once() -> None:
    site, settings, seeds = Site(), Settings(sizes=Sizes(page=4, file=5)), list(archive(12))
    for count in range(6, 13):
        site.run(seeds[:count], settings)
        assert site.docs == anew(seeds[:count], settings)


def test_several_processes_leave_the_same_pages_standing() -> None:
    settings, seeds = Settings(sizes=Sizes(page=20)), list(archive(26))
    one, two = Site(), Site()
    for site, jobs in ((one, 1), (two, 2)):
        site.run(seeds[:-1], settings, jobs=jobs)
    plans = [site.run(seeds, settings, jobs=jobs) for site, jobs in ((one, 1), (two, 2))]
    assert plans[0] == plans[1]
    assert one.docs == two.docs == anew(seeds, settings)


# -- what stands -----------------------------------------------------------------------------------


@pytest.fixture
def site() -> Site:
    """The pages of a first run."""
    site = Site()
    site.run(seeds_of(TEXTS), SETTINGS)
    return site


def test_of_an_article_with_nothing_in_common_only_its_own_pages_are_written(site: Site) -> None:
    plan = site.run(seeds_of(TEXTS | {"new.txt": MORE}), SETTINGS)
    names = {path.removesuffix(".md") for path in plan.standing}
    assert {"articles/harbour", "articles/storm", "articles/ferry", "speakers/ines-corvo"} <= names
    assert "speakers/ines-corvo.xml" in names | set(plan.standing)
    assert {"articles/new.md", "speakers/ada-lunt.md", "index.md"} <= written(plan).keys()


def test_a_page_that_says_something_new_is_written(site: Site) -> None:
    plan = site.run(seeds_of(TEXTS | {"new.txt": REPEATED}), SETTINGS)
    assert {"articles/harbour.md", "speakers/ines-corvo.md"} <= written(plan).keys()
    assert "articles/storm.md" in plan.standing


def test_other_rules_or_words_have_all_written_again(site: Site) -> None:
    plan = site.run(seeds_of(TEXTS), SETTINGS, b"the rules and words of tomorrow")
    assert not plan.standing


@pytest.mark.parametrize("content", [None, b"changed by hand"], ids=["gone", "changed"])
def test_a_page_that_does_not_lie_as_it_was_written_is_written_again(
    site: Site, content: bytes | None
) -> None:
    before = dict(site.docs)
    site.docs.pop("articles/storm.md")
    if content:
        site.docs["articles/storm.md"] = content
    plan = site.run(seeds_of(TEXTS), SETTINGS)
    assert "articles/storm.md" in written(plan)
    assert "articles/harbour.md" in plan.standing
    assert site.docs == before


@pytest.mark.parametrize(
    "value", [b"", b"noise", *(zlib.compress(pickle.dumps(each)) for each in ("no", {"a": 1}))]
)
def test_what_is_no_trace_leaves_no_page_standing(site: Site, value: bytes) -> None:
    site.shelf |= dict.fromkeys(site.shelf, value)
    before = site.docs
    assert not site.run(seeds_of(TEXTS), SETTINGS).standing
    assert site.docs == before


LOOK_UPS: dict[str, Callable[[View], object]] = {
    "a value": lambda view: view.topic_names.get("a"),
    "whether a key is there": lambda view: "a" in view.topic_names,
    "all keys": lambda view: list(view.topic_names),
    "how many": lambda view: len(view.topic_names),
    "a field of the briefing": lambda view: view.briefing.topics,
    "what is remembered": lambda view: view.remember("a", lambda: view.topic_names.get("a")),
}


@pytest.mark.parametrize("look", LOOK_UPS.values(), ids=LOOK_UPS)
def test_whatever_is_looked_up_is_noted(look: Callable[[View], object]) -> None:
    made: list[str] = []

    def write(view: View, name: str) -> Iterator[tuple[str, str]]:
        made.append(name)
        look(view)
        yield from ()

    site, settings, briefing = Site(), port.settings(), port.briefing()
    more = replace(briefing, topics=(*briefing.topics, replace(briefing.topics[0], id="a")))
    for each in (briefing, briefing, more):
        standing = StandingPages(site, settings, CODE, {})
        view = standing.watch(View.of(each, settings, port.LEXICON), {})
        for name in ("one", "other"):
            list(view.unit(name, write, name))
        standing.keep(view.units())
    assert made == ["one", "other"] * 2


def test_a_page_is_never_given_what_everything_can_be_looked_up_in() -> None:
    view = View.of(port.briefing(), port.settings(), port.LEXICON)
    watched = StandingPages(Site(), port.settings(), CODE, {}).watch(view, {})
    for each in (view, watched):
        with pytest.raises(TypeError, match="given past what is noted"):
            list(watched.unit("a", lambda *_: iter(()), each))


# -- as a reader runs it ---------------------------------------------------------------------------


def test_a_page_changed_by_hand_comes_back_with_the_next_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.shell.KEPT", tmp_path / "kept.sqlite")
    seeds, docs = tmp_path / "seeds", tmp_path / "docs"
    seeds.mkdir()

    def pages(*options: str) -> dict[Path, bytes]:
        command = ["--seeds", str(seeds), "--docs", str(docs), "--jobs", "1", *options]
        assert CliRunner().invoke(main, command, prog_name="generator").exit_code == 0
        return {path: path.read_bytes() for path in sorted(docs.rglob("*.*"))}

    for name, text in TEXTS.items():
        (seeds / name).write_text(text, encoding="utf-8")
    first = pages()
    (docs / "speakers/ines-corvo.md").write_text("mine", encoding="utf-8")
    (docs / "speakers/leo-arent.md").unlink()
    (seeds / "new.txt").write_text(MORE, encoding="utf-8")
    again = pages()
    assert first.keys() < again.keys()
    assert again == pages("--no-cache")
    (seeds / "new.txt").unlink()
    assert pages() == first
