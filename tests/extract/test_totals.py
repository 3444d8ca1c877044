import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Together, the 220 vans and 35 lorries make a fleet of 285 vehicles.", {"220 vans", "35 lorries"}),
        ("The 220 vans and 35 lorries make 9 trips.", set()),
        ("Together with the 220 vans the 35 lorries cost 9 million euros.", set()),
    ],
)
def test_figures_taken_together_make_the_last(catalogue, text, parts):
    assert {part for kind, part, _ in ties_of(catalogue, text) if kind == "component"} == parts
