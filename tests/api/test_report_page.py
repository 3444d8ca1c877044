import datetime as dt

from service.api.report_page import report_context
from service.engine import check
from service.model.claim import Claim
from service.model.report import Report
from service.read.text import read_text
from tests.render.samples import REPORT

CONFLICTS = (
    "Ann Lee: Exports were $50 million in 2022. Unemployment was 5 percent in May 2022.\n"
    "Bob Ray: Exports were $70 million in 2022. The fleet has 12 ferries.\n"
)


def report(catalogue, rules) -> Report:
    document = read_text(CONFLICTS, catalogue.text, date=dt.date(2023, 1, 5))
    return check(document, catalogue, rules, strict=True)


def test_the_severest_flag_comes_first(catalogue, rules) -> None:
    context = report_context(report(catalogue, rules))
    ranks = [flag.severity.rank for flag in context["flags"]]
    assert ranks == sorted(ranks, reverse=True)
    assert dict(context["severities"])["error"] == 1


def test_conflicting_claims_have_a_chart(catalogue, rules) -> None:
    context = report_context(report(catalogue, rules))
    assert "“$50 million”" in context["charts"]["f1"]


def test_what_was_not_compared_is_listed_by_reason(catalogue, rules) -> None:
    unverified: dict[str, list[Claim]] = report_context(report(catalogue, rules))["unverified"]
    assert [claim.quantity.raw for claims in unverified.values() for claim in claims] == [
        "5 percent",
        "12 ferries",
    ]
    assert list(report_context(REPORT)["unverified"]) == ["no level of exports in 2020 or 2021 is stated"]


def test_a_flagged_check_is_not_listed_as_in_order() -> None:
    assert report_context(REPORT)["verified"] == []
