import pytest

from tests.rules.prose import checks_on, flagged

RULE = "stock-flow-mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "The silo opened the month with 400 tonnes of rice. It received 250 tonnes and shipped 310 tonnes. It closed the month with 460 tonnes.",
        "The library opened the year with 12,000 books, bought 1,500 books, withdrew 700 books and ended the year with 14,100 books.",
        "The fund began 2022 with $50 million, took in $20 million and paid out $15 million, so it closed the year with $65 million.",
        "At the start of May the prison held 900 inmates. It admitted 140 inmates and released 120 inmates. At the end of May it held 980 inmates.",
    ],
)
def test_an_end_that_the_flows_do_not_give(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "The silo opened the month with 400 tonnes of rice. It received 250 tonnes and shipped 310 tonnes. It closed the month with 340 tonnes.",
        "The silo opened the month with 400 tonnes of rice. It shipped 310 tonnes. It closed the month with 460 tonnes.",
        "The library opened the year with 12,000 books, bought 1,500, withdrew 700 and ended the year with 12,300 books.",
        "The silo opened the month with 400 tonnes of rice, received 250 tonnes and shipped 310 tonnes. Rats ate 90 tonnes. It closed the month with 250 tonnes.",
        "The bank opened 40 branches in Spain and closed 12 branches. It bought 9 branches and sold 3 branches.",
        "The fund began 2022 with $50 million, took in €20 million and paid out $15 million, and closed the year with $55 million.",
    ],
    ids=["it fits", "only what went", "a list cut short", "another flow", "no stock", "another currency"],
)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_account_is_shown():
    (check,) = checks_on(
        RULE,
        "The silo opened the month with 400 tonnes of rice. It received 250 tonnes and shipped 310 tonnes. It closed the month with 460 tonnes.",
    )
    assert check.steps[0] == "400 + 250 - 310 = 340"
