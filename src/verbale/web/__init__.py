"""The record in a browser, and as an HTTP API."""

from verbale.web.app import create_app
from verbale.web.settings import Settings

__all__ = ["Settings", "create_app"]
