"""Groups of things that are much alike on average, from the few pairs that are alike at all."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]  # the smaller index first


def groups(count: int, alike: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Return the groups of two or more among `count` things, each in order, by their first.

    `alike` says how much alike two things are; a pair that is not there is not alike. The two
    groups that are most alike become one, as long as their pairs are `least` alike on average
    (average linkage). Takes time in proportion to the pairs, but for the logarithm of their number.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), share in alike.items():
        near[one][other] = near[other][one] = share
    members = {index: [index] for index in range(count)}
    heap = [(-share, one, other) for (one, other), share in alike.items() if share >= least]
    heapify(heap)
    while heap:
        share, one, other = heappop(heap)
        if other not in near[one] or near[one][other] != -share:
            continue  # one of them has grown since
        for third, joint in _joined(near, one, other, len(members[one]), len(members[other])):
            if joint >= least:
                heappush(heap, (-joint, min(one, third), max(one, third)))
        members[one] += members.pop(other)
    return [sorted(group) for group in members.values() if len(group) > 1]


def _joined(
    near: list[dict[int, float]], one: int, other: int, ones: int, others: int
) -> list[tuple[int, float]]:
    """Let group `one` take in group `other`, and return how much alike it is to each group near."""
    first, second = near[one], near[other]
    del first[other], second[one]
    found = []
    for third in sorted(first.keys() | second.keys()):
        joint = (ones * first.get(third, 0.0) + others * second.get(third, 0.0)) / (ones + others)
        first[third] = near[third][one] = joint
        near[third].pop(other, None)
        found.append((third, joint))
    near[other] = {}
    return found
