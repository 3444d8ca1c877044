import datetime as dt
from decimal import Decimal

from service.model.claim import ClaimId
from service.model.history import history_of
from service.model.match import GOOD_MATCH, Candidate, Match
from service.model.quantity import Interval
from service.model.series import ObsStatus
from tests.fixed_reference import FixedReference, dataset, series

YEAR = dt.date(2022, 1, 1), dt.date(2022, 12, 31)
BREAD = FixedReference(series("food-prices", "EST", "%", {"2022": "19.4~P"}, of=dataset("bread")))


def candidate(score):
    used = history_of(BREAD, BREAD.find_series("food-prices")[0], None).over(*YEAR)
    values = Interval(used.value.value, used.value.value)
    return Candidate(used=(used, used), value=used.value.value, values=values, score=Decimal(score))


def test_evidence_names_everything_that_a_reader_needs():
    (evidence,) = candidate("1").evidence
    assert (evidence.dataset, evidence.period, evidence.value, evidence.unit) == ("bread", "2022", 19.4, "%")
    assert evidence.series == "A.food-prices.EST..%.N...A"
    assert evidence.source_url == "https://example.org/bread"
    assert evidence.vintage == "2015-01-01 (no. 1)"


def test_the_status_of_the_observations_is_kept():
    assert candidate("1").used[0].statuses == {ObsStatus.PROVISIONAL}


def test_only_good_candidates_count():
    match = Match(claim=ClaimId("c1"), candidates=(candidate(GOOD_MATCH), candidate("0.74")))
    assert match.good == (candidate(GOOD_MATCH),)
