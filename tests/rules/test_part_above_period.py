import pytest

from tests.factories import claim, link, period
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, TENSION, WARNING, run, verdict

RULE = "part-above-period"


@pytest.mark.parametrize(
    ("part", "when", "expected"),
    [
        ("22.1 billion USD", "2023Q2", OK),
        ("52.1 billion USD", "2023Q2", ERROR),
        ("40.2 billion USD", "2023Q2", OK),  # 40.15 is in both
        ("40.3 billion USD", "2023Q2", ERROR),
        ("52.1 billion USD", "2023-05", ERROR),
        ("52.1 billion USD", "2023H2", NOTHING),
        ("52.1 billion USD", None, NOTHING),
    ],
)
def test_part_of_a_half_year(part, when, expected):
    whole = claim("40.1 billion USD", measure="exports", when="2023H1")
    assert verdict(RULE, whole, claim(part, measure="exports", when=when)) == expected


def test_each_part_is_set_against_the_shortest_period_around_it():
    year = claim("90 million USD", when="2023", id="year")
    half = claim("40 million USD", when="2023H1", id="half")
    quarter = claim("22 million USD", when="2023Q2", id="quarter")
    assert [check.claims for check in run(RULE, year, half, quarter)] == [
        ("year", "half"),
        ("half", "quarter"),
    ]


def test_words_that_make_it_a_part():
    whole, part = (
        claim("40,000 car", when="2023H1", measure=None),
        claim("52,000 car", when="2023Q2", measure=None),
    )
    assert verdict(RULE, whole, part, links=(link("part", part, whole),)) == ERROR


@pytest.mark.parametrize("measure", ["population", "unemployment-rate", "consumer-prices"])
def test_what_does_not_add_up_is_left_alone(measure):
    whole = claim("40.1 million person", measure=measure, when="2023")
    assert verdict(RULE, whole, claim("52.1 million person", measure=measure, when="2023Q2")) is NOTHING


def test_cumulative_figures_outside_the_catalogue_add_up():
    since = period("2015-01-01/2023-06-30", window=True)
    whole = claim("90,100 home", measure=None, text="homes", when=since, type="cumulative")
    part = claim("114,100 home", measure=None, text="homes", when="2021")
    assert verdict(RULE, whole, part) == ERROR


def test_entities_that_are_taken_over_give_a_warning_at_most():
    whole = claim("40.1 million USD", when="2023H1")
    assert verdict(RULE, whole, claim("52.1 million USD", when="2023Q2", areas=())) == WARNING


@pytest.mark.parametrize(
    ("whole", "expected"), [("473,000 job", OK), ("23,000 job", TENSION), ("38,000 job", OK)]
)
def test_net_changes_may_offset_each_other(whole, expected):
    part = claim("38,000 job", measure="employment", direction="increase", when="2022-03", basis="since")
    longer = claim(
        whole, measure="employment", direction="increase", when="2021-01-20/2022-03-31", basis="since"
    )
    assert verdict(RULE, part, longer) == expected


def test_the_rest_is_worked_out():
    whole, part = claim("40 million USD", when="2023H1"), claim("22 million USD", when="2023Q2")
    assert run(RULE, whole, part)[0].steps == (
        "40 million - 22 million = 18 million USD left for the rest of the period",
    )


MUST_NOT_FLAG = {
    "a stock": "In May 2022 the herd counted 900,000 cattle. In 2022 it counted 880,000 cattle on average.",
    "a rate": "Inflation was 9.1 percent in October 2022 and 7.0 percent in 2022.",
    "it fits": "Fires burnt 96,000 hectares in Spain in 2023 and 40,000 hectares in Spain in August 2023.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
