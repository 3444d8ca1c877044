from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from service import __version__
from service.rules import load_rules

CONSISTENT = "Mia Berg: Our ferry line carried 412,000 passengers in 2022.\n"
CONFLICTING = (
    "Mia Berg: Our ferry line carried 412,000 passengers in 2022.\n"
    "Jon Lund: The ferry line carried 655,000 passengers in 2022.\n"
)


@pytest.fixture
def consistent(tmp_path):
    path = tmp_path / "ferries.txt"
    path.write_text(CONSISTENT, encoding="utf-8")
    return str(path)


@pytest.fixture
def conflicting(tmp_path):
    path = tmp_path / "two ferries.txt"
    path.write_text(CONFLICTING, encoding="utf-8")
    return str(path)


def test_clean_text_exits_with_0(run_cli, consistent):
    code, output, errors = run_cli("check", consistent)
    assert code == 0
    assert "0 errors" in output
    assert errors == ""


def test_conflict_exits_with_1_and_quotes_both_speakers(run_cli, conflicting):
    code, output, errors = run_cli("check", conflicting)
    assert code == 1
    assert "Mia Berg" in output
    assert "Jon Lund" in output
    assert output.count("^" * len("412,000")) >= 2
    assert errors == ""


@pytest.mark.parametrize(("fail_on", "expected"), [("info", 1), ("warning", 1), ("error", 1), ("never", 0)])
def test_fail_on_sets_what_fails(run_cli, conflicting, fail_on, expected):
    code, _, _ = run_cli("check", conflicting, "--fail-on", fail_on)
    assert code == expected


def test_json_is_the_report(run_cli, conflicting):
    code, output, _ = run_cli(
        "check", conflicting, "--format", "json", "--date", "2023-03-01", "--title", "Ferries"
    )
    report = json.loads(output)
    assert code == 1
    assert report["document"]["date"] == "2023-03-01"
    assert report["document"]["title"] == "Ferries"
    assert [claim["text"] for claim in report["claims"]] == ["412,000 passengers", "655,000 passengers"]
    for claim in report["claims"]:
        assert CONFLICTING[claim["start"] : claim["end"]] == claim["text"]


def test_text_is_read_from_standard_input(run_cli):
    code, output, _ = run_cli("claims", "-", "--format", "json", stdin=f"😀 {CONSISTENT}".encode())
    [claim] = json.loads(output)["claims"]
    assert code == 0
    assert claim["start"] == 2 + CONSISTENT.index("412,000")


def test_offsets_in_utf16(run_cli):
    text = f"😀 {CONSISTENT}"
    _, output, _ = run_cli("claims", "-", "--format", "json", "--offsets", "utf16", stdin=text.encode())
    [claim] = json.loads(output)["claims"]
    assert claim["start"] == 3 + CONSISTENT.index("412,000")


