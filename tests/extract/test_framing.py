import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Ridership hit an all-time high of 4 million.", "4 million", "record_high"),
        ("The lira fell to a record low of 32 per dollar.", "32 per dollar", "record_low"),
        ("At 11 percent, inflation is the highest since 1981.", "11 percent", "highest_since"),
        ("Exports rose 4 percent.", "4 percent", None),
        ("Ferry traffic has never been higher: 4 million trips.", "4 million trips", "record_high"),
        ("Rainfall was the heaviest yet recorded; the town, too, is growing: 900 homes.", "900 homes", None),
        ("Monday was the hottest day ever felt in Graz, at 39 degrees.", "39 degrees", "record_high"),
        ("Monday was the coldest night on record, at minus 31 degrees.", "minus 31 degrees", "record_low"),
        ("Monday was the coldest night of the year, at minus 9 degrees.", "minus 9 degrees", "lowest"),
        ("Never has the mill shipped more: 40 tonnes.", "40 tonnes", "record_high"),
        ("Never have rents been lower, at 400 pesos.", "400 pesos", "record_low"),
        ("Never has the mill shipped more flour in a May: 40 tonnes.", "40 tonnes", None),
        ("The court heard 61 cases in 2019, the most ever in a year.", "61 cases", "record_high"),
        ("The court heard 61 cases in 2019, the most ever in a year.", "a year", None),
    ],
)
def test_extremes_frame_the_quantity_of_their_clause(catalogue, text, phrase, kind):
    superlative = drafts_of(catalogue, text)[phrase].superlative
    assert (superlative.kind if superlative else None) == kind


@pytest.mark.parametrize(
    ("text", "phrase", "modality"),
    [
        ("Output will reach 90 tonnes.", "90 tonnes", "projected"),
        ("She forecast less than the 90 tonnes that the mine reported.", "90 tonnes", "asserted"),
        ("They had expected more than the 90 tonnes recorded in June.", "90 tonnes", "asserted"),
        ("They expect less than the yield of 90 tonnes that was promised.", "90 tonnes", "target"),
        ("They expect more than 90 tonnes in June.", "more than 90 tonnes", "projected"),
        ("The plan is to plant 90 trees.", "90 trees", "target"),
        ("If we sold 90 boats, we could stop.", "90 boats", "hypothetical"),
        ("The firm never paid 90 dollars.", "90 dollars", "negated"),
        ("Output reached 90 tonnes.", "90 tonnes", "asserted"),
        ("The letters were to 90 tenants.", "90 tenants", "asserted"),
        ("If you want a comparison, Latvia has 90 boats.", "90 boats", "asserted"),
        ("If we count ferries, the port has 90 boats.", "90 boats", "asserted"),
        ("The glacier could lose 90 metres by 2050.", "90 metres", "projected"),
        ("The glacier could lose 90 metres.", "90 metres", "hypothetical"),
        ("If it rained, the glacier could lose 90 metres by 2050.", "90 metres", "hypothetical"),
        ("We forecast a profit of 90 dollars, assuming a dry spring.", "90 dollars", "projected"),
        ("The duty is 4 percent, not a cent more.", "4 percent", "asserted"),
        ("It sold 90 boats, not 70 boats.", "90 boats", "asserted"),
        ("It sold 90 boats, not 70 boats.", "70 boats", "negated"),
        ("The island has 40,000 people, does it not?", "40,000 people", "asserted"),
        ("You owe the mill 90 dollars, don't you?", "90 dollars", "asserted"),
        ("That is 90 dollars, isn't that so?", "90 dollars", "asserted"),
        ("The 2027 budget gives roads $9 million.", "$9 million", "projected"),
        ("Debt should be 40 percent of GDP.", "40 percent", "projected"),
        ("Firms will invest $9 million in 2027, against $7 million in 2022.", "$9 million", "projected"),
        ("Firms will invest $9 million in 2027, against $7 million in 2022.", "$7 million", "asserted"),
    ],
)
def test_the_clause_says_how_firmly_a_quantity_is_asserted(catalogue, text, phrase, modality):
    assert drafts_of(catalogue, text)[phrase].modality == modality


@pytest.mark.parametrize(
    ("text", "phrase", "adjustment"),
    [
        ("Adjusted profit was $4 million.", "$4 million", "adjusted"),
        ("On an adjusted basis, which leaves out costs, profit was $4 million.", "$4 million", "adjusted"),
        ("Profit, which was adjusted in May, is up; rent was $4 million.", "$4 million", None),
        ("Exports rose 4 percent in real terms.", "4 percent", "real"),
    ],
)
def test_a_figure_is_on_the_basis_said_near_it_or_first(catalogue, text, phrase, adjustment):
    assert drafts_of(catalogue, text)[phrase].adjustment == adjustment


@pytest.mark.parametrize(
    ("text", "phrase", "first_year"),
    [
        ("Inflation was 5 percent in 2023, the highest in ten years.", "5 percent", 2014),
        ("Unemployment fell to 4 percent in 2022, the lowest level for 12 years.", "4 percent", 2011),
        ("Unemployment fell to 4 percent, the lowest level for 12 years.", "4 percent", None),
        ("Rainfall was 90 millimetres in 2022, the highest for three weeks.", "90 millimetres", None),
    ],
    ids=["in", "for", "no period to count from", "weeks"],
)
def test_an_extreme_in_so_many_years_reaches_back_that_far(catalogue, text, phrase, first_year):
    superlative = drafts_of(catalogue, text)[phrase].superlative
    scope = superlative.scope_period
    assert superlative.scope is not None
    assert (scope.start.year if scope is not None else None) == first_year
