"""The people of an article: which phrases and titles are theirs; plain and stable ids, and two names
of any script are two ids.
"""

import re
from dataclasses import replace

import pytest

from generator.extract.people.cast import Cast, slug
from generator.model.readings import Cue, Frame
from generator.model.spans import Span
from tests.extract.made import cases


@pytest.mark.parametrize(
    "name, id",
    [
        ("Ines Corvo", "ines-corvo"),
        ("Jean-Luc O’Neil", "jean-luc-oneil"),
        ("J. R. Holm Jr.", "j-r-holm-jr"),
        ("Élodie Čapek", "elodie-capek"),
        ("Łódź Øre", "lodz-ore"),
        ("Анна Берг", "анна-берг"),
        ("王毅", "王毅"),
        ("محمد علي", "محمد-علي"),
    ],
)
def test_an_id_keeps_the_letters_of_a_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_names_in_other_scripts_are_told_apart() -> None:
    names = ("王毅", "陈小平", "Анна Берг", "Анна Борг", "राम", "रमा")
    assert len({slug(name) for name in names}) == len(names)


@pytest.mark.parametrize(("others", "known"), [(99, True), (100, False)])
def test_whoever_is_named_among_the_last_hundred_names_is_known(others: int, known: bool) -> None:
    names = tuple(Span(10 * index, 10 * index + 4) for index in range(1 + others))
    cast = Cast((), names, (0,) + (1,) * others)
    end = names[-1].end
    assert cast.last_named(0, end) == (0 if known else -1)
    assert (0 in cast.recent(end)) == known


NOBODY = Cast((), (), (), frozenset({"widow", "lawyer", "mother"}), frozenset({"officer", "sgt"}))


@pytest.mark.parametrize(("marked", "about"), cases("phrases"))
def test_a_phrase_is_about_the_name_that_no_other_word_owns(marked: str, about: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    name = Span(marked.index("["), marked.index("]") - 1)
    cast = replace(NOBODY, names=(name,), person_of=(0,))
    assert (cast.name_in(text, Span(0, len(text))) == 0) == (about == "true")


@pytest.mark.parametrize(("marked", "holds"), cases("appositions"))
def test_a_title_is_held_by_the_name_in_apposition_to_it(marked: str, holds: str) -> None:
    text = re.sub(r"[][{}]", "", marked)
    head = Span(0, marked.index("}") - 1)
    name = Span(marked.index("[") - 2, marked.index("]") - 3)
    whole, verb = Span(0, len(text)), Span(len(text) - len("said"), len(text))
    cue = Cue(verb, "say", Frame.CLAUSE, whole, head, head, None, (), ())
    cast = replace(NOBODY, names=(name,), person_of=(0,))
    assert (cast.speaker_of(text, cue) == 0) == (holds == "true")
