"""Parts listed after their whole are tied to it, in one sentence and from one to the next."""

import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "The port invested 410 million pesos, of which 260 million for cranes and 150 million for quays.",
            {
                ("part", "260 million", "410 million pesos"),
                ("part", "150 million", "410 million pesos"),
            },
        ),
        (
            "The state released 1.5 billion shillings. Of that, 900 million shillings went to wells.",
            {("part", "900 million shillings", "1.5 billion shillings")},
        ),
        (
            "Builders finished 30,330 homes. Of these, 16,200 were flats, 8,763 villas and 5,367 huts.",
            {("part", part, "30,330 homes") for part in ("16,200", "8,763 villas", "5,367 huts")},
        ),
        (
            "Out of 4,800 nurses, 4,200 have been paid, that is 87.5 percent.",
            {("part", "4,200", "4,800 nurses"), ("share", "87.5 percent", "4,200")},
        ),
        (
            "We opened 40 clinics and 300 schools. Of these, 120 are in the north.",
            {("part", "120", "300 schools")},
        ),
        ("We opened 140 clinics and 300 schools. Of these, 120 are in the north.", set()),
        ("Exports rose to $9 million from $8 million. Of that, 60 percent went to Chad.", set()),
        (
            "There were 9,140 sales. Couples accounted for 3,290 of them, or 36%.",
            {("part", "3,290", "9,140"), ("share", "36%", "3,290")},
        ),
        ("It sold 900 tractors. Of the 40 ploughs, 12 were sold.", {("part", "12", "40 ploughs")}),
    ],
    ids=[
        "a list after of which",
        "of that",
        "of these, a list",
        "out of at the head",
        "only one can hold it",
        "two can hold it",
        "a share is no part",
        "of them, behind the number",
        "a whole of its own",
    ],
)
def test_parts_are_tied_to_their_whole(catalogue, text, ties):
    found = {tie for tie in ties_of(catalogue, text) if tie[0] in ("part", "share")}
    assert found == ties


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Of the 4,800 nurses, 4,200 have been paid. The remaining 600 will be paid in May.",
            {("component", "4,200", "4,800 nurses"), ("component", "600", "4,800 nurses")},
        ),
        (
            (
                "The mine spent 90 million pesos, of which 50 million on shafts and 10 million on roads. "
                "The remaining 30 million pesos went on wages."
            ),
            {
                ("component", part, "90 million pesos")
                for part in ("50 million", "10 million", "30 million pesos")
            },
        ),
        ("The state has 4,800 nurses. The remaining 600 will be paid in May.", set()),
        ("Of the 4,800 nurses, 4,200 have been paid. The remaining 12 percent will wait.", set()),
        ("Of the 4,800 nurses, 4,200 have been paid. Some of the remaining 600 will wait.", set()),
    ],
    ids=["one part", "two parts", "no parts", "a share", "not all of them"],
)
def test_the_remaining_ones_make_up_the_whole_with_the_parts_said(catalogue, text, ties):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] == "component"} == ties


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("On a bench of 8 judges, 31 percent voted to free him.", ("part", "31 percent", "8 judges")),
        ("In the council of 15 members, a third are women.", ("part", "a third", "15 members")),
        ("In a survey of 80 voters, 31 percent said yes.", ("share", "31 percent", "80 voters")),  # weighted
        ("There were 80 voters, 31 percent of all.", ("share", "31 percent", "80 voters")),
    ],
)
def test_a_share_of_the_group_that_opens_its_clause(catalogue, text, tie):
    assert ties_of(catalogue, text) == {tie}
