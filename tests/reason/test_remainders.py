"""What is called the rest is what a part leaves of its whole."""

import pytest

from service.model.quantity import Interval
from service.reason.remainders import share_of_rest
from service.reason.terms import Reading
from tests.factories import case, claim
from tests.rules.prose import flagged

RULE = "share-vs-counts"


def test_a_half_taken_leaves_a_half():
    part, whole = case(claim("50.0 t", when="2020"), claim("100.0 t", when="2021")).terms.values()
    left = share_of_rest(part, whole, Reading.ORDINARY)
    assert left.meets(Interval(50, 50))
    assert not left.meets(Interval(51, 51))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry filled 81 of 90 posts; 19 percent of the posts are vacant.",
        "We have 2,400 nurses. Of these 1,500 work nights. The others, a quarter of our nurses, work days.",
        "Of the 640 flats 480 are sold; 40 percent of the flats remain unsold.",
    ],
)
def test_a_rest_that_the_part_does_not_leave(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry filled 81 of 90 posts; 10 percent of the posts are vacant.",
        "We have 2,400 nurses. Of these 1,500 work nights. A quarter of those who remain want to leave.",
        "Of the 90 posts 81 are filled. 30 percent of the rest are in Lyon.",
        "Of the 640 flats, 480 are sold. The remaining flats cost 30 percent more.",
        "Of the 90 posts 81 were filled in 2022. In 2019 a fifth of the posts were vacant.",
    ],
    ids=["it fits", "of those who remain", "of the rest", "a price", "another year"],
)
def test_what_is_no_rest_is_left_alone(text):
    assert flagged(RULE, text) == []
