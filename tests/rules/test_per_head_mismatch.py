import pytest

from tests.factories import claim
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTHING, OK, WARNING, verdict

RULE = "per-head-mismatch"


def kenya(each="2,960 USD", whole="108 billion USD", people="55.1 million person", **more):
    return (
        claim(people, measure="population", areas=("KEN",), when="2023"),
        claim(whole, measure="health-spending", areas=("KEN",), when="2023"),
        claim(
            each,
            **{
                "measure": "health-spending",
                "areas": ("KEN",),
                "when": "2023",
                "adjustment": "per_capita",
                **more,
            },
        ),
    )


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ("1,960 USD", OK),
        ("2,030 USD", OK),  # the population may have moved by 3 percent
        ("2,960 USD", ERROR),
        ("about 1,850 USD", OK),
        ("1.3 USD", ERROR),
    ],
)
def test_whole_over_population(each, expected):
    assert verdict(RULE, *kenya(each)) == expected


@pytest.mark.parametrize(
    "more",
    [
        {"when": "2022"},
        {"areas": ("UGA",)},
        {"measure": "education-spending"},
        {"adjustment": None},
        {"adjustment": "real"},
        {"qualifier": ("private",)},
        {"modality": "projected"},
    ],
)
def test_other_things_are_not_compared(more):
    assert verdict(RULE, *kenya(**more)) is NOTHING


def test_an_unknown_period_makes_it_a_warning():
    people, _whole, each = kenya(when=None)
    undated = claim("108 billion USD", measure="health-spending", areas=("KEN",), when=None)
    assert verdict(RULE, people, undated, each) == WARNING


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            (
                "The population of Chile is 19.6 million. Chile's GDP was $301 billion in 2022; GDP per capita in "
                "Chile was $25,400 in 2022."
            ),
            ("19.6 million", "$301 billion", "$25,400"),
        ),
        (
            (
                "Carbon emissions in Spain were 220 million tonnes in 2022. Carbon emissions per person were 8.5 "
                "tonnes in Spain in 2022. Spain's population is 48 million."
            ),
            ("220 million tonnes", "8.5 tonnes", "48 million"),
        ),
    ],
)
def test_texts_that_do_not_divide_are_flagged(text, at):
    assert flagged(RULE, text) == [("error", at)]


HOUSEHOLDS = [
    "Spain's population is 48 million. Energy bills in Spain came to €60 billion in 2022, €3,200 per household.",
    "The population of Peru is 34 million. Peru's GDP was $245 billion in 2022, $14,000 per worker.",
    "Kenya's population is 55 million. Remittances to Kenya were $4.0 billion in 2022, $480 per family.",
]
MID_YEAR = [
    "The population of Chile was 19.4 million in 2021. Chile's GDP was $301 billion in 2022; GDP per capita in Chile was $15,360 in 2022.",
    "Spain's population is 48 million. Carbon emissions in Spain were 220 million tonnes in 2022. Carbon emissions per person were 4.7 tonnes in Spain in 2022.",
    "Kenya's population is 55 million. Kenya's GDP was $108 billion in 2023. GDP per head in Kenya was $2,000 in 2023.",
]
OTHERS = [
    "Kenya's population is 55 million. Kenya's GDP was $108 billion in 2023. GDP per head in Uganda was $1,000 in 2023.",
    "Kenya's population is 55 million. Kenya's GDP was $108 billion in 2023. Real GDP per head in Kenya was $1,600 in 2023.",
    "Kenya's population is 55 million. Kenya's GDP was $108 billion in 2023. GDP per head in Kenya was $1,700 in 2019.",
]


@pytest.mark.parametrize("text", HOUSEHOLDS + MID_YEAR + OTHERS)
def test_what_may_hold_is_left_alone(text):
    assert alarms(text) == []


MUST_NOT_FLAG = {
    "a household": "The country has 9 million people. It spends $45 billion on health, or $12,000 per household.",
    "per pupil": "The state has 4 million people. It spends $6 billion on schools, or $9,000 per pupil.",
    "middle of the year": "With 10.2 million people in December and an output of $153 billion, output per head was $15,100.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
