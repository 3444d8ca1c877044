"""Fiscal years and their parts: "FY2023", "fiscal Q1 2024", "the 2023/24 financial year"."""

from __future__ import annotations

from service.extract.period_forms import Fixed, Reading, fixed, within
from service.extract.period_parts import read_code, read_ordinal_part
from service.extract.period_relative import fiscal_year
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
    if number is None or len(source.words[j]) not in ((2, 4) if short else (4,)):
        return None
    if len(source.words[j]) == 4 and not 1800 <= number <= 2199:
        return None
    year = number if len(source.words[j]) == 4 else full_year(source, number)
    form, after = _split_year(source, year, j + 1)
    part = within(inner[0], form) if inner is not None else form
    return (part, after) if part is not None else None


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
    if not source.isin(after, "fiscal.adjectives") or source.words[after + 1] != "year":
        return None
    year = year_at(source, j)
    if year is None or not isinstance(form, Fixed) or form.granularity is not Granularity.YEAR:
        return None
    return _split_year(source, year[0], year[1])[0], after + 2
