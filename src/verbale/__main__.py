"""`python -m verbale` is the command line."""

from verbale.cli import app

app(prog_name="verbale")
