import pytest

from service.model.claim import LinkKind
from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "new", "base", "direction"),
    [
        ("Road deaths are up: 5,200 in 2019 and 4,400 in 2022.", "4,400", "5,200", "increase"),
        ("Births are falling: 11,800 in 2022, down here from 10,200 in 2021.", "11,800", None, "none"),
        (
            "Crime is up: 41,000 offences were recorded in 2018 and 38,000 in 2021.",
            "38,000",
            "41,000 offences",
            "increase",
        ),
        (
            "House prices rose; the average price went from £240,000 in May 2021 to £231,000 in May 2022.",
            "£231,000",
            "£240,000",
            "increase",
        ),
        (
            "Road deaths went up last year: 1,900 were counted in 2022 and 1,700 in 2023.",
            "1,700",
            "1,900",
            "increase",
        ),
        ("Births fell; there were 11,800 in 2022 and 10,200 in 2021.", "11,800", "10,200", "decrease"),
        ("Exports dropped: from $4 billion in 2020 to $6 billion.", "$6 billion", "$4 billion", "decrease"),
        (
            "A growing fleet of ferries: the number of ferries went from 31 in 2010 to 24 in 2022.",
            "24",
            "31",
            "increase",
        ),
        (
            "A shrinking army: the number of soldiers went from 21,000 in 2012 to 26,000 in 2020.",
            "26,000",
            "21,000",
            "decrease",
        ),
        (
            "Inflation rose: it was 7 percent in 2020 and 5 percent in 2021.",
            "5 percent",
            "7 percent",
            "increase",
        ),
    ],
)
def test_an_opening_says_where_two_levels_went(catalogue, text, new, base, direction):
    drafts = drafts_of(catalogue, text)
    if base is None:
        assert all(cue != ":" for _, _, cue in drafts[new].ties)
        return
    assert drafts[new].tied(LinkKind.BASE) is drafts[base]
    assert drafts[new].direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell; tea brought $2 billion in 2021 and coffee $3 billion in 2022.",
        "The economy is growing: 4 percent in 2021 and 3 percent in 2022.",
        "Exports may fall: they were $2 billion in 2021 and $3 billion in 2022.",
        "Exports rose and fell: $2 billion in 2021 and $3 billion in 2022.",
        "Crime is up: exports were $2 billion in 2021 and $3 billion in 2022.",
        "Exports fell: they were $2 billion and $3 billion.",
        "A shrinking town: the number of ferries went from 31 in 2010 to 34 in 2022.",
        "Ridership doubled; fares were $2 in 2019 and $3 in 2021.",
    ],
)
def test_an_opening_on_something_else_says_nothing(catalogue, text):
    drafts = drafts_of(catalogue, text)
    assert [cue for draft in drafts.values() for _, _, cue in draft.ties if cue == ":"] == []


def test_a_factor_that_opens_is_of_the_two_levels_behind_its_colon(catalogue):
    drafts = drafts_of(
        catalogue, "Ridership was halved: it carried 9 million passengers in 2019, 7 million in 2021."
    )
    ties = {(kind, other.quantity.raw) for kind, other, _ in drafts["halved"].ties}
    assert ties == {(LinkKind.RESULT, "7 million"), (LinkKind.BASE, "9 million passengers")}


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("The number of prisoners tripled. There were 11,500 prisoners in 2005 and 24,300 in 2020.", True),
        (
            "The number of prisoners tripled in 2001. There were 900 prisoners in 2005 and 24,300 in 2020.",
            False,
        ),
        ("The number of prisoners could triple. There were 900 prisoners in 2005 and 24,300 in 2020.", False),
        ("The number of nurses tripled. There were 11,500 prisoners in 2005 and 24,300 in 2020.", False),
    ],
    ids=["of both", "of another time", "not asserted", "of something else"],
)
def test_a_factor_said_before_is_that_of_the_two_levels_after_it(catalogue, text, tied):
    drafts = drafts_of(catalogue, text)
    factor = next((draft for words, draft in drafts.items() if "tripl" in words), None)
    found = factor.tied(LinkKind.RESULT) if factor is not None else None
    assert (found is drafts["24,300"]) == tied
