"""/v1/datasets and /v1/loads: list, load, replace, refresh, remove and download reference data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from flask import Response, jsonify, request, stream_with_context

from service.api.limits import require_known_key
from service.api.problems import loading_problem
from service.api.routes import Answer, Blueprint, View, add_route
from service.api.running import LoadRunner
from service.api.schemas.datasets import (
    DatasetListSchema,
    DatasetSchema,
    DownloadQuerySchema,
    LoadSchema,
    PreviewSchema,
    SubmissionFromSourceSchema,
    SubmissionOfFileSchema,
    SubmissionOfNewFileSchema,
    SubmissionOfNewSchema,
)
from service.api.submissions import single_values
from service.api.uploads import SentDataset, read_dataset
from service.reference.exporting import export_csv, find_vintage
from service.reference.library import Library
from service.reference.load_request import LoadRequest
from service.reference.loads import DONE, FAILED, LoadStatus
from service.reference.records import DatasetRecord, get_dataset, list_datasets
from service.reference.store import delete_dataset

_ID = {"in": "path", "name": "dataset_id", "description": "Id of the dataset."}
_LOAD_ID = {"in": "path", "name": "load_id", "description": "Id of the load."}
DATASETS_PATHS = ("/v1/datasets", "/v1/previews")

SECURITY_SCHEMES = {
    "apiKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "bearer": {"type": "http", "scheme": "bearer"},
}
SECURITY: list[dict[str, list[str]]] = [{"apiKey": []}, {"bearer": []}]

_PREVIEW = "preview"
_PATH = "/datasets/<string:dataset_id>"
_SENT = (400, 401, 413, 415, 422, 502, 503)


def datasets_blueprint(library: Library, runner: LoadRunner, *, open_reading: bool) -> Blueprint:
    """Return the routes of datasets."""
    blueprint = Blueprint(
        "datasets", __name__, url_prefix="/v1", description="What claims are checked against."
    )
    _add_reading(blueprint, library, open_reading)
    _add_changing(blueprint, library, runner)
    return blueprint


def _add_reading(blueprint: Blueprint, library: Library, open_reading: bool) -> None:
    def show_datasets() -> Response:
        """List the datasets that are loaded."""
        _guard(library, open_reading)
        with library.database.read() as connection:
            return jsonify({"datasets": [_dataset(record) for record in list_datasets(connection)]})

    def show_dataset(dataset_id: str) -> Response:
        """Tell what is known of a dataset, its vintages included."""
        _guard(library, open_reading)
        with library.database.read() as connection:
            return jsonify(_dataset(get_dataset(connection, dataset_id)))

    def download_dataset(dataset_id: str) -> Response:
        """Download a dataset as CSV, a row for each observation; loading it again needs no mapping."""
        _guard(library, open_reading)
        query = DownloadQuerySchema().load(single_values(request.args, DownloadQuerySchema()))
        with library.database.read() as connection:
            number = find_vintage(get_dataset(connection, dataset_id), query.get("as_of"))
        response = Response(stream_with_context(_exported(library, dataset_id, number)), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{dataset_id}-{number}.csv"'
        return response

    listed = Answer(DatasetListSchema, "Every dataset, by id.")
    add_route(blueprint, "/datasets", show_datasets, listed, problems=(401, 503))
    by_id: dict[str, Any] = {"path_parameters": [_ID], "problems": (401, 404, 503)}
    add_route(blueprint, _PATH, show_dataset, Answer(DatasetSchema, "The dataset."), **by_id)
    by_id |= {
        "problems": (401, 404, 422, 503),
        "parameters": [{"in": "query", "schema": DownloadQuerySchema}],
    }
    csv = Answer({"type": "string"}, "The observations.", "text/csv")
    add_route(blueprint, f"{_PATH}/download", download_dataset, csv, **by_id)


def _add_changing(blueprint: Blueprint, library: Library, runner: LoadRunner) -> None:
    def add_dataset() -> Response:
        """Load a new dataset: a file in a form, or a source in a JSON body.

        A load that takes long is answered with 202; /v1/loads tells what comes of it.
        """
        require_known_key(library.database)
        sent = read_dataset(request, runner.settings, SubmissionOfNewSchema(), SubmissionOfNewFileSchema())
        return _run(runner, sent.load_request("create"), sent, 201)

    def preview_dataset() -> Response:
        """Tell how a file or source would be read, and what to look at; nothing is stored."""
        require_known_key(library.database)
        sent = read_dataset(request, runner.settings, SubmissionFromSourceSchema(), SubmissionOfFileSchema())
        return _run(runner, sent.load_request("preview", _PREVIEW), sent, 200)

    def replace_dataset(dataset_id: str) -> Response:
        """Add a vintage to a dataset: a file in a form, or a source in a JSON body.

        What earlier vintages said stays and is found with `as_of`. What is not told stays as it is.
        """
        require_known_key(library.database)
        sent = read_dataset(request, runner.settings, SubmissionFromSourceSchema(), SubmissionOfFileSchema())
        return _run(runner, sent.load_request("replace", dataset_id), sent, 200)

    def refresh_dataset(dataset_id: str) -> Response:
        """Get a dataset again from its source; adds a vintage if that has changed."""
        require_known_key(library.database)
        return _run(runner, LoadRequest(dataset_id=dataset_id, action="refresh"), None, 200)

    def remove_dataset(dataset_id: str) -> Response:
        """Remove a dataset with all its vintages."""
        require_known_key(library.database)
        delete_dataset(library.database, dataset_id)
        return Response(status=204)

    def show_load(load_id: str) -> Response:
        """Tell how far a load is, and what came of it."""
        require_known_key(library.database)
        return jsonify(_load(runner.status(load_id)))

    _route_changes(
        blueprint,
        (add_dataset, preview_dataset, replace_dataset, refresh_dataset),
        remove_dataset,
        show_load,
    )


def _route_changes(blueprint: Blueprint, loading: tuple[View, ...], remove: View, show: View) -> None:
    new = _loading(SubmissionOfNewSchema, SubmissionOfNewFileSchema) | {"method": "POST"}
    other = _loading(SubmissionFromSourceSchema, SubmissionOfFileSchema)
    key: dict[str, Any] = {"security": SECURITY, "problems": (401, 404, 503)}
    load, told = Answer(LoadSchema, "The load, done."), Answer(LoadSchema, "The load.")
    add_route(blueprint, "/datasets", loading[0], load, status=201, **new | {"problems": (*_SENT, 409)})
    preview = Answer(PreviewSchema, "How it would be read.")
    add_route(blueprint, "/previews", loading[1], preview, **other | {"method": "POST"})
    of_one = other | {"path_parameters": [_ID], "problems": (*_SENT, 404)}
    add_route(blueprint, _PATH, loading[2], load, method="PUT", **of_one)
    again = of_one | {"method": "POST", "problems": (401, 404, 422, 502, 503)}
    del again["requestBody"]
    add_route(blueprint, f"{_PATH}/refresh", loading[3], load, **again)
    gone = Answer({}, "It is gone.")
    add_route(blueprint, _PATH, remove, gone, method="DELETE", status=204, path_parameters=[_ID], **key)
    add_route(blueprint, "/loads/<string:load_id>", show, told, path_parameters=[_LOAD_ID], **key)


def _run(runner: LoadRunner, load: LoadRequest, sent: SentDataset | None, done: int) -> Response:
    upload = None if sent is None else sent.upload
    status = runner.run(load, None if upload is None else upload.save)
    if status.status == FAILED:
        return loading_problem(status.error or {})
    is_preview = load.action == "preview" and status.status == DONE
    response = jsonify(status.result if is_preview else _load(status))
    response.status_code = done if status.status == DONE else 202
    if not is_preview:
        response.headers["Location"] = f"/v1/loads/{status.id}"
    if response.status_code == 202:
        response.headers["Retry-After"] = "5"
    return response


def _loading(body: type, form: type) -> dict[str, Any]:
    """Return how routes that load are described."""
    return {
        "security": SECURITY,
        "also": {202: (LoadSchema, "The load, still running.")},
        "problems": _SENT,
        "requestBody": {
            "required": True,
            "description": "A form with a file, or a JSON object that names a source.",
            "content": {"multipart/form-data": {"schema": form}, "application/json": {"schema": body}},
        },
    }


def _guard(library: Library, open_reading: bool) -> None:
    if not open_reading:
        require_known_key(library.database)


def _exported(library: Library, name: str, number: int) -> Iterator[str]:
    with library.database.read() as connection:
        yield from export_csv(connection, name, number)


def _dataset(record: DatasetRecord) -> dict[str, Any]:
    of = record.dataset
    return {
        "id": of.id,
        "title": of.title,
        "agency": of.agency,
        "licence": of.licence,
        "source_url": of.source_url,
        "attribution": of.attribution,
        "description": of.description,
        "retrieved": None if of.retrieved is None else of.retrieved.isoformat(),
        "format": record.format,
        "mapping": record.mapping,
        "source": record.source,
        "created_at": _moment(record.created_at),
        "updated_at": _moment(record.updated_at),
        "vintages": [
            {
                "number": each.vintage.number,
                "published": each.vintage.published.isoformat(),
                "retrieved_at": _moment(each.vintage.retrieved),
                "series": each.series,
                "observations": each.observations,
                "sha256": each.sha256,
            }
            for each in record.vintages
        ],
    }


def _load(status: LoadStatus) -> dict[str, Any]:
    return {
        "id": status.id,
        "dataset": status.dataset_id,
        "action": status.action,
        "status": status.status,
        "rows_read": status.rows_read,
        "result": status.result,
        "error": status.error,
        "created_at": _moment(status.created_at),
        "updated_at": _moment(status.updated_at),
    }


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
