"""Takes tenures out of collections that users have: FollowTheMoney entities and Wikidata's JSON."""

from verbale.knowledge.importing.outcome import Outcome
from verbale.knowledge.importing.taking import import_files

__all__ = ["Outcome", "import_files"]
