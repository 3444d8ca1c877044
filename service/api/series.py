"""/v1/series and /v1/datasets/{id}/series: look into reference data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema, ValidationError
from sqlalchemy import select

from service.api.limits import require_known_key
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.datasets import (
    DatasetSeriesQuerySchema,
    DatasetSeriesSchema,
    FoundSeriesListSchema,
    SeriesQuerySchema,
)
from service.api.submissions import single_values
from service.errors import ModelError
from service.model.series import Reference, Series
from service.model.time_period import TimePeriod
from service.reference import tables
from service.reference.index import series_of
from service.reference.library import Library
from service.reference.records import get_dataset

FindArea = Callable[[str], str | None]

_ID = {"in": "path", "name": "dataset_id", "description": "Id of the dataset."}


def series_blueprint(library: Library, find_area: FindArea, *, open_reading: bool) -> Blueprint:
    """Return the routes of series.

    Args:
        library: Reference data.
        find_area: Returns the code of an area by any of its codes or names.
        open_reading: Whether no key is needed.
    """

    def find_series() -> Response:
        """Look up series of a measure, with their observations.

        Areas may be named or given by code; `as_of` gives what was known on a day.
        """
        _guard(library, open_reading)
        query = _query(SeriesQuerySchema())
        names = (query["dataset"],) if "dataset" in query else None
        reference = library.pin(names)
        period = _period(query.get("period"))
        area, counterpart = (
            None if query.get(name) is None else find_area(query[name]) or query[name]
            for name in ("area", "counterpart")
        )
        found = reference.find_series(query["measure"], area, counterpart)[: query["limit"]]
        return jsonify({"series": [_found(each, reference, period, query.get("as_of")) for each in found]})

    def list_series(dataset_id: str) -> Response:
        """List the series of a dataset, page by page."""
        _guard(library, open_reading)
        return jsonify(_page(library, dataset_id, _query(DatasetSeriesQuerySchema()), find_area))

    blueprint = Blueprint("series", __name__, url_prefix="/v1", description="Series and their observations.")
    parameters = [{"in": "query", "schema": SeriesQuerySchema}]
    found = Answer(FoundSeriesListSchema, "Series with their observations.")
    add_route(blueprint, "/series", find_series, found, parameters=parameters, problems=(401, 422, 503))
    parameters = [{"in": "query", "schema": DatasetSeriesQuerySchema}]
    add_route(
        blueprint,
        "/datasets/<string:dataset_id>/series",
        list_series,
        Answer(DatasetSeriesSchema, "Some of its series."),
        parameters=parameters,
        path_parameters=[_ID],
        problems=(401, 404, 422, 503),
    )
    return blueprint


def _guard(library: Library, open_reading: bool) -> None:
    if not open_reading:
        require_known_key(library.database)


def _query(schema: Schema) -> dict[str, Any]:
    loaded: dict[str, Any] = schema.load(single_values(request.args, schema))
    return loaded


def _period(text: str | None) -> TimePeriod | None:
    if text is None:
        return None
    try:
        return TimePeriod.parse(text)
    except ModelError as error:
        raise ValidationError({"period": [error.detail]}) from error


def _found(series: Series, reference: Reference, period: TimePeriod | None, as_of: Any) -> dict[str, Any]:
    vintage = reference.vintage(series, as_of)
    return _told(series) | {
        "vintage": None if vintage is None else str(vintage),
        "observations": [
            {"period": str(each.period), "value": float(each.value), "status": each.obs_status.value}
            for each in reference.observations(series, as_of)
            if period is None or each.period == period
        ],
    }


def _page(library: Library, name: str, query: dict[str, Any], find_area: FindArea) -> dict[str, Any]:
    columns = tables.series.c
    wanted = select(tables.series).where(columns.dataset_id == name, columns.digest > query.get("after", ""))
    if "measure" in query:
        wanted = wanted.where(columns.measure == query["measure"])
    if "area" in query:
        wanted = wanted.where(columns.ref_area == (find_area(query["area"]) or query["area"]))
    with library.database.read() as connection:
        dataset = get_dataset(connection, name).dataset
        rows = connection.execute(wanted.order_by(columns.digest).limit(query["limit"] + 1)).all()
    shown = rows[: query["limit"]]
    return {
        "series": [_told(series_of(row, dataset)) for row in shown],
        "next": shown[-1].digest if len(rows) > len(shown) else None,
    }


def _told(series: Series) -> dict[str, Any]:
    key = series.key
    return {
        "id": series.id,
        "dataset": series.dataset.id,
        "key": {
            "freq": key.freq.value,
            "measure": key.measure,
            "ref_area": key.ref_area,
            "counterpart_area": key.counterpart_area,
            "unit": key.unit,
            "transformation": key.transformation.value,
            "adjustment": key.adjustment,
            "prices": key.prices,
            "collection": key.collection.value,
            "other": dict(key.other),
        },
        "title": series.title,
        "source_code": series.source_code,
        "base_period": series.base_period,
    }
