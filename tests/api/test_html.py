import re

import pytest
from flask.testing import FlaskClient

from service.api.html import POLICY, WEB

PAGES = ("/", "/?example=1")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_what_a_page_needs_is_served_here(client: FlaskClient, path: str) -> None:
    needed = re.findall(r'<(?:link|script)[^>]+(?:href|src)="([^"]+)"', client.get(path).text)
    assert needed
    for address in needed:
        assert address.startswith("/static/")
        with client.get(address) as part:
            assert part.status_code == 200


def test_a_page_works_below_a_path(client: FlaskClient) -> None:
    page = client.get("/", environ_overrides={"SCRIPT_NAME": "/facts"}).text
    assert 'action="/facts/"' in page
    assert 'href="/facts/static/style.css"' in page


def test_no_style_or_script_names_another_host() -> None:
    for path in (WEB / "static").iterdir():
        addresses = re.findall(r"(?:https?:)?//[\w.]+", re.sub(r"//.*|xmlns=\S+", "", path.read_text()))
        assert addresses == [], path
