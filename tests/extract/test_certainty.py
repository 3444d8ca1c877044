import pytest

from service.extract.certainty import confidence
from tests.extract.reading import drafts_of


def test_a_reading_with_more_guesses_is_less_sure(catalogue):
    text = "Kenya's exports came to $6 billion in 2022. They were also up 4 percent."
    drafts, rates = drafts_of(catalogue, text), catalogue.confidence
    assert confidence(drafts["4 percent"], rates) < confidence(drafts["$6 billion"], rates)


@pytest.mark.parametrize(
    ("text", "phrase", "sure"),
    [
        ("In 2022 Kenya's exports rose 4 percent to $6 billion.", "4 percent", True),
        ("In 2022 Kenya's exports rose 4 percent while imports fell 3 percent.", "4 percent", False),
        ("Kenya's exports rose 4 percent to $6 billion.", "4 percent", False),
        ("In 2022 Kenya's grain barges rose 4 percent to 60.", "4 percent", False),
    ],
    ids=["all said", "another measure", "no time", "outside the catalogue"],
)
def test_only_what_is_said_in_its_sentence_and_alone_is_sure(catalogue, text, phrase, sure):
    assert (confidence(drafts_of(catalogue, text)[phrase], catalogue.confidence) >= 0.9) is sure