def test_line_ends_are_left_alone(run_cli):
    text = CONFLICTING.replace("\n", "\r\n")
    _, output, _ = run_cli("claims", "-", "--format", "json", stdin=text.encode())
    for claim in json.loads(output)["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_claims_are_listed(run_cli, consistent):
    code, output, _ = run_cli("claims", consistent)
    assert code == 0
    assert '1:34 c1 "412,000 passengers" = count 412000' in output


def test_entities_named_by_the_caller_reach_the_report(run_cli, consistent):
    _, output, _ = run_cli("check", consistent, "--entity", "NOR", "--entity", "Fjord1", "--format", "json")
    assert json.loads(output)["document"]["entities"] == ["NOR", "Fjord1"]


def test_one_rule_alone_can_be_run(run_cli, conflicting):
    _, output, _ = run_cli("check", conflicting, "--rule", "value-conflict", "--format", "json")
    assert {flag["rule"] for flag in json.loads(output)["flags"]} == {"value-conflict"}


def test_rules_are_listed_and_explained(run_cli):
    code, output, _ = run_cli("rules")
    assert code == 0
    assert [line.split()[0] for line in output.splitlines()] == [rule.id for rule in load_rules()]
    code, output, _ = run_cli("rules", "value-conflict")
    assert code == 0
    assert "value-conflict" in output
    assert "Does not flag" in output


def test_rules_as_json(run_cli):
    _, output, _ = run_cli("rules", "--format", "json")
    assert len(json.loads(output)["rules"]) == len(load_rules())
    _, output, _ = run_cli("rules", "value-conflict", "--format", "json")
    assert json.loads(output)["id"] == "value-conflict"


def test_version(run_cli):
    code, output, _ = run_cli("--version")
    assert code == 0
    assert __version__ in output


def test_colour_only_when_asked_for_or_at_a_terminal(run_cli, conflicting):
    assert "\x1b[" not in run_cli("check", conflicting)[1]
    assert "\x1b[" in run_cli("check", conflicting, "--colour")[1]
    assert "\x1b[" not in run_cli("check", conflicting, "--no-colour")[1]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("check", "no-such-file.txt"), "no-such-file.txt: No such file or directory"),
        (("check", "."), ".: Is a directory"),
        (("check", "-", "--date", "8 June 2023"), "--date"),
        (("check", "-", "--fail-on", "sometimes"), "--fail-on"),
        (("check", "-", "--rule", "no-such-rule"), "no rule 'no-such-rule'"),
        (("rules", "no-such-rule"), "no rule 'no-such-rule'"),
        (("check",), "FILE"),
        (("chekc", "-"), "chekc"),
        (("check", "-", "--max-bytes", "0"), "--max-bytes"),
    ],
)
def test_what_cannot_run_exits_with_2_and_one_line(run_cli, arguments, problem):
    code, output, errors = run_cli(*arguments, stdin=CONSISTENT.encode())
    assert code == 2
    assert output == ""
    assert problem in errors
    assert errors.count("\n") == 1


def test_text_that_is_not_utf8_is_refused_with_the_place(run_cli):
    code, _, errors = run_cli("check", "-", stdin=b"caf\xe9 5 percent")
    assert code == 2
    assert errors == "countercheck: -: not UTF-8: byte 3 is 0xE9\n"


def test_file_that_is_too_long_is_refused(run_cli, consistent):
    code, _, errors = run_cli("check", consistent, "--max-bytes", "20")
    assert code == 2
    assert "longer than 20 bytes" in errors
    size = os.path.getsize(consistent)  # noqa: PTH202
    assert run_cli("check", consistent, "--max-bytes", str(size))[0] == 0


def test_bad_setting_is_told_in_one_line(run_cli, consistent, monkeypatch):
    monkeypatch.setenv("COUNTERCHECK_CONFIG_DIR", "/no/such/folder")
    code, _, errors = run_cli("check", consistent)
    assert code == 2
    assert "COUNTERCHECK_CONFIG_DIR" in errors


