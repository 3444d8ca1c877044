from service.reason.citing import against, area_name, computation_of, figure, named, source, steps_of, where
from tests.factories import claim
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import case_with, look_up

PRICES = FixedReference(series("inflation", "KAZ", "%", {"2022": "15.0"}))
SPOKEN = claim("12 %", measure="inflation", type="average", speaker="Dana")


def test_a_message_names_who_what_where_and_the_source():
    (candidate,) = look_up(SPOKEN, PRICES)
    assert against(case_with(PRICES, SPOKEN), SPOKEN, candidate) == (
        "Dana puts inflation for 2022 in Kazakhstan at “12 %”; “Figures of figures” of Office "
        "has 15 percent for 2022"
    )
    assert figure(candidate, SPOKEN) == "15 percent for 2022"


def test_a_source_without_an_agency():
    assert source(dataset(agency="")) == "“Figures of figures”"


def test_an_area_that_nobody_knows_keeps_its_code():
    case = case_with(PRICES, SPOKEN)
    assert (area_name(case, "KAZ"), area_name(case, "Q7")) == ("Kazakhstan", "Q7")
    assert where(case, look_up(SPOKEN, PRICES)[0].used[0]) == " in Kazakhstan"


def test_both_intervals_and_the_doubts_are_shown():
    (candidate,) = look_up(SPOKEN, PRICES)
    assert steps_of(SPOKEN, candidate) == (
        "the words allow 11.5 to 12.5 %; the series gives 14.95 to 15.05 %",
    )
    narrowed = claim("12 %", measure="inflation", type="average", qualifier=("imported",))
    (doubtful,) = look_up(narrowed, PRICES)
    assert "match 0.5; but the claim is of imported" in named(doubtful, narrowed)
    computed = computation_of(SPOKEN, candidate)
    assert (computed.result, computed.expected) == (12.0, 15.0)
