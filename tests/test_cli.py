"""The command line as a whole; its commands are tested in tests/cli."""

from __future__ import annotations

import subprocess
import sys

from service import __version__

from .cli.texts import CONSISTENT


def test_version(run_cli):
    code, output, _ = run_cli("--version")
    assert code == 0
    assert __version__ in output


def test_internal_error_is_no_traceback(run_cli, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("lost\nthe thread")

    monkeypatch.setattr("service.cli.checking.check_document", fail)
    code, _, errors = run_cli("check", "-", stdin=CONSISTENT.encode())
    assert code == 2
    assert errors == "countercheck: internal error, please report it: RuntimeError: lost the thread\n"


def test_interruption_exits_with_2(run_cli, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("service.cli.checking.check_document", interrupt)
    code, _, errors = run_cli("check", "-", stdin=CONSISTENT.encode())
    assert (code, errors.strip()) == (2, "countercheck: interrupted")


def test_no_command_shows_the_help_and_exits_with_2(run_cli):
    code, output, errors = run_cli()
    assert (code, output) == (2, "")
    assert "Usage: countercheck" in errors


def test_command_line_loads_no_web_framework(root):
    heavy = {"flask", "marshmallow", "pandas", "numpy"}
    code = f"import sys, service.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"[]"


def test_a_python_without_the_packages_says_which_one_has_them():
    command = [sys.executable, "-S", "-m", "service", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not installed here: run `make setup`" in done.stderr
    assert "Traceback" not in done.stderr
