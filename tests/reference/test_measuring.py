import pytest

from service.reference.measuring import meanings
from tests.factories import MEASURES, claim


def names(spoken):
    return [(one.measure, one.change_as_level) for one in meanings(spoken, MEASURES)]


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (claim("6 %", measure="inflation"), [("inflation", False)]),
        (
            claim("6 %", measure="consumer-prices", direction="increase"),
            [("consumer-prices", False), ("inflation", True)],
        ),
        (
            claim("6 %", measure="consumer-prices", direction="increase", base="2019"),
            [("consumer-prices", False)],
        ),
        (claim("6 pp", measure="consumer-prices", direction="increase"), [("consumer-prices", False)]),
        (claim("40 bed", measure=None, text="hospital beds"), [("hospital-beds", False)]),
        (claim("40 bed", measure=None, text=""), []),
        (
            claim("5 billion USD", measure="exports", qualifier=("goods",)),
            [("exports", False), ("goods-exports", False)],
        ),
        (claim("5 billion USD", measure="exports"), [("exports", False)]),
        (claim("5 billion USD", measure="exports", qualifier=("goods and services",)), [("exports", False)]),
    ],
    ids=[
        "a rate",
        "a rise of prices",
        "a rise since another year",
        "points",
        "own words",
        "no words",
        "goods",
        "perhaps services too",
        "services too",
    ],
)
def test_under_what_a_claim_may_be_filed(spoken, expected):
    assert names(spoken) == expected
