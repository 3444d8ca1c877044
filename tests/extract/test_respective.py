import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "measure", "names"),
    [
        ("Arson and fraud rose by 4% and 9%, respectively.", "4%", "arson", []),
        ("Arson and fraud rose by 4% and 9%, respectively.", "9%", "fraud", []),
        ("Exports and imports were $4 million and $9 million respectively.", "$4 million", "exports", []),
        ("Exports and imports were $4 million and $9 million respectively.", "$9 million", "imports", []),
        ("Sales in France and Peru fell by 4% and 9%, respectively.", "9%", "sales", ["Peru"]),
        ("Sales in France and Peru fell by 4% and 9%.", "9%", "sales", ["France", "Peru"]),
        (
            "Break-ins and car thefts came to 1,240 and 2,015, respectively, down from 1,377 and 2,486.",
            "1,377",
            "ins",
            [],
        ),
    ],
)
def test_lists_said_in_one_order_are_matched(catalogue, text, phrase, measure, names):
    draft = drafts_of(catalogue, text)[phrase]
    assert draft.measured.text.lower() == measure
    assert [entity.name for entity in draft.entities] == names
