import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "reason"),
    [
        (
            "It fed hundreds of millions of people.",
            "hundreds of millions",
            "a number too vague to compare",
        ),
        ("We met three ministers.", "three ministers", "a small cardinal that only modifies its noun"),
        ("The mill made 40 tonnes.", "40 tonnes", None),
        ("Fraud soared 40% in four years, from 4,000 cases.", "four years", "the time that a change took"),
        ("The dam was built in four years.", "four years", None),
    ],
)
def test_some_quantities_claim_nothing(catalogue, text, phrase, reason):
    draft = next(draft for raw, draft in drafts_of(catalogue, text).items() if raw.startswith(phrase))
    assert draft.reason == reason


@pytest.mark.parametrize(
    ("text", "phrase", "direction"),
    [
        ("Visits rose 5 percent to 3 million.", "3 million", "increase"),
        ("Visits fell from 4 million to 3 million.", "3 million", "decrease"),
        ("Its staff tripled.", "tripled", "increase"),
        (
            "The share is 26 percent, a small decrease compared with 27 percent in 2012.",
            "26 percent",
            "decrease",
        ),
    ],
)
def test_a_direction_comes_from_the_words_or_the_base(catalogue, text, phrase, direction):
    assert drafts_of(catalogue, text)[phrase].direction == direction


@pytest.mark.parametrize(
    ("text", "phrase", "type_"),
    [
        ("Snowfall came to 118 percent of the seasonal norm.", "118 percent", "ratio"),
        ("The smelter ran at 91 percent of its capacity.", "91 percent", "ratio"),
        ("Receipts were 104 percent of last year's haul.", "104 percent", "ratio"),
        ("The olive crop was 112 percent of the 2021 crop.", "112 percent", "ratio"),
        ("Some 64 percent of last year's apprentices stayed.", "64 percent", "share"),
        ("Some 112 percent of commuters cycle.", "112 percent", "share"),
    ],
)
def test_a_level_that_may_be_passed_is_no_whole(catalogue, text, phrase, type_):
    (draft,) = (draft for raw, draft in drafts_of(catalogue, text).items() if raw.endswith(phrase))
    assert draft.type.value == type_
