from decimal import Decimal

import pytest

from service.model.quantity import Interval
from service.model.report import Outcome, Severity
from service.reason.relations import RelationKind, judge, min_severity, relate
from service.reason.terms import Reading
from tests.factories import case, claim


def relation(match=1.0, stated=False, phrase="2 USD", **more):
    one = claim(phrase, **more)
    return relate(RelationKind.SAME, (case(one).terms[one.id],), match=match, stated=stated)


def between(low, high):
    return Interval(Decimal(low), Decimal(high))


def judged(widest, ordinary, **more):
    sides = {Reading.WIDEST: widest, Reading.ORDINARY: ordinary}
    verdict = judge(relation(**more), lambda reading: (between(10, 11), between(*sides[reading])))
    return verdict.outcome, verdict.severity


@pytest.mark.parametrize(
    ("widest", "ordinary", "more", "expected"),
    [
        ((9, 12), (10, 11), {}, (Outcome.CONSISTENT, None)),
        ((9, 12), (20, 21), {}, (Outcome.TENSION, Severity.WARNING)),
        ((19, 22), (20, 21), {}, (Outcome.INCONSISTENT, Severity.ERROR)),
        ((19, 22), (20, 21), {"match": 0.8}, (Outcome.INCONSISTENT, Severity.WARNING)),
        ((19, 22), (20, 21), {"match": 0.4}, (Outcome.INCONSISTENT, Severity.INFO)),
        ((9, 22), (20, 21), {"match": 0.4}, (Outcome.TENSION, Severity.INFO)),
        ((9, 22), (12, 13), {"phrase": "about 2 USD"}, (Outcome.TENSION, Severity.INFO)),
        ((9, 22), (12, 13), {}, (Outcome.TENSION, Severity.WARNING)),
    ],
)
def test_severity_follows_readings_and_certainty(widest, ordinary, more, expected):
    assert judged(widest, ordinary, **more) == expected


def test_certainty_is_that_of_the_least_certain_claim():
    assert relation(confidence=0.5).confidence == 0.5
    assert not relation(confidence=0.5).sure
    assert relation(confidence=0.5, stated=True).sure
    assert relation(match=0.9).sure
    assert not relation(match=0.85).sure


def test_the_milder_severity():
    assert min_severity(Severity.ERROR, Severity.WARNING) is Severity.WARNING
