from decimal import Decimal

from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.paces import paces
from tests.rules.prose import DATE, words


def found(text):
    known = words()
    extraction = extract(read_text(text, known.text, date=DATE), known)
    units, measures = known.units.units, known.measures.entries
    built = build_case(
        extraction, units=units, measures=measures, text=text, date=DATE, words=known.cues.words
    )
    return [(a.each.claim.quantity.raw, a.total.claim.quantity.raw, a.units) for a in paces(built)]


def test_a_total_of_a_month_has_its_days():
    text = "The ferry to Tallinn carried 9,300 cars in March, about 300 a day."
    assert found(text) == [("about 300 a day", "9,300 cars", Decimal(31))]


def test_a_total_over_a_length_of_time_has_as_many_units():
    text = "Quito will plant 60,000 trees over three years, or 20,000 a year."
    assert found(text) == [("20,000 a year", "60,000 trees", Decimal(3))]


def test_a_rate_is_divided_into_shorter_units():
    text = "The dairy pays 520 pesos a year for each cow, ten pesos a week."
    assert [pair[:2] for pair in found(text)] == [("ten pesos a week", "520 pesos a year")]


def test_what_words_set_apart_is_no_pace_of_it():
    assert found("The ferry carried 9,300 cars in March, and the toll is paid by 300 a day.") == []
    assert found("The ferry carried 9,300 cars in March, 30 a day from Riga.") == []
