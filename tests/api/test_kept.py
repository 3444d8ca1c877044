import re

from flask.testing import FlaskClient

TEXT = "Ann Lee: Exports were $50 million in 2022.\nBob Ray: Exports were $70 million in 2022.\n"
KEPT = {"text": TEXT, "document_date": "2023-02-01", "title": "Trade talks", "keep": "1"}


def test_a_report_has_an_address_only_where_it_was_kept_on_purpose(client: FlaskClient) -> None:
    plain = client.post("/", data={"text": TEXT})
    assert plain.status_code == 200
    kept = client.post("/", data=KEPT)
    assert kept.status_code == 303
    assert re.fullmatch("/kept/[0-9a-f]{32}", kept.headers["Location"])
    page = client.get(kept.headers["Location"])
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert "<h1>Trade talks</h1>" in page.text
    assert "$70 million" in page.text
    assert "Text dated 2023-02-01" in page.text


def test_what_is_kept_can_be_deleted(client: FlaskClient) -> None:
    address = client.post("/", data=KEPT).headers["Location"]
    assert f'action="{address}/delete"' in client.get(address).text
    assert client.post(f"{address}/delete").status_code == 303
    assert client.get(address).status_code == 404
    assert client.post(f"{address}/delete").status_code == 404


def test_what_cannot_be_checked_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/", data=KEPT | {"document_date": "2023-02-30"}).status_code == 422


def test_an_address_of_a_check_answered_later_is_none_of_these(client: FlaskClient) -> None:
    later = client.post("/v1/checks", json={"text": TEXT}, headers={"Prefer": "respond-async"})
    name = later.get_json()["id"]
    assert client.get(f"/kept/{name}").status_code == 404
    kept = client.post("/", data=KEPT).headers["Location"].rsplit("/", 1)[1]
    assert client.get(f"/v1/checks/{kept}").status_code == 404
    assert client.delete(f"/v1/checks/{name}").status_code == 204
