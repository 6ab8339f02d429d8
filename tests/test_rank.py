"""Ranking: what central, early and alike mean."""

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


def test_a_sentence_that_shares_its_terms_is_more_central() -> None:
    near, also, far = rank.centrality(terms("harbour dues rise", "harbour dues fall", "owls sleep"))
    assert near == also == 1.0 > far


def test_of_equal_sentences_the_first_has_most_merit() -> None:
    merits = rank.merits(terms("harbour dues", "harbour dues", "harbour dues"))
    assert merits == sorted(merits, reverse=True) and len(set(merits)) == 3


def test_what_says_the_same_is_taken_once() -> None:
    sentences = terms("harbour dues rise in Borg", "in Borg the harbour dues rise", "owls sleep")
    assert rank.spread([3.0, 2.0, 1.0], sentences, 3) == [0, 2]


@given(SENTENCES, st.integers(0, 5))
def test_a_spread_takes_no_place_twice_and_no_two_alike(
    sentences: list[rank.Terms], count: int
) -> None:
    chosen = rank.spread(rank.merits(sentences), sentences, count)
    assert len(chosen) == len(set(chosen)) <= count
    assert all(
        rank.likeness(sentences[one], sentences[two]) < rank.ALIKE
        for one in chosen
        for two in chosen
        if one != two
    )


@given(SENTENCES)
def test_centrality_and_likeness_lie_between_none_and_one(sentences: list[rank.Terms]) -> None:
    assert all(0 <= value <= 1 for value in rank.centrality(sentences))
    assert all(0 <= rank.likeness(one, two) <= 1.0000001 for one in sentences for two in sentences)
