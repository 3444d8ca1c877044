import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "net-vs-gross"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "MINISTER: Net migration to Spain was 750,000 in 2022.\nMS ROY: Immigration to Spain was 750,000 in 2022.",
            ("750,000", "750,000"),
        ),
        (
            "Gross profit of Halvorsen was NOK 40 million in 2023. Net profit of Halvorsen was NOK 40 million in 2023.",
            ("NOK 40 million", "NOK 40 million"),
        ),
        (
            "The plant hired 1,200 workers and laid off 900, a net gain of 1,200 jobs.",
            ("1,200 workers", "900", "1,200 jobs"),
        ),
    ],
)
def test_gross_told_as_net_is_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


LABELLED = [
    "Net migration to Spain was 520,000 in 2022. Immigration to Spain was 750,000 in 2022.",
    "Gross profit was $40 million in 2023 and net profit $12 million.",
    "The state borrowed €90 billion and repaid €60 billion, so net borrowing was €30 billion.",
]
NET_IS_RIGHT = [
    "The plant hired 1,200 workers and laid off 900, a net gain of 300 jobs.",
    "The firm created 12,000 jobs in 2023. It also cut 9,000 jobs in 2023.",
    "The church gained 400 members and lost 150, a net rise of 250 members.",
]
OTHERS = [
    "Net migration to Spain was 750,000 in 2022. Immigration to Spain was 750,000 in 2019.",
    "Net migration to Spain was 750,000 in 2022. Immigration to Italy was 750,000 in 2022.",
    "Net profit was $40 million in 2023. Gross debt was $40 million in 2023.",
]


@pytest.mark.parametrize("text", LABELLED + NET_IS_RIGHT + OTHERS)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_the_net_figure_is_worked_out():
    (found,) = checks_on(RULE, "The plant hired 1,200 workers and laid off 900, a net gain of 1,200 jobs.")
    assert found.outcome.value == "tension"
    assert found.steps == ("1,200 - 900 = 300 workers",)


MUST_NOT_FLAG = {
    "gross and labelled": "Gross immigration was 92,000 in 2022 and net migration 30,000.",
    "gross is meant": "The firm created 900 jobs in 2022 and cut 200.",
    "no net figure": "Immigration was 92,000 in 2022, emigration 62,000.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
