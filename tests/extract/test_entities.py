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
        (
            "Trade of Iraq and Iran exceeded $9 billion.",
            "exceeded $9 billion",
            [("IRQ", None), ("IRN", None)],
        ),
        ("The mill made 40 tonnes.", "40 tonnes", []),
        (
            "Germany's imports from Poland were €75 billion.",
            "€75 billion",
            [("DEU", "to"), ("POL", "from")],
        ),
        (
            "Peru's exports to Chile were $2 billion and Chile's exports to Peru $1 billion.",
            "$1 billion",
            [("CHL", "from"), ("PER", "to")],
        ),
        ("Our exports to Chile were $5 billion.", "$5 billion", [("CHL", "to")]),
        ("Exports of Chile were $5 billion.", "$5 billion", [("CHL", None)]),
        (PAIR, "$900 million", [("KEN", None), ("UGA", None)]),
        (PAIR, "3 percent", [("KEN", "from"), ("UGA", "to")]),
    ],
)
def test_claims_say_whom_they_are_about(catalogue, text, phrase, entities):
    draft = drafts_of(catalogue, text)[phrase]
    assert [(entity.code, entity.role) for entity in draft.entities] == entities


@pytest.mark.parametrize(
    ("text", "phrase", "names"),
    [
        (
            "Corvid Foods plc sells sauce. Net profit was $8 million in Chile.",
            "$8 million",
            ["Corvid Foods plc", "Chile"],
        ),
        ("Staff: 1,480 in Lyon, 910 in Nancy, 460 in Brest.", "910", ["Nancy"]),
        ("Corvid Foods plc sells sauce. Inflation was 3 percent in Chile.", "3 percent", ["Chile"]),
        ("Malaysia sent 4 million, China 3 million, Laos 1 million.", "3 million", ["China"]),
        ("Peru's trade with Chile reached 9 billion dollars.", "9 billion dollars", ["Peru", "Chile"]),
        ("Trade of Peru with the Netherlands fell 4 percent.", "4 percent", ["Peru", "Netherlands"]),
        ("Peru's trade reached 90 billion dollars, as Chile said.", "90 billion dollars", ["Peru"]),
        ("There were 9 homicides.", "9 homicides", []),
        ("Construction gained 900 jobs.", "900 jobs", []),
        ("The tax brought in R40 billion. Health gets R12 billion.", "R12 billion", ["South Africa"]),
        ("The Dáil sat late. Rents rose 4 percent.", "4 percent", ["Ireland"]),
        ("Minister of Trade of Peru: Our copper exports to China doubled.", "doubled", ["Peru", "China"]),
        ("Minister of Trade of Peru: Growth was 2 percent. Chile's was 3 percent.", "2 percent", ["Peru"]),
    ],
)
def test_a_claim_is_of_whom_its_text_is_about(catalogue, text, phrase, names):
    assert [entity.name for entity in drafts_of(catalogue, text)[phrase].entities] == names
