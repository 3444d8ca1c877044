"""Generated requests against the running server: every answer must be one that openapi.yaml allows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import requests

from tests.api.conftest import Server

ROOT = Path(__file__).resolve().parents[2]

# 422 comes where fail_on is reached, or where a body of random bytes is no PDF whatever its media type says.
# 409 comes where a check that is answered later is not done.
# 401 comes before anything is looked at, where a key is needed.
# 414 comes from the server, before any field is looked at: a generated query can be too long for its line.
# An operation that few of the generated requests reach (the end of a check asked for) is warned of: no issue.
CONFIGURATION = """
warnings = ["missing_auth", "validation_mismatch"]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 404, 405, 406, 413, 414, 415, 422]
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 404, 409, 414, 422]
"""


def test_every_answer_keeps_to_the_description(server: Server, tmp_path: Path) -> None:
    options = ["--max-examples", "40", "--seed", "20230608", "--generation-deterministic", "--no-color"]
    options += ["--warnings", "off"]  # it has no key, and knows no dataset
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration), "run"]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*command, f"{server.url}/openapi.json", *options, "--checks", "all"],
        cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.api.schemathesis_hooks", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) generated, \1 passed", done.stdout)
    assert passed or "No issues found" in done.stdout, done.stdout
    assert requests.get(f"{server.url}/readyz", timeout=10).status_code == 200
