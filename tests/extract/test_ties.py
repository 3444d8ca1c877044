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
        ("97 out of 90 posts were filled.", {("part", "97", "90 posts")}),
        ("It trained 900 nurses, 300 of them abroad.", {("part", "300", "900 nurses")}),
        ("Turnout was 46 percent, sorry, 36 percent.", {("correction", "36 percent", "46 percent")}),
        (
            "The fund totals $60 million: $25 million for roads, $20 million for rail, $15 million for air.",
            {("component", part, "$60 million") for part in ("$25 million", "$20 million", "$15 million")},
        ),
        ("Revenue was $3 million and profit $1 million.", set()),
        ("Rent costs us €40 million, which is 8 percent of sales.", {("share", "8 percent", "€40 million")}),
        ("Rent costs us €40 million, which is €38 million after tax.", set()),
        (
            "Tolls brought €40 million in 2021, equal to 8 percent of revenue.",
            {("share", "8 percent", "€40 million")},
        ),
        ("So 50 barrels is 7,950 litres of oil.", {("equivalent", "7,950 litres", "50 barrels")}),
        (
            "₹480 crore puts ₹300 crore into rail, ₹100 crore into art, the remaining ₹80 crore in mud.",
            {("component", part, "₹480 crore") for part in ("₹300 crore", "₹100 crore", "₹80 crore")},
        ),
        (
            "Of the 640 pilots asked, 480, or 75 percent, want to retire early.",
            {("part", "480", "640 pilots"), ("share", "75 percent", "480")},
        ),
        ("Total forces include 40,000 regulars, 55,000 reservists and 9,000 cadets.", set()),
        ("They drew 180 samples out of 12 wells.", set()),
        ("The final, with 12 prizes including the cup, drew 40,000 viewers.", set()),
        ("Staff numbered 6,450, or 6,100 full-time equivalents.", set()),
        ("• Adjusted profit of £31.4m (£44.0m)", {("base", "£31.4m", "£44.0m")}),
        ("Boys scored 470 (495 in 2019).", set()),
        ("• Loss before tax of £8.2m (2023: profit of £5.1m), after a £12m write-down", set()),
        ("The park has 84 species of birds, 79 species of fish and 12 species of frogs.", set()),
        (
            "The mine produced 8.4 million tonnes of ore, 300,000 tonnes or 3 percent less than planned.",
            {
                ("equivalent", "3 percent", "300,000 tonnes"),
                ("result", "300,000 tonnes", "8.4 million tonnes"),
            },
        ),
        (
            "They live in 310,000 of the town's 340,000 flats, a 9.1% change from the last census.",
            {("part", "310,000", "340,000 flats")},
        ),
        (
            "Some 210,000 of the island's 600,000 inhabitants, or 35 percent, fish for a living.",
            {("part", "Some 210,000", "600,000 inhabitants"), ("share", "35 percent", "Some 210,000")},
        ),
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
