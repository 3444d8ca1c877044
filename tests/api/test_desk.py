import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from service.api.desk import Desk, open_desk
from service.api.submissions import Submission
from service.errors import ConfigError, InputError
from service.model.controls import RuleChoice
from service.settings import Settings
from tests.api.conftest import ROOT

TEXT = "Fish landings fell 6 percent to 12,000 tonnes last year."


@pytest.fixture(scope="module")
def desk(settings: Settings) -> Desk:
    return open_desk(settings)


def test_the_document_is_what_was_submitted(desk: Desk) -> None:
    submission = Submission(
        text=TEXT,
        document_date=dt.date(2020, 2, 3),
        title="Landings",
        source_url="https://fish.example/",
        entities=("ISL",),
    )
    document = desk.report(submission).document
    assert (document.text, document.date, document.title) == (TEXT, dt.date(2020, 2, 3), "Landings")
    assert (document.source_url, document.entities) == ("https://fish.example/", ("ISL",))


def test_claims_alone_are_those_of_the_report(desk: Desk) -> None:
    submission = Submission(text=TEXT)
    extraction, document = desk.extraction(submission)
    report = desk.report(submission)
    assert extraction.claims == report.claims
    assert document == report.document


def test_all_rules_run_unless_some_are_chosen(desk: Desk) -> None:
    chosen = desk.rules[0].id
    everything = desk.report(Submission(text=TEXT)).engine.rules
    one = desk.report(Submission(text=TEXT, rules=RuleChoice(only=(chosen,)))).engine.rules
    assert 1 <= one < everything <= len(desk.rules)


def test_a_configuration_that_names_no_rule_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    (config / "rules.toml").write_text("[no-such-rule]\nenabled = false\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"\[no-such-rule\]: there is no such rule"):
        open_desk(Settings(config_dir=config))


def test_texts_are_checked_against_the_datasets_that_are_asked_for(
    settings: Settings, tmp_path: Path
) -> None:
    desk = open_desk(replace(settings, data_dir=tmp_path, starter_set=True))
    spoken = "Kazakhstan had a population of 30 million in 2022."

    def cited(datasets: tuple[str, ...] | None) -> list[str]:
        report = desk.report(Submission(text=spoken, datasets=datasets))
        return [item.dataset for flag in report.flags for item in flag.check.evidence]

    assert cited(None) == ["population"]
    assert cited(("population", "gdp")) == ["population"]
    assert cited(("gdp",)) == cited(()) == []
    with pytest.raises(InputError, match="no dataset 'people'"):
        cited(("people",))
    if desk.library is not None:
        desk.library.database.close()
