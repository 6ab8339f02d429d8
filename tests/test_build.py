"""The whole run is a function of its seeds: their order and the number of processes change
nothing, one bad seed stops no other.
"""

from collections.abc import Callable, Iterable, Iterator

import pytest

from generator import site
from generator.build import build
from generator.engines.local import WORTH_A_POOL, Local
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.parallel import Means, Outcome, read_each
from generator.settings import Settings
from generator.view import View

NAMES = ("Ines Corvo", "Leo Arent", "Mira Halloran", "Tomas Vrba")


def seed(number: int) -> SeedFile:
    name = NAMES[number % len(NAMES)]
    text = (
        f"Harbour {number} to close\n\nHarbour {number} will close for {number} weeks, Mayor {name} said on Monday.\n\n"
        f"“We will reopen number {number} safer,” {name.split()[1]} told reporters.\n"
    )
    return SeedFile(f"{number:03}.txt", text.encode())


MANY = [seed(number) for number in range(WORTH_A_POOL + 5)]


def test_the_order_of_the_seeds_changes_nothing() -> None:
    forwards, backwards = (build(seeds, Settings(), load()) for seeds in (MANY[:9], MANY[8::-1]))
    assert forwards.plan == backwards.plan
    assert forwards.problems == backwards.problems


def test_the_number_of_processes_changes_nothing() -> None:
    bad = [SeedFile("007b.txt", b""), SeedFile("900.txt", b"\xff")]
    one, two = (build([*MANY, *bad], Settings(), load(), Means(Local(jobs))) for jobs in (1, 2))
    assert one.plan == two.plan
    assert one.problems == two.problems
    assert [problem.file for problem in one.problems] == ["007b.txt", "900.txt"]


def test_the_plan_is_sorted_and_names_every_file_once() -> None:
    paths = [file.path for file in build(MANY[:5], Settings(), load()).plan.files]
    assert paths == sorted(set(paths))
    assert {
        "index.md",
        "data/briefing.json",
        "data/briefing.schema.json",
        "data/quotes.csv",
    } <= set(paths)


def test_readings_come_in_the_order_of_the_seeds_and_as_they_are_asked_for() -> None:
    asked: list[str] = []

    def seeds() -> Iterator[SeedFile]:
        for each in MANY[:3]:
            asked.append(each.name)
            yield each

    first = next(read_each(iter(MANY), Settings(), load()))
    assert not isinstance(first, tuple)
    assert first.article.seed == "000.txt"
    made = [
        outcome.article.seed
        for outcome in read_each(seeds(), Settings(), load())
        if not isinstance(outcome, tuple)
    ]
    assert made == asked == ["000.txt", "001.txt", "002.txt"]


def test_seeds_whose_names_make_one_address_have_one_each() -> None:
    names = [
        "a b.txt",
        "a-b.txt",
        "a_b.txt",
        "a_b.md",
        "A-B.txt",
        "а-b.txt",
        "\u202ea-b.txt",
        "א.txt",
        "ב.txt",
    ]
    built = build(
        [SeedFile(name, MANY[place].data) for place, name in enumerate(names)], Settings(), load()
    )
    ids = {reading.article.seed: reading.article.id for reading in built.briefing.readings}
    assert built.problems == ()
    assert sorted(ids) == sorted(names)
    assert len({id.casefold() for id in ids.values()}) == len(names)
    assert (
        len({file.path for file in built.plan.files if file.path.startswith("articles/")})
        == len(names) + 1
    )
    assert ids["A-B.txt"] == "a-b"  # the first by name keeps the plain address


def test_another_seed_of_the_same_address_changes_no_address_but_the_first() -> None:
    def addresses(*names: str) -> dict[str, str]:
        built = build([SeedFile(name, MANY[1].data) for name in names], Settings(), load())
        return {reading.article.seed: reading.article.id for reading in built.briefing.readings}

    few, more = addresses("a-b.txt", "a_b.txt"), addresses("a-b.txt", "a.b.txt", "a_b.txt", "c.txt")
    assert few.items() <= more.items()


def test_what_is_read_is_handed_to_whoever_watches() -> None:
    seen: list[Outcome] = []

    def watch(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            seen.append(outcome)
            yield outcome

    build(MANY[:4], Settings(), load(), Means(watch=watch))
    assert len(seen) == 4


@pytest.mark.parametrize(
    "data", [b"", b"   \n\n", b"\xff\xfe", b"\x00\x01\x02" * 50, "caf\xe9".encode("latin-1")]
)
def test_a_seed_that_cannot_be_used_is_left_out_with_a_reason(data: bytes) -> None:
    built = build([*MANY[:2], SeedFile("bad.txt", data)], Settings(), load())
    assert [reading.article.seed for reading in built.briefing.readings] == [
        "001.txt",
        "000.txt",
    ] or len(built.briefing.readings) == 2
    (problem,) = built.problems
    assert (problem.file, bool(problem.what), bool(problem.todo)) == ("bad.txt", True, True)


def failing_on(words: str) -> Callable[..., Iterator[tuple[str, str]]]:
    """Return a page type with a defect, which it shows on articles that hold these words."""

    def pages(view: View) -> Iterator[tuple[str, str]]:
        if any(words in reading.article.text for reading in view.briefing.readings):
            raise ZeroDivisionError
        yield from ()

    return pages


def test_an_article_that_no_page_can_be_written_with_is_left_out_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        site, "PAGE_TYPES", (*site.PAGE_TYPES, site.PageType(failing_on("unlucky")))
    )
    unlucky = SeedFile("unlucky.txt", MANY[4].data + b"\n\nThe unlucky mayor left.\n")
    built = build([*MANY[:4], unlucky], Settings(), load())
    assert len(built.briefing.readings) == 4
    (problem,) = map(str, built.problems)
    assert problem.startswith(
        "unlucky.txt: the generator failed on it (ZeroDivisionError in test_build.py:"
    )


def test_a_defect_that_no_single_article_shows_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def pages(view: View) -> Iterator[tuple[str, str]]:
        if len(view.briefing.readings) > 2:
            raise ZeroDivisionError
        yield from ()

    monkeypatch.setattr(site, "PAGE_TYPES", (*site.PAGE_TYPES, site.PageType(pages)))
    with pytest.raises(ZeroDivisionError):
        build(MANY[:3], Settings(), load())
