"""What the routes work with: catalogue and rules, loaded once, and the two things they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from service.apart.readers import FileReaders
from service.api.problems import NotReadyError
from service.api.submissions import Submission
from service.api.time_limit import Watchdog
from service.catalogue import Catalogue, load_catalogue
from service.engine import check
from service.errors import InputError
from service.extract import extract
from service.model.claim import Extraction
from service.model.controls import Controls
from service.model.report import Report
from service.model.rule import Rule
from service.model.series import Reference
from service.model.text import Document
from service.read.extracted import Extracted
from service.read.text import read_extracted
from service.reference.database import Database
from service.reference.library import Library, open_library
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
        library: Reference data; None to check texts against themselves only.
        today: Tells the day on which the expiry of silences is judged.
        watchdog: Stops what takes longer.
    """

    catalogue: Catalogue
    rules: tuple[Rule, ...]
    time_limit_s: float
    readers: FileReaders = field(default_factory=FileReaders)
    library: Library | None = None
    today: Callable[[], dt.date] = _today
    watchdog: Watchdog = field(default_factory=Watchdog)

    def report(
        self,
        submission: Submission,
        *,
        time_limit_s: float | None = None,
        tell: Callable[[str, float], None] | None = None,
    ) -> Report:
        """Return the report on a submitted text.

        Args:
            submission: The text, and how it is to be checked.
            time_limit_s: Longest time that it may take, where it is not that of the desk.
            tell: Told the stage of the engine, and the share of the work that is done.

        Raises:
            InputError: It names a dataset that there is not.
            DatabaseUnavailableError: The database does not answer.
            LimitError: It takes longer than it may.
        """
        controls = controls_of(submission, self.today())
        reference = self._reference(submission.datasets)
        with self.watchdog.limit(time_limit_s or self.time_limit_s):
            return check(
                self._read(submission),
                self.catalogue,
                self.rules,
                controls=controls,
                reference=reference,
                tell=tell,
            )

    def _reference(self, datasets: tuple[str, ...] | None) -> Reference | None:
        if self.library is not None:
            return self.library.pin(datasets)
        if datasets:
            raise InputError(f"There is no dataset {datasets[0][:80]!r}.", field="datasets.0")
        return None

    def get_database(self) -> Database:
        """Return the database.

        Raises:
            NotReadyError: There is none.
        """
        if self.library is None:
            raise NotReadyError("There is no database.")
        return self.library.database

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
    """Load catalogue and rules, and open the store with the starter set in it.

    Raises:
        ConfigError: A file of the configuration or of the starter set is wrong.
        DatabaseUnavailableError: The database does not answer.
    """
    catalogue, rules = load_catalogue(settings.config_dir), load_rules()
    check_settings(catalogue.rules, rules)
    folder = settings.starter_folder
    library = open_library(
        settings.database_url,
        data_dir=settings.data_dir,
        index_size=settings.index_size,
        starter_set=None if folder is None else (folder, dt.datetime.now(dt.UTC)),
    )
    return Desk(
        catalogue=catalogue,
        rules=rules,
        time_limit_s=settings.time_limit_s,
        readers=FileReaders(seconds=settings.max_reading_seconds),
        library=library,
    )
