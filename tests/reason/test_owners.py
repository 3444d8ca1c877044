import pytest

from service.extract import extract
from service.read.text import read_text
from service.reason.cues import Cues
from service.reason.owners import are_owned_apart
from tests.rules.prose import words


class Text:
    """A text with its cues."""

    def __init__(self, text):
        extraction = extract(read_text(text, words().text), words())
        self.text, self.claims = text, extraction.claims
        self.cues = Cues(extraction.cues, extraction.claims)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The mill's emissions were 4 tonnes. The smelter's emissions were 6 tonnes.", True),
        ("The insurer's annual profit was $4 million. The bank's profit was $6 million.", True),
        ("The mill's emissions were 4 tonnes. The mill's annual emissions were 6 tonnes.", False),
        ("The mill's emissions were 4 tonnes. The company's emissions were 6 tonnes.", False),
        ("The mill's emissions were 4 tonnes. Emissions were 6 tonnes.", False),
        ("Peru's emissions were 4 tonnes. The mill's emissions were 6 tonnes.", False),
        ("The north mill made 4 tonnes. The south mill made 6 tonnes.", True),
        ("The north mill made 4 tonnes. The same mill made 6 tonnes.", False),
        ("The north mill made 4 tonnes. The mill made 6 tonnes.", False),
        ("The north mill made 4 tonnes. The steel company made 6 tonnes.", False),
        ("Last year's emissions were 4 tonnes. The mill's emissions were 6 tonnes.", False),
    ],
)
def test_common_nouns_that_own_figures_tell_them_apart(text, apart):
    case = Text(text)
    assert are_owned_apart(case, *case.claims) is apart
