import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.reading import checks_of

PEOPLE = {"LTU": "2800000", "LVA": "1900000", "EST": "1330000", "ISL": "373000", "LUX": "640000"}
DATA = FixedReference(
    *(series("population", area, "person", {"2021": n, "2022": n}) for area, n in PEOPLE.items())
)
TIES = FixedReference(
    *(series("population", area, "person", {"2022": "100"}) for area in ("LTU", "LVA", "EST"))
)


def verdict(text, data=DATA):
    found = [(one.outcome, one.severity) for one in checks_of("rank-denied", text, data)]
    assert len(found) < 2
    return found[0] if found else None


RIGHT, WRONG = (Outcome.CONSISTENT, None), (Outcome.INCONSISTENT, Severity.WARNING)
OPEN = (Outcome.UNDETERMINED, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022 Latvia had the second-largest population in the world.", RIGHT),
        ("In 2022 Estonia had the second-largest population in the world.", WRONG),
        ("Latvia has the world's second-largest population.", RIGHT),
        ("In 2022 Iceland had the third-smallest population in the world.", OPEN),
        ("In 2022 Latvia had the fourth-largest population in the world.", OPEN),
        ("In 2022 Latvia had the second-largest population in the Baltics.", OPEN),
        ("In 2022 Latvia had the second-largest economy in the world.", None),
        ("In 2022 Norway had the second-largest population in the world.", None),
        ("In 2019 Latvia had the second-largest population in the world.", None),
    ],
)
def test_a_rank_beside_the_ranking(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize("rank", ["second", "third"])
def test_level_countries_share_their_ranks(rank):
    assert verdict(f"In 2022 Latvia had the {rank}-largest population in the world.", TIES) == RIGHT


def test_a_close_neighbour_may_be_swapped():
    close = FixedReference(
        *(series("population", area, "person", {"2022": n}) for area, n in (("LTU", "101"), ("LVA", "100")))
    )
    found = verdict("In 2022 Lithuania had the second-largest population in the world.", close)
    assert found == (Outcome.TENSION, Severity.INFO)


@pytest.mark.parametrize("status", ["E", "D"])
def test_estimates_and_other_definitions_make_no_ranking(status):
    inexact = FixedReference(
        *(series("population", area, "person", {"2022": f"{n}~{status}"}) for area, n in PEOPLE.items())
    )
    assert verdict("In 2022 Estonia had the second-largest population in the world.", inexact) is None


def test_the_ranking_is_cited():
    (check,) = checks_of(
        "rank-denied", "In 2022 Estonia had the second-largest population in the world.", DATA
    )
    assert check.steps == ("2. Latvia: 1.9 million person", "3. Estonia: 1.33 million person")
    assert [item.series.split(".")[2] for item in check.evidence] == ["EST", "LVA"]


def test_the_largest_dataset_counts():
    other = FixedReference(
        *(series("population", area, "person", {"2022": n}) for area, n in PEOPLE.items()),
        series("population", "LVA", "person", {"2022": "1900000"}, of=dataset("lone")),
    )
    assert verdict("In 2022 Latvia had the second-largest population in the world.", other) == RIGHT
