import pytest

from tests.extract.reading import drafts_of

PAIR = (
    "Relations between Kenya and Uganda are close. Kenya and Uganda share a border. "
    "Our bilateral trade reached $900 million. Kenya's exports to Uganda grew 3 percent."
)


@pytest.mark.parametrize(
    ("text", "phrase", "entities"),
    [
        ("Poland's unemployment rate was 5 percent.", "5 percent", [("POL", None)]),
        ("Inflation was 3 percent in Chile and 9 percent in Egypt.", "3 percent", [("CHL", None)]),
        ("Inflation was 3 percent in Chile and 9 percent in Egypt.", "9 percent", [("EGY", None)]),
        ("Japan has invested $4 billion in Vietnam.", "$4 billion", [("JPN", "from"), ("VNM", "to")]),
        (
            "Investment from Japan into Vietnam hit $4 billion.",
            "$4 billion",
            [("JPN", "from"), ("VNM", "to")],
        ),
        ("The mill made 40 tonnes.", "40 tonnes", []),
        (PAIR, "$900 million", [("KEN", None), ("UGA", None)]),
        (PAIR, "3 percent", [("KEN", "from"), ("UGA", "to")]),
    ],
)
def test_claims_say_whom_they_are_about(catalogue, text, phrase, entities):
    draft = drafts_of(catalogue, text)[phrase]
    assert [(entity.code, entity.role) for entity in draft.entities] == entities
