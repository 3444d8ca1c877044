from __future__ import annotations

import re
from dataclasses import replace

import pytest

from service.model.report import Flag, Outcome, Severity
from service.model.text import Document
from service.render.reader import WIDTH, claims_to_text, report_to_text

from .samples import CONFLICT, DOCUMENT, EXTRACTION, REPORT, ROSE, TEXT, UNKNOWN

ANSI = re.compile(r"\x1b\[[\d;]*m")


def lines_of(report, *, colour: bool = False) -> list[str]:
    return report_to_text(report, colour=colour).splitlines()


def test_flag_quotes_both_sentences_with_speaker_place_and_carets():
    lines = lines_of(REPORT)
    place = lines.index(f"  1:{TEXT.index('over 9') + 1} Ana Ruiz")
    sentence, carets = lines[place + 1 : place + 3]
    assert sentence == "    In 2021 our exports to Chile rose over 9 percent, a record."
    assert sentence[carets.index("^") : carets.rindex("^") + 1] == "over 9 percent"
    assert set(carets) == {" ", "^"}
    assert lines[place + 3].endswith("Li Wen")


def test_flag_shows_message_steps_evidence_and_question():
    text = report_to_text(REPORT, colour=False)
    assert "error  rose-against-fell" in text
    assert "Ana Ruiz says that exports rose in 2021; Li Wen says that they fell." in text
    assert "= rose: above 0 %" in text
    assert "= trade exports:PRT, 2021: 8.5 % (vintage 2023-01-01; https://example.org/exports.csv)" in text
    assert "Ask: Did exports rise or fall in 2021?" in text


def test_what_was_and_was_not_verified_is_told():
    agreeing = replace(UNKNOWN, outcome=Outcome.CONSISTENT, reason=None, message="The two levels agree.")
    tension = replace(UNKNOWN, outcome=Outcome.TENSION, reason=None, message="A record after a dull year.")
    text = report_to_text(replace(REPORT, checks=(CONFLICT, UNKNOWN, agreeing, tension)), colour=False)
    assert "Verified\n  - The two levels agree. (change-against-levels)\n" in text
    assert "Noted\n  - A record after a dull year. (change-against-levels)\n" in text
    assert (
        f'Not verified\n  - no level of exports in 2020 or 2021 is stated: "over 9 percent" '
        f"(1:{TEXT.index('over 9') + 1})\n"
    ) in text
    assert "Notices\n  - 'March' has no year.\n" in text


def test_most_severe_flag_comes_first():
    flags = tuple(
        Flag(id=f"f{number}", severity=severity, check=CONFLICT, fingerprint="")
        for number, severity in enumerate((Severity.INFO, Severity.ERROR, Severity.WARNING), 1)
    )
    found = re.findall(r"\b(f\d), direction", report_to_text(replace(REPORT, flags=flags), colour=False))
    assert found == ["f2", "f3", "f1"]


def test_counts_head_the_report():
    assert "2 claims, 2 checks: 1 error, 0 warnings, 0 info" in lines_of(REPORT)


def test_colour_adds_nothing_but_colour():
    coloured = report_to_text(REPORT, colour=True)
    assert coloured != report_to_text(REPORT, colour=False)
    assert ANSI.sub("", coloured) == report_to_text(REPORT, colour=False)


def test_long_lines_are_wrapped_and_carets_follow_the_quantity():
    padding = "a long preamble that says nothing whatever of trade, "
    text = TEXT.replace("our exports", padding * 3 + "our exports")
    shift = len(padding) * 3
    quantity = replace(ROSE.quantity, span=type(ROSE.span)(ROSE.span.start + shift, ROSE.span.end + shift))
    claim = replace(
        ROSE, quantity=quantity, sentence=type(ROSE.span)(ROSE.sentence.start, ROSE.sentence.end + shift)
    )
    check = replace(CONFLICT, message="Exports rose and fell at once. " * 9, steps=("2 + 2 = 4; " * 20,))
    flag = replace(REPORT.flags[0], check=check)
    report = replace(
        REPORT,
        document=replace(DOCUMENT, text=text),
        claims=(claim,),
        checks=(check,),
        flags=(flag,),
    )
    lines = lines_of(report)
    assert max(map(len, lines)) <= WIDTH
    caret_line = next(number for number, line in enumerate(lines) if "^" in line)
    carets = lines[caret_line]
    marked = lines[caret_line - 1][carets.index("^") : carets.rindex("^") + 1]
    assert "over 9 percent".startswith(marked) or marked == "over 9 percent"


def test_text_of_strangers_cannot_steer_the_terminal():
    document = Document(text="\x1b[2Jgone\x07\u202e", title="\x9b31m", segments=())
    text = report_to_text(replace(REPORT, document=document, claims=(), flags=(), checks=()), colour=False)
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}


@pytest.mark.parametrize(("claims", "expected"), [((), "0 claims"), ((ROSE,), "1 claim,")])
def test_report_without_flags_says_so(claims, expected):
    text = report_to_text(replace(REPORT, claims=claims, flags=(), checks=()), colour=False)
    assert expected in text
    assert "0 errors, 0 warnings, 0 info" in text


def test_claims_are_listed_with_place_value_and_reading():
    text = claims_to_text(EXTRACTION, DOCUMENT)
    assert f'1:{TEXT.index("over 9") + 1} c1 "over 9 percent" = percent 9 %\n' in text
    assert "Ana Ruiz, asserted: change; exports; Portugal, Chile; 2021-01-01 to 2021-12-31\n" in text
    assert '"a quarter" = ratio 0.25\n' in text
