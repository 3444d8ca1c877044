from __future__ import annotations

from junitparser import JUnitXml
from lxml import etree

from service.render.formats import Checked, Context, write_reports

from .samples import REPORT, TEXT, nasty_report


def written(*checked: Checked) -> str:
    return write_reports("junit", checked, Context())


def test_it_is_read_back_with_a_suite_for_each_file_and_a_case_for_each_check():
    document = JUnitXml.fromstring(
        written(*(Checked(name=name, report=REPORT) for name in ("a.txt", "b.txt"))).encode()
    )
    suites = list(document)
    assert [suite.name for suite in suites] == ["a.txt", "b.txt"]
    assert [(suite.tests, suite.failures, suite.skipped, suite.errors) for suite in suites] == [
        (2, 1, 1, 0)
    ] * 2
    assert (document.tests, document.failures, document.skipped) == (4, 2, 2)


def test_body_and_classname_carry_what_a_person_needs():
    [suite] = JUnitXml.fromstring(written(Checked(name="a.txt", report=REPORT)).encode())
    failed, skipped = list(suite)
    assert failed.classname == "a.txt"
    assert failed.name == "1. rose-against-fell: “over 9 percent”, “a quarter”"
    [failure] = failed.result
    assert failure.type == "rose-against-fell"
    assert failure.text.splitlines()[0].startswith(
        f"a.txt:1:{TEXT.index('over 9') + 1}: error: Ana Ruiz says"
    )
    assert "Did exports rise or fall in 2021?" in failure.text
    [reason] = skipped.result
    assert reason.message == "no level of exports in 2020 or 2021 is stated"


def test_hostile_words_leave_it_well_formed():
    root = etree.fromstring(written(Checked(name="<&\x00\ud800>", report=nasty_report())).encode())
    assert root.tag == "testsuites"
    assert "<script>alert(1)</script>" in root.find(".//failure").get("message")
