import pytest

from service.model.report import Outcome, Severity
from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import run

RULE = "joint-inconsistency"


def three_years(last):
    """Two growth rates between three levels of which the middle one is nowhere stated in the same words."""
    a = claim("100.0 million USD", when="2020", id="a")
    b = claim("110.0 million USD", when="2021", id="b")
    g = claim("10.0 %", direction="increase", when="2021", id="g")
    h = claim("10.0 %", direction="increase", when="2022", id="h")
    c = claim(last, when="2022", id="c")
    ties = (link("result", g, b), link("base", g, a), link("result", h, c), link("base", h, b))
    return run(RULE, a, b, g, h, c, links=ties)


def test_a_chain_that_holds_gives_nothing():
    assert three_years("121.0 million USD") == []


def test_the_smallest_conflicting_set_is_named():
    checks = three_years("135.0 million USD")
    assert [(check.claims, check.outcome, check.severity) for check in checks] == [
        (("b", "h", "c"), Outcome.INCONSISTENT, Severity.ERROR)
    ]
    assert checks[0].computation.slack == pytest.approx(134.95 / (110.05 * 1.1005) - 1, abs=1e-6)


def test_part_share_and_whole_against_an_older_level():
    """The part is a tenth of a whole that grew by half from 40: it cannot be 9."""
    old = claim("40.0 million USD", when="2021", id="old")
    new = claim("61.0 million USD", when="2022", id="new")
    growth = claim("50 %", direction="increase", when="2022", id="growth")
    share = claim("10 %", type="share", when="2022", id="share")
    part = claim("9.0 million USD", when="2022", qualifier=("of", "oil"), id="part")
    ties = (
        link("result", growth, new),
        link("base", growth, old),
        link("share", share, part),
        link("part", part, new),
    )
    checks = run(RULE, old, new, growth, share, part, links=ties)
    assert [check.claims for check in checks] == [("old", "growth", "share", "part")]


def test_unsure_matches_give_no_error():
    a = claim("100.0 million USD", when="2020", areas=())
    b = claim("135.0 million USD", when="2021")
    g = claim("10.0 %", direction="increase", when="2021")
    assert [check.severity for check in run(RULE, a, b, g)] == [Severity.INFO]


@pytest.mark.parametrize(
    ("last", "gap", "severity"),
    [
        ("135.0 million USD", "by 11 percent.", Severity.ERROR),
        ("484.0 million USD", "by a factor of 4.", Severity.ERROR),
        ("135.0 billion USD", "by a factor of 1,114.", Severity.INFO),
    ],
)
def test_a_gap_is_put_so_that_it_can_be_grasped(last, gap, severity):
    (check,) = three_years(last)
    assert check.message.endswith(gap)
    assert check.severity is severity


MUST_NOT_FLAG = {
    "other years": "In 2019 Peru's exports were $40 billion. In 2020 Peru's exports grew by 10 percent. In 2022 Peru's exports were $61 billion.",
    "rounding": "Our schools have 30,000 pupils. We employ 1,600 teachers. That makes 19 pupils per teacher.",
    "not all of it": "The group has 200 million shares, earned €500 million and paid out €1.10 a share.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
