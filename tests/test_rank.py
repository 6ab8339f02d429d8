"""Ranking: what central, early and alike mean."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from generator import rank

STEMS = rank.content_stems({"the", "of", "a"})
SENTENCES = st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=12)


def terms(*texts: str) -> list[rank.Terms]:
    return [rank.terms(text, STEMS) for text in texts]


def test_inflected_words_count_as_one_term() -> None:
    assert rank.terms("The ministers raised a tariff; Borg's minister raises tariffs", STEMS) == {
        "minister",
        "rais",
        "tariff",
        "borg",
    }


def cover(
    sentences: list[rank.Terms],
    count: int,
    names: rank.Terms = frozenset(),
    leaning: Collection[int] = (),
) -> list[int]:
    return rank.cover(dict.fromkeys(range(len(sentences)), 0.0), sentences, names, count, leaning)


def test_of_equal_sentences_the_first_is_taken() -> None:
    assert cover(terms("harbour dues", "harbour dues", "harbour dues"), 1) == [0]


def test_what_says_the_same_is_taken_once() -> None:
    sentences = terms("harbour dues rise in Borg", "in Borg the harbour dues rise", "owls sleep")
    assert cover(sentences, 3) == [0, 2]


def test_a_word_that_is_covered_counts_no_more() -> None:
    sentences = terms("harbour dues rise", "harbour dues sink", "owls sleep", "old owls sleep")
    assert sorted(cover(sentences, 2)) == [0, 2]


def test_the_last_of_three_may_stand_anywhere_and_the_last_of_two_may_not() -> None:
    middle = [f"word{n} other{n} third{n}" for n in range(20)]
    sentences = terms("harbour dues rise", *middle, "harbour owls sleep", "owls sleep well")
    assert max(cover(sentences, 3)) > 20 > max(cover(sentences, 2))


def test_a_name_counts_more_than_another_word() -> None:
    sentences = terms("harbour sinks", "Borg sinks", "harbour burns", "Borg burns")
    assert cover(sentences, 1) == [0]
    assert cover(sentences, 1, frozenset({"borg"})) == [1]


def test_what_leans_is_taken_only_behind_the_sentence_before_it() -> None:
    assert cover(terms("dues rise", "owls sleep", "ships sail"), 2, leaning={0}) == [1, 2]
    assert cover(terms("dues rise", "owls sleep", "ships sail"), 2, leaning={1}) == [0, 1]


@given(SENTENCES, st.integers(0, 5), st.sets(st.integers(0, 11)))
def test_it_takes_no_place_twice_no_two_alike_and_nothing_that_leans_on_what_is_left_out(
    sentences: list[rank.Terms], count: int, leaning: set[int]
) -> None:
    chosen = cover(sentences, count, leaning=leaning)
    assert len(chosen) == len(set(chosen)) <= count
    assert all(each not in leaning or each - 1 in chosen for each in chosen)
    assert all(
        rank.likeness(sentences[one], sentences[two]) < rank.ALIKE
        for one in chosen
        for two in chosen
        if one != two
    )


@given(SENTENCES)
def test_likeness_lies_between_none_and_one(sentences: list[rank.Terms]) -> None:
    assert all(0 <= rank.likeness(one, two) <= 1.0000001 for one in sentences for two in sentences)
