import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def import_wsgi(**variables: str) -> subprocess.CompletedProcess[str]:
    """Import service.wsgi in a process of its own, as any WSGI server does."""
    code = "import service.wsgi; print(service.wsgi.app.config['MAX_CONTENT_LENGTH'] - 1)"
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_environment_sets_up_the_application() -> None:
    done = import_wsgi(COUNTERCHECK_MAX_BODY_BYTES="4096")
    assert (done.returncode, done.stdout, done.stderr) == (0, "4096\n", "")


def test_a_bad_setting_is_one_line_and_an_exit_code() -> None:
    done = import_wsgi(COUNTERCHECK_LOG_LEVEL="chatty")
    assert done.returncode == 78
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["message"] == (
        "config-error: COUNTERCHECK_LOG_LEVEL: must be one of DEBUG, INFO, WARNING, ERROR, not 'chatty'"
    )


def test_a_missing_configuration_is_one_line_and_an_exit_code(tmp_path: Path) -> None:
    done = import_wsgi(COUNTERCHECK_CONFIG_DIR=str(tmp_path))
    assert done.returncode == 78
    (line,) = done.stderr.splitlines()
    assert ".toml: " in json.loads(line)["message"]
