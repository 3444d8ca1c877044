import pytest

from service.model.claim import Superlative
from tests.factories import claim, period
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTHING, OK, WARNING, run, verdict

RULE = "record-denied"


def arrivals(phrase, when, **more):
    return claim(phrase, measure="tourist-arrivals", when=when, **more)


@pytest.mark.parametrize(
    ("other", "when", "expected"),
    [
        ("9.8 million person", "2019", OK),
        ("11.2 million person", "2019", ERROR),
        ("10.4 million person", "2019", OK),
        ("10.5 million person", "2019", OK),  # 10.45 is in both
        ("11.2 million person", "2024", NOTHING),  # a later year may beat it
        ("11.2 million person", "2018-01-01/2019-12-31", NOTHING),  # two years
        ("11.2 million person", None, NOTHING),
    ],
)
def test_another_level_beside_a_record_high(other, when, expected):
    assert (
        verdict(RULE, arrivals("10.4 million person", "2023", record=True), arrivals(other, when)) == expected
    )


def test_a_record_low_is_denied_by_a_lower_level():
    low = Superlative(kind="record_low", text="record low")
    record = claim("569,259 birth", when="1977", superlative=low)
    assert verdict(RULE, record, claim("455,407 birth", when="1975")) == ERROR
    assert verdict(RULE, record, claim("655,407 birth", when="1975")) == OK


def test_the_scope_bounds_the_record():
    since = Superlative(
        kind="highest_since", text="highest since", scope="since 2020", scope_period=period("2020")
    )
    record = claim("7.4 billion USD", when="2023", superlative=since)
    assert verdict(RULE, record, claim("8.1 billion USD", when="2018")) is NOTHING
    assert verdict(RULE, record, claim("8.1 billion USD", when="2021")) == ERROR


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Monday was the hottest day ever in Graz, at 39.1 degrees Celsius. {}", 1),
        ("Monday was the hottest day of the year in Graz, at 39.1 degrees Celsius. {}", 0),
        ("Monday was the hottest day ever in Graz, at 40.9 degrees Celsius. {}", 0),
    ],
)
def test_a_reading_in_a_year_denies_the_record_of_a_day(text, flagged):
    other = "In 2003 the thermometer in Graz showed 40.2 degrees Celsius."
    assert [rule for rule, _ in alarms(text.format(other))] == [RULE] * flagged


def test_a_record_of_the_year_looks_forward_too():
    of_year = Superlative(kind="highest", text="heaviest", scope="of the year")
    august = claim("310 mm", measure=None, text="rainfall", when="2023-08", superlative=of_year)
    assert verdict(RULE, august, claim("360 mm", measure=None, text="rainfall", when="2023-09")) == ERROR
    assert verdict(RULE, august, claim("360 mm", measure=None, text="rainfall", when="2022-07")) is NOTHING


def test_a_record_without_a_known_period_gives_a_warning():
    record = arrivals("51 million person", None, record=True)
    assert verdict(RULE, record, arrivals("55 million person", "2017")) == WARNING


@pytest.mark.parametrize(
    ("change", "direction", "expected"),
    [("6 %", "decrease", WARNING), ("-6 %", "increase", WARNING), ("6 %", "increase", NOTHING)],
)
def test_a_fall_in_the_period_of_the_record(change, direction, expected):
    record = claim("2 trillion RUB", record=True)
    assert verdict(RULE, record, claim(change, direction=direction)) == expected


def test_the_level_before_is_worked_out():
    check = run(RULE, claim("2 trillion RUB", record=True), claim("-6 %", direction="increase"))[0]
    assert check.steps == (
        "2 trillion RUB / 0.94 = 2.128 trillion RUB in the period before (implied)",
        "2.128 trillion is more than 2 trillion",
    )


MUST_NOT_FLAG = {
    "a nominal record": "Exports of Peru reached a record $66 billion in 2022. In 2012 exports of Peru were $48 billion.",
    "partial data": "Sales in the first half of 2023 were a record for a half-year, $9 billion. In 2022 sales were $16 billion.",
    "a record of its own sort": "Lagos had a record 4.1 million passengers for a May. In July it had 4.6 million passengers.",
    "a later record": "In 2015 output hit a record 40 million tonnes. In 2022 output was 44 million tonnes.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Inflation climbed to 68.5% in March from 67.1% in February, the highest since November 2022.",
        "Unemployment fell from 9% in 2020, the highest in Europe, to 7% in 2023.",
    ],
)
def test_a_remark_behind_two_levels_is_of_the_right_one(text):
    assert alarms(text) == []


FERRY = "The ferry line carried 712,000 passengers in August 2023."


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{FERRY} March 2023, with 631,000 passengers, remains the best month in its history.", 1),
        (f"{FERRY} March 2023, with 731,000 passengers, remains the best month in its history.", 0),
        (f"{FERRY} March 2023, with 631,000 passengers, had been the best month until then.", 0),
    ],
    ids=["a later month beats it", "none does", "it was the best once"],
)
def test_what_remains_the_best_month_is_so_among_later_ones_too(text, flags):
    assert len(flagged(RULE, text)) == flags
