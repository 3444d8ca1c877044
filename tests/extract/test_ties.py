import pytest

from tests.extract.reading import drafts_of, ties_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "The dam cost 4 billion roubles, or $50 million.",
            {("equivalent", "$50 million", "4 billion roubles")},
        ),
        (
            "Of the 50 mills, 20, or 40 percent, have closed.",
            {("part", "20", "50 mills"), ("share", "40 percent", "20")},
        ),
        ("It sold 900 tractors, including 300 abroad.", {("part", "300", "900 tractors")}),
        ("It trained 900 nurses, 300 of them abroad.", {("part", "300", "900 nurses")}),
        ("Turnout was 46 percent, sorry, 36 percent.", {("correction", "36 percent", "46 percent")}),
        (
            "The fund totals $60 million: $25 million for roads, $20 million for rail, $15 million for air.",
            {("component", part, "$60 million") for part in ("$25 million", "$20 million", "$15 million")},
        ),
        ("Revenue was $3 million and profit $1 million.", set()),
    ],
)
def test_the_words_tie_quantities_together(catalogue, text, ties):
    assert ties_of(catalogue, text) == ties


def test_a_part_named_before_is_tied_to_the_whole(catalogue):
    text = "We open 6 clinics worth €9 million. Overall, we run more than 80 clinics worth over €200 million."
    drafts = drafts_of(catalogue, text)
    assert [(kind.value, other.quantity.raw) for kind, other, _ in drafts["€9 million"].ties] == [
        ("part", "over €200 million")
    ]
