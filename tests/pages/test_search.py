"""What search loads: its parts, the numbers in them, and what must not be found."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.pages import search
from generator.search_words import search_words
from generator.settings import Settings, TextMode

HARBOUR = """Harbour to close

Mayor Ines Corvo said the harbour would close. The cranes are old. “We can’t mend them,” she said. “Not in a year.”

Gulls fly over the quay.

Read more: ten harbours to visit
"""

FULL = Settings(text=TextMode.FULL)


def built(*texts: str, mode: TextMode = TextMode.FULL) -> dict[str, str]:
    """Return the files of a site of some articles, by path."""
    seeds = [SeedFile(f"{place}.txt", text.encode()) for place, text in enumerate(texts)]
    plan = build(seeds, Settings(text=mode), load()).plan
    return {file.path: file.content.decode() for file in plan.files}


def loaded_from(files: Mapping[str, str]) -> dict[str, Any]:
    """Return the parts that search would load, by name."""
    scripts = (text for path, text in files.items() if path.startswith("data/search/"))
    return dict(
        json.loads(f"[{script.removeprefix('briefing.part(').removesuffix(');' + chr(10))}]")
        for script in scripts
    )


def parts(*texts: str, mode: TextMode = TextMode.FULL) -> dict[str, Any]:
    """Return the parts that search would load for some articles."""
    return loaded_from(built(*texts, mode=mode))


def numbers(code: str) -> list[int]:
    """Read numbers as the browser does."""
    found, value, last = [], 0, 0
    for digit in map(search.DIGITS.index, code):
        value = value * 32 + digit % 32
        if digit < 32:
            last, value = last + value, 0
            found.append(last)
    return found


def index(loaded: Mapping[str, Any]) -> dict[str, list[int]]:
    """Return the units of every word."""
    fields = [
        field
        for place in range(len(loaded["start"]["terms"]))
        for field in loaded[f"terms-{place}"].split(" ")
    ]
    return {term: numbers(code) for term, code in zip(fields[::2], fields[1::2], strict=True)}


def units(loaded: Mapping[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return every unit with its page, in the order of their numbers."""
    written = [
        page for place in range(len(loaded["start"]["texts"])) for page in loaded[f"texts-{place}"]
    ]
    return [(page, unit) for page in reversed(written) for unit in page["units"]]


def said(unit: Mapping[str, Any]) -> str:
    return " ".join(words for _, _, _, _, words in unit["said"])


@pytest.mark.parametrize("value", [0, 1, 31, 32, 33, 1023, 1024, 123_456_789])
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    written = search._Numbers()
    for number in (value, value, value + 40):
        written.add(number)
    assert numbers(str(written)) == [value, value, value + 40]


def test_a_word_leads_to_every_unit_that_holds_it_and_to_no_other() -> None:
    loaded = parts(HARBOUR, HARBOUR.replace("Corvo", "Brandt"))
    found, all_units = index(loaded), units(loaded)
    for term in ("harbour", "crane", "corvo", "quay", "cant"):
        shown = [
            number
            for number, (page, unit) in enumerate(all_units)
            if term in search_words(f"{unit['who']} {said(unit)}")
            or (unit is page["units"][0] and term in search_words(page["title"]))
        ]
        assert found[term] == shown != []


def test_every_number_fits_its_place() -> None:
    """Parts and pages begin where the start says, and there are as many units as it says."""
    loaded = parts(*(HARBOUR.replace("year", f"year{each}") for each in range(60)))
    start, all_units = loaded["start"], units(loaded)
    assert start["units"] == len(all_units)
    assert len(start["texts"]) > 1
    pages = [len(loaded[f"texts-{place}"]) for place in range(len(start["texts"]))]
    assert start["texts"] == [sum(pages[:place]) for place in range(len(pages))]
    firsts = [number for number, (page, unit) in enumerate(all_units) if unit is page["units"][0]]
    assert numbers(start["pages"]) == firsts
    assert len(firsts) == sum(pages)
    assert start["terms"] == [
        loaded[f"terms-{place}"].split(" ")[0] for place in range(len(start["terms"]))
    ]
    assert list(index(loaded)) == sorted(index(loaded))


