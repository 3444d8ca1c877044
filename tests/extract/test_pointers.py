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
    ],
)
def test_a_figure_may_point_back_at_the_only_one_like_it(catalogue, text, ties):
    found = ties_of(catalogue, text)
    if ties is None:
        assert "equivalent" not in {kind for kind, _, _ in found}
    else:
        assert {tie for tie in found if tie[0] == "equivalent"} == ties
