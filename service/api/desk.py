"""What the routes work with: catalogue and rules, loaded once, and the two things they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from service.apart.readers import FileReaders
from service.api.submissions import Submission
from service.api.time_limit import Watchdog
from service.catalogue import Catalogue, load_catalogue
from service.engine import check
from service.extract import extract
from service.model.claim import Extraction
from service.model.controls import Controls
from service.model.report import Report
from service.model.rule import Rule
from service.model.text import Document
from service.read.extracted import Extracted
from service.read.text import read_extracted
from service.rules import check_settings, load_rules
from service.settings import Settings


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Catalogue and rules, ready for any number of submissions at once.

    Attributes:
        catalogue: Words, units, measures and areas.
        rules: Every rule, in the order of their ids.
        time_limit_s: Longest time that a text may take, in seconds.
        readers: Read the files that come.
        today: Tells the day on which the expiry of silences is judged.
        watchdog: Stops what takes longer.
    """

    catalogue: Catalogue
    rules: tuple[Rule, ...]
    time_limit_s: float
    readers: FileReaders = field(default_factory=FileReaders)
    today: Callable[[], dt.date] = _today
    watchdog: Watchdog = field(default_factory=Watchdog)

    def report(self, submission: Submission) -> Report:
        """Return the report on a submitted text.

        Raises:
            LimitError: It takes longer than it may.
        """
        controls = controls_of(submission, self.today())
        with self.watchdog.limit(self.time_limit_s):
            return check(self._read(submission), self.catalogue, self.rules, controls=controls)

    def extraction(self, submission: Submission) -> tuple[Extraction, Document]:
        """Return the claims and mentions of a submitted text, and the document they point into.

        Raises:
            LimitError: It takes longer than it may.
        """
        with self.watchdog.limit(self.time_limit_s):
            document = self._read(submission)
            return extract(document, self.catalogue), document

    def _read(self, submission: Submission) -> Document:
        return read_extracted(
            submission.file or Extracted(text=submission.text),
            self.catalogue.text,
            date=submission.document_date,
            title=submission.title,
            source_url=submission.source_url,
            entities=submission.entities,
        )


def controls_of(submission: Submission, today: dt.date) -> Controls:
    """Return what a submission asks of the rules."""
    return Controls(
        rules=submission.rules,
        minimum_severity=submission.minimum_severity,
        minimum_confidence=submission.minimum_confidence,
        silences=submission.silence,
        today=today,
    )


def open_desk(settings: Settings) -> Desk:
    """Load catalogue and rules.

    Raises:
        ConfigError: A file of the configuration is wrong.
    """
    catalogue, rules = load_catalogue(settings.config_dir), load_rules()
    check_settings(catalogue.rules, rules)
    return Desk(
        catalogue=catalogue,
        rules=rules,
        time_limit_s=settings.time_limit_s,
        readers=FileReaders(seconds=settings.max_reading_seconds),
    )
