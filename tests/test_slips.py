"""Plain slips that a careful reader sees at once, each in a way of saying it that newsrooms use."""

import datetime as dt

import pytest

from service.engine import check
from service.model.report import Severity
from service.read.text import read_text

SLIPS = {
    "down, with a higher figure": (
        "Unemployment stood at 6.4% in March, down from 6.1% in February.",
        "direction-conflict",
    ),
    "higher than": (
        "Net income was 540 million kroner, 35.0% higher than the 450 million kroner of 2023.",
        "growth-vs-levels",
    ),
    "fewer than": (
        "Courts heard 27,300 cases, 30 percent fewer than the 32,100 cases of 2023.",
        "growth-vs-levels",
    ),
    "a share of a length": ("The agency repaired 1,450 of 2,900 km, or 65 per cent.", "share-vs-counts"),
    "an occupancy": ("Of the 980 rooms, 735 were taken, an occupancy of 85 percent.", "share-vs-counts"),
    "doubled, downward": ("Late filings doubled, from 66 to 33 per 10,000.", "direction-conflict"),
    "points called percent": ("The rate was cut by 0.5 percent, from 5.0% to 4.5%.", "percent-called-points"),
    "down through a level of": (
        "Consumer prices dropped again in May, from an index level of 204 to 211, Ankara said.",
        "direction-conflict",
    ),
    "or so many, behind the whole": (
        "30 percent of the 5,000 dockers, or 2,500, are on strike.",
        "share-vs-counts",
    ),
    "half of a named whole": (
        "Half of the fund, or €30 million, will go to canals. The fund is worth €40 million.",
        "share-vs-counts",
    ),
    "times as many as last year's": (
        "The police of Split counted 412 thefts, more than thirty times as many as last year's 15.",
        "multiplier-vs-change",
    ),
    "times the level of a year": (
        "The clinic treated 412 patients, four times the 150 of 2022.",
        "multiplier-vs-change",
    ),
    "built in one year more than since": (
        "Since 2015 the scheme has built 90,000 homes; in 2021 it built 114,000.",
        "part-above-period",
    ),
    "more in a quarter than in its year": (
        "In 2022 9,400 nurses emigrated from Ghana. From January to March 2022 11,000 nurses emigrated from Ghana.",
        "part-above-period",
    ),
    "a list of small numbers": (
        "The firm has 2,400 employees: 900 in Lyon, 800 in Lille and 1,100 in Nice.",
        "total-not-sum-of-parts",
    ),
    "digits in another order": (
        "The Oran quay moved 1.62 million containers in 2023. Throughput for 2023, at 1.26 million containers, fell.",
        "value-conflict",
    ),
    "a rise out by a thousand": (
        "Exports of Togo rose by $64 million in 2022. The rise in exports of Togo in 2022 was $64 billion.",
        "magnitude-slip",
    ),
    "a slip with no measure": (
        "The ministry allotted €1.35 billion to desert highways in 2022. Of the €1.35 million allotted to desert highways in 2022, half was spent.",
        "magnitude-slip",
    ),
    "taken together they make": (
        "Together, the 220 vans and 35 lorries make a fleet of 285 vehicles.",
        "total-not-sum-of-parts",
    ),
    "makes up": ("The 900 foreign pilots make up 45 percent of the 3,000 pilots.", "share-vs-counts"),
    "out of more than all": ("97 out of 90 posts were filled.", "part-above-whole"),
}  # one slip a line


@pytest.mark.parametrize(("text", "rule"), SLIPS.values(), ids=SLIPS)
def test_a_plain_slip_is_flagged(catalogue, rules, text, rule):
    report = check(read_text(text, catalogue.text, date=dt.date(2024, 5, 15)), catalogue, rules, strict=True)
    assert rule in [flag.check.rule for flag in report.flags if flag.severity is not Severity.INFO]
