"""The checker of patterns tells what explodes from what does not."""

import re

import pytest

from tests.backtracking import Cost, cost

MATCHED = {
    r"(?:a|aa)*$": Cost.EXPONENTIAL,
    r"(?:a|aa)*": Cost.LINEAR,  # whatever follows, it has matched
    r"(?:a|b)*$": Cost.LINEAR,
    r"(a*)*b": Cost.EXPONENTIAL,
    r"(?:p?[do]?#?t+)*$": Cost.EXPONENTIAL,
    r"(?:p?[do]?#?t)*$": Cost.LINEAR,
    r"(?:b|p?[do]?#?t#?)*[,-]": Cost.EXPONENTIAL,
    # a look-around of one character is read exactly
    r"(?:b|p?[do]?#?t(?:#(?!t))?)*[,-]": Cost.LINEAR,
    r"(?:again|again|late )*\Z": Cost.EXPONENTIAL,
    r"(?:again|later|late )*\Z": Cost.LINEAR,
    r"x(?=(?:a|aa)*b)": Cost.EXPONENTIAL,
    r"x(?=(?:a|aa)*)b": Cost.LINEAR,
    r"(?i:a)(?:A|[a])*b": Cost.LINEAR,
    r"(?:(?i:a)|A)*b": Cost.EXPONENTIAL,
    r"a*a*$": Cost.POWER,
    r"a*b": Cost.LINEAR,
    r"a*ba*$": Cost.LINEAR,
    r".*x.*y": Cost.POWER,
    r"(?:a(?=.*b))*c": Cost.POWER,  # looks at the whole rest from every place
    r"(?:a(?=.b))*c": Cost.LINEAR,
    r"(?:\w+\s*){0,7}x": Cost.POWER,
    r"(?:\w+\s+){0,7}x": Cost.LINEAR,
    r"[^,]{0,999}[^,]*$": Cost.LINEAR,
    r"[^,]{0,1000}[^,]*$": Cost.POWER,
}

SEARCHED = {
    r"a*b": Cost.POWER,
    r"[a-z]+": Cost.LINEAR,
    r"[a-z]+(?=[ ,])": Cost.POWER,
    r"(?<![a-z])[a-z]+(?=[ ,])": Cost.LINEAR,
    r"\d+\b": Cost.POWER,
    r"\b\d+\b": Cost.LINEAR,
    r"\s+$": Cost.POWER,
    r"^\s+$": Cost.LINEAR,
    r"[^\n]*(?:\n|\Z)": Cost.LINEAR,  # an end is always near
    r"a(?:.*c)?": Cost.POWER,
    r"a(?=.*)": Cost.POWER,
    r"<t[^>]*>": Cost.POWER,
    r"<t[^<>]*>": Cost.LINEAR,
}


@pytest.mark.parametrize("pattern", MATCHED)
def test_what_a_pattern_costs_where_it_begins_at_one_place(pattern: str) -> None:
    assert cost(re.compile(pattern), searched=False) is MATCHED[pattern]


@pytest.mark.parametrize("pattern", SEARCHED)
def test_what_a_pattern_costs_that_may_begin_anywhere(pattern: str) -> None:
    assert cost(re.compile(pattern), searched=True) is SEARCHED[pattern]


def test_a_pattern_that_must_reach_the_end_may_have_to_give_up() -> None:
    assert cost(re.compile(r"(?:a|aa)*"), searched=False, whole=True) is Cost.EXPONENTIAL
