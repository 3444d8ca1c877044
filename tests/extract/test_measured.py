import pytest

from service.extract.measured import find_measured
from tests.extract.reading import place_of, scenes_of


@pytest.mark.parametrize(
    ("text", "phrase", "measure", "qualifier"),
    [
        ("Exports of copper came to $6 billion.", "$6 billion", "exports", ("copper",)),
        ("The rural unemployment rate stood at 19 percent.", "19 percent", "unemployment-rate", ("rural",)),
        ("They have invested £80 million.", "£80 million", "investment", ()),
        ("A budget deficit of 3 percent was reported.", "3 percent", "budget-deficit", ()),
        ("While imports fell, exports rose 4 percent.", "4 percent", "exports", ()),
        ("A loss of $3 million on revenue of $40 million.", "$3 million", "loss", ()),
        ("A loss of $3 million on revenue of $40 million.", "$40 million", "revenue", ()),
        (
            "Ghana has a deficit of 7 billion cedis in the 2024 budget.",
            "7 billion cedis",
            "budget-deficit",
            (),
        ),
        ("Spending of $9 million on parks was agreed.", "$9 million", "public-spending", ("parks",)),
        ("Exports passed 5 million tonnes for the first time.", "5 million tonnes", "exports", ()),
        ("The bureau counts 40,000 arrivals.", "40,000 arrivals", "tourist-arrivals", ()),
        ("The plant has 12,500 jobs.", "12,500 jobs", "jobs", ()),
        (
            "Exports were $9 billion, imports $7 billion, a surplus of $2 billion.",
            "$2 billion",
            "trade-surplus",
            (),
        ),
        ("Imports grew to €40 billion; the deficit reached €6 billion.", "€6 billion", "trade-deficit", ()),
        ("Spending grew to €40 billion; the deficit reached €6 billion.", "€6 billion", "budget-deficit", ()),
        ("The deficit reached €6 billion.", "€6 billion", "budget-deficit", ()),
        (
            "The trade deficit grew from 2 percent of GDP to 3 percent, or $8 billion.",
            "$8 billion",
            "trade-deficit",
            (),
        ),
        (
            "The trade deficit grew from 2 percent of GDP to 3 percent, or $8 billion.",
            "3 percent",
            "trade-deficit",
            (),
        ),
        ("The divorce rate fell to 9.1 per thousand live births, from 9.9.", "9.9", "divorce-rate", ()),
        (
            "The employment rate for those called “new adults” — people of 18 to 24 — is down 4 points.",
            "4 points",
            "employment-rate",
            (),
        ),
        (
            "Friday was the hottest day in Graz, at 39 degrees Celsius.",
            "39 degrees Celsius",
            "temperature",
            (),
        ),
    ],
)
def test_the_catalogues_measure_nearest_by_grammar_is_taken(catalogue, text, phrase, measure, qualifier):
    (scene,) = scenes_of(catalogue, text)
    measured = find_measured(scene, place_of(scene, phrase), catalogue)
    assert (measured.id, measured.qualifier) == (measure, qualifier)


@pytest.mark.parametrize(
    ("text", "phrase", "noun"),
    [
        ("The council gave $2 billion of drought relief.", "$2 billion", "relief"),
        ("It cleared 40 wrecks from the bay.", "40 wrecks", "wreck"),
        ("It was the wettest week: 40 tonnes of rice were lost.", "40 tonnes", "rice"),
    ],
)
def test_outside_the_catalogue_the_head_noun_names_the_measure(catalogue, text, phrase, noun):
    (scene,) = scenes_of(catalogue, text)
    measured = find_measured(scene, place_of(scene, phrase), catalogue)
    assert (measured.id, measured.text) == (None, noun)


def test_a_duration_is_measured_by_what_it_is_counted_from(catalogue):
    text = "It is 40 years since the founding of the bank."
    (scene,) = scenes_of(catalogue, text)
    measured = find_measured(scene, place_of(scene, "40 years"), catalogue)
    assert text[measured.span.start : measured.span.end].startswith("since the founding")
