from decimal import Decimal

import pytest

from service.catalogue.loading import Table, read_toml
from service.errors import ConfigError


def table(**values):
    return Table("dams.toml", "kariba", values)


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and reads it back."""

    def write(text: str | bytes) -> Table:
        path = tmp_path / "dams.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_toml(path)

    return write


def test_values_come_out_by_type():
    values = table(name="Kariba", height=128, full=True, rivers=["Zambezi"])
    assert values.string("name") == "Kariba"
    assert values.integer("height") == 128
    assert values.boolean("full") is True
    assert values.strings("rivers") == ("Zambezi",)
    values.finish()


@pytest.mark.parametrize(
    ("written_as", "value"),
    [(128, Decimal(128)), (Decimal("2.50"), Decimal("2.50")), ("0.45359237", Decimal("0.45359237"))],
)
def test_numbers_stay_exact(written_as, value):
    assert str(table(factor=written_as).decimal("factor")) == str(value)


def test_decimals_of_a_file_are_exact(written):
    assert str(written("factor = 0.1").decimal("factor")) == "0.1"


def test_absent_keys_take_their_defaults():
    values = table()
    assert values.string("name", "none") == "none"
    assert values.optional_string("name") is None
    assert values.boolean("full", False) is False
    assert values.integer("height", 7) == 7
    assert values.decimal("factor", Decimal(1)) == 1
    assert values.strings("rivers", ()) == ()
    assert values.choice("kind", ("arch", "gravity"), "arch") == "arch"
    assert values.table("gates").names() == ()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda t: t.string("owner"), r"^dams\.toml: \[kariba\] owner: is missing$"),
        (lambda t: t.string("empty"), r"^dams\.toml: \[kariba\] empty: must not be empty$"),
        (lambda t: t.string("height"), r"height: must be a str, not int$"),
        (lambda t: t.integer("full"), r"full: must be a int, not bool$"),
        (lambda t: t.integer("name"), r"name: must be a int, not str$"),
        (lambda t: t.boolean("height"), r"height: must be a bool, not int$"),
        (lambda t: t.decimal("full"), r"full: a number is missing$"),
        (lambda t: t.decimal("owner"), r"owner: a number is missing$"),
        (lambda t: t.strings("name"), r"name: must be a list, not str$"),
        (lambda t: t.strings("mixed"), r"mixed: must be a list of strings$"),
        (lambda t: t.strings("twice"), r"twice: holds an entry twice$"),
        (
            lambda t: t.choice("name", ("arch", "gravity")),
            r"name: must be one of arch, gravity, not 'Kariba'$",
        ),
        (lambda t: t.table("name"), r"name: must be a dict, not str$"),
    ],
)
def test_errors_name_file_table_and_key(ask, message):
    values = table(
        name="Kariba", height=128, full=True, empty="", mixed=["a", 1], twice=["Zambezi", "Zambezi"]
    )
    with pytest.raises(ConfigError, match=message):
        ask(values)


def test_unknown_keys_are_refused_by_name(written):
    values = written('[kariba]\nname = "Kariba"\nhieght = 128\n').table("kariba")
    values.string("name")
    with pytest.raises(ConfigError, match=r"^dams\.toml: \[kariba\] hieght: unknown key$"):
        values.finish()


def test_tables_come_in_the_order_of_the_file_with_their_whole_path(written):
    root = written("[zambezi.kariba]\n[zambezi.cahora-bassa]\n[volta.akosombo]\n")
    assert root.names() == ("zambezi", "volta")
    rivers = dict(root.tables())
    assert [dam.name for _, dam in rivers["zambezi"].tables()] == ["zambezi.kariba", "zambezi.cahora-bassa"]
    root.finish()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"^dams\.toml: cannot be read: "):
        read_toml(tmp_path / "dams.toml")


@pytest.mark.parametrize("broken", ["name = ", "name = 'a'\nname = 'b'", b"name = '\xff'"])
def test_a_file_that_is_not_toml_is_named(written, broken):
    with pytest.raises(ConfigError, match=r"^dams\.toml: "):
        written(broken)
