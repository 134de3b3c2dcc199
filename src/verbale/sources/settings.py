"""How inputs are brought in."""

from dataclasses import dataclass, field

from verbale.sources.fetching import WebSettings
from verbale.sources.fields import DEFAULT_NAMES, FieldNames
from verbale.sources.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """How large inputs may be, under which names they state fields, and how pages are fetched."""

    limits: Limits = DEFAULT_LIMITS
    names: FieldNames = field(default_factory=lambda: DEFAULT_NAMES)
    web: WebSettings = field(default_factory=WebSettings)


DEFAULT_SETTINGS = SourceSettings()
