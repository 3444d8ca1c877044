"""The whole of reading, on texts of several sentences and speakers."""

from hypothesis import given
from hypothesis import strategies as st

from service.extract.extraction import extract
from service.read.text import read_text
from tests.extract.reading import DATE

MEETING = (
    "Ana Duarte: Our trade with Chile is growing. Last year it reached a record 3 billion reais.\n"
    "Pedro Rojas: Indeed. Trade rose 4 percent last year [applause: 90 seconds] and we signed 12 banners.\n"
)


def test_claims_are_numbered_in_order_and_carry_their_speaker(catalogue):
    extraction = extract(read_text(MEETING, catalogue.text, date=DATE), catalogue)
    found = [(claim.id, claim.quantity.raw, claim.speaker, claim.measure.id) for claim in extraction.claims]
    assert found == [
        ("c1", "3 billion reais", "Ana Duarte", "trade"),
        ("c2", "4 percent", "Pedro Rojas", "trade"),
        ("c3", "12 banners", "Pedro Rojas", None),
    ]


def test_what_no_speaker_said_is_no_claim(catalogue):
    extraction = extract(read_text(MEETING, catalogue.text, date=DATE), catalogue)
    seconds = next(m for m in extraction.mentions if MEETING[m.span.start : m.span.end].startswith("90"))
    assert seconds.claim is None
    assert seconds.reason == "not said by a speaker"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_text_put_before_shifts_the_claims_and_changes_nothing_else(catalogue, prefix):
    body = "The port moved 40 million tonnes in 2021."
    before = f"{prefix}\n\n"
    alone = extract(read_text(body, catalogue.text, date=DATE), catalogue).claims
    shifted = extract(read_text(before + body, catalogue.text, date=DATE), catalogue).claims
    tail = [claim for claim in shifted if claim.span.start >= len(before)]
    assert [claim.quantity.raw for claim in tail] == [claim.quantity.raw for claim in alone]
    assert [claim.span.start - len(before) for claim in tail] == [claim.span.start for claim in alone]
