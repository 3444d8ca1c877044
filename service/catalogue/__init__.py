"""Words, units, measures and areas: config/*.toml read once into frozen tables."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from service.catalogue.areas import AreaTable, load_areas
from service.catalogue.confidence import Rates, load_confidence
from service.catalogue.cues import CueLexicon, load_cues
from service.catalogue.measures import MeasureTable, load_measures
from service.catalogue.periods import PeriodLexicon, load_period_lexicon
from service.catalogue.publishing import Publishing, load_publishing
from service.catalogue.quantities import QuantityLexicon, load_quantity_lexicon
from service.catalogue.rules import RuleSettings, load_rule_settings
from service.catalogue.silences import load_silences
from service.catalogue.text import TextLexicon, load_text_lexicon
from service.catalogue.units import UnitTable, load_units
from service.catalogue.vocabulary import Vocabulary, build_vocabulary
from service.catalogue.wording import WordingLexicon, load_wording
from service.model.report import Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that config/ says, compiled.

    Attributes:
        text: How turns and sentences are told apart.
        quantities: Numerals, scales, hedges, currencies and unit names.
        units: Units of measurement by their code, for conversion.
        periods: Words for dates and periods.
        measures: What officials and companies measure.
        areas: Countries, blocs and their names.
        wording: Directions, superlatives, modality and ties.
        cues: Words that say how a figure is to be taken.
        confidence: How sure each step of a reading is.
        rules: Overrides of rules' parameters and severities.
        silences: Flags that are put aside in every report.
        publishing: How published tables call things, for those who load data.
        digest: SHA-256 over all files, first 16 hexadecimal digits.
        vocabulary: All phrases of measures, areas and wording in one table.
    """

    text: TextLexicon
    quantities: QuantityLexicon
    units: UnitTable
    periods: PeriodLexicon
    measures: MeasureTable
    areas: AreaTable
    wording: WordingLexicon
    cues: CueLexicon
    confidence: Rates
    rules: RuleSettings
    silences: tuple[Silence, ...]
    publishing: Publishing
    digest: str
    vocabulary: Vocabulary


def load_catalogue(directory: Path) -> Catalogue:
    """Read and compile config/.

    Raises:
        ConfigError: A file is missing or wrong; names file, table and key.
    """
    measures, areas, wording = load_measures(directory), load_areas(directory), load_wording(directory)
    return Catalogue(
        text=load_text_lexicon(directory),
        quantities=load_quantity_lexicon(directory),
        units=load_units(directory),
        periods=load_period_lexicon(directory),
        measures=measures,
        areas=areas,
        wording=wording,
        cues=load_cues(directory),
        confidence=load_confidence(directory),
        rules=load_rule_settings(directory),
        silences=load_silences(directory / "silences.toml"),
        publishing=load_publishing(directory),
        digest=_digest(directory),
        vocabulary=build_vocabulary(measures, areas, wording),
    )


def _digest(directory: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*.toml")):
        digest.update(path.relative_to(directory).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
