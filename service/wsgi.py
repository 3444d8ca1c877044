"""What gunicorn imports: the application with the settings of the environment.

The only module with an effect on import.
"""

from __future__ import annotations

import logging.config
import os
import sys

from flask import Flask

from service.api import create_app
from service.api.logs import logging_config
from service.collecting import settle
from service.errors import ServiceError
from service.settings import Settings


def _start() -> Flask:
    logging.config.dictConfig(logging_config("INFO"))
    try:
        settings = Settings.from_env(os.environ)
        logging.config.dictConfig(logging_config(settings.log_level))
        app = create_app(settings)
    except ServiceError as error:
        logging.getLogger(__name__).critical("%s: %s", error.code, error.detail)
        sys.exit(78)  # EX_CONFIG of sysexits.h
    settle()
    return app


app = _start()
