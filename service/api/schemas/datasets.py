"""Schemas of datasets, their series and loads: what callers send, and what they are answered with."""

from __future__ import annotations

from marshmallow import RAISE, Schema, fields, validate

from service.api.schemas.claims import Strict, choice, day, many, number, one, string, whole
from service.api.schemas.strings import DocumentDate, PlainString
from service.model.series import ObsStatus
from service.model.time_period import Frequency
from service.reference.connectors import KINDS
from service.reference.load_request import ACTIONS, FORMATS
from service.reference.loads import STATUSES

_LONGEST_TITLE = 1000
_LONGEST_MAPPING = 200_000
_NEW_ID = fields.String(
    required=True,
    validate=validate.Regexp("^[a-z0-9][a-z0-9-]{0,63}$"),
    metadata={"description": "Its id: 1 to 64 of a-z, 0-9 and dashes."},
)


def _about(description: str) -> fields.String:
    return PlainString(maximum=_LONGEST_TITLE, metadata={"description": description})


class SubmissionOfDatasetSchema(Schema):
    """What is told of a dataset that is loaded."""

    class Meta:
        unknown = RAISE

    title = _about("As its publisher calls it.")
    agency = _about("Who publishes it.")
    licence = _about("Name of its licence.")
    source_url = _about("Where a reader can look it up.")
    attribution = _about("The words in which its licence wants it named.")
    description = _about("What it holds, in a sentence or two.")
    format = fields.String(
        validate=validate.OneOf(FORMATS),
        metadata={"description": "Format of the file, where it cannot be told by what it holds."},
    )
    mapping = PlainString(
        maximum=_LONGEST_MAPPING,
        metadata={"description": "How columns become dimensions, as TOML; guessed where it names none."},
    )
    published = DocumentDate(metadata={"description": "Day from which the vintage counts; today by default."})


class SubmissionFromSourceSchema(SubmissionOfDatasetSchema):
    """A dataset that is got from a source."""

    source = fields.Dict(
        keys=fields.String(),
        metadata={
            "description": f"Where it is got from: `kind`, of {', '.join(KINDS)}, and what that kind needs."
        },
    )


class SubmissionOfNewSchema(SubmissionFromSourceSchema):
    """A dataset that is new."""

    id = _NEW_ID


class SubmissionOfFileSchema(SubmissionOfDatasetSchema):
    """A file that is uploaded, in a form."""

    file = fields.Raw(
        required=True, metadata={"type": "string", "format": "binary", "description": "The file."}
    )


class SubmissionOfNewFileSchema(SubmissionOfFileSchema):
    """A new dataset's file, in a form."""

    id = _NEW_ID


class DownloadQuerySchema(Schema):
    """Which vintage is downloaded."""

    class Meta:
        unknown = RAISE

    as_of = DocumentDate(metadata={"description": "As it stood on that day; the newest without one."})


class DatasetSeriesQuerySchema(Schema):
    """Which series of a dataset are listed."""

    class Meta:
        unknown = RAISE

    measure = PlainString(maximum=200, metadata={"description": "Only those of this measure."})
    area = PlainString(maximum=200, metadata={"description": "Only those of this area, by code."})
    limit = fields.Integer(
        validate=validate.Range(1, 1000),
        load_default=100,
        metadata={"description": "How many are listed at most."},
    )
    after = PlainString(maximum=100, metadata={"description": "`next` of the page before."})


class SeriesQuerySchema(Schema):
    """Which series are looked up."""

    class Meta:
        unknown = RAISE

    measure = PlainString(
        required=True,
        minimum=1,
        maximum=200,
        metadata={"description": "Id of the measure in the catalogue, or its code."},
    )
    area = PlainString(maximum=200, metadata={"description": "Code or name of the area."})
    counterpart = PlainString(maximum=200, metadata={"description": "The other area of a pair, likewise."})
    period = PlainString(maximum=20, metadata={"description": "Only that period: 2023, 2023-Q1, 2023-04."})
    dataset = PlainString(maximum=64, metadata={"description": "Only series of this dataset."})
    as_of = DocumentDate(metadata={"description": "What was known on that day; the newest without one."})
    limit = fields.Integer(
        validate=validate.Range(1, 1000),
        load_default=50,
        metadata={"description": "How many are returned at most."},
    )


class VintageSchema(Strict):
    """A dataset as it stood on the day of a publication."""

    number = whole("1 for the first that was loaded.")
    published = day("Day from which it counts.")
    retrieved_at = string("When it was loaded, in UTC.")
    series = whole("Number of series.")
    observations = whole("Number of observations.")
    sha256 = string("Digest of the file, or empty.")


