import pytest

from service.extract.tenses import tells_of_past
from tests.extract.reading import scenes_of


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Nine ferries were sold.", True),
        ("Rents fell by 3 percent.", True),
        ("The mint closed 4 halls.", True),
        ("It was up 2 percent on 2020.", True),
        ("Rents edged up 2 percent.", True),
        ("Output exceeded 50 million tonnes.", True),
        ("A hundred mills run.", False),
        ("Nine dams are being planned or built.", False),
        ("It has also sold 4 halls.", False),
        ("Peru's output exceeded 50 million tonnes.", True),
        ("It opened and sold 4 halls.", True),
        ("Schools receive $3 million.", False),
        ("Nine ferries are to be sold.", False),
        ("It is expected to open 4 halls.", False),
        ("Wages have grown by 3 percent.", False),
    ],
)
def test_whether_a_sentence_tells_of_what_was(catalogue, text, past):
    assert tells_of_past(scenes_of(catalogue, text)[0]) is past


def test_the_perfect_tells_of_the_past_where_it_is_asked_for(catalogue):
    (scene,) = scenes_of(catalogue, "We have built 9 dams by 2026.")
    assert (tells_of_past(scene), tells_of_past(scene, perfect=True)) == (False, True)
