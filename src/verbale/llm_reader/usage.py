"""What reading by a language model came to: requests, tokens, cost, and what was kept and rejected."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

_MILLION = 1_000_000


@dataclass(slots=True)
class Usage:
    """Counts over all reports of a run. Several threads may add to them.

    `uncounted` are requests whose answers told no tokens. `rejected` counts by reason.
    """

    model: str
    input_price: float | None = None
    output_price: float | None = None
    requests: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    uncounted: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def add_request(self, input_tokens: int | None, output_tokens: int | None) -> None:
        """Count an answered request with the tokens that the endpoint tells."""
        with self._lock:
            self.requests += 1
            if input_tokens is None or output_tokens is None:
                self.uncounted += 1
            self.input_tokens += input_tokens or 0
            self.output_tokens += output_tokens or 0

    def add_cached(self) -> None:
        """Count an answer that was kept from an earlier run."""
        with self._lock:
            self.cached += 1

    def add_items(self, kept: Counter[str], rejected: Counter[str]) -> None:
        """Count what was kept and rejected of one report."""
        with self._lock:
            self.kept += kept
            self.rejected += rejected

    @property
    def cost(self) -> float | None:
        """What the tokens cost by the prices given; None without prices."""
        if self.input_price is None and self.output_price is None:
            return None
        sent = self.input_tokens * (self.input_price or 0.0)
        return (sent + self.output_tokens * (self.output_price or 0.0)) / _MILLION

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain JSON values."""
        return {
            "model": self.model,
            "requests": self.requests,
            "cached": self.cached,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "requests_without_token_counts": self.uncounted,
            "cost": self.cost,
            "kept": dict(sorted(self.kept.items())),
            "rejected": dict(sorted(self.rejected.items())),
        }
