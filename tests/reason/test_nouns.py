import pytest

from service.reason.nouns import is_number, same_noun
from tests.factories import claim


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("employee", "employees", True),
        ("city", "cities", True),
        ("school", "Schools", True),
        ("job", "jobs", True),
        ("job", "jobless", False),
        ("patient", "patent", False),
        ("home", "house", False),
    ],
)
def test_nouns_in_either_number(a, b, same):
    assert same_noun(a, b) is same_noun(b, a) is same


@pytest.mark.parametrize(
    ("phrase", "noun", "counts"),
    [
        ("40 school", "schools", True),
        ("40 school", "pupil", False),
        ("40 school", "", True),
        ("40 USD", "", False),
        ("40 USD/share", "share", False),
    ],
)
def test_figures_that_count_what_a_noun_names(phrase, noun, counts):
    assert is_number(claim(phrase), noun) is counts
