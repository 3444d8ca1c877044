from service.model.quantity import Interval
from service.model.report import Outcome, Severity
from service.reason.checks import check_of, remark, undetermined
from service.reason.relations import RelationKind, Verdict, relate
from tests.factories import case, claim


def test_a_check_carries_verdict_claims_and_confidence():
    a, b = claim("5 USD", id="a", confidence=0.9), claim("7 USD", id="b")
    terms = case(a, b).terms
    relation = relate(RelationKind.SAME, (terms["b"], terms["a"]), match=0.8)
    anything = Interval(None, None)
    conflict = Verdict(Outcome.INCONSISTENT, Severity.ERROR, 0.1, anything, anything)
    check = check_of(relation, conflict, message="They differ.", steps=["7 - 5 = 2"], question="Which?")
    assert (check.claims, check.confidence, check.severity) == (("a", "b"), 0.72, Severity.ERROR)
    assert (check.steps, check.question) == (("7 - 5 = 2",), "Which?")
    fine = Verdict(Outcome.CONSISTENT, None, 0.0, anything, anything)
    assert check_of(relation, fine, message="They agree.", steps=[], question="Which?").question == ""


def test_an_undetermined_check_has_a_reason_and_no_severity():
    check = undetermined([claim("5 USD", id="a")], message="Alone.", reason="nothing to compare it with")
    assert (check.outcome, check.severity) == (Outcome.UNDETERMINED, None)
    assert check.reason == "nothing to compare it with"


def test_a_remark_rests_on_something_else_than_intervals():
    check = remark([claim("5 USD", id="a")], outcome=Outcome.TENSION, severity=Severity.INFO, message="Odd.")
    assert (check.claims, check.outcome, check.severity) == (("a",), Outcome.TENSION, Severity.INFO)
