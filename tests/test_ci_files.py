"""What docs/ci offers for CI is valid by the published schemas, and its commands do what the guide says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.api.conftest import run_server
from tests.cli.texts import CONFLICTING, CONSISTENT

ROOT = Path(__file__).resolve().parents[1]
CI = ROOT / "docs" / "ci"


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environ = {**os.environ, "PATH": path, **variables}
    return subprocess.run(  # noqa: S603 - the commands that are documented
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Return a folder with a release that agrees with itself and one that does not."""
    for name, text in (("good.md", CONSISTENT), ("deep/bad.md", CONFLICTING)):
        path = tmp_path / "press" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("schema", "name"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")]
)
def test_files_are_valid_by_the_published_schemas(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CI / name)]
    done = run(command, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        ("press/**/*.md", "error", 1),
        ("press/good.md\n\n", "error", 0),
        ("press/good.md\npress/deep/*.md", "never", 0),
        ("press/none.md", "error", 2),
    ],
)
def test_the_action_annotates_and_writes_sarif(press: Path, files: str, fail_on: str, code: int) -> None:
    action = yaml.safe_load((CI / "action.yml").read_text(encoding="utf-8"))
    [step] = [step for step in action["runs"]["steps"] if step.get("name") == "Check"]
    assert set(step["env"]) == {"FILES", "FAIL_ON", "BASELINE", "SARIF"}
    done = run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        press,
        GITHUB_ACTION_PATH=str(CI),
        FILES=files,
        FAIL_ON=fail_on,
        BASELINE="",
        SARIF="out.sarif",
    )
    assert done.returncode == code, done.stderr
    flagged = files != "press/good.md\n\n" and code != 2
    assert done.stdout.startswith("::error file=press/deep/bad.md,line=1,") == flagged
    if code != 2:
        results = json.loads((press / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
        assert len(results) == flagged


def test_the_action_installs_from_the_lock_beside_it() -> None:
    action = yaml.safe_load((CI / "action.yml").read_text(encoding="utf-8"))
    [step] = [step for step in action["runs"]["steps"] if step.get("name") == "Install"]
    assert "$GITHUB_ACTION_PATH/../../requirements.txt" in step["run"]
    assert (CI / "../../requirements.txt").resolve() == ROOT / "requirements.txt"


@pytest.mark.parametrize(
    ("names", "code"), [(["press/good.md"], 0), (["press/good.md", "press/deep/bad.md"], 1)]
)
def test_the_hook_fails_where_a_release_is_flagged(press: Path, names: list[str], code: int) -> None:
    [repository] = yaml.safe_load((CI / "pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    [hook] = repository["hooks"]
    command = f"{hook['entry']} {' '.join(names)}"
    done = run(["bash", "-c", command], press, COUNTERCHECK=str(ROOT))
    assert done.returncode == code, done.stderr
    assert done.stdout.startswith("press/deep/bad.md:1:34: error value-conflict") == bool(code)


def test_the_job_of_gitlab_writes_its_report(press: Path) -> None:
    job = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))["countercheck"]
    [script] = job["script"]
    done = run(["bash", "-c", script], press, PYTHONPATH=str(ROOT))
    assert done.returncode == 1, done.stderr
    report = (press / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")
    assert "value-conflict" in report


def documented(start: str) -> str:
    """Return the one command of docs/guides/ci.md that starts so."""
    lines = (ROOT / "docs" / "guides" / "ci.md").read_text(encoding="utf-8").splitlines()
    [command] = [line.strip() for line in lines if line.strip().startswith(start)]
    return command


def test_the_commands_of_the_guide_do_what_it_says(press: Path) -> None:
    sarif = documented("python -m service check 'press/**/*.md' --fail-on")
    assert run(["bash", "-c", sarif], press, PYTHONPATH=str(ROOT)).returncode == 1
    assert (press / "out.sarif").exists()
    write = documented("python -m service check 'press/**/*.md' --write-baseline")
    assert run(["bash", "-c", write], press, PYTHONPATH=str(ROOT)).returncode == 0
    known = documented("python -m service check 'press/**/*.md' --baseline")
    assert run(["bash", "-c", known], press, PYTHONPATH=str(ROOT)).returncode == 0


def test_the_configuration_of_the_guide_can_be_used(press: Path) -> None:
    page = (ROOT / "docs" / "guides" / "ci.md").read_text(encoding="utf-8")
    shown = page.partition("```toml\n")[2].partition("```")[0]
    (press / ".countercheck.toml").write_text(shown, encoding="utf-8")
    (press / "silences.toml").write_text("", encoding="utf-8")
    (press / ".countercheck-baseline.json").write_text('{"files": {}}', encoding="utf-8")
    command = [sys.executable, "-m", "service", "check", "press/deep/bad.md", "--format", "text"]
    done = run(command, press, PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stderr) == (1, "")
    assert " warning value-conflict " in done.stdout


def test_curl_is_a_check_of_its_own(press: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    command = documented("curl -sS --fail-with-body -F")
    with run_server(tmp_path_factory.mktemp("server")) as server:
        for name, code in (("good.md", 0), ("deep/bad.md", 22)):
            here = command.replace("http://127.0.0.1:8000", server.url).replace("release.md", f"press/{name}")
            done = run(["bash", "-c", here], press)
            assert done.returncode == code, done.stderr
            assert done.stdout.startswith("1:34: error value-conflict") == bool(code)
