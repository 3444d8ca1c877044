import datetime as dt

import pytest

from service.model.claim import Cue
from service.model.text import Span
from service.reason.runs import against, runs
from tests.factories import case, claim


def run_of(kind, **more):
    last = claim("4 %", measure="exports", **more)
    cue = Cue(kinds=frozenset({"run", kind}), span=Span(last.span.end + 5, last.span.end + 20))
    return last, cue


@pytest.mark.parametrize(
    ("kind", "when", "first"),
    [
        ("run:5:year", "2023", dt.date(2019, 1, 1)),
        ("run:3:quarter", "2023Q2", dt.date(2022, 10, 1)),
        ("run:3:month", "2023-02", dt.date(2022, 12, 1)),
    ],
)
def test_the_first_period_of_a_run(kind, when, first):
    last, cue = run_of(kind, direction="increase", when=when)
    (found,) = runs(case(last, cues=(cue,)))
    assert (found.first, found.rises) == (first, True)


@pytest.mark.parametrize(
    "more",
    [{"when": None, "direction": "increase"}, {"when": "2023Q2", "direction": "increase"}, {"when": "2023"}],
)
def test_what_makes_no_run(more):
    last, cue = run_of("run:5:year", **more)
    assert list(runs(case(last, cues=(cue,)))) == []


def test_changes_and_levels_that_break_it():
    last, cue = run_of("run:3:year", direction="increase", when="2023")
    fall = claim("2 %", measure="exports", direction="decrease", when="2022")
    old = claim("2 %", measure="exports", direction="decrease", when="2020")
    levels = [claim(f"{n}.0 billion USD", measure="exports", when=w) for n, w in ((5, "2020"), (4, "2021"))]
    built = case(last, fall, old, *levels, cues=(cue,))
    (run,) = runs(built)
    assert [tuple(term.claim for term in found) for found in against(built, run)] == [
        (fall,),
        (levels[1], levels[0]),
    ]
