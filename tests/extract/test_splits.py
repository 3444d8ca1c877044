import pytest

from service.model.claim import LinkKind
from tests.rules.prose import flagged, report_on

SUMS = "total-not-sum-of-parts"
PARTS = "part-above-whole"


def parts(text):
    report = report_on(text)
    raw = {claim.id: claim.quantity.raw for claim in report.claims}
    return [
        (raw[link.source], raw[link.target])
        for link in report.links
        if link.kind is LinkKind.PART and not link.cue
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The river is 310 kilometres long, 180 on the Serbian side and 150 on the Romanian.",
            ("310 kilometres", "180", "150"),
        ),
        ("Manila's fleet has 645 boats, 338 of steel and 407 of fibreglass.", ("645 boats", "338", "407")),
        ("The trust runs 420 beds, 260 in Bergen and 230 in Voss.", ("420 beds", "260", "230")),
        ("The grocer has 312 shops, 231 in Chile and 111 elsewhere.", ("312 shops", "231", "111")),
        (
            "In all 8,124 diplomas were awarded, 5,210 at bachelor and 3,914 at master level.",
            ("8,124 diplomas", "5,210", "3,914"),
        ),
        (
            "Police counted 71 suspects. Thirty-eight of the suspects were male and forty-three female.",
            ("71 suspects", "Thirty-eight", "forty-three"),
        ),
        (
            "We inspected 1,260 pumps in Togo. Of these, 856 worked fully, 319 in part and 265 did not work.",
            ("1,260 pumps", "856", "319", "265"),
        ),
    ],
)  # fmt: skip
def test_parts_listed_behind_a_whole_are_not_more_than_it(text, figures):
    assert flagged(PARTS, text) == [("warning", figures)]


@pytest.mark.parametrize(
    "text",
    [
        "The hall in Linz seats 400 people, 300 at dinners and 250 at lectures.",
        "A ticket costs $152, $96 for students and $76 for children.",
        "The plant sold 400 cars in May, 300 in June and 200 in July.",
        "The firm employs 400 people in Leeds, 300 in York and 200 in Hull.",
        "They won 62 seats, 58 at the last election and 51 at the one before.",
        "The limit is 400 guests, 300 in winter and 200 in summer.",
        "The train takes 152 minutes, 96 on weekdays and 76 on Sundays.",
        "We asked 50 farmers. Of these, 40 own a tractor and 30 a van.",
        "We asked 50 farmers. Of these, 40 own a tractor, 30 a van and 5 neither.",
        "There were 61 suspects. Thirty-eight of the suspects were male and forty were known to the police.",
        "The river is 310 kilometres long, 180 on the Serbian side and 100 on the Romanian.",
        "We asked 50 farmers. Of these, 40 own a tractor and 30 do not have a van.",
        "The clinic took in 90 patients, up to 60 of them with burns and 50 with fractures.",
    ],
    ids=[
        "capacities",
        "prices",
        "months",
        "places side by side",
        "other elections",
        "limits",
        "days of the week",
        "may overlap",
        "may overlap, and neither",
        "of two sorts",
        "less than the whole",
        "not of the same",
        "of them",
    ],
)
def test_what_may_hold_is_left_alone(text):
    assert [flag for rule in (PARTS, SUMS) for flag in flagged(rule, text)] == []


def test_bare_numbers_behind_a_whole_count_what_it_counts():
    text = "Malta registered 745 yachts, 438 of wood and 307 of steel."
    assert parts(text) == [("438", "745 yachts"), ("307", "745 yachts")]


def test_a_part_that_did_not_is_counted_all_the_same():
    text = "We inspected 1,260 pumps. Of these, 856 worked fully, 139 in part and 265 did not work."
    assert [claim.modality for claim in report_on(text).claims] == ["asserted"] * 4


RICE = "Rice output came to 31.9 million tonnes"
GRAINS = "27.4 million tonnes of long grain, 4.1 million of jasmine and 3.1 million of basmati."


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{RICE}. That is made up of {GRAINS}", 1),
        (f"Rice output came to 34.6 million tonnes. This consists of {GRAINS}", 0),
        (f"{RICE} and wheat output to 20 million tonnes. That is made up of {GRAINS}", 0),
        (f"{RICE}. Next year's crop is made up of {GRAINS}", 0),
    ],
    ids=["more than the total", "it fits", "two totals", "of something else"],
)
def test_what_makes_up_the_amount_before_adds_up_to_it(text, flags):
    assert len(flagged(SUMS, text)) == flags


SPENDING = "Four offices spent CZK 4.8 billion. Health accounted for half of the total, CZK 2.4 billion"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{SPENDING}, the Interior for CZK 1.2 billion and Agriculture for CZK 1.7 billion.", 1),
        (f"{SPENDING}, the Interior for CZK 1.2 billion and Agriculture for CZK 0.7 billion.", 0),
        (f"{SPENDING}, the Interior had asked for CZK 1.2 billion and Agriculture for CZK 1.7 billion.", 0),
    ],
    ids=["more than the total", "it fits", "asked for"],
)
def test_the_list_that_a_part_of_the_total_opens_is_not_more_than_it(text, flags):
    assert len(flagged(PARTS, text)) == flags


LEFT = "left-over-mismatch"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Four of the nine bridges in Riga are closed, leaving six.", ("nine bridges", "Four", "six")),
        ("Three of the twelve libraries will shut, leaving seven.", ("twelve libraries", "Three", "seven")),
        ("The line has 40 ferries. Eleven will be scrapped, leaving 39.", ("40 ferries", "Eleven", "39")),
    ],
)
def test_bare_numbers_that_leave_others_count_what_was_counted(text, figures):
    ((_, found),) = flagged(LEFT, text)
    assert sorted(found) == sorted(figures)


@pytest.mark.parametrize(
    "text",
    [
        "Four of the nine bridges in Riga are closed, leaving five.",
        "The line has 40 ferries. Eleven will be scrapped, leaving at seven.",
        "The line has 40 ferries. Eleven sank, leaving 39 to tell of it.",
        "The line has 40 ferries and 12 buses. Eleven will be scrapped, leaving 39.",
    ],
    ids=["it fits", "a time of day", "of another sort", "two wholes"],
)
def test_what_need_not_be_left_is_left_alone(text):
    assert flagged(LEFT, text) == []


SURVEY = "A firm from Nairobi interviewed 1,200 farmers who had stayed for two years."


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{SURVEY} Of these, 816, or 86 per cent, had bought seed.", 1),
        (f"{SURVEY} Of these, 816, or 68 per cent, had bought seed.", 0),
        ("Sales went from 1,200 cars to 900 cars. Of these, 816, or 91 per cent, were new.", 0),
        ("The town has 640 shops. Of these, three in four are open, or 86 per cent of the larger ones.", 0),
    ],
    ids=["not the share", "it fits", "where a change starts", "shares alone"],
)
def test_a_bare_number_of_these_is_a_part_of_what_was_counted(text, flags):
    assert len(flagged("share-vs-counts", text)) == flags
