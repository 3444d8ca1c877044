"""A share of something is set against the figure for that something, wherever it is stated."""

import pytest

from tests.rules.prose import alarms, flagged

CONFLICTS = [
    (
        "In 2022 exports were $8 billion, or 40 percent of GDP. In 2022 GDP was $32 billion.",
        "share-vs-counts",
        ("$8 billion", "40 percent", "$32 billion"),
    ),
    (
        (
            "MS ADE: The toll is 6 percent of turnover.\nMR ODU: Turnover comes to £50 million a year.\n"
            "MS ADE: The toll brings in £7 million a year."
        ),
        "share-vs-counts",
        ("6 percent", "£50 million a year", "£7 million a year"),
    ),
    (
        "Net debt is €600 million. EBITDA is, by the way, €200 million. Net debt is 4.5 times EBITDA.",
        "joint-inconsistency",
        ("€600 million", "€200 million", "4.5 times"),
    ),
]
CONSISTENT = {
    "the figures agree": (
        "In 2022 exports were $8 billion, or 25 percent of GDP. In 2022 GDP was $32 billion."
    ),
    "the multiple agrees": (
        "Net debt is €600 million. EBITDA, by the way, is €200 million. Net debt is 3.0 times EBITDA."
    ),
    "the whole is of another year": (
        "In 2022 exports were $8 billion, or 40 percent of GDP. In 2012 GDP was $32 billion."
    ),
    "the whole is another one": (
        "In 2022 exports were $8 billion, or 40 percent of revenue. In 2022 GDP was $32 billion."
    ),
    "the whole is narrower": (
        "In 2022 exports were $8 billion, or 40 percent of GDP. In 2022 regional GDP was $32 billion."
    ),
    "a target is no whole": (
        "In 2022 revenue was $8 billion, or 16 percent of GDP, against a target of $9 billion. "
        "In 2022 costs were $2 billion, or 4 percent of GDP."
    ),
}


@pytest.mark.parametrize(("text", "rule", "at"), CONFLICTS)
def test_part_share_and_whole_of_several_sentences_are_compared(text, rule, at):
    assert [tuple(sorted(names)) for _, names in flagged(rule, text)] == [tuple(sorted(at))]


@pytest.mark.parametrize("text", CONSISTENT.values(), ids=CONSISTENT)
def test_what_can_hold_together_is_left_alone(text):
    assert alarms(text) == []
