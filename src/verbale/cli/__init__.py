"""The command line: one module per command, each thin over plain functions."""

from verbale.cli.main import app

__all__ = ["app"]