def dated(name: str, day: int, text: str) -> SeedFile:
    """Return an article that was published on a day in May."""
    return SeedFile(name, text.replace("\n\n", f"\n\n{day} May 2026\n\n", 1).encode())


def changed_by(day: int) -> set[str]:
    """Return which texts and words are others once an okapi was seen on that day as well."""
    boats = "".join(f"The boat lies at quay {number} today. " for number in range(200))
    archive = [
        dated(f"{day:02}.txt", day, HARBOUR.replace("Gulls fly over the quay.", boats))
        for day in range(2, 8)
    ]
    okapi = dated("new.txt", day, HARBOUR.replace("Gulls fly", "An okapi sits"))
    before, after = (
        {file.path: file.content for file in build(seeds, FULL, load()).plan.files}
        for seeds in (archive, [*archive, okapi])
    )
    return {
        name
        for path in after.keys() | before.keys()
        if (name := path.removeprefix("data/search/")).startswith(("texts-", "words-"))
        and before.get(path) != after.get(path)
    }


def test_a_newer_article_leaves_the_texts_of_older_ones_as_they_are() -> None:
    """And the words to which it adds none. An article older than all goes before their texts."""
    newer, older = changed_by(20), changed_by(1)
    (last,) = newer - {"words-o.js"}
    assert last.startswith("texts-")
    assert "texts-0.js" in older - newer


def test_a_statement_of_two_sentences_is_one_unit_with_two_places() -> None:
    """With the name of who says it, which is found, too."""
    loaded = parts(HARBOUR)
    ((_, unit),) = [each for each in units(loaded) if "mend" in said(each[1])]
    assert unit["who"] == "Ines Corvo"
    assert [words for _, _, _, _, words in unit["said"]] == [
        "“We can’t mend them,” she said.",
        "“Not in a year.”",
    ]
    assert all(anchor.startswith("s-") for anchor, _, _, _, _ in unit["said"])
    (number,) = index(loaded)["mend"]
    assert number in index(loaded)["corvo"]


@pytest.mark.parametrize("mode", list(TextMode))
def test_only_what_the_page_of_an_article_shows_is_found(mode: TextMode) -> None:
    """A line that is left out never is, a sentence that is cited nowhere only with the whole
    text.
    """
    names = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}quay" for number in range(60)]
    quays = " ".join(f"The boat lies at {name} today." for name in names)
    files = built(HARBOUR.replace("Gulls fly over the quay.", quays), mode=mode)
    page, terms = files["articles/0.md"], index(loaded_from(files))
    assert [name for name in names if name in terms] == [name for name in names if name in page]
    assert (names[-1] in terms) == (mode is TextMode.FULL)
    assert {"mend", "corvo"} <= terms.keys()
    assert "visit" not in terms


def test_a_hit_leads_to_no_place_that_shows_other_words() -> None:
    anchors = [
        anchor
        for _, unit in units(parts(HARBOUR, mode=TextMode.NONE))
        for anchor, *_ in unit["said"]
    ]
    assert anchors
    assert set(anchors) == {""}


def test_people_come_before_articles_by_name() -> None:
    loaded = parts(HARBOUR)
    first = index(loaded)["corvo"][0]
    addresses = [page["address"] for page, _ in units(loaded)]
    assert addresses[first] == "speakers/ines-corvo.html"
    assert "articles/" not in "".join(addresses[:first])


def test_words_for_mistakes_hold_no_number_and_no_short_word() -> None:
    loaded = parts(HARBOUR.replace("year", "year 2026 or a42b"))
    letters = loaded["start"]["letters"]
    words = [word for letter in letters for word in loaded[f"words-{letter}"].split(" ")]
    assert "harbour" in words
    assert all(len(word) >= 4 and word.isalpha() for word in words)


def test_no_word_ends_its_script() -> None:
    loaded = parts(HARBOUR.replace("cranes", "</script><b>\u2028cranes"))
    assert any("</script>" in said(unit) for _, unit in units(loaded))
    for path, text in built(HARBOUR.replace("cranes", "</script>\u2028")).items():
        if path.startswith("data/search/"):
            assert "</" not in text
            assert "\u2028" not in text
