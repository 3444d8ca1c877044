import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms, flagged
from tests.rules.running import NOTED, NOTHING, TENSION, near, run, verdict

RULE = "record-vs-growth"


def record(**more):
    return claim("2 trillion RUB", record=True, speaker="Ana", **more)


def grew(phrase, **more):
    return claim(phrase, **({"direction": "increase", "speaker": "Luis"} | more))


@pytest.mark.parametrize(
    ("growth", "expected"),
    [("6 %", TENSION), ("10 %", TENSION), ("11 %", NOTHING), ("40 %", NOTHING), ("-6 %", NOTHING)],
)
def test_growth_of_the_record_period(growth, expected):
    assert verdict(RULE, record(), grew(growth)) == expected


@pytest.mark.parametrize(
    "different",
    [
        {"measure": "exports"},
        {"when": "2021"},
        {"when": None},
        {"areas": ("UZB",)},
        {"adjustment": "real"},
        {"direction": "decrease"},
        {"modality": "projected"},
    ],
    ids=lambda different: next(iter(different)),
)
def test_growth_of_something_else(different):
    assert verdict(RULE, record(), grew("6 %", **different)) is NOTHING


def test_a_level_that_is_no_record_is_left_alone():
    assert verdict(RULE, claim("2 trillion RUB"), grew("6 %")) is NOTHING


def test_growth_in_the_sentence_of_the_record_is_only_noted():
    level, growth = record(sentence=4), grew("6 %", sentence=4)
    assert verdict(RULE, level, growth, links=(link("result", growth, level),)) == NOTED
    assert verdict(RULE, record(sentence=4), grew("6 %", sentence=4)) == NOTED


def test_the_implied_level_is_worked_out():
    check = run(RULE, record(), grew("6 %"))[0]
    assert check.steps == (
        "2 trillion RUB / 1.06 = 1.887 trillion RUB in the period before (implied)",
        "2 trillion - 1.887 trillion = 113.2 billion RUB, by which the record beats it",
    )
    assert near(check.computation.result, "1886792452830.189")
    assert check.message.startswith(
        "Ana calls “2 trillion RUB” of trade for 2022 a record; Luis puts its growth in that period at “6 %”."
    )
    assert check.question


@pytest.mark.parametrize(
    "text",
    [
        "Cement output in Vietnam reached a record 105 million tonnes in 2021. It was up 1.5 percent on 2020.",
        "A record 9,400 students enrolled in 2022. Enrolment went up by 1 percent in 2022.",
    ],
)
def test_growth_told_of_the_record_in_the_next_sentence(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["warning"]


MUST_NOT_FLAG = {
    "a base further back": "Cement output in Vietnam reached a record 105 million tonnes in 2021. It was up 1.5 percent on 2018.",
    "another measure": "Exports of Chile reached a record $97 billion in 2022. Imports of Chile rose by 2 percent in 2022.",
    "another year": "Exports of Chile reached a record $97 billion in 2022. Exports of Chile rose by 1 percent in 2023.",
    "no change stated": "Exports of Chile reached a record $97 billion in 2022.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
