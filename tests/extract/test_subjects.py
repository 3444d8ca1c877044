import pytest

from service.extract.subjects import subject_of
from tests.extract.reading import scenes_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The draught limit for larger locks will go to 45 feet.", "limit"),
        ("Parasite prevalence among children was 8 percent.", "prevalence"),
        ("Attempted arson: 7,193.", "arson"),
        ("Her camera records 2 gigabytes.", "camera"),
        ("Tolls fell, and landings by 4 percent.", "landings"),
        ("We guide to 4 tonnes.", ""),
        ("There were 40.", ""),
        ("Over the decade the bank lent 40.", "lent"),
    ],
)
def test_the_subject_of_a_quantity(catalogue, text, words):
    (scene,) = scenes_of(catalogue, text)
    assert subject_of(scene, scene.quantities[0], catalogue).text == words
