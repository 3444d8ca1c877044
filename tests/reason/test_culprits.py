from service.model.report import Check, Outcome, Severity
from service.reason.culprits import tell_once
from tests.factories import claim

CLAIMS = {name: claim(f"{number} USD", id=name) for number, name in enumerate("abcde", 11)}


def found(rule, *names, severity=Severity.WARNING, message=""):
    return Check(
        rule=rule,
        family="",
        outcome=Outcome.INCONSISTENT,
        claims=names,
        message=message or f"{rule} {''.join(names)}.",
        steps=(f"step {''.join(names)}",),
        severity=severity,
        question="Which?",
    )


def test_one_cause_is_one_finding_with_all_the_claims_that_it_touches():
    (told,) = tell_once(
        [found("record", "a", "b"), found("record", "a", "c", severity=Severity.ERROR)], CLAIMS
    )
    assert told.claims == ("a", "b", "c")
    assert told.severity is Severity.ERROR
    assert told.message == "record ac. record ab."
    assert told.steps == ("step ac", "step ab")


def test_the_figure_that_disagrees_with_several_others_is_named():
    told = tell_once([found("value", "a", "b"), found("growth", "b", "c", "d")], CLAIMS)
    assert [one.claims for one in told] == [("a", "b"), ("b", "c", "d")]
    assert {one.question for one in told} == {
        "Which? “12 USD” disagrees with 3 other figures and is the likeliest to be wrong."
    }


def test_findings_that_share_nothing_or_cannot_be_laid_on_one_figure_stay_as_they_are():
    apart = [found("value", "a", "b"), found("value", "c", "d")]
    assert tell_once(apart, CLAIMS) == apart
    ring = [found("value", "a", "b"), found("growth", "a", "b", "c")]
    assert tell_once(ring, CLAIMS) == ring


def test_what_is_only_worth_knowing_makes_no_culprit():
    noted = [found("value", "a", "b"), found("value", "a", "c", severity=Severity.INFO)]
    assert tell_once(noted, CLAIMS) == noted
