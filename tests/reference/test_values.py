import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reference.periods import UnreadableError
from service.reference.values import guess_decimal, read_value


@pytest.mark.parametrize(
    ("cell", "value", "mark"),
    [
        ("1,234.5*", "1234.5", "*"),
        ("1 234 567", "1234567", ""),
        ("1\u00a0234", "1234", ""),
        ("1'000.50", "1000.50", ""),
        ("12,34,567", "1234567", ""),
        ("5.3%", "5.3", ""),
        ("5.3 %", "5.3", ""),
        ("\u22120.7", "-0.7", ""),
        ("+4", "4", ""),
        ("2.", "2", ""),
        ("1.5E3", "1.5E+3", ""),
        ("412 p", "412", "p"),
        ("412(e)", "412", "(e)"),
        ("412¹", "412", "¹"),
        ("8.10†", "8.10", "†"),
    ],
)
def test_a_value_is_read(cell: str, value: str, mark: str) -> None:
    read = read_value(cell)
    assert (read.text, read.mark) == (value, mark)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1.234,5", "1234.5"), ("0,7", "0.7"), ("1 234,50", "1234.50"), ("12", "12"), ("-3,25 *", "-3.25")],
)
def test_a_decimal_comma_is_read_where_the_table_has_one(cell: str, value: str) -> None:
    assert read_value(cell, decimal=",").text == value


@pytest.mark.parametrize(
    "cell",
    ["12 5", "1,234,56", "1.2.3", "(5)", "5k", "5 m", "3b", "two", "", "*", "٣", "1_000", "0x1F", "inf",
     "--5", "1'00", "5 000 00", "1e999", "9" * 70, "2023-04-01"],
)  # fmt: skip
def test_what_is_no_number_is_not_made_one(cell: str) -> None:
    for decimal in (".", ","):
        with pytest.raises(UnreadableError):
            read_value(cell, decimal=decimal)


@pytest.mark.parametrize("cell", ["=SUM(A1:A9)", "=1+1", "@A1"])
def test_a_formula_is_said_to_be_one(cell: str) -> None:
    with pytest.raises(UnreadableError, match="is a formula"):
        read_value(cell)


def test_a_comma_in_the_wrong_place_is_explained() -> None:
    with pytest.raises(UnreadableError, match='decimal = ","'):
        read_value("1,23")
    with pytest.raises(UnreadableError, match=r'decimal = "\."'):
        read_value("1,234.5", decimal=",")


@pytest.mark.parametrize(
    ("column", "decimal", "is_open"),
    [
        (["1,5", "2,75"], ",", False),
        (["1.234,5", "12"], ",", False),
        (["1.5", "1,234"], ".", False),
        (["1,234", "5,678"], ".", True),
        (["1,234,567"], ".", False),
        (["1.234.567"], ",", False),
        (["12", "13"], ".", False),
        ([], ".", False),
    ],
)
def test_the_decimal_sign_is_told_from_the_column(column: list[str], decimal: str, is_open: bool) -> None:
    assert guess_decimal(column) == (decimal, is_open)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_number_is_the_same_however_its_thousands_are_set(number) -> None:
    for cell, decimal in [
        (f"{number}", "."),
        (f"{number:,}", "."),
        (f"{number:,}".replace(",", " "), "."),
        (f"{number:,}".replace(",", " ").replace(".", ","), ","),
        (f"{number:,}".translate(str.maketrans(",.", ".,")), ","),
    ]:
        assert read_value(cell, decimal=decimal).text == str(number)
