from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from service.cli.checking import STYLES

from .texts import CONFLICTING, CONSISTENT


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


def test_entities_named_by_the_caller_reach_the_report(run_cli, consistent):
    _, output, _ = run_cli("check", consistent, "--entity", "NOR", "--entity", "Fjord1", "--format", "json")
    assert json.loads(output)["document"]["entities"] == ["NOR", "Fjord1"]


def test_one_rule_alone_can_be_run(run_cli, conflicting):
    _, output, _ = run_cli("check", conflicting, "--rule", "value-conflict", "--format", "json")
    assert {flag["rule"] for flag in json.loads(output)["flags"]} == {"value-conflict"}


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


def test_text_in_another_encoding_is_read_and_said_so(run_cli):
    code, output, errors = run_cli("check", "-", stdin="Café sales: £5m in 2021.".encode("cp1252"))
    assert (code, errors) == (0, "")
    assert "£5m" in output
    assert "it was read as cp1252" in output


def test_bytes_that_are_no_text_are_refused(run_cli):
    code, output, errors = run_cli("check", "-", stdin=bytes(range(256)))
    assert (code, output) == (2, "")
    assert errors.startswith("countercheck: -: The text is in no encoding that is known")


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


def run_process(root, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "service", *arguments]
    return subprocess.run(command, cwd=root, input=stdin, capture_output=True, check=False)  # noqa: S603


@pytest.mark.parametrize(
    ("text", "expected"),
    [(CONSISTENT, 0), (CONFLICTING, 1), (bytes(range(256)), 2)],
    ids=["clean", "flagged", "no text"],
)
def test_exit_codes_of_the_process(root, text, expected):
    stdin = text if isinstance(text, bytes) else text.encode()
    assert run_process(root, "check", "-", stdin=stdin).returncode == expected


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


@pytest.fixture
def press(tmp_path, monkeypatch):
    """Return a folder of releases, two of them in folders of their own, and go there."""
    for name, text in {
        "press/a.md": CONSISTENT,
        "press/2023/b.md": f"# Ferries\n\n{CONFLICTING}",
        "press/2023/06/c.md": CONFLICTING,
        "press/notes.txt": CONFLICTING,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def places(output: str) -> list[str]:
    return [line.split(": ")[0] for line in output.splitlines()]


def test_a_pattern_stands_for_files_in_their_order(run_cli, press):
    code, output, errors = run_cli("check", "press/**/*.md", "--format", "text")
    assert code == 1
    assert places(output) == ["press/2023/06/c.md:1:34", "press/2023/b.md:3:34"]
    assert errors == ""


def test_sarif_of_many_files_goes_to_a_file(run_cli, press):
    code, output, _ = run_cli(
        "check", "press/**/*.md", "--fail-on", "warning", "--format", "sarif", "-o", "out.sarif"
    )
    assert (code, output) == (1, "")
    log = json.loads((press / "out.sarif").read_text(encoding="utf-8"))
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    ]
    assert uris == ["press/2023/06/c.md", "press/2023/b.md"]


@pytest.mark.parametrize("style", STYLES)
def test_every_format_is_written_for_many_files(run_cli, press, style):
    code, output, errors = run_cli("check", "press/**/*.md", "--format", style)
    assert (code, errors) == (1, "")
    assert "press/2023/b.md" in output or style in ("claimreview", "languagetool")
    assert output.endswith("\n")


def test_progress_is_counted_on_standard_error(run_cli, press):
    _, output, errors = run_cli("check", "press/**/*.md", "--progress", "--format", "text")
    assert errors.splitlines() == [
        "1 of 3: press/2023/06/c.md", "2 of 3: press/2023/b.md", "3 of 3: press/a.md",
    ]  # fmt: skip
    assert len(output.splitlines()) == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others_and_is_never_softened(run_cli, press):
    (press / "press" / "broken.docx").write_bytes(b"5 percent")
    code, output, errors = run_cli(
        "check", "press/*.*", "no-such.txt", "--format", "text", "--fail-on", "never"
    )
    assert code == 2
    assert places(output) == ["press/notes.txt:1:34"]
    assert errors.splitlines() == [
        "countercheck: press/broken.docx: The file is no DOCX: it is no archive, or a damaged one.",
        "countercheck: no-such.txt: No such file or directory",
    ]


