import pytest

from tests.rules.prose import checks_on, flagged

RULE = "former-record-not-beaten"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Kraków awarded 212 doctorates, the highest number in its history; the earlier best was 241.",
            ("212 doctorates", "241"),
        ),
        (
            "Growers picked 1.05 million tonnes of coffee, a record, beating the old one of 1.22 million set in 2011.",
            ("1.05 million tonnes", "1.22 million"),
        ),
        ("Attendance reached 91,300, breaking the previous record of 94,100.", ("91,300", "94,100")),
        (
            "Oman's exports hit a record $7.4 billion, above the previous high of $8.1 billion.",
            ("$7.4 billion", "$8.1 billion"),
        ),
        (
            "Unemployment in Malta fell to a record low of 3.9%, below the previous low of 3.4% in 2007.",
            ("3.9%", "3.4%"),
        ),
        (
            "Lagos moved 1.4 million containers, a record. The previous best was 1.6 million in 2018.",
            ("1.4 million containers", "1.6 million"),
        ),
    ],
)  # fmt: skip
def test_a_record_below_the_one_that_it_is_said_to_beat(text, figures):
    assert flagged(RULE, text) == [("error", figures)]


@pytest.mark.parametrize(
    "text",
    [
        "Attendance reached 97,300, breaking the previous record of 94,100.",
        "Attendance reached 94,100, matching and almost breaking the previous record of 94,300.",
        "Lagos moved 1.4 million containers, short of the previous record of 1.6 million in 2018.",
        "Lagos moved 1.4 million containers, the most since 2019. The previous best was 1.6 million.",
        "Attendance reached 91,300, without breaking the old record of 94,100.",
        "The club hopes for 91,300 visitors, breaking the old record of 94,100.",
        "She ran the race in 9.8 seconds, beating the old record of 9.9 seconds.",
        "The mint sold a record 4.2 million coins in June 2023; the previous best was 9.6 million for 2019 as a whole.",
        "Unemployment fell to a record low of 3.1%, below the previous low of 3.4% in 2007.",
        "Exports hit a record €7.4 billion; the previous best was $8.1 billion.",
    ],
    ids=[
        "it is beaten",
        "nearly",
        "missed",
        "only since a year",
        "denied",
        "hoped for",
        "a time",
        "of another length",
        "a low",
        "other currencies",
    ],
)  # fmt: skip
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


def test_the_difference_is_shown():
    (check,) = checks_on(RULE, "Attendance reached 91,300, breaking the previous record of 94,100.")
    assert check.steps == ("91,300 - 94,100 = -2,800", "a record high asks for a result above 0")
