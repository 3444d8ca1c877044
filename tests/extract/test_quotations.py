import pytest

from service.extract.quotations import find_quotations, speaker_at
from service.model.text import Span
from service.read.text import read_text


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("“We planted 900 trees,” said Amara Nwosu of the parks board.", "900", "Amara Nwosu"),
        ("“We planted 900 trees,” Amara Nwosu said.", "900", "Amara Nwosu"),
        ("Chief executive Amara Nwosu said: “We planted 900 trees.”", "900", "Amara Nwosu"),
        ("Amara Nwosu, who runs the board, added: “We planted 900 trees.”", "900", "Amara Nwosu"),
        ('"We planted 900 trees," said Deputy Mayor Amara Nwosu.', "900", "Amara Nwosu"),
        ("“It rained,” said Amara Nwosu. “We planted 900 trees.”", "900", "Amara Nwosu"),
        ("Few came, said Director Nwosu. “We planted 900 trees.”", "900", "Nwosu"),
        ("The board planted 900 trees, said Amara Nwosu.", "900", "Amara Nwosu"),
        ("The board planted 900 trees. “It rained,” said Amara Nwosu.", "900", None),
        ("“We planted 900 trees,” he said.", "900", None),
        ("“It rained,” said Amara Nwosu.\n\n“We planted 900 trees.”", "900", None),
        ("The “900 club” met in May.", "900", None),
    ],
)
def test_the_name_beside_a_quotation_speaks_it(catalogue, text, figure, speaker):
    document = read_text(text, catalogue.text, date=None)
    start = text.index(figure)
    assert speaker_at(find_quotations(document, catalogue), Span(start, start + len(figure))) == speaker
