"""Fiscal years and their parts: "FY2023", "fiscal Q1 2024", "the 2023/24 financial year"."""

from __future__ import annotations

import dataclasses

from service.extract.period_forms import Fixed, Form, Reading, fixed, within
from service.extract.period_parts import read_code, read_ordinal_part
from service.extract.period_relative import fiscal_year, fiscal_year_at
from service.extract.period_tokens import DASHES, Source, digits, full_year, skip_dash, year_at
from service.model.period import Granularity


def read_fiscal(source: Source, i: int) -> Reading | None:
    """Read "FY2023", "fiscal 2024", "financial year 2022-23", "fiscal Q1 2023" at `i`."""
    short = source.isin(i, "fiscal.short")
    if not short and not source.isin(i, "fiscal.adjectives"):
        return None
    j = i + 1
    if not short and source.words[j] == "year":
        j += 2 if source.words[j + 1] == "of" else 1
    inner = None if short else read_ordinal_part(source, j) or read_code(source, j, alone=True)
    if inner is not None:
        j = inner[1] + 1 if source.words[inner[1]] == "of" else inner[1]
    j = skip_dash(source, j) if short else j
    number = digits(source, j)
    if inner is not None and number is None:
        return latest_fiscal(source, inner[0]), inner[1]
    if number is None and inner is None and source.words[j - 1] == "year" and source.words[i - 1] == "the":
        return fiscal_year_at(source, "this", j) if not source.isin(j, "ago.ending") else None
    if number is None or len(source.words[j]) not in ((2, 4) if short else (4,)):
        return None
    if len(source.words[j]) == 4 and not 1800 <= number <= 2199:
        return None
    year = number if len(source.words[j]) == 4 else full_year(source, number)
    form, after = _split_year(source, year, j + 1)
    part = within(inner[0], form) if inner is not None else form
    return (part, after) if part is not None else None


def latest_fiscal(source: Source, part: Form) -> Form:
    """Return the latest quarter or half of a fiscal year that is over: "the fiscal third quarter"."""
    rule = source.fiscal or source.lexicon.fiscal.default
    for year in range(source.today.year + 1, source.today.year - 3, -1):
        found = within(part, fixed(fiscal_year(year, rule), Granularity.YEAR, fiscal=True))
        if found is not None and found.end is not None and found.end <= source.today:
            return dataclasses.replace(found, relative=True)
    return part


def _split_year(source: Source, year: int, j: int) -> tuple[Fixed, int]:
    """Return the fiscal year of a number, or of two ("2022-23") where another follows at `j`."""
    second = digits(source, j + 1)
    joined = source.words[j] in DASHES or source.words[j] == "/"
    split = joined and second is not None and second % 100 == (year + 1) % 100
    default = source.lexicon.fiscal.split if split else source.lexicon.fiscal.default
    rule = source.fiscal or default
    number = year + 1 if split and rule.named_by_end else year
    return fixed(fiscal_year(number, rule), Granularity.YEAR, fiscal=True), j + 2 if split else j


def add_fiscal_year(source: Source, j: int, read: Reading) -> Reading | None:
    """Read "financial year" after a year or two: "the 2023/24 financial year"."""
    form, after = read
    noun = source.words[after] if source.words[after] == "budget" else source.words[after + 1]
    if not source.isin(after, "fiscal.adjectives") or noun not in ("year", "budget"):
        return None
    year = year_at(source, j)
    if year is None or not isinstance(form, Fixed) or form.granularity is not Granularity.YEAR:
        return None
    if source.words[after + 1] == "year":
        return _split_year(source, year[0], year[1])[0], after + 2
    return (_split_year(source, year[0], year[1])[0], after) if after > year[1] else None
