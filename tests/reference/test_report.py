from service.reference.report import LoadReport


def test_reasons_are_counted_with_a_few_examples_the_commonest_first() -> None:
    report = LoadReport(rows=30, observations=18, series=2)
    report.skip("Value", "is not a number", [(3, "x")], 1)
    report.skip("Year", "is not a period", [(row, "Total") for row in range(4, 12)], 8)
    report.skip("Year", "is not a period", [(20, "All\nyears " + "x" * 200)], 3)
    assert report.skipped_rows == 12
    told = report.to_dict()
    assert [(each["reason"], each["count"]) for each in told["skipped"]] == [
        ("is not a period", 11),
        ("is not a number", 1),
    ]
    assert told["skipped"][0]["examples"][:2] == [{"row": 4, "cell": "Total"}, {"row": 5, "cell": "Total"}]
    assert len(told["skipped"][0]["examples"]) == 5
    assert str(report.skipped[0]) == "row 4, column 'Year': 'Total' is not a period (11 rows)"


def test_cells_are_shown_short_and_on_one_line() -> None:
    report = LoadReport()
    report.skip("", "has 2 fields where the header has 3", [(20, "All\nyears " + "x" * 200)], 1)
    ((_, cell),) = report.skipped[0].examples
    assert cell.startswith("All years xxx")
    assert len(cell) == 80


def test_reasons_without_number_do_not_fill_the_memory() -> None:
    report = LoadReport()
    for number in range(1000):
        report.skip(f"column {number}", "is not a number", [(number, "x")], 1)
    assert len(report.skipped) <= 101
    assert report.skipped_rows == 1000


def test_a_warning_is_given_once() -> None:
    report = LoadReport()
    report.warn("look")
    report.warn("look")
    assert report.to_dict()["warnings"] == ["look"]
