import pytest

from tests.rules.prose import alarms

TRADE = "Trade between Peru and Bolivia came to $4.0 billion in 2021."
BOUGHT = "In 2021 Bolivia bought for $2.1 billion from us."
SOLD = "Peru's exports to Bolivia were $2.1 billion in 2021"


@pytest.mark.parametrize(
    ("flows", "flagged"),
    [
        (f"{SOLD} and Bolivia's exports to Peru $0.9 billion.", True),
        (f"{SOLD} and Bolivia's exports to Peru $1.9 billion.", False),
        (f"{BOUGHT} In 2021 our imports from Bolivia were $0.9 billion.", True),
        # one way only, another year, a third country, goods alone
        (f"{SOLD}. Bolivia's imports from Peru were $2.1 billion in 2021.", False),
        (f"{SOLD}. Bolivia's exports to Peru were $0.9 billion in 2019.", False),
        (f"{SOLD}. Chile's exports to Peru were $0.9 billion in 2021.", False),
        (f"{SOLD}; Bolivia's exports of goods to Peru were $0.9 billion.", False),
    ],
)
def test_what_two_countries_sold_each_other_adds_up_to_their_trade(flows, flagged):
    found = alarms(f"{flows} {TRADE}")
    assert [rule for rule, _ in found] == ["total-not-sum-of-parts"] * flagged