def test_a_pattern_that_matches_nothing_exits_with_2(run_cli, press):
    code, output, errors = run_cli("check", "press/**/*.pdf")
    assert (code, output) == (2, "")
    assert errors == "countercheck: press/**/*.pdf: no file matches\n"


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(run_cli, press):
    (press / "a[1].txt").write_text(CONFLICTING, encoding="utf-8")
    assert places(run_cli("check", "a[1].txt", "--format", "text")[1]) == ["a[1].txt:1:34"]


def test_the_format_is_that_of_the_name_unless_another_is_asked_for(run_cli, press):
    (press / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nSales rose 5 percent.\n", "utf-8")
    _, output, _ = run_cli("check", "talk.srt", "--format", "json")
    report = json.loads(output)
    assert report["document"]["format"] == "srt"
    assert report["claims"][0]["place"]["start_s"] == 1
    _, output, _ = run_cli("check", "talk.srt", "--format", "json", "--input-format", "text")
    assert json.loads(output)["document"]["format"] == "text"


def test_annotations_stand_beside_their_lines(run_cli, press):
    _, output, _ = run_cli("check", "press/2023/b.md", "--format", "github")
    assert output.startswith(
        "::error file=press/2023/b.md,line=3,endLine=3,title=value-conflict,col=34,endColumn=52::"
    )


def test_a_baseline_hides_what_is_known_and_nothing_new(run_cli, press):
    options = ("--baseline", ".countercheck-baseline.json", "--format", "text")
    assert run_cli("check", "press/**/*.md", *options)[0] == 2
    written = ("--write-baseline", ".countercheck-baseline.json", "--format", "text")
    assert run_cli("check", "press/**/*.md", *written)[0] == 0
    assert run_cli("check", "press/**/*.md", *options)[:2] == (0, "")
    edited = press / "press" / "2023" / "b.md"
    text = edited.read_text(encoding="utf-8").replace("# Ferries", "# Ferries\n\nA paragraph more.")
    more = CONFLICTING.replace("2022", "2019")  # the same words of another year: one more of a kind
    edited.write_text(f"{text}\n{more}", encoding="utf-8")
    code, output, _ = run_cli("check", "press/**/*.md", *options)
    assert code == 1
    assert places(output) == ["press/2023/b.md:8:34"]


def test_a_configuration_is_found_upwards_and_the_command_line_outdoes_it(run_cli, press):
    (press / "press" / ".countercheck.toml").write_text(
        'fail-on = "never"\nexclude = ["2023/06/*"]\n', "utf-8"
    )
    code, output, _ = run_cli("check", "press/**/*.md", "--format", "text")
    assert code == 0
    assert places(output) == ["press/2023/b.md:3:34"]
    assert run_cli("check", "press/**/*.md", "--fail-on", "error")[0] == 1
    (press / "press" / "2023" / ".countercheck.toml").write_text('rules = ["-value-conflict"]\n', "utf-8")
    assert "value-conflict" not in run_cli("check", "press/2023/b.md", "--format", "text")[1]
    (press / "other.toml").write_text('minimum-severity = "error"\n', "utf-8")
    assert run_cli("check", "press/2023/b.md", "--config", "other.toml")[0] == 1


def test_a_wrong_configuration_exits_with_2(run_cli, press):
    (press / ".countercheck.toml").write_text('fail_on = "never"\n', "utf-8")
    code, output, errors = run_cli("check", "press/a.md")
    assert (code, output) == (2, "")
    assert "unknown key fail_on" in errors


def test_a_comment_silences_one_flag_with_its_reason(run_cli, press):
    path = press / "press" / "2023" / "b.md"
    comment = "<!-- countercheck-ignore value-conflict: two operators -->"
    path.write_text(f"# Ferries\n\n{comment}\n{CONFLICTING}", "utf-8")
    code, output, _ = run_cli("check", str(path))
    assert code == 0
    assert "two operators" in output.partition("Silenced")[2]
    path.write_text(f"# Ferries\n\n{CONFLICTING}\n{comment}\n\nNothing here.\n", "utf-8")
    code, output, _ = run_cli("check", str(path))
    assert code == 1
    assert "silences nothing" in output
