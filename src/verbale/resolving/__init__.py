"""Resolves bare words for actors, apart from any report: country, sector, name, office."""

from verbale.resolving.resolved import Resolved
from verbale.resolving.resolver import resolve
from verbale.resolving.splitting import split_actors

__all__ = ["Resolved", "resolve", "split_actors"]
