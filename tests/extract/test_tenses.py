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
        ("Schools receive $3 million.", False),
        ("Nine ferries are to be sold.", False),
        ("It is expected to open 4 halls.", False),
        ("Wages have grown by 3 percent.", False),
    ],
)
def test_whether_a_sentence_tells_of_what_was(catalogue, text, past):
    assert tells_of_past(scenes_of(catalogue, text)[0]) is past
