"""What a careful reader takes from a sentence: measure, type, direction, period, entities of each claim."""

import pytest

from service.extract.extraction import extract
from service.read.text import read_text
from tests.extract.reading import DATE


def claims_of(catalogue, text, date=DATE):
    document = read_text(text, catalogue.text, date=date)
    return {claim.quantity.raw: claim for claim in extract(document, catalogue).claims}


CASES = [
    # text, phrase, expected attributes
    (
        "Peru's exports rose 7 percent in 2023.",
        "7 percent",
        {
            "id": "exports",
            "type": "change",
            "direction": "increase",
            "entities": ["PER"],
            "start": "2023-01-01",
            "end": "2023-12-31",
        },
    ),
    (
        "Unemployment in Spain fell to 11.8 percent in March 2024.",
        "11.8 percent",
        {
            "id": "unemployment-rate",
            "type": "level",
            "direction": "decrease",
            "entities": ["ESP"],
            "start": "2024-03-01",
            "end": "2024-03-31",
        },
    ),
    (
        "The jobless rate eased from 6.1 percent in January to 5.9 percent in February.",
        "6.1 percent",
        {
            "id": "unemployment-rate",
            "type": "level",
            "direction": "none",
            "start": "2024-01-01",
            "end": "2024-01-31",
        },
    ),
    (
        "The jobless rate eased from 6.1 percent in January to 5.9 percent in February.",
        "5.9 percent",
        {
            "id": "unemployment-rate",
            "type": "level",
            "direction": "decrease",
            "start": "2024-02-01",
            "end": "2024-02-29",
        },
    ),
    (
        "Exports rose 5 percent to $3 billion while imports fell 2 percent.",
        "5 percent",
        {"id": "exports", "type": "change", "direction": "increase"},
    ),
    (
        "Exports rose 5 percent to $3 billion while imports fell 2 percent.",
        "$3 billion",
        {"id": "exports", "type": "level", "direction": "increase"},
    ),
    (
        "Exports rose 5 percent to $3 billion while imports fell 2 percent.",
        "2 percent",
        {"id": "imports", "type": "change", "direction": "decrease"},
    ),
    (
        "The mill shed 140 jobs last year.",
        "140 jobs",
        {"id": "jobs", "type": "change", "direction": "decrease", "start": "2023-01-01", "end": "2023-12-31"},
    ),
    (
        "Inflation, at 3.2 percent in April, was the lowest since 2021.",
        "3.2 percent",
        {"id": "inflation", "type": "level", "superlative": "lowest_since"},
    ),
    (
        "Tourist arrivals hit a record 4.1 million in 2023.",
        "4.1 million",
        {"id": "tourist-arrivals", "type": "level", "superlative": "record_high"},
    ),
    ("Revenue doubled in 2022.", "doubled", {"id": "revenue", "type": "change", "direction": "increase"}),
    (
        "About 40 percent of households rent their homes.",
        "About 40 percent",
        {"type": "share", "direction": "none"},
    ),
    (
        "Japan has invested around $6 billion in Vietnam.",
        "around $6 billion",
        {"id": "investment", "type": "level", "entities": ["JPN", "VNM"]},
    ),
    (
        "We expect a deficit of 2.5 percent of GDP next year.",
        "2.5 percent",
        {"id": "budget-deficit", "modality": "projected"},
    ),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), CASES, ids=[f"{c[1]} in {c[0][:40]}" for c in CASES])
def test_a_claim_is_read_as_its_sentence_means_it(catalogue, text, phrase, expected):
    claims = claims_of(catalogue, text)
    assert phrase in claims, sorted(claims)
    claim = claims[phrase]
    found = {
        "id": claim.measure.id,
        "type": claim.measure.type,
        "direction": claim.measure.direction,
        "modality": claim.modality,
        "superlative": claim.measure.superlative.kind if claim.measure.superlative else None,
        "entities": [entity.code for entity in claim.entities],
        "start": claim.period.start.isoformat() if claim.period and claim.period.start else None,
        "end": claim.period.end.isoformat() if claim.period and claim.period.end else None,
    }
    assert {key: found[key] for key in expected} == expected


NO_CLAIMS = [
    "The treaty was signed in Vilnius on 3 May 2019.",
    "Three of the ministers stayed away.",
    "Call us on 020 7946 0018 before 5 p.m.",
    "Article 12 of the Act applies.",
    "She left five years ago.",
    "This is a plan for the 21st century.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_numbers_that_say_nothing_are_no_claims(catalogue, text):
    assert claims_of(catalogue, text) == {}


def test_every_number_is_accounted_for(catalogue):
    text = "In 2021, Article 4 cost us 3 million euros, or 12 percent of revenue."
    extraction = extract(read_text(text, catalogue.text, date=DATE), catalogue)
    assert all(mention.claim or mention.reason for mention in extraction.mentions)
    assert all(text[c.span.start : c.span.end] == c.quantity.raw for c in extraction.claims)


CHANGES_IN_A_ROW = [
    # text, phrase, direction, words of the measure
    ("Arson came down 1.6%, by 166 cases, to 10,516.", "166 cases", "decrease", "arson"),
    ("Arson came down 1.6%, by 166 cases, to 10,516.", "10,516", "decrease", "arson"),
    ("Landings fell 33% in 2022, and tolls by 14.6 percent.", "14.6 percent", "decrease", "tolls"),
    ("The Sensex rose 2,303 points, or 3.2%, to close at 74,382.", "3.2%", "increase", "sensex"),
    ("The Sensex rose 2,303 points, or 3.2%, to close at 74,382.", "74,382", "increase", "sensex"),
    ("Cash costs rose by 11 cents a pound, or 6.2%, to $1.89.", "6.2%", "increase", "cash costs"),
]


@pytest.mark.parametrize(("text", "phrase", "direction", "words"), CHANGES_IN_A_ROW)
def test_an_amount_a_percent_and_a_level_of_one_change_go_one_way(catalogue, text, phrase, direction, words):
    claim = claims_of(catalogue, text)[phrase]
    assert (claim.measure.direction, claim.measure.text.lower()) == (direction, words)


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("The FTSE 100 lost 41 points.", "41 points", "measure"),
        ("The CAC 40 gained 2.5 percentage points.", "2.5 percentage points", "percentage_points"),
        ("Unemployment rose 0.3 points.", "0.3 points", "percentage_points"),
    ],
)
def test_points_of_an_index_are_no_percentage_points(catalogue, text, raw, kind):
    assert claims_of(catalogue, text)[raw].quantity.kind == kind


@pytest.mark.parametrize(
    ("text", "phrase", "identity"),
    [
        (
            "Ann Bell: And youth unemployment?\n\nTom Roe: It was 6 percent.",
            "6 percent",
            "youth-unemployment-rate",
        ),
        ("Kenya is calm. We expect growth of 1.6 percent.", "1.6 percent", "gdp"),
        ("Corvid Foods plc sells sauce. We expect growth of 1.6 percent.", "1.6 percent", None),
        ("Arrests rose 4 percent. In the west the number fell by 3 percent.", "3 percent", "arrests"),
        ("Enrolment fell by 4 percent.", "4 percent", "students"),
        ("Enrolment was 64 percent.", "64 percent", "enrolment-rate"),
        ("Enrolment fell by 4 percentage points.", "4 percentage points", "enrolment-rate"),
        ("Enrolment fell to 6,400.", "6,400", "students"),
    ],
)
def test_the_measure_is_what_is_spoken_of(catalogue, text, phrase, identity):
    assert claims_of(catalogue, text)[phrase].measure.id == identity
