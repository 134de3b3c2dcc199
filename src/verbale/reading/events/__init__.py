"""Events: who did what to whom, in PLOVER and CAMEO."""

from verbale.reading.events.component import Events

__all__ = ["Events"]
