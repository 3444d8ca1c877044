import pytest

from tests.rules.prose import flagged

SUMS = "total-not-sum-of-parts"
SHARES = "share-vs-counts"
POWER = "Power use totalled 13,560 GWh between January and March."
RAIN = "Rain in Oslo came to 240 millimetres from March to May."
COAL = "The depot held 900,000 tonnes of coal from January to March."


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            f"{POWER} By month it was 4,840 GWh in January, 3,410 GWh in February and 4,410 GWh in March.",
            ("13,560 GWh", "4,840 GWh", "3,410 GWh", "4,410 GWh"),
        ),
        (
            f"{RAIN} March brought 85 millimetres, April 59 millimetres and May 60 millimetres.",
            ("240 millimetres", "85 millimetres", "59 millimetres", "60 millimetres"),
        ),
    ],
)
def test_figures_of_the_parts_of_a_period_sum_up_to_the_whole_before_them(text, figures):
    assert flagged(SUMS, text) == [("warning", figures)]


@pytest.mark.parametrize(
    "text",
    [
        f"{POWER} By month, demand was 4,840 GWh in January, 4,310 GWh in February and 4,410 GWh in March.",
        f"{POWER} Demand was 4,840 GWh in January and 4,410 GWh in March.",
        f"{POWER} On average demand was 4,140 GWh in January, 3,410 GWh in February and 4,410 GWh in March.",
        f"{COAL} It held 300,000 tonnes in January, 250,000 tonnes in February and 400,000 tonnes in March.",
        f"{POWER} Gas plants gave 1,140 GWh in January, 1,410 GWh in February and 1,110 GWh in March.",
    ],
    ids=["they sum up", "a month is missing", "an average", "a stock", "far from the total"],
)
def test_other_figures_are_no_parts_of_a_period(text):
    assert flagged(SUMS, text) == []


SALES = "Revenue came to €412 million."
SUN = "Renewables gave 12,070 GWh, or 89.0% of the total."


@pytest.mark.parametrize(
    "text",
    [
        f"{SALES} Freight made €180 million (53.7%), fares €150 million and post €82 million.",
        f"{SALES} Freight made €180 million (43.7%), fares €150 million (36.4%) and post €82 million (29%).",
    ],
)
def test_a_share_is_of_what_the_listed_amounts_add_up_to(text):
    assert len(flagged(SHARES, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{SALES} Freight made €180 million (43.7%), fares €150 million and post €82 million.",
        f"{SALES} Freight made €180 million (53.7%), fares €150 million and post €22 million.",
        f"{SALES} Freight made €180 million (53.7% of its plan), fares €150 million and post €82 million.",
        f"{SALES} Freight made €180 million (5%), fares €150 million (3%) and post €82 million (9%).",
        f"{SUN} Dams gave 6,240 GWh (46.0%), wind 4,470 GWh (33.0%) and the sun 1,360 GWh (9.0%).",
    ],
    ids=["it fits", "no whole", "of something else", "growth", "all of a larger whole"],
)
def test_other_shares_are_left_alone(text):
    assert flagged(SHARES, text) == []
