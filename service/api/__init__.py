"""The HTTP edge: Flask and marshmallow, nowhere else."""

from service.api.app import create_app

__all__ = ["create_app"]
