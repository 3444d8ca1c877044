"""A share is set beside the part and the whole of other sentences only where its words point to both."""

import pytest

from tests.rules.prose import flagged

RULE = "share-vs-counts"


@pytest.mark.parametrize(
    "text",
    [
        "A yard moved 28 million tonnes. Zinc made up 40 percent. A yard moved 6 million tonnes of zinc.",
        (
            "Dams in Laos gave 20 terawatt-hours in 2022. All plants in Laos gave 50 terawatt-hours in 2022. "
            "In other words, dams made up 55 percent of what Laos generated in 2022."
        ),
        (
            "In our district 1.3 million children had the vaccine. That means that 88 percent of the "
            "district had the vaccine. Our district has 2.1 million children."
        ),
    ],
)
def test_a_share_that_part_and_whole_nearby_deny(text):
    ((severity, _),) = flagged(RULE, text)
    assert severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "A yard moved 28 million tonnes. Zinc made up 21 percent. A yard moved 6 million tonnes of zinc.",
        (
            "Exports were $90 billion in 2023. Copper made up 40 percent. Exports of copper wire were $20 "
            "billion in 2023."
        ),
        "Exports were $90 billion. Copper made up 40 percent. Exports of copper to China were $20 billion.",
        "The town has 3,000 people. 1,500 people were at the fair. 40 percent were women.",
        "The mine employs 3,000 people. Women make up 40 percent. Last year 500 women left the mine.",
        (
            "Peru burned 90,000 hectares in 2019. Pine made up 40 percent in 2022. Peru burned 900 hectares "
            "of pine in 2022."
        ),
        "We plant 9,000 hectares. Maize takes 40 percent. Hence maize brought 3,100 tonnes.",
        "Germany produced 500 terawatt-hours. Wind gave 30 percent. Offshore wind gave 25 terawatt-hours.",
    ],
    ids=[
        "it fits",
        "a narrower part",
        "a part of the part",
        "no word in common",
        "a part of another thing",
        "another year",
        "another unit",
        "a kind of the part",
    ],
)
def test_what_may_be_another_part_is_left_alone(text):
    assert flagged(RULE, text) == []
