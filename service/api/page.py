"""The page: a form for a text, and the report on it.

It works without script, and keeps nothing but what it is asked to keep.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    redirect,
    request,
    send_from_directory,
    url_for,
)
from marshmallow import ValidationError
from werkzeug.exceptions import NotFound

from service.api.desk import Desk
from service.api.files import ACCEPTED_SUFFIXES, TITLES, check_length, format_of_upload, read_any
from service.api.html import WEB, show
from service.api.kept import find_kept, forget, keep
from service.api.metrics import Metrics
from service.api.report_page import report_context
from service.api.reports import Wanted, Writer, named_format
from service.api.schemas.submission import SubmissionSchemas
from service.api.submissions import Submission, of_file
from service.read.extracted import Extracted
from service.render.formats import FORMATS

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "meeting.txt"
EXAMPLE_DATE = "2023-06-08"
_LABELS = {"json": "JSON", "html": "HTML", "sarif": "SARIF", "junit": "JUnit", "csv": "CSV"}
_LABELS |= {"languagetool": "LanguageTool", "claimreview": "ClaimReview draft"}
_ACCEPTED = ",".join(ACCEPTED_SUFFIXES)
_FORMATS = f"{', '.join(TITLES[:-1])} or {TITLES[-1]}".replace("plain", "Plain", 1)
EXPORTS = [(each.name, _LABELS.get(each.name, each.name.title()), each.description) for each in FORMATS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the form holds.

    Attributes:
        text: What was pasted, its lines ended with LF.
        document_date: As typed.
        title: As typed.
        upload: Bytes of the file checked last, in base64, or "".
        upload_name: Its name.
    """

    text: str = ""
    document_date: str = ""
    title: str = ""
    upload: str = ""
    upload_name: str = ""


def page_blueprint(
    desk: Desk, schemas: SubmissionSchemas, metrics: Metrics, *, max_body_bytes: int
) -> Blueprint:
    """Return the routes of the page and of what it is made of."""
    writer = Writer(desk.rules)
    blueprint = Blueprint("page", __name__)

    @blueprint.get("/")
    def show_form() -> Response:
        example = "example" in request.args
        return _form(_example() if example else Given())

    @blueprint.post("/")
    def check_form() -> Response:
        given = Given()
        try:
            _widen(max_body_bytes, schemas.max_file_bytes)
            given = _given(max_body_bytes, schemas.max_file_bytes)
            submission = _submission(given, schemas, desk)
            if len(given.upload) > _longest_upload(max_body_bytes):
                given = replace(given, text=submission.text, upload="", upload_name="")
            report = desk.report(submission)
            wanted = request.form.get("format")
            export = Wanted(format=named_format(wanted)) if wanted else None
        except Exception as error:  # shown on the page, with the status that the API answers
            return _refuse(error, given)
        metrics.count_report(report)
        if export is not None:
            return _download(writer.answer(report, submission, export), export)
        if request.form.get("keep"):
            address = url_for("page.show_kept", name=keep(desk.get_database(), asdict(given)))
            return _go(address)
        return _form(given, "report.html", **report_context(report), exports=EXPORTS)

    @blueprint.get("/kept/<name>")
    def show_kept(name: str) -> Response:
        kept = find_kept(desk.get_database(), name)
        if kept is None:
            raise NotFound("Nothing is kept at this address; it may have been deleted.")
        given = Given(**kept)
        report = desk.report(_submission(given, schemas, desk))
        page = _form(given, "report.html", **report_context(report), exports=EXPORTS, kept=name)
        page.headers["Cache-Control"] = "no-store"
        return page

    @blueprint.post("/kept/<name>/delete")
    def delete_kept(name: str) -> Response:
        if not forget(desk.get_database(), name):
            raise NotFound("Nothing is kept at this address; it may have been deleted.")
        return _go(url_for("page.show_form"))

    @blueprint.get("/static/<name>")
    def get_static(name: str) -> Response:
        return send_from_directory(WEB / "static", name)

    return blueprint


def _go(address: str) -> Response:
    return make_response(redirect(address, 303))


def _widen(max_body_bytes: int, max_file_bytes: int) -> None:
    """Let the form be so long that the file checked last, which it holds in base64, comes back.

    Only the text does of a file that is longer than texts may be.
    """
    request.max_form_memory_size = 2 * max_body_bytes
    request.max_content_length = 2 * max_body_bytes + max_file_bytes


def _longest_upload(max_body_bytes: int) -> int:
    return 4 * max_body_bytes // 3 + 4


def _form(given: Given, template: str = "index.html", status: int = 200, **context: Any) -> Response:
    context |= {"given": asdict(given), "here": "check", "accepted": _ACCEPTED, "formats": _FORMATS}
    return show(template, status, **context)


def _example() -> Given:
    return Given(text=EXAMPLE.read_text(encoding="utf-8"), document_date=EXAMPLE_DATE)


def _given(max_body_bytes: int, max_file_bytes: int) -> Given:
    """Return what was sent; a new file takes the place of the last one, a pasted text that of both.

    Raises:
        RequestEntityTooLarge: The file is longer than those of its format may be.
    """
    form, file = request.form, request.files.get("file")
    text = form.get("text", "").replace("\r\n", "\n")
    upload, upload_name = form.get("upload", ""), form.get("upload_name", "")
    if file is not None and file.filename:
        raw, upload_name = file.read(), Path(file.filename).name
        check_length(raw, format_of_upload(upload_name), text=max_body_bytes, file=max_file_bytes)
        upload = base64.b64encode(raw).decode("ascii")
    elif text.strip():
        upload = upload_name = ""
    return Given(
        text="" if upload else text,
        document_date=form.get("document_date", ""),
        title=form.get("title", ""),
        upload=upload,
        upload_name=upload_name,
    )


def _submission(given: Given, schemas: SubmissionSchemas, desk: Desk) -> Submission:
    """Return what is to be checked.

    Raises:
        ValidationError: There is nothing to check, or a field cannot be used.
        MalformedBodyError: The file is text in no encoding that is known.
        UnreadableError: The file is not what its name promises, or more than is read.
    """
    if not given.text.strip() and not given.upload:
        raise ValidationError({"text": ["Paste a text, or choose a file."]})
    extracted = Extracted(text=given.text)
    if given.upload:
        extracted = read_any(
            _uploaded(given.upload),
            format_of_upload(given.upload_name),
            desk.readers.read,
            field="file",
            limit=schemas.max_text_length,
        )
    values: dict[str, Any] = {"file": extracted.text}
    options = {"document_date": given.document_date, "title": given.title}
    values |= {name: value for name, value in options.items() if value}
    loaded = schemas.form.load(values)
    loaded.pop("file")
    return Submission(**of_file(extracted), **loaded)


def _uploaded(upload: str) -> bytes:
    try:
        return base64.b64decode(upload, validate=True)
    except ValueError as error:
        raise ValidationError({"upload": ["Is damaged; choose the file again."]}) from error


def _refuse(error: Exception, given: Given) -> Response:
    """Show the form again with what is wrong; what is answered to an error is decided where it always is."""
    answer = current_app.make_response(current_app.handle_user_exception(error))
    problem = json.loads(answer.get_data())
    return _form(given, status=answer.status_code, problem=problem)


def _download(response: Response, export: Wanted) -> Response:
    name = f"countercheck-{export.format.name}.{export.format.suffix}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
