from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.former_records import former_records
from tests.rules.prose import words


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    return [(a.record.claim.quantity.raw, a.former.claim.quantity.raw, a.high) for a in former_records(built)]


def test_the_earlier_record_follows_the_words_for_it():
    text = "Attendance reached 97,300, breaking the previous record of 94,100."
    assert found(text) == [("97,300", "94,100", True)]


def test_the_next_sentence_may_give_it():
    text = "Lagos moved 1.9 million containers, a record. The previous best was 1.6 million in 2018."
    assert found(text) == [("1.9 million containers", "1.6 million", True)]


def test_a_low_has_to_be_lower():
    text = "Unemployment fell to a record low of 3.1%, below the previous low of 3.4% in 2007."
    assert found(text) == [("3.1%", "3.4%", False)]


def test_a_record_that_is_missed_beats_none():
    assert found("Attendance reached 91,300, just short of the previous record of 94,100.") == []
