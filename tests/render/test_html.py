"""The page is read back by html5lib, which reports every error that the HTML standard names."""

from __future__ import annotations

import re

import html5lib
import pytest

from service.render.formats import Checked, Context, write_reports

from .samples import NASTY, REPORT, nasty_report

_NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def page(*reports, name: str = "talks.txt") -> str:
    return write_reports("html", [Checked(name=name, report=report) for report in reports], Context())


def parse(html: str):
    parser = html5lib.HTMLParser(strict=True)
    return parser.parse(html)


@pytest.mark.parametrize("reports", [(), (REPORT,), (nasty_report(),), (REPORT, REPORT)])
def test_it_is_html_without_an_error(reports):
    assert parse(page(*reports)).tag == f"{_NAMESPACE}html"


def test_claims_are_marked_in_place_with_outcome_in_words():
    marks = list(parse(page(REPORT)).iter(f"{_NAMESPACE}mark"))
    assert [mark.text for mark in marks] == ["over 9 percent", "a quarter"]
    assert [mark.get("class") for mark in marks] == ["inconsistent", "inconsistent"]
    assert marks[0].get("title") == "inconsistent; line 1"


def test_every_link_leads_to_a_claim_on_the_page():
    tree = parse(page(REPORT, REPORT))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    targets = [link.get("href").removeprefix("#") for link in tree.iter(f"{_NAMESPACE}a")]
    assert len(ids) == len(set(ids))
    assert targets
    assert set(targets) <= set(ids)


def test_it_asks_nothing_of_any_host_and_runs_no_script():
    html = page(nasty_report())
    tree = parse(html)
    tags = {str(element.tag).removeprefix(_NAMESPACE) for element in tree.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not re.search(r"url\(|@import", html)
    for element in tree.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name == "src"]


def test_the_words_of_strangers_are_shown_as_words():
    text = "".join(parse(page(nasty_report())).itertext())
    assert NASTY.split("\x1b")[0].strip() in text
