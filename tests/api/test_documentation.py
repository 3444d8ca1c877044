"""The pages under /docs, and the commands in the guides: each is run as it stands, against a real server."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

from service.api.documentation import GUIDE_NAMES, GUIDES
from service.rules import load_rules
from tests.api.conftest import ROOT, Server

PAGES = ("/docs", "/docs/rules", *(f"/docs/guides/{name}" for name in GUIDE_NAMES))


def commands() -> list[tuple[str, str]]:
    found = []
    for name in GUIDE_NAMES:
        text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
        found += [(name, block) for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_other_hosts(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        needed = re.findall(r'<(?:link|script)[^>]+(?:href|src)="([^"]+)"', answer.text)
        links = re.findall(r'<a [^>]*href="(?![a-z]+:)([^"#]+)', answer.text)
        pages = {urljoin(path, link) for link in links}
    assert needed
    for link in {*needed, *pages}:
        with client.get(link) as part:
            assert part.status_code == 200, link


@pytest.mark.parametrize(
    "path", ["/docs/index.html", "/docs/..%2fx.toml", "/docs/oauth2-redirect.html", "/docs/guides/none"]
)
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"


def test_every_rule_is_there_with_its_examples(client: FlaskClient) -> None:
    page = client.get("/docs/rules").text
    for rule in load_rules():
        assert f'id="{rule.id}"' in page
        assert page.count(f'aria-label="Check this example of {rule.id}"') == len(rule.examples)


def test_there_is_a_guide_for_each_place() -> None:
    assert {path.stem for path in GUIDES.glob("*.md")} == set(GUIDE_NAMES)


@pytest.mark.parametrize(("name", "block"), commands(), ids=lambda value: str(value)[:30])
def test_commands_of_the_guides_run(server: Server, name: str, block: str, tmp_path: Path) -> None:
    script = block.replace("http://127.0.0.1:8000", server.url).replace("examples/", f"{ROOT}/examples/")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environ = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - commands of our own
        ["bash", "-euo", "pipefail", "-c", script],  # noqa: S607
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    written = done.stdout + "".join(each.read_text() for each in tmp_path.iterdir())
    assert re.search(r"claims|record|\d", written)
    assert "problem+json" not in written
    assert '"type":"urn:countercheck:problem' not in written
