import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTED, NOTHING, OK, TENSION, UNKNOWN, WARNING, run, verdict

RULE = "value-conflict"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1.84 billion EUR", "1.48 billion EUR", ERROR),
        ("1.84 billion EUR", "1.84 billion EUR", OK),
        ("1.84 billion EUR", "1.8 billion EUR", OK),
        ("1.84 billion EUR", "about 1.9 billion EUR", OK),
        ("1.84 billion EUR", "over 1.8 billion EUR", OK),
        ("1.84 billion EUR", "over 1.5 billion EUR", NOTED),  # loose words
        ("1.84 billion EUR", "over 1.0 billion EUR", TENSION),
        ("1.84 billion EUR", "1.85 billion EUR", OK),  # 1.845 is in both
        ("1.84 billion EUR", "1.86 billion EUR", ERROR),
        ("4.1 %", "5.6 %", ERROR),
    ],
)
def test_two_statements_of_one_figure(first, second, expected):
    assert (
        verdict(RULE, claim(first, measure="budget-deficit"), claim(second, measure="budget-deficit"))
        == expected
    )


@pytest.mark.parametrize(
    "different",
    [
        {"when": "2023"},
        {"measure": "imports"},
        {"areas": ("UZB",)},
        {"qualifier": ("of", "goods")},
        {"adjustment": "seasonally_adjusted"},
        {"modality": "target"},
        {"modality": "negated"},
        {"modality": "hypothetical"},
        {"type": "average"},
    ],
    ids=lambda different: next(iter(different)),
)
def test_different_unknowns_are_not_compared(different):
    second = claim("2.3 billion USD", **({"measure": "exports"} | different))
    assert verdict(RULE, claim("3.1 billion USD", measure="exports"), second) is NOTHING


def test_another_currency_is_not_compared():
    assert verdict(RULE, claim("3.1 billion USD"), claim("2.3 billion EUR")) is NOTHING


def test_entities_that_are_taken_over_give_a_warning_at_most():
    assert verdict(RULE, claim("3.1 billion USD"), claim("2.2 billion USD", areas=())) == WARNING


def test_units_are_converted_before_they_are_compared():
    freight = {"measure": "freight", "when": "2022"}
    assert verdict(RULE, claim("2,000 kg", **freight), claim("2.0 t", **freight)) == OK
    assert verdict(RULE, claim("2,000 kg", **freight), claim("3.0 t", **freight)) == ERROR


def test_an_unknown_period_leaves_it_undetermined():
    check = run(RULE, claim("3.1 billion USD"), claim("2.2 billion USD", when=None))[0]
    assert (check.outcome, check.severity) == UNKNOWN
    assert check.reason == "the period of at least one of them is unknown"


def test_digits_in_swapped_order_are_taken_for_the_same_figure_though_a_period_is_missing():
    assert verdict(RULE, claim("3.2 million USD"), claim("2.3 million USD", when=None)) == WARNING


def test_figures_listed_in_one_sentence_are_different_things():
    assert verdict(RULE, claim("49.6 %", sentence=7), claim("50.4 %", sentence=7)) is NOTHING


def test_three_different_figures_are_a_list():
    checks = run(RULE, claim("3.1 billion USD"), claim("2.2 billion USD"), claim("7.5 billion USD"))
    assert [(check.outcome, check.severity) for check in checks] == [UNKNOWN]
    assert "too many" in checks[0].reason


def test_one_altered_figure_gives_one_conflict_with_the_nearest_statement():
    claims = [
        claim("3.1 billion USD", id="a"),
        claim("3.1 billion USD", id="b"),
        claim("4.9 billion USD", id="odd"),
    ]
    assert [check.claims for check in run(RULE, *claims)] == [("b", "odd")]


def test_the_corrected_figure_is_out():
    wrong, right = claim("46 %"), claim("36 %")
    assert verdict(RULE, wrong, right, links=(link("correction", right, wrong),)) is NOTHING


def test_the_earlier_level_of_a_comparison_is_not_the_later_one():
    base, new = claim("4.0 %"), claim("4.5 %")
    again = claim("4.5 %")
    assert verdict(RULE, base, new, again, links=(link("base", new, base),)) == OK


def test_a_restatement_of_the_words_is_compared_whatever_the_sentence():
    first, second = claim("40 %", sentence=3), claim("60 %", sentence=3)
    assert verdict(RULE, first, second, links=(link("equivalent", second, first),)) == ERROR


