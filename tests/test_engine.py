"""The pipeline as a whole: coverage of claims, suppression, failures, sameness of reports."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace
from decimal import Decimal

import pytest

from service.catalogue import load_catalogue
from service.catalogue.rules import RuleSetting
from service.engine import check
from service.model.controls import Controls, RuleChoice
from service.model.report import Outcome, Severity, Silence
from service.read.text import read_text
from service.render.json import report_to_dict
from service.rules import load_rules
from tests.factories import CONFIG

RULES = load_rules()
TEXT = (
    "Ana Prado: In 2022 Chile's exports reached a record high of $97 billion. "
    "Exports to Peru were $2.1 billion.\n"
    "Luis Soto: Chile's exports rose by 4 percent in 2022. We have opened 14 schools."
)
DATE = dt.date(2023, 6, 1)


@pytest.fixture(scope="module")
def words():
    return load_catalogue(CONFIG)


def report_on(text, words, rules=RULES, **more):
    return check(read_text(text, words.text, date=DATE), words, rules, **more)


def test_every_claim_stands_in_a_check(words):
    report = report_on(TEXT, words, strict=True)
    checked = {name for found in report.checks for name in found.claims}
    assert checked == {claim.id for claim in report.claims}
    assert len(report.claims) == 4


def test_every_claim_stands_in_a_check_though_few_rules_run(words):
    report = report_on(TEXT, words, rules=RULES[:1])
    assert {found.rule for found in report.checks} == {"uncompared-claim"}
    assert {name for found in report.checks for name in found.claims} == {claim.id for claim in report.claims}
    assert report.engine.rules == 1


def test_the_flag_names_both_speakers_claims(words):
    report = report_on(TEXT, words, strict=True)
    (flag,) = report.flags
    raw = {claim.id: (claim.speaker, claim.quantity.raw) for claim in report.claims}
    assert (flag.id, flag.severity, flag.check.rule) == ("f1", Severity.WARNING, "record-vs-growth")
    assert [raw[name] for name in flag.check.claims] == [
        ("Ana Prado", "$97 billion"),
        ("Luis Soto", "4 percent"),
    ]


def test_the_same_text_gives_the_same_report(words):
    assert report_on(TEXT, words) == report_on(TEXT, words)
    assert report_on(TEXT, words).id != report_on(TEXT + " ", words).id
    assert report_on(TEXT, words).id != report_on(TEXT, words, rules=RULES[:3]).id


def test_a_fingerprint_survives_edits_elsewhere(words):
    before, after = report_on(TEXT, words), report_on("Good morning to all of you. " + TEXT, words)
    assert [flag.fingerprint for flag in before.flags] == [flag.fingerprint for flag in after.flags]
    other = report_on(TEXT.replace("4 percent", "5 percent"), words)
    assert other.flags[0].fingerprint != before.flags[0].fingerprint


def test_a_rule_that_fails_is_said_to_have_failed(words, caplog):
    def fail(case, parameters):
        raise ZeroDivisionError

    broken = replace(RULES[0], function=fail)
    with caplog.at_level(logging.ERROR, logger="service.engine"):
        report = report_on(TEXT, words, rules=(broken, *RULES[1:]))
    failed = [found for found in report.checks if found.rule == broken.id]
    assert [(found.outcome, found.claims) for found in failed] == [(Outcome.UNDETERMINED, ())]
    assert [flag.check.rule for flag in report.flags] == ["record-vs-growth"]
    assert caplog.records[0].rule == broken.id
    with pytest.raises(ZeroDivisionError):
        report_on(TEXT, words, rules=(broken,), strict=True)


def test_settings_of_the_catalogue_count(words):
    off = replace(words, rules={"record-vs-growth": RuleSetting(enabled=False)})
    report = report_on(TEXT, off)
    assert report.flags == ()
    assert report.engine.rules == len(RULES) - 1
    mild = replace(words, rules={"record-vs-growth": RuleSetting(severity=Severity.INFO)})
    assert [flag.severity for flag in report_on(TEXT, mild).flags] == [Severity.INFO]
    strict = replace(words, rules={"record-vs-growth": RuleSetting(parameters={"modest_growth": Decimal(3)})})
    assert report_on(TEXT, strict).flags == ()


def test_one_cause_gives_one_flag(words):
    text = (
        "In 2019 Peru's exports were $40.0 billion. In 2020 Peru's exports rose by 45 percent, "
        "from $40.0 billion in 2019 to $44.0 billion in 2020."
    )
    report = report_on(text, words, strict=True)
    assert [flag.check.rule for flag in report.flags] == ["growth-vs-levels"]
    assert all(found.rule != "joint-inconsistency" for found in report.checks)


def test_flags_are_numbered_by_place_and_listed_by_severity(words):
    text = TEXT + " Our fleet carried 5.0 million tonnes in 2022, or 20 million kilograms."
    report = report_on(text, words, strict=True)
    assert [flag.severity.rank for flag in report.flags] == sorted(
        (flag.severity.rank for flag in report.flags), reverse=True
    )
    assert len({flag.id for flag in report.flags}) == len(report.flags)


def test_a_text_without_figures_gives_an_empty_report(words):
    report = report_on("Good morning. Thank you for coming.", words, strict=True)
    assert (report.claims, report.checks, report.flags) == ((), (), ())


def controlled(words, **asked):
    return report_on(TEXT, words, strict=True, controls=Controls(**asked))


def test_a_caller_may_switch_off_and_re_rate_a_rule(words):
    off = controlled(words, rules=RuleChoice(disable=("record-vs-growth",)))
    assert (off.flags, off.engine.rules) == ((), len(RULES) - 1)
    mild = controlled(words, rules=RuleChoice(severity={"record-vs-growth": Severity.INFO}))
    assert [flag.severity for flag in mild.flags] == [Severity.INFO]
    alone = controlled(words, rules=RuleChoice(only=("value-conflict",)))
    assert (alone.flags, alone.engine.rules) == ((), 1)
    assert len({off.id, mild.id, alone.id, controlled(words).id}) == 4


def test_a_severity_given_by_hand_lifts_a_preview_rule_above_info(words):
    preview = tuple(replace(rule, status="preview") for rule in RULES)
    assert [flag.severity for flag in report_on(TEXT, words, rules=preview).flags] == [Severity.INFO]
    lifted = replace(words, rules={"record-vs-growth": RuleSetting(severity=Severity.WARNING)})
    assert [flag.severity for flag in report_on(TEXT, lifted, rules=preview).flags] == [Severity.WARNING]


def silence(fingerprint, until):
    return Silence(fingerprint=fingerprint, note="asked Ms Prado", expires=until)


def test_a_silence_survives_edits_elsewhere_and_ends_on_its_day(words):
    (flag,) = report_on(TEXT, words).flags
    today = dt.date(2026, 5, 4)
    standing = replace(words, silences=(silence(flag.fingerprint, today),))
    edited = "Welcome to all. " + TEXT.replace("We have opened 14 schools", "We opened 15 schools in May")
    for catalogue, asked in ((standing, ()), (words, standing.silences)):
        controls = Controls(silences=asked, today=today)
        report = report_on(edited, catalogue, controls=controls)
        assert report.flags == ()
        assert [one.silence.note for one in report.silenced] == ["asked Ms Prado"]
        later = replace(controls, today=today + dt.timedelta(days=1))
        report = report_on(edited, catalogue, controls=later)
        assert [one.fingerprint for one in report.flags] == [flag.fingerprint]
        assert "silence-expired" in [notice.code for notice in report.notices]


def test_a_silence_does_not_cover_a_flag_with_other_figures(words):
    (flag,) = report_on(TEXT, words).flags
    controls = Controls(silences=(silence(flag.fingerprint, dt.date(2030, 1, 1)),))
    report = report_on(TEXT.replace("4 percent", "3 percent"), words, controls=controls)
    assert [one.check.rule for one in report.flags] == ["record-vs-growth"]


def test_flags_below_the_minimum_are_counted_and_their_checks_stand(words):
    report = controlled(words, minimum_severity=Severity.ERROR)
    assert (report.flags, report.withheld) == ((), 1)
    assert [found.severity for found in report.checks if found.rule == "record-vs-growth"] == [
        Severity.WARNING
    ]
    assert controlled(words, minimum_confidence=1.0).withheld == 1


def test_the_summary_accounts_for_every_claim(words):
    report = report_on(TEXT, words, strict=True)
    summary = report_to_dict(report)["summary"]
    assert summary["coverage"] == {"compared": 2, "undetermined": 2}
    assert sum(summary["coverage"].values()) == summary["claims"] == len(report.claims)


def test_the_share_that_is_done_grows_by_sentence_and_rule(words):
    told = []
    report_on("Exports rose 4 percent in 2022. " * 50, words, tell=lambda *reached: told.append(reached))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.01
    assert 0.9 < shares[-1] < 1
    assert list(dict.fromkeys(stage for stage, _ in told)) == ["extracting", "comparing", "judging"]
    assert len({share for stage, share in told if stage == "extracting"}) >= 100
    assert len({share for stage, share in told if stage == "judging"}) == len(RULES)
