import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "average-mismatch"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Payroll was $48.0 million for 800 employees, or $75,000 per employee.",
            "error",
            ("$48.0 million", "800 employees", "$75,000 per employee"),
        ),
        (
            "The fund shared ₹90 crore among 3,000 weavers, ₹40,000 each.",
            "error",
            ("₹90 crore", "3,000 weavers", "₹40,000"),
        ),
        (
            "Ghana spends $4.0 billion on schools; with 32 million people that makes $12 per head.",
            "error",
            ("$4.0 billion", "32 million people", "$12 per head"),
        ),
        (
            "The council in Leeds built 250 homes for £50 million, an average of £250,000.",
            "error",
            ("250 homes", "£50 million", "£250,000"),
        ),
        (
            "The 2,000 tonnes of cocoa sold for $5.20 million, that is $3,900 per tonne.",
            "error",
            ("2,000 tonnes", "$5.20 million", "$3,900 per tonne"),
        ),
        (
            (
                "The clinic treated 4,000 patients at a cost of £9.0 million in 2022. "
                "The average cost per patient was £2,800 in 2022."
            ),
            "error",
            ("4,000 patients", "£9.0 million", "£2,800"),
        ),
    ],
)
def test_what_total_and_number_do_not_give_is_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


MEDIANS = [
    "The firm paid $48.0 million to 800 employees, a median of $75,000 each.",
    "The median pay of the 900 staff is £31,000; the wage bill is £40 million.",
    "Grants worth €3.6 million went to 1,200 farms, typical payments being €2,500 each.",
]
WEIGHTED = [
    "The 300 loans came to $6.0 million, a weighted average of $25,000 each.",
    "Bids for 40 plots reached £8.0 million, or, weighted by area, £150,000 each.",
    "Prices of the 12 funds total $600, an average of $61 weighted by size.",
]
OF_SOMETHING_ELSE = [
    "The firm has 800 employees, revenue of $48 million and pays $75,000 per employee.",
    "We trained 400 nurses at a cost of €2.0 million, and each ward got €9,000.",
    "The port handled 3 million tonnes on 900 ships; dues were $4,000 per ship.",
    "The state hired 200 teachers for $8.0 million, or $35,000 per classroom.",
]
ROUNDED = [
    "Payroll was $48 million for 800 employees, or $60,500 per employee.",
    "The council built 250 homes for £50 million, averaging £200,000 each.",
    "The 40 schools have 12,000 pupils, an average of 300 pupils per school.",
]


@pytest.mark.parametrize("text", MEDIANS + WEIGHTED + OF_SOMETHING_ELSE + ROUNDED)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []


@pytest.mark.parametrize("text", ROUNDED)
def test_correct_prose_raises_no_alarm(text):
    assert alarms(text) == []
    assert [found.outcome.value for found in checks_on(RULE, text)] == ["consistent"]


def test_working_can_be_redone():
    (found,) = checks_on(RULE, "Payroll was $48.0 million for 800 employees, or $75,000 per employee.")
    assert found.steps[0] == "48 million / 800 = 60,000 USD"


MUST_NOT_FLAG = {
    "a median": "The firm paid $40 million to 500 employees; the median was $52,000 per employee.",
    "weighted": "The 4 mills sold 900 tonnes for ₹27 million; the weighted average price was ₹31,000 per tonne.",
    "another group": "The club has 900 members and spent £45,000. Its 30 trainers cost £900 each.",
    "rounded": "It gave 3,000 pupils laptops worth €1.0 million, about €330 each.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "It yields 1.5 million tonnes each year for 15 years, that is 25.2 million tonnes in all.",
            [("error", ("1.5 million tonnes each year", "15 years", "25.2 million tonnes"))],
        ),
        ("It yields 1.5 million tonnes each year for 15 years, that is 22.5 million tonnes in all.", []),
        (
            "Ghana pays 12 million euros a year over four years, 58 million in total.",
            [("error", ("12 million euros a year", "four years", "58 million"))],
        ),
        ("Ghana pays 12 million euros a year over four years, and 58 million for roads.", []),
        ("Ghana pays 12 million euros a year over four years, or 48 million.", []),
        ("The mine lost 410 jobs a year for ten years, 4,100 in all.", []),
    ],
)
def test_yearly_amounts_add_up_to_their_total(text, figures):
    found = [(severity, tuple(sorted(raw))) for severity, raw in flagged(RULE, text)]
    assert found == [(severity, tuple(sorted(raw))) for severity, raw in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Net profit: €168m, €1.42 per share (€1.27)",
        "The trust paid $4.2 million, $60 per pupil, and $55 per pupil the year before.",
    ],
)
def test_an_amount_for_each_one_is_no_number_of_them(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (
            "Jamaica set aside J$3.6 billion to refurbish 45 primary schools, an average of J$8 million each.",
            1,
        ),
        (
            "Jamaica set aside J$3.6 billion to refurbish 45 primary schools, an average of J$80 million each.",
            0,
        ),
        ("The bank lent ₹90 crore to 3,000 village weavers, and its guards got ₹40,000 each.", 0),
        ("The bank lent ₹90 crore to 3,000 weavers in towns, for looms an average of ₹40,000 each.", 0),
    ],
    ids=["not the average", "it fits", "of others", "of a part"],
)
def test_what_is_counted_may_stand_between_number_and_average(text, flags):
    assert len(flagged(RULE, text)) == flags
