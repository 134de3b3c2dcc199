from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbale.record.linkage import average_link
from verbale.record.stories import stories

# Two ferries sink: most words are shared, the names are not.
NORTH = [
    "ferry Aurelia sink storm Varna rescue passenger coast night",
    "Varna ferry Aurelia sink passenger rescue helicopter",
    "ferry Aurelia Varna coast guard passenger storm",
    "captain Aurelia Varna ferry sink question",
]
SOUTH = [
    "ferry Meltem sink Izmir passenger rescue fog morning",
    "Izmir ferry Meltem sink fishing boat rescue passenger",
    "ferry Meltem Izmir fog passenger collide",
    "owner Meltem Izmir ferry sink fine",
]
OTHER = ["minister budget parliament vote tax", "parliament vote budget tax reform minister"]


def _groups(texts: list[str]) -> set[frozenset[str]]:
    words = [text.split() for text in texts]
    names = [{word for word in one if word[0].isupper()} for one in words]
    found: dict[int, set[str]] = {}
    for text, story in zip(texts, stories([Counter(one) for one in words], names), strict=True):
        found.setdefault(story, set()).add(text)
    return {frozenset(group) for group in found.values()}


def test_two_accidents_of_one_kind_are_two_stories() -> None:
    assert _groups(NORTH + SOUTH + OTHER) == {frozenset(NORTH), frozenset(SOUTH), frozenset(OTHER)}


@given(st.permutations(NORTH + SOUTH + OTHER))
def test_order_does_not_matter(texts: list[str]) -> None:
    assert _groups(texts) == {frozenset(NORTH), frozenset(SOUTH), frozenset(OTHER)}


def test_reports_without_terms_are_stories_of_their_own() -> None:
    assert stories([Counter(), Counter(["budget"]), Counter()], [[], [], []]) == [0, 1, 2]
    assert stories([], []) == []


def test_average_link_wants_nearness_on_average() -> None:
    chain = np.array([[1.0, 0.8, 0.1], [0.8, 1.0, 0.6], [0.1, 0.6, 1.0]])
    assert average_link(chain, 0.3) == [0, 0, 0]
    assert average_link(chain, 0.5) == [0, 0, 2]


def test_cohesion_keeps_two_dense_groups_apart_but_not_a_loose_one() -> None:
    def blocks(within: float, between: float) -> list[int]:
        near = np.full((10, 10), between)
        near[:5, :5] = near[5:, 5:] = within
        return average_link(near, 0.1, cohesion=0.65)

    assert blocks(0.8, 0.3) == [0] * 5 + [5] * 5
    assert blocks(0.4, 0.3) == [0] * 10
