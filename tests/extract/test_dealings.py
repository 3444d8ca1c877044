import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "measure", "entities"),
    [
        ("Peru bought for $700 million from us.", "$700 million", "imports", [("PER", "to")]),
        (
            "Ghana sold goods worth €2 billion to Brazil.",
            "€2 billion",
            "exports",
            [("GHA", "from"), ("BRA", "to")],
        ),
        ("We bought goods for €3 million from Italy.", "€3 million", "imports", [("ITA", "from")]),
        # sales of something, and by nobody's country
        ("Ghana sold €2 billion of cocoa to Brazil.", "€2 billion", None, [("GHA", None)]),
        ("The heirs sold for €2 million to a bank.", "€2 million", None, []),
        ("Italy bought 300 buses for €90 million.", "€90 million", None, [("ITA", None)]),
    ],
)
def test_what_countries_buy_and_sell_is_their_trade(catalogue, text, phrase, measure, entities):
    draft = drafts_of(catalogue, text)[phrase]
    assert draft.measured.id == measure
    assert [(entity.code, entity.role) for entity in draft.entities] == entities
