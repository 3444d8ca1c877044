import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "run-length"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in 2021.",
            "error",
            ("4 percent", "3 percent"),
        ),
        (
            "Sales in Japan fell for the third straight month in May, by 1.2 percent. In April sales in Japan rose 0.8 percent.",
            "error",
            ("1.2 percent", "0.8 percent"),
        ),
        (
            (
                "GDP shrank 0.2 percent in the second quarter of 2023, the third consecutive quarterly fall. "
                "GDP grew 0.4 percent in the first quarter of 2023."
            ),
            "error",
            ("0.2 percent", "0.4 percent"),
        ),
        (
            (
                "MR KOH: Visitor numbers rose to 2.4 million in 2023, the fourth year in a row.\n"
                "MS TAN: There were 2.3 million visitors in 2020 and 2.1 million visitors in 2021."
            ),
            "error",
            ("2.4 million", "2.3 million visitors", "2.1 million visitors"),
        ),
    ],
)
def test_runs_that_another_figure_breaks_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


BEFORE_OR_AFTER = [
    "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in 2018.",
    "Exports grew for the third year running in 2021, by 4 percent. Exports fell 3 percent in 2022.",
    "Sales fell for the third straight month in May, by 1.2 percent. In January sales rose 0.8 percent.",
]
FISCAL = [
    "Exports grew for the fifth year running in fiscal 2023, by 4 percent. Exports fell 3 percent in 2021.",
    "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in FY2021.",
    "India's steel output grew for the fourth year in a row in 2022-23, by 4 percent. India's steel output fell 3 percent in 2021.",
]
OTHERS = [
    "Exports grew for the fifth year running in 2023, by 4 percent. Imports fell 3 percent in 2021.",
    "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in the second quarter of 2021.",
    "Exports grew for the fifth year running in 2023, by 4 percent. Exports were $4 billion in 2020 and $4 billion in 2021.",
    "Exports grew for the fifth year running in 2023, by 4 percent. Exports are expected to fall 3 percent in 2022.",
    (
        "GDP grew 0.3 percent on the quarter in the second quarter of 2023, the third quarter in a row. "
        "GDP fell 0.4 percent on the year in the first quarter of 2023."
    ),
]


@pytest.mark.parametrize("text", BEFORE_OR_AFTER + FISCAL + OTHERS)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_the_run_is_counted_out():
    text = "Exports grew for the fifth year running in 2023, by 4 percent. Exports fell 3 percent in 2021."
    (found,) = checks_on(RULE, text)
    assert found.steps[0] == "5 years up to 2023 begin on 2019-01-01"
    assert "“fifth year running”" in found.message


MUST_NOT_FLAG = {
    "a fiscal year": "Profit rose for the third year running in fiscal 2022. Profit fell by 2 percent in 2021.",
    "it fits": "Exports of Oman rose by 4 percent in 2022, for the third year running. They rose by 2 percent in 2021.",
    "revised": "Output rose for the second quarter running in the second quarter of 2023. A first estimate for the first quarter of 2023 was a fall of 0.1 percent, since revised to a rise.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
