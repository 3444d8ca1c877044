import pytest

from tests.factories import claim
from tests.rules.prose import flagged
from tests.rules.running import ERROR, NOTHING, WARNING, run, verdict

RULE = "impossible-value"


@pytest.mark.parametrize(
    ("phrase", "more", "expected"),
    [
        ("87 %", {"type": "share", "measure": None, "text": "voters"}, NOTHING),
        ("187 %", {"type": "share", "measure": None, "text": "voters"}, WARNING),
        ("100.4 %", {"type": "share", "measure": None, "text": "voters"}, WARNING),
        ("about 101 %", {"type": "share", "measure": None, "text": "voters"}, NOTHING),
        ("1.5 x", {"type": "share", "measure": None, "text": "voters"}, WARNING),
        ("120 %", {"type": "share", "measure": "public-debt"}, NOTHING),
        ("45 %", {"direction": "decrease", "measure": None, "text": "costs"}, NOTHING),
        ("145 %", {"direction": "decrease", "measure": None, "text": "costs"}, WARNING),
        ("145 %", {"direction": "decrease", "measure": "exports"}, ERROR),
        ("145 %", {"direction": "decrease", "measure": "trade-balance"}, NOTHING),
        ("145 %", {"direction": "increase", "measure": "exports"}, NOTHING),
        ("-3 person", {"measure": "population"}, WARNING),
        ("187 %", {"measure": "unemployment-rate"}, ERROR),
        ("8 %", {"measure": "unemployment-rate"}, NOTHING),
        ("900 %", {"measure": "debt-to-gdp"}, WARNING),
        ("241 %", {"type": "share", "measure": "jobs"}, WARNING),
        ("2.0 trillion USD", {}, NOTHING),
    ],
)
def test_value_with_a_limit(phrase, more, expected):
    assert verdict(RULE, claim(phrase, **more)) == expected


@pytest.mark.parametrize(
    ("text", "is_flagged"),
    [
        ("The depot sold minus 300 bicycles in March 2023.", True),
        ("Net hiring was minus 300 nurses in March 2023.", False),
        ("Net migration was minus 3,000 people in 2021.", False),
        ("The goal difference was minus 12 goals.", False),
        ("The revision was minus 40,000 jobs.", False),
        ("The jobless numbered 2.5 million, minus 42,000 on April.", False),
    ],
)
def test_a_count_below_nothing_must_be_of_things(text, is_flagged):
    assert bool(flagged(RULE, text)) == is_flagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The audit found that 53 out of 50 clinics keep no records.", [("error", ("53 out of 50",))]),
        ("Seven out of five teachers joined the strike.", [("error", ("Seven out of five",))]),
        ("Six in five women in the valley work.", [("error", ("Six in five",))]),
        ("Four in three Kenyans bank by phone.", [("error", ("Four in three",))]),
        ("Nearly six in five women in the valley work.", [("warning", ("Nearly six in five",))]),
        ("Four in five Kenyans bank by phone.", []),
        ("She scored six in five matches.", []),
        ("The jury gave it 11 out of 10.", []),
    ],
)
def test_no_more_than_all_of_them_can_be_taken(text, expected):
    assert flagged(RULE, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Exports are 180 percent of output in Luxembourg.",
        "Imports were 130 percent of exports.",
        "Vacancies are 140 percent of jobseekers.",
        "Mobile subscriptions reached 137 percent of the population.",
        "Sheep are 320 percent of the population.",
    ],
)
def test_one_measure_set_against_another_is_no_share_of_it(text):
    assert flagged(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "is_flagged"),
    [
        ("The grant pays 110 percent of tuition, with the remainder for books.", True),
        ("The agency has spent 140 percent of the tents it got, and the rest is in store.", True),
        ("Debt is 120 percent of GDP; the rest of Europe owes far less.", False),
        ("The grant pays 90 percent of tuition, with the remainder for books.", False),
    ],
)
def test_more_than_all_leaves_no_rest(text, is_flagged):
    assert bool(flagged(RULE, text)) == is_flagged


def test_a_number_of_things_cannot_fall_below_none():
    assert flagged(RULE, "The number of squirrels fell by 140 percent.") == [("error", ("140 percent",))]
    assert flagged(RULE, "Squirrel sightings fell by 140 percent.") == [("warning", ("140 percent",))]


def test_a_supposed_value_is_left_alone():
    assert verdict(RULE, claim("187 %", type="share", modality="hypothetical")) is NOTHING


def test_the_limit_is_named():
    check = run(RULE, claim("145 %", direction="decrease", measure="exports", speaker="Ana"))[0]
    assert check.message == "Ana gives “145 %” for exports, but nothing can fall by more than all of it."
