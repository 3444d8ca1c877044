import json
import logging
import logging.config
import sys

from flask import Flask, g

from service.api.logs import JsonFormatter, logging_config


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("service.test", logging.WARNING, __file__, 1, message, (), None)
    made.__dict__.update(extra)
    return made


def test_a_line_is_one_json_object() -> None:
    line = JsonFormatter().format(record("two\nlines", fields={"rule": "x", "odd": object}))
    assert "\n" not in line
    read = json.loads(line)
    assert read["message"] == "two\nlines"
    assert read["level"] == "warning"
    assert read["rule"] == "x"
    assert "request_id" not in read


def test_a_line_within_a_request_carries_its_id() -> None:
    with Flask(__name__).test_request_context():
        g.request_id = "r-1"
        assert json.loads(JsonFormatter().format(record("x")))["request_id"] == "r-1"


def test_an_exception_is_logged_without_its_message() -> None:
    try:
        int("what the speaker said")
    except ValueError:
        failed = record("request failed", exc_info=sys.exc_info())
    line = JsonFormatter().format(failed)
    read = json.loads(line)
    assert read["exception"] == "ValueError"
    assert read["trace"][-1].endswith("test_an_exception_is_logged_without_its_message")
    assert "speaker" not in line


def test_the_configuration_is_one_that_logging_takes() -> None:
    config = logging_config("WARNING")
    assert logging.config.DictConfigurator(config).config["root"]["level"] == "WARNING"
