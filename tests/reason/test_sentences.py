from service.reason.sentences import Sentences
from service.reason.terms import build_terms
from tests.factories import MEASURES, UNITS
from tests.rules.prose import report_on, words

TEXT = "In 2021 the port of Oran shipped 40 tonnes of wheat. Nobody came. It lost 20 percent of its wheat."


def sentences() -> Sentences:
    claims = report_on(TEXT).claims
    return Sentences(build_terms(claims, UNITS, MEASURES).values(), TEXT, words().cues.words["plain"])


def test_sentences_without_figures_are_passed_over():
    assert [len(members) for members in sentences().members] == [1, 1]
    assert len(sentences().near(0, 1)) == 2


def test_figures_times_and_plain_words_are_left_out():
    first, second = (members[0].claim for members in sentences().members)
    assert sentences().words(first) == {"port", "oran", "shippe", "wheat"}
    assert sentences().words(second) == {"lost", "wheat"}
