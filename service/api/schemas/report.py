"""Schemas of the report: they describe what `service.render.json` writes, and test it."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.claims import (
    ClaimSchema,
    DocumentSchema,
    LinkSchema,
    NoticeSchema,
    Strict,
    choice,
    confidence,
    many,
    number,
    one,
    string,
    strings,
    whole,
)
from service.model.report import Outcome, Severity
from service.render.offsets import OFFSET_UNITS


class EngineSchema(Strict):
    """Which code and words made the report."""

    version = string("Version of the service.")
    rules = whole("Number of rules that ran.")
    catalogue = string("Digest of the configuration.")


class ComputationSchema(Strict):
    """The arithmetic of a check, for machines."""

    formula = string("The formula, in words of the domain.")
    inputs = fields.Dict(
        keys=fields.String(),
        values=fields.Float(allow_none=True),
        required=True,
        metadata={"description": "Value of each term of the formula, in the units of the claims."},
    )
    result = number("What the formula gives; null where it has no single value.", null=True)
    expected = number("What the text states instead; null where it has no single value.", null=True)
    slack = number(
        "By how much the two miss each other beyond all rounding, as a ratio; 0 or less when they can meet; "
        "or null.",
        null=True,
    )


class EvidenceSchema(Strict):
    """An observation of a reference series that a check used."""

    dataset = string("Id of the dataset.")
    series = string("Key of the series.")
    period = string("Period of the observation.")
    value = number("Observed value, in `unit`.")
    unit = string("Unit of the series.")
    source_url = string("Where the dataset comes from.")
    vintage = string("When the observation was published.")


class _Working(Strict):
    rule = string("Id of the rule.")
    family = string("Family of the rule.")
    outcome = choice("What came of the comparison.", Outcome)
    message = string("One plain sentence.")
    claims = strings("Ids of the claims compared, in the order of the text.")
    steps = strings("The arithmetic for a pocket calculator, one line each.")
    computation = one(ComputationSchema, "The arithmetic for machines; null where there is none.", null=True)
    evidence = many(EvidenceSchema, "Observations used.")
    question = string("What to ask the speaker; empty where there is nothing to ask.")
    confidence = confidence()


class CheckSchema(_Working):
    """One comparison that was carried out, whatever came of it."""

    reason = string("Why it is undetermined; null otherwise.", null=True)
    severity = choice(
        "Severity of the flag that it deserves; null where it deserves none.", Severity, null=True
    )
    flag = string("Id of the flag raised; or null.", null=True)


class FlagSchema(_Working):
    """A check that deserves a person's eye."""

    id = string("Id within the report.")
    severity = choice("How wrong it is, if the reading is right.", Severity)
    fingerprint = string("Digest that survives edits elsewhere in the text.")


class SilencedFlagSchema(FlagSchema):
    """A flag that somebody put aside, with the reason."""

    note = string("Why it is silenced.")
    expires = string("Last day on which it is, as YYYY-MM-DD.")


class SeverityCountsSchema(Strict):
    """Number of flags by severity."""

    error = whole("Claims that cannot all be true on the widest reading of their words.")
    warning = whole("Claims that cannot on the ordinary reading, or a framing that misleads.")
    info = whole("Worth knowing, nothing wrong.")


class OutcomeCountsSchema(Strict):
    """Number of checks by outcome."""

    consistent = whole("Claims that agree.")
    tension = whole("Claims that can both hold, framed differently.")
    inconsistent = whole("Claims that cannot meet.")
    undetermined = whole("Claims that could not be compared.")


class CoverageSchema(Strict):
    """What became of the claims; the two make up all of them."""

    compared = whole("Number of claims in at least one check that came to something.")
    undetermined = whole("Number of claims in undetermined checks only; their checks say why.")


class SummarySchema(Strict):
    """Totals of the report."""

    claims = whole("Number of claims.")
    checks = whole("Number of checks.")
    flags = one(SeverityCountsSchema, "Number of flags by severity.")
    coverage = one(CoverageSchema, "What became of the claims.")
    silenced = whole("Number of flags put aside.")
    withheld = whole("Number of flags less severe or less sure than asked for; their checks stand.")
    outcomes = one(OutcomeCountsSchema, "Number of checks by outcome.")


class ReportSchema(Strict):
    """Everything that is answered about a document."""

    id = string("Id of the report; the same for the same text, options and version.")
    engine = one(EngineSchema, "Which code and words made the report.")
    document = one(DocumentSchema, "The document.")
    offset_unit = choice("What offsets count.", OFFSET_UNITS)
    claims = many(ClaimSchema, "Claims, in the order of the text.")
    links = many(LinkSchema, "Ties between claims.")
    flags = many(FlagSchema, "What deserves a person's eye.")
    silenced = many(SilencedFlagSchema, "Flags put aside by fingerprint, with the reason.")
    checks = many(CheckSchema, "Every comparison, with its outcome.")
    notices = many(NoticeSchema, "What reading the text left to be said.")
    summary = one(SummarySchema, "Totals.")
