from dataclasses import replace

import pytest

from tests.factories import claim
from tests.rules.prose import alarms
from tests.rules.running import NOTHING, OK, WARNING, run, verdict

RULE = "balance-mismatch"
TRADE = ("trade-deficit", "exports", "imports")


def three(balance, first, second, names=TRADE, **more):
    """The balance and its two sides, all in one sentence."""
    listed = [
        claim(phrase, measure=name, text=name)
        for phrase, name in zip((first, second), names[1:], strict=True)
    ]
    stated = claim(balance, **({"measure": names[0], "text": names[0]} | more))
    return [replace(one, sentence=listed[0].sentence) for one in (*listed, stated)]


@pytest.mark.parametrize(
    ("balance", "exports", "imports", "expected"),
    [
        ("5.6 billion USD", "31.2 billion USD", "36.8 billion USD", OK),
        ("5.7 billion USD", "31.2 billion USD", "36.8 billion USD", OK),  # rounding
        ("8.6 billion USD", "31.2 billion USD", "36.8 billion USD", WARNING),
        ("5.6 billion USD", "36.8 billion USD", "31.2 billion USD", WARNING),  # that is a surplus
        ("5.6 billion EUR", "31.2 billion USD", "36.8 billion USD", NOTHING),
    ],
)
def test_a_deficit_is_imports_less_exports(balance, exports, imports, expected):
    assert verdict(RULE, *three(balance, exports, imports)) == expected


@pytest.mark.parametrize(
    ("balance", "expected"),
    [("5.6 billion USD", OK), ("-5.6 billion USD", OK), ("8.6 billion USD", WARNING)],
)
def test_a_balance_may_be_stated_without_its_sign(balance, expected):
    names = ("trade-balance", "exports", "imports")
    assert verdict(RULE, *three(balance, "31.2 billion USD", "36.8 billion USD", names)) == expected


@pytest.mark.parametrize(
    "more",
    [{"when": "2019"}, {"qualifier": ("goods",)}, {"modality": "projected"}, {"areas": ("PER",)}],
    ids=["period", "narrowed", "projected", "country"],
)
def test_balances_of_something_else(more):
    assert verdict(RULE, *three("8.6 billion USD", "31.2 billion USD", "36.8 billion USD", **more)) is NOTHING


def test_figures_far_apart_are_left_alone():
    listed = (
        claim("31.2 billion USD", measure="exports", text="exports"),
        claim("4 person", measure=None, text="judges"),
        claim("36.8 billion USD", measure="imports", text="imports"),
        claim("8.6 billion USD", measure="trade-deficit", text="trade deficit"),
    )
    assert run(RULE, *listed) == []


def test_the_difference_is_named():
    (check,) = run(RULE, *three("8.6 billion USD", "31.2 billion USD", "36.8 billion USD"))
    assert check.steps[0] == "36.8 billion - 31.2 billion = 5.6 billion"


MUST_NOT_FLAG = {
    "goods against goods and services": "Chile's goods exports were $94 billion and its goods imports $79 billion in 2023. Its balance in goods and services was a surplus of $6 billion in 2023.",
    "another year": "Peru's exports were $62 billion and its imports $50 billion in 2023. In 2021 its trade surplus was $15 billion.",
    "other partners": "Kenya's exports to Uganda were $0.9 billion in 2022 and its imports from Uganda $0.3 billion. Kenya's trade deficit with China was $3.9 billion in 2022.",
    "customs and balance-of-payments basis": "On the customs basis exports were $20 billion and imports $26 billion in May 2023. On the balance-of-payments basis the trade deficit was $5 billion in May 2023.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
