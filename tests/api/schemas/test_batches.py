import pytest
from flask.testing import FlaskClient

from service.api.schemas.batches import BatchLineSchema


@pytest.mark.parametrize("line", [b'{"text": "Up 5 percent."}', b'{"text": 5}', b"{"])
def test_a_line_holds_a_report_or_a_problem(client: FlaskClient, line: bytes) -> None:
    answer = client.post("/v1/batches", data=line, content_type="application/x-ndjson")
    told = answer.get_json(force=True)
    assert BatchLineSchema().validate(told) == {}
    assert (told["report"] is None) != (told["problem"] is None)
