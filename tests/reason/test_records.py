import pytest

from service.model.claim import Superlative
from service.reason.records import alike, called, in_scope, is_record
from tests.factories import case, claim, period


def term_of(**more):
    one = claim("7.4 billion USD", **more)
    return case(one).terms[one.id]


SINCE = Superlative(
    kind="highest_since",
    text="highest since",
    scope="since 2015",
    scope_period=period("2015-01-01/2023-12-31"),
)


@pytest.mark.parametrize(
    ("superlative", "words"),
    [
        (Superlative(kind="record_high", text="Record high"), "“record high”"),
        (SINCE, "“highest since 2015”"),
        (Superlative(kind="highest", text="highest", scope="of the year"), "“highest of the year”"),
    ],
)
def test_the_words_with_their_scope(superlative, words):
    assert called(term_of(superlative=superlative)) == words


def test_a_record_reaches_back_and_not_ahead():
    record = term_of(record=True, when="2020")
    assert is_record(record)
    assert in_scope(record, term_of(when="2011"))
    assert not in_scope(record, term_of(when="2022"))
    assert not in_scope(record, term_of(when=None))


def test_a_scope_bounds_it():
    since = term_of(superlative=SINCE, when="2023")
    assert not is_record(since)
    assert in_scope(since, term_of(when="2016"))
    assert not in_scope(since, term_of(when="2011"))


def test_periods_of_about_one_length():
    assert alike(term_of(when="2020"), term_of(when="2019"))
    assert not alike(term_of(when="2020"), term_of(when="2019Q1"))
    assert alike(term_of(when=None), term_of(when="2019Q1"))
