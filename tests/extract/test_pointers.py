import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Some 45 percent of tenants are in arrears. This 45 percent is a scandal.",
            {("equivalent", "45 percent", "Some 45 percent")},
        ),
        (
            "The grant was worth $12 million. That $21 million has been spent.",
            {("equivalent", "$21 million", "$12 million")},
        ),
        ("Fees rose from 12 percent to 15 percent. This 3 percent increase hurts.", None),
        (
            "We have 40 schools and 60 clinics. Those 60 clinics need staff.",
            {("equivalent", "60 clinics", "60 clinics")},
        ),
        ("We spent $3 million on rail and $5 million on roads. That $8 million helped.", set()),
        ("Rates are at 4 percent. It was cold. This is 5 percent more than we need.", set()),
        (
            "The fund holds £3 billion. Of these £3 billion, most is in bonds.",
            {("equivalent", "£3 billion", "£3 billion")},
        ),
        ("We opened 300 schools. Of these 120 schools are in the north, the rest on the coast.", set()),
    ],
)
def test_a_figure_may_point_back_at_the_only_one_like_it(catalogue, text, ties):
    found = ties_of(catalogue, text)
    if ties is None:
        assert "equivalent" not in {kind for kind, _, _ in found}
    else:
        assert {tie for tie in found if tie[0] == "equivalent"} == ties


@pytest.mark.parametrize(
    ("text", "base"),
    [
        (
            (
                "The council planned to spend 40 million euros on buses. It will now spend a lower amount of "
                "30 million euros on buses."
            ),
            {("base", "30 million euros", "40 million euros")},
        ),
        (
            (
                "Exports came to 12,000 tonnes. The ministry had hoped for exports at a higher figure of "
                "15,000 tonnes."
            ),
            {("base", "15,000 tonnes", "12,000 tonnes")},
        ),
        (
            "Exports were 12,000 tonnes, imports 9,000 tonnes. A higher figure of 15,000 tonnes is near.",
            set(),
        ),
        ("The council owes 40 million euros. It will spend a lower amount of 30 people.", set()),
        ("The council owes 40 million euros. It will spend the lower amount of 30 million euros.", set()),
    ],
)
def test_a_lower_amount_is_set_against_the_one_of_the_sentence_before(catalogue, text, base):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] == "base"} == base


def test_a_change_of_another_measure_does_not_point_back(catalogue):
    text = "Exports fell to $40 million from $50 million. This is due to a reduced revenue of $3 million."
    assert ("result", "$3 million", "$40 million") not in ties_of(catalogue, text)


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("We saw 33 of the 44 towns. That is 75 percent.", {("share", "75 percent", "33")}),
        ("We saw 33 of the 44 towns. That's half, he said.", {("share", "half", "33")}),
        ("We saw 33 of the 44 towns. That is half of what we planned.", set()),
        ("We saw 33 of the 44 towns and 12 of the 20 ports. That is 75 percent.", set()),
        ("We saw 33 of the 44 towns. That is 12 percent more.", set()),
        ("We saw 33 towns. That is 75 percent.", set()),
    ],
)
def test_a_share_may_point_back_at_a_part_and_its_whole(catalogue, text, tied):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] == "share"} == tied


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("The levy goes from 18 percent to 20 percent. This 2 percent increase hurts.", True),
        ("The levy goes from 18 percent to 20 percent. This 2 point increase hurts.", False),
        ("The levy goes from 18 percent to 20 percent. A 2 percent increase in pay helps.", False),
    ],
)
def test_this_increase_is_that_of_the_levels_just_said(catalogue, text, tied):
    found = {
        source
        for kind, source, target in ties_of(catalogue, text)
        if (kind, target) == ("result", "20 percent")
    }
    assert bool(found) == tied


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "58,400 flats were empty, down from 66,100. That is a fall of 7,700, or nearly 12 percent.",
            {("result", "7,700", "58,400 flats"), ("base", "7,700", "66,100")},
        ),
        (
            "In 2019 trade was $5.8 billion. In 2023 it reached $9.4 billion. That is a rise of 62 percent.",
            {("result", "62 percent", "$9.4 billion"), ("base", "62 percent", "$5.8 billion")},
        ),
        ("Rents rose to €14 from €12. That is an increase of 9 percent over the figure for 2021.", set()),
        (
            "In 2019 trade was $5.8 billion. In 2023 aid hit $9.4 billion. That is a rise of 62 percent.",
            set(),
        ),
    ],
)
def test_a_change_may_point_back_at_two_levels(catalogue, text, ties):
    last = text.rsplit(". ", 1)[1]
    found = {tie for tie in ties_of(catalogue, text) if tie[0] in ("result", "base") and tie[1] in last}
    assert found == ties
