from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from service.engine import check
from service.model.report import Outcome, Report
from service.read.text import read_text
from service.render.marking import Paragraph, mark_text, standings
from tests.render.samples import CONFLICT, FELL, REPORT, ROSE, UNKNOWN


def joined(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs)


@pytest.fixture(scope="session")
def report_on(catalogue, rules):
    def run(text: str) -> Report:
        document = read_text(text, catalogue.text, date=dt.date(2023, 3, 1))
        return check(document, catalogue, rules, strict=True)

    return run


def test_a_claim_stands_as_badly_as_its_worst_check() -> None:
    standing = standings(REPORT)
    assert [(name, each.outcome) for name, each in standing.items()] == [
        ("c1", Outcome.INCONSISTENT),
        ("c2", Outcome.INCONSISTENT),
    ]
    assert standing[ROSE.id].checks == (CONFLICT, UNKNOWN)
    assert [flag.id for flag in standing[FELL.id].flags] == ["f1"]


def test_a_claim_that_no_check_names_is_not_compared() -> None:
    standing = standings(replace(REPORT, checks=(), flags=()))
    assert {each.outcome for each in standing.values()} == {Outcome.UNDETERMINED}


def test_claims_and_speakers_are_marked_in_place() -> None:
    first, second = mark_text(REPORT, standings(REPORT))
    assert [(piece.kind, piece.text) for piece in first.pieces] == [
        ("label", "Ana Ruiz: "),
        ("text", "Welcome 👋 to Porto. In 2021 our exports to Chile rose "),
        ("claim", "over 9 percent"),
        ("text", ", a record."),
    ]
    assert [(piece.kind, piece.text) for piece in second.pieces][:3] == [
        ("label", "Li Wen: "),
        ("text", "Exports fell by "),
        ("claim", "a quarter"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 4 percent to\n$20 million in 2022.\nCosts fell 3 percent.",
        "MARTA DIAZ: We built 12\nbridges.\n\n\nQ. How many?\nMARTA DIAZ: Twelve, in 2021.",
        "No figures here.\r\nNone there, either.\r\n",
        "   Leading space, 5 percent.   \n\tA tab, 7 percent.",
        "5 percent",
        "",
        "\n\n",
        "Up 5 percent\u2028in 2022, then 6 percent.",
    ],
)
def test_no_word_is_lost_or_added(report_on, text: str) -> None:
    report = report_on(text)
    shown = joined(mark_text(report, standings(report)))
    assert shown.split() == text.split()
    assert shown.count("percent") == text.count("percent")


def test_a_sentence_over_two_lines_is_one_paragraph(report_on) -> None:
    report = report_on("Sales rose to\n$20 million in 2022.\nCosts fell 3 percent.")
    paragraphs = mark_text(report, standings(report))
    assert len(paragraphs) == 2
    marked = [piece.text for each in paragraphs for piece in each.pieces if piece.kind == "claim"]
    assert marked == [claim.quantity.raw for claim in report.claims]
