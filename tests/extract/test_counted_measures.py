import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "identity", "words"),
    [
        ("The plant has 900 jobs.", "900 jobs", "jobs", "job"),
        ("In the strike 40 people were murdered.", "40 people", "homicides", "person"),
        ("So far 3,000 children have been vaccinated.", "3,000 children", "vaccinations", "child"),
        ("In all 40 people were moved.", "40 people", None, "person"),
        ("Employment rose by 7,000 people.", "7,000 people", "employment", "Employment"),
        ("Employment of 7,000 people matters.", "7,000 people", None, "person"),
        (
            "The labour force of Peru numbers 18 million people.",
            "18 million people",
            "labour-force",
            "labour force",
        ),
        ("In 2021 the population was 41,000 people.", "41,000 people", "population", "population"),
        ("For the population survey 900 people were asked.", "900 people", None, "person"),
        ("Exports were falling and 900 people were asked.", "900 people", None, "person"),
        ("In May 90,000 people were unemployed.", "90,000 people", "unemployed", "person"),
    ],
)
def test_a_count_names_what_it_is_of(catalogue, text, phrase, identity, words):
    measured = drafts_of(catalogue, text)[phrase].measured
    assert (measured.id, measured.text.lower()) == (identity, words.lower())


@pytest.mark.parametrize(
    ("text", "phrase", "qualifier"),
    [
        ("In 2021 some 900 students enrolled.", "some 900 students", ()),
        ("In 2021 some 900 students graduated.", "some 900 students", ("graduated",)),
        ("In 2021 some 900 nurses enrolled.", "some 900 nurses", ("enrolled",)),
    ],
)
def test_a_word_that_belongs_to_the_name_of_what_is_counted_does_not_narrow_it(
    catalogue, text, phrase, qualifier
):
    assert drafts_of(catalogue, text)[phrase].measured.qualifier == qualifier
