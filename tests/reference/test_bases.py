import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

DATA = FixedReference(
    series("exports", "PER", "USD", {"2020": "42.8E9", "2021": "63.0E9"}, collection="S"),
    series("population", "LVA", "person", {"2020": "1932000"}),
    series("gdp", "PER", "USD", {"2020": "201.9E9"}, collection="S", prices="current"),
    series("goods-exports", "CHL", "USD", {"2020": "74.0E9", "2021": "94.6E9"}, collection="S"),
)


MINISTER = (
    "MINISTER: Latvia's population was {} million in 2021.\n"
    "MR OZOLS: Latvia's population fell 2 percent in 2021."
)


def verdicts(text):
    return [(one.outcome, one.severity) for one in checks_of("joint-inconsistency", text, DATA)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Peru's exports rose 12 percent to US$58 billion in 2021.", True),
        ("Peru's exports rose 36 percent to US$58 billion in 2021.", False),
        (
            MINISTER.format("1.70"),
            True,
        ),
        (
            MINISTER.format("1.89"),
            False,
        ),
        ("Peru's exports rose 12 percent in 2021. Peru's exports were US$58 billion in 2021.", False),
        ("Peru's GDP rose 3 percent to US$226 billion in 2021.", False),
        ("Peru's exports rose 12 percent to US$58 billion in 2020.", False),
        ("Chile's goods exports rose 12 percent to US$96 billion in 2021.", False),
    ],
    ids=[
        "tied level and growth",
        "they fit last year's figure",
        "two speakers and last year's figure",
        "two speakers who fit it",
        "growth in no stated currency",
        "growth of output is real",
        "no figure for the base",
        "a base that publishers have differently",
    ],
)
def test_a_chain_through_an_observation(text, flagged):
    found = verdicts(text)
    assert found == ([(Outcome.INCONSISTENT, Severity.WARNING)] if flagged else [])


def test_the_observation_is_cited_and_only_claims_of_the_text_are_named():
    (check,) = checks_of(
        "joint-inconsistency", "Peru's exports rose 12 percent to US$58 billion in 2021.", DATA
    )
    assert [(item.dataset, item.period, item.value) for item in check.evidence] == [
        ("figures", "2020", 42.8e9)
    ]
    assert len(check.claims) == 2
    assert "given “42.8 billion USD by Office” for 2020" in check.message
    assert any("42.8 billion USD by Office" in step for step in check.steps)
