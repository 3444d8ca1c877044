"""Writes the description of the API: `python -m service.api.openapi > openapi.yaml`."""

from __future__ import annotations

import sys

import yaml

from service.api.app import create_app
from service.settings import Settings


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write out what stands in two places, which readers of OpenAPI expect."""
        return True


def openapi_yaml() -> str:
    """Return the OpenAPI document of a service with default settings; the same code gives the same text."""
    app = create_app(Settings())
    document = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    document = {"openapi": document["openapi"], **document}
    text: str = yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


if __name__ == "__main__":
    sys.stdout.write(openapi_yaml())
