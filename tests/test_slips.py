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
}  # one slip a line


@pytest.mark.parametrize(("text", "rule"), SLIPS.values(), ids=SLIPS)
def test_a_plain_slip_is_flagged(catalogue, rules, text, rule):
    report = check(read_text(text, catalogue.text, date=dt.date(2024, 5, 15)), catalogue, rules, strict=True)
    assert rule in [flag.check.rule for flag in report.flags if flag.severity is not Severity.INFO]