def test_internal_error_is_no_traceback(run_cli, consistent, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("lost\nthe thread")

    monkeypatch.setattr("service.cli.check_document", fail)
    code, _, errors = run_cli("check", consistent)
    assert code == 2
    assert errors == "countercheck: internal error, please report it: RuntimeError: lost the thread\n"


def test_interruption_exits_with_2(run_cli, consistent, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("service.cli.check_document", interrupt)
    code, _, errors = run_cli("check", consistent)
    assert (code, errors.strip()) == (2, "countercheck: interrupted")


def test_no_command_shows_the_help_and_exits_with_2(run_cli):
    code, output, errors = run_cli()
    assert (code, output) == (2, "")
    assert "Usage: countercheck" in errors


def run_process(root, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "service", *arguments]
    return subprocess.run(command, cwd=root, input=stdin, capture_output=True, check=False)  # noqa: S603


@pytest.mark.parametrize(
    ("text", "expected"),
    [(CONSISTENT, 0), (CONFLICTING, 1), (b"\xff", 2)],
    ids=["clean", "flagged", "not UTF-8"],
)
def test_exit_codes_of_the_process(root, text, expected):
    stdin = text if isinstance(text, bytes) else text.encode()
    assert run_process(root, "check", "-", stdin=stdin).returncode == expected


def test_command_line_loads_no_web_framework(root):
    heavy = {"flask", "marshmallow", "pandas", "numpy"}
    code = f"import sys, service.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"[]"


def fingerprint_of(run_cli, path):
    _, output, _ = run_cli("check", path, "--format", "json")
    return json.loads(output)["flags"][0]["fingerprint"]


def test_a_rule_can_be_switched_off_and_re_rated(run_cli, conflicting):
    assert run_cli("check", conflicting, "--rule", "-value-conflict")[0] == 0
    code, output, _ = run_cli("check", conflicting, "--rule", "value-conflict:warning")
    assert code == 0
    assert "1 warning" in output


def test_a_silenced_flag_is_shown_apart_with_its_note(run_cli, conflicting, tmp_path):
    fingerprint = fingerprint_of(run_cli, conflicting)
    code, output, _ = run_cli("check", conflicting, "--silence", f"{fingerprint}:2190-01-01:two lines")
    assert code == 0
    assert "0 errors" in output
    assert "two lines" in output.partition("Silenced")[2]
    assert fingerprint in run_cli("check", conflicting)[1]
    code, output, _ = run_cli("check", conflicting, "--silence", f"{fingerprint}:2020-01-01:two lines")
    assert code == 1
    assert "is raised again" in " ".join(output.split())
    listed = tmp_path / "ours.toml"
    listed.write_text(f'["{fingerprint}"]\nnote = "two lines"\nexpires = 2190-01-01\n', encoding="utf-8")
    assert run_cli("check", conflicting, "--silences", str(listed))[0] == 0


def test_flags_below_the_minimum_are_counted(run_cli, conflicting):
    code, output, _ = run_cli("check", conflicting, "--minimum-confidence", "0.99")
    assert code == 0
    assert "1 withheld" in output
    assert run_cli("check", conflicting, "--rule", "value-conflict:info", "--fail-on", "info")[0] == 1
    muted = ("--rule", "value-conflict:info", "--fail-on", "info", "--minimum-severity", "warning")
    assert run_cli("check", conflicting, *muted)[0] == 0


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--rule", "-no-such"), "There is no rule 'no-such'."),
        (("--rule", "value-conflict:fatal"), "A severity is one of"),
        (("--silence", "xyz:2030-01-01:x"), "16 of 0-9 and a-f"),
        (("--silences", "no-such-file.toml"), "cannot be read"),
        (("--minimum-confidence", "2"), "0<=x<=1"),
        (("--minimum-severity", "high"), "is not one of"),
    ],
)
def test_controls_that_cannot_be_used_exit_with_2(run_cli, conflicting, options, problem):
    code, output, errors = run_cli("check", conflicting, *options)
    assert (code, output) == (2, "")
    assert problem in errors


POPULATION = "Kazakhstan had a population of 30 million in 2022.\n"


@pytest.fixture
def loaded(tmp_path):
    from service.reference.library import open_library
    from tests.reference.test_starter import NOW, SHIPPED

    open_library("", data_dir=tmp_path / "data", index_size=1000, starter_set=(SHIPPED, NOW)).database.close()


def test_the_loaded_data_are_checked_against_unless_they_are_not_wanted(run_cli, loaded):
    def rules(*options):
        _, output, errors = run_cli("check", "-", "--format", "json", *options, stdin=POPULATION.encode())
        assert errors == ""
        return [flag["rule"] for flag in json.loads(output)["flags"]]

    assert rules() == rules("--dataset", "population") == ["observation-excludes-claim"]
    assert rules("--no-data") == rules("--dataset", "gdp") == []


def test_a_dataset_that_there_is_not(run_cli, loaded):
    code, _, errors = run_cli("check", "-", "--dataset", "people", stdin=POPULATION.encode())
    assert (code, "no dataset 'people'" in errors) == (2, True)


def test_a_dataset_without_a_store(run_cli):
    code, _, errors = run_cli("check", "-", "--dataset", "people", stdin=POPULATION.encode())
    assert (code, "no reference data" in errors) == (2, True)