def test_messages_name_speakers_and_both_figures():
    check = run(RULE, claim("1.84 billion EUR", speaker="Ana"), claim("1.48 billion EUR", speaker="Luis"))[0]
    assert check.message == (
        "Ana puts trade for 2022 at “1.84 billion EUR”, and Luis puts it at “1.48 billion EUR”: "
        "one figure cannot be both."
    )
    assert check.steps == (
        "“1.84 billion EUR” allows 1.835 billion to 1.845 billion EUR",
        "“1.48 billion EUR” allows 1.475 billion to 1.485 billion EUR",
        "no value lies in both ranges",
    )
    assert check.question == "Which is right for trade for 2022: “1.84 billion EUR” or “1.48 billion EUR”?"


@pytest.mark.parametrize(
    "text",
    [
        "Gross margin of 41.3% (40.8%)",
        "Revenue was €512 million (2022: €498 million).\n\nGross margin came to 41.3% (40.8%), staff to 2,310 (2,190).",
        "The ward answered 91 percent of calls in time (84 percent).",
        "Passenger growth of 8 percent (6 percent)",
    ],
)
def test_a_figure_in_brackets_behind_another_is_of_another_time(text):
    assert alarms(text) == []


MUST_NOT_FLAG = {
    "provisional and revised": "The office first put Chile's exports for 2022 at $94.7 billion. Its revised figure for Chile's exports in 2022 is $97.5 billion.",
    "an estimate and the outcome": "Kenya's deficit for 2021 was provisionally estimated at 930 billion shillings; the final figure is 950 billion shillings.",
    "goods, and goods and services": "Portugal's goods exports were €78 billion in 2022. Portugal's exports of goods and services were €120 billion in 2022.",
    "another definition": "On the national definition 310,000 people were unemployed in Austria in 2023. On the ILO definition 240,000 people were unemployed in Austria in 2023.",
    "two goods exported": "Argentina exported 36 million tonnes of maize in 2022. Argentina exported 5 million tonnes of soybeans in 2022.",
    "all exports and one": "India exported $6 billion worth of rice in 2022. India exported $450 billion in 2022.",
    "what a verb changes": "In 2021 the mill's emissions were 4.1 million tonnes. The mill cut its emissions of 4.1 million tonnes by 20 percent in 2022, to 3.3 million tonnes.",
    "a plan on the level": "Denmark's debt was $180 billion in 2022. Denmark wants to cut its 2022 debt of $180 billion by a tenth.",
    "two owners": "The bank's loss in 2008 was $5 billion. The insurer's loss in 2008 was $2 billion.",
    "two of one kind": "The north plant made 41,000 cars in 2022. The south plant made 62,000 cars in 2022.",
    "two owners, digits alike": "The mill's output was 4.1 million tonnes in 2021. The smelter's output was 41 million tonnes in 2021.",
    "two owners, two ways": "The bank's staff fell by 3 percent in 2022. The insurer's staff rose by 3 percent in 2022.",
    "two groups": "In 2022 the literacy rate in Mali was 40 percent among men. In 2022 the literacy rate in Mali was 22 percent among women.",
}


@pytest.mark.parametrize(
    "text",
    [
        "Peru exported 2.3 million tonnes of copper in 2022. Peru's copper exports in 2022 were 1.8 million tonnes.",
        "Egypt imported $4.1 billion of wheat in 2021. Egypt's wheat imports were $3.3 billion in 2021.",
        "Norway exported NOK 122 billion worth of salmon in 2023. Norway's salmon exports were NOK 96 billion in 2023.",
        "Denmark's debt was $180 billion in 2022. Denmark wants to cut its 2022 debt of $210 billion by a tenth.",
        "Chile's trade deficit was $3.1 billion in May 2022. Analysts had forecast less than the May 2022 trade deficit of $4.4 billion that Chile reported.",
        "Ecuador's exports of bananas were $3.5 billion in 2021. Ecuador's banana exports were $2.9 billion in 2021.",
    ],
)
def test_a_verb_with_its_object_speaks_of_the_figure_that_the_noun_names(text):
    assert [severity for severity, _ in flagged(RULE, text)] == ["error"]


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $1.84 billion, up 12% year on year, or 14% in constant currency.",
        "Wages rose 9 percent, or 3 percent in real terms.",
        "Unemployment was 4.1 percent, or 3.8 percent seasonally adjusted.",
    ],
)
def test_a_figure_on_another_basis_is_another_figure(text):
    assert alarms(text) == []
