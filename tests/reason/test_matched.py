import pytest

from service.reason.matched import match_of
from service.reason.relations import RelationKind
from tests.factories import case, claim, link, period


def found(built, kind):
    return [tuple(one.id for one in relation.claims) for relation in built.of_kind(kind)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 1.0),
        ({"when": None}, 0.7),
        ({"carried": True}, 0.85),
        ({"when": period("2022", source="carried")}, 0.95),
        ({"when": period("2022", source="carried"), "carried": True}, 0.5),
        ({"measure": None, "text": "", "when": "2022"}, 0.5),
    ],
)
def test_certainty_of_a_match(more, expected):
    one = claim("5 USD", **more)
    assert match_of(case(one).terms[one.id]) == expected


@pytest.mark.parametrize(("text", "sure"), [("handled", False), ("terminal handled", True)])
def test_whose_act_it_is_a_verb_alone_does_not_say(text, sure):
    claims = (claim(f"{amount} t", measure=None, text=text, areas=()) for amount in (5, 6))
    (relation,) = case(*claims, events=["handled"]).of_kind(RelationKind.SAME)
    assert relation.sure is sure


@pytest.mark.parametrize(("base", "expected"), [("2021", 0.85), ("2019", 0.5)])
def test_a_time_taken_over_is_borne_out_by_the_one_before_it_that_is_compared_with(base, expected):
    when = period("2022", source="carried")
    one = claim("5 %", direction="increase", when=when, carried=True, base=base)
    assert match_of(case(one).terms[one.id]) == expected


def test_statements_without_a_period_join_the_only_period_there_is():
    a, b = claim("5 USD", id="a"), claim("5 USD", when=None, id="b")
    assert found(case(a, b), RelationKind.SAME) == [("a", "b")]
    c = claim("6 USD", when="2021", id="c")
    assert found(case(a, b, c), RelationKind.SAME) == []


def test_words_for_a_time_that_is_not_known_must_be_equal():
    today = period("2022")
    unknown = type(today)(
        start=None,
        end=None,
        text="Today",
        span=today.span,
        granularity=today.granularity,
        source="unresolved",
    )
    a, b = claim("5 USD", when=unknown, id="a"), claim("6 USD", when=None, id="b")
    assert found(case(a, b), RelationKind.SAME) == []
    again = claim("6 USD", when=unknown, id="c")
    assert found(case(a, again), RelationKind.SAME) == [("a", "c")]


def test_a_year_holds_its_halves_and_a_half_its_quarters():
    year, half = claim("9 million USD", when="2023", id="y"), claim("5 million USD", when="2023H1", id="h")
    quarter = claim("2 million USD", when="2023Q1", id="q")
    apart = claim("2 million USD", when="2022Q4", id="other")
    built = case(year, half, quarter, apart)
    assert sorted(found(built, RelationKind.NESTED)) == [("h", "y"), ("q", "h")]


def test_an_open_window_reaches_to_the_end():
    since = period("2015")
    since = type(since)(
        start=since.start,
        end=None,
        text="Since 2015",
        span=since.span,
        granularity=since.granularity,
        window=True,
    )
    whole = claim("90 home", measure=None, text="homes", when=since, type="cumulative", id="w")
    part = claim("14 home", measure=None, text="homes", when="2021", id="p")
    assert found(case(whole, part), RelationKind.NESTED) == [("p", "w")]


def test_restated_amounts_are_not_compared_twice():
    first, again = claim("2 trillion RUB", record=True, id="r"), claim("13 trillion KZT", record=True, id="k")
    growth = claim("6 %", direction="increase", id="g")
    built = case(first, again, growth, links=(link("equivalent", again, first),))
    assert found(built, RelationKind.RECORD_CHANGE) == [("r", "g")]


def test_a_superlative_of_the_movement_is_no_record_of_the_level():
    from service.model.claim import Superlative

    steepest = Superlative(kind="highest_since", text="largest since")
    fall = claim("1.85 child", direction="decrease", type="level", superlative=steepest, when="2013")
    assert found(case(fall, claim("1.94 child", when="2012")), RelationKind.RECORD) == []


def test_a_multiple_takes_the_two_levels_just_before_it():
    a, b = claim("12,000 teacher", when=None, id="a"), claim("36,000 teacher", when=None, id="b")
    change = claim("3x", direction="increase", when=None, id="c")
    assert found(case(a, b, change), RelationKind.GROWTH) == [("c", "b", "a")]
    third = claim("50,000 teacher", when=None, id="d", at=change.span.start - 20)
    assert found(case(a, b, third, change), RelationKind.GROWTH) == []


def test_of_very_many_changes_a_record_meets_only_the_most_extreme_ones():
    record = claim("2 trillion RUB", record=True, id="record")
    changes = [claim(f"{n} %", direction="increase", id=f"c{n}") for n in range(1, 31)]
    pairs = found(case(record, record, *changes), RelationKind.RECORD_CHANGE)
    assert sorted(int(name[1:]) for _, name in pairs) == [1, 2, 3, 4, 5, 26, 27, 28, 29, 30]


def test_a_figure_without_a_period_joins_the_nearest_that_has_one():
    a, b = claim("5 USD", id="a"), claim("5 USD", when=None, id="b")
    between = [claim(f"{n} percent", measure="inflation", id=f"x{n}") for n in range(3)]
    later = claim("5 USD", id="c")
    assert ("a", "b") in found(case(a, b, *between, later), RelationKind.SAME)