class DatasetSchema(Strict):
    """A dataset."""

    id = string("Its id.")
    title = string("As its publisher calls it.")
    agency = string("Who publishes it, or empty.")
    licence = string("Name of its licence, or empty.")
    source_url = string("Where a reader can look it up, or empty.")
    attribution = string("The words in which its licence wants it named, or empty.")
    description = string("What it holds, or empty.")
    retrieved = day("Day on which it was got from its source; or null.", null=True)
    format = string("Format that it is read from.")
    mapping = string("How its columns are read, as TOML; or empty.")
    source = fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "Where a refresh gets it; or empty."}
    )
    created_at = string("When it was first loaded, in UTC.")
    updated_at = string("When it was last changed, in UTC.")
    vintages = many(VintageSchema, "Its vintages by number.")


class DatasetListSchema(Strict):
    """Every dataset."""

    datasets = many(DatasetSchema, "Datasets by id.")


class LoadReportSchema(Strict):
    """What came of reading a file."""

    rows = whole("Rows of data read.")
    observations = whole("Values taken.")
    series = whole("Series that they make.")
    missing = whole("Cells that say that there is no value.")
    repeated = whole("Values that stood there twice, the same both times.")
    footnotes = whole("Values behind which the mark of a footnote was dropped.")
    skipped = fields.List(
        fields.Dict(),
        required=True,
        metadata={"description": "What was skipped: column, reason, count, and examples with row and cell."},
    )
    warnings = fields.List(
        fields.String(), required=True, metadata={"description": "What a person should look at."}
    )


class LoadSchema(Strict):
    """A load and how far it is."""

    id = string("Its id.")
    dataset = string("Id of the dataset.")
    action = choice("What it does.", ACTIONS)
    status = choice("How far it is.", STATUSES)
    rows_read = whole("Rows read so far.")
    result = fields.Dict(
        keys=fields.String(),
        required=True,
        allow_none=True,
        metadata={"description": "Once done: `changed`, `vintage`, `report`, `mapping`; else null."},
    )
    error = fields.Dict(
        keys=fields.String(),
        required=True,
        allow_none=True,
        metadata={"description": "Why it failed: `code`, `detail`, `field`; else null."},
    )
    created_at = string("When it was asked for, in UTC.")
    updated_at = string("When it last said something, in UTC.")


class PreviewSchema(Strict):
    """How a file would be read."""

    format = string("Its format.")
    headers = fields.List(fields.String(), required=True, metadata={"description": "Its headers."})
    mapping = string("How its columns would be read, as TOML: to be mended and sent with the load.")
    mapping_guessed = fields.Boolean(required=True, metadata={"description": "Whether that is a guess."})
    report = one(LoadReportSchema, "What came of reading it.")
    series = fields.List(
        fields.Dict(),
        required=True,
        metadata={"description": "The first series: key, title, count and first observations."},
    )


class SeriesKeySchema(Strict):
    """The dimensions that identify a series within its dataset."""

    freq = choice("Frequency.", Frequency)
    measure = string("Id in the catalogue, or the source's own code.")
    ref_area = string("ISO 3166-1 alpha-3 of a country, or another code.")
    counterpart_area = string("The other area of a pair, or empty.")
    unit = string("Unit as claims have it, or empty.")
    transformation = string("N levels, G1 or GY changes in percent.")
    adjustment = string("N neither, S seasonally, W working days, Y both, or empty.")
    prices = string("current, constant, or empty.")
    collection = string("A average, E end, S sum of the period, or empty.")
    other = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "Further dimensions."},
    )


class ObservationSchema(Strict):
    """One value of a series."""

    period = string("Period as SDMX writes it.")
    value = number("Value in the unit of the series.")
    status = choice("What qualifies it, as SDMX's CL_OBS_STATUS has it.", ObsStatus)


class ListedSeriesSchema(Strict):
    """A series."""

    id = string("Its id.")
    dataset = string("Id of its dataset.")
    key = one(SeriesKeySchema, "Its dimensions.")
    title = string("As its publisher calls it, or empty.")
    source_code = string("The publisher's code of what is measured, or empty.")
    base_period = string("Where an index is 100 or prices are fixed, or empty.")


class DatasetSeriesSchema(Strict):
    """Some series of a dataset."""

    series = many(ListedSeriesSchema, "Series in the order of their ids.")
    next = string("`after` of the next page; null where this is the last.", null=True)


class FoundSeriesSchema(ListedSeriesSchema):
    """A series with its observations."""

    vintage = string("Vintage that the observations are of; null where none stood.", null=True)
    observations = many(ObservationSchema, "Observations by period.")


class FoundSeriesListSchema(Strict):
    """Series that were looked up."""

    series = many(FoundSeriesSchema, "Series in the order of their ids.")
