import pytest

from service.extract.parties import find_parties, speaks_for
from service.extract.quantities import read_quantities
from service.extract.words import read_words
from service.read.text import read_text
from tests.extract.reading import scenes_of


def parties_of(catalogue, text):
    document = read_text(text, catalogue.text, date=None)
    money = read_quantities(read_words(text), catalogue.quantities)
    return find_parties(document, scenes_of(catalogue, text), catalogue, money)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru grew 2 percent. In Lima rents rose. Peru's exports fell. Chile grew as well.", "Peru"),
        ("Sales rose in Peru and Chile. The Lok Sabha debated it.", "India"),
        ("Debt fell to 900 billion won in Chile and Peru, from 950 billion won.", "South Korea"),
        ("One guest paid 900 won. Peru and Chile paid $4, $5 and $6.", "Peru"),
        ("LIMA, 4 May – Andes Cobre today reported a profit of $4 million.", "Andes Cobre"),
        ("Leeds police released their figures: 90 arrests.", "Leeds"),
        ("President Alvarez announced 900 homes.", None),
        ("MERIDIAN RETAIL GROUP – RESULTS. Sales in Chile rose.", "MERIDIAN RETAIL GROUP"),
        ("World Malaria Day was kept in Ghana.", "Ghana"),
        ("We sold 40 boats.", None),
    ],
)
def test_a_text_is_about_one_country_or_organisation(catalogue, text, name):
    dominant = parties_of(catalogue, text).dominant
    assert [entity.name for entity in dominant] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Minister of Economy of Armenia", "Armenia"),
        ("The German Chancellor", "Germany"),
        ("Minister for Finance", None),
        ("Ambassador of Peru to Chile", None),
        (None, None),
    ],
)
def test_an_office_names_the_country_it_speaks_for(catalogue, speaker, name):
    entity = speaks_for(speaker, catalogue.areas)
    assert (entity.name if entity else None) == name
