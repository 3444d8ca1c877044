"""JUnit XML: a suite for each file, a test case for each check.

Errors and warnings fail, what could not be compared is skipped with the reason, all else passes. GitLab shows
`classname` and the body of a failure and drops the rest, so both carry what a person needs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from service.model.report import Check, Flag, Outcome, Severity
from service.model.text import Span
from service.render.formats import Checked, Context
from service.render.places import Locator

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return one document with a suite for each file."""
    document = JUnitXml("countercheck")
    for each in checked:
        document.add_testsuite(_suite(each))
    document.update_statistics()  # type: ignore[no-untyped-call]
    written: bytes = document.tostring()  # type: ignore[no-untyped-call]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written.decode("utf-8")}\n'


def _suite(each: Checked) -> TestSuite:
    name = _xml(each.name or "document")
    suite = TestSuite(name)
    flags = {id(flag.check): flag for flag in each.report.flags}
    writer = _Cases(each, name)
    suite.add_testcases(
        [
            writer.case(check, flags.get(id(check)), number)
            for number, check in enumerate(each.report.checks, 1)
        ]
    )
    return suite


class _Cases:
    def __init__(self, each: Checked, name: str) -> None:
        self._name = name
        self._claims = {claim.id: claim for claim in each.report.claims}
        self._locator = Locator(each.report.document)

    def case(self, check: Check, flag: Flag | None, number: int) -> TestCase:
        about = [self._claims[name] for name in check.claims if name in self._claims]
        said = ", ".join(f"“{claim.quantity.raw}”" for claim in about)
        case = TestCase(_xml(f"{number}. {check.rule}: {said}"), classname=self._name)
        if flag is not None and flag.severity is not Severity.INFO:
            failure = Failure(_xml(check.message), flag.check.rule)
            failure.text = _xml(self._told(check, flag))
            case.result = [failure]
        elif check.outcome is Outcome.UNDETERMINED:
            case.result = [Skipped(_xml(check.reason or check.message))]
        else:
            case.system_out = _xml(check.message)
        return case

    def _told(self, check: Check, flag: Flag) -> str:
        spans = [self._claims[name].span for name in check.claims if name in self._claims]
        spot = self._locator.spot(spans[0] if spans else Span(0, 0))
        place = f"{self._name}:{spot.line}:{spot.column}" + (f" ({spot.note})" if spot.note else "")
        lines = [f"{place}: {flag.severity.value}: {check.message}", *check.steps, check.question]
        return "\n".join(line for line in lines if line)


def _xml(text: str) -> str:
    """Replace the characters that no XML document may hold.

    >>> _xml("a\\x1bb\\ud800")
    'a\ufffdb\ufffd'
    """
    return _NOT_XML.sub("\ufffd", text)
