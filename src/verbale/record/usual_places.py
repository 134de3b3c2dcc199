"""Where bodies meet as a rule, so that the town says nothing of the occasion.

Seats and usual places of meeting of international organisations, as their own sites give them.
"""

from typing import Final

from verbale.record.names import fold
from verbale.record.occasions import Occasion

_TOWNS: Final[dict[str, tuple[str, ...]]] = {
    "ADB": ("Manila",),
    "AU": ("Addis Ababa",),
    "Arab League": ("Cairo",),
    "ASEAN": ("Jakarta",),
    "BSEC": ("Istanbul",),
    "CARICOM": ("Georgetown",),
    "CIS": ("Minsk", "Moscow"),
    "CSTO": ("Moscow",),
    "CTBTO": ("Vienna",),
    "CoE": ("Strasbourg",),
    "Commonwealth": ("London",),
    "EAEU": ("Moscow",),
    "EBRD": ("London",),
    "ECB": ("Frankfurt",),
    "ECOWAS": ("Abuja",),
    "EU": ("Brussels", "Luxembourg", "Strasbourg"),
    "FAO": ("Rome",),
    "GCC": ("Riyadh",),
    "IAEA": ("Vienna",),
    "ICC": ("The Hague",),
    "ICJ": ("The Hague",),
    "IGAD": ("Djibouti", "Addis Ababa"),
    "ILO": ("Geneva",),
    "IMF": ("Washington",),
    "IOM": ("Geneva",),
    "Mercosur": ("Montevideo",),
    "NATO": ("Brussels",),
    "OAPEC": ("Kuwait", "Kuwait City"),
    "OAS": ("Washington",),
    "OAU": ("Addis Ababa",),
    "OECD": ("Paris",),
    "OIC": ("Jeddah", "Jiddah"),
    "OPCW": ("The Hague",),
    "OPEC": ("Vienna",),
    "OSCE": ("Vienna",),
    "Paris Club": ("Paris",),
    "SADC": ("Gaborone",),
    "SCO": ("Beijing",),
    "UN": ("New York", "Geneva", "Vienna", "Nairobi"),
    "UNCTAD": ("Geneva",),
    "UNESCO": ("Paris",),
    "UNHCR": ("Geneva",),
    "UNICEF": ("New York",),
    "WEF": ("Davos",),
    "WEU": ("Brussels",),
    "WFP": ("Rome",),
    "WHO": ("Geneva",),
    "WTO": ("Geneva",),
    "World Bank": ("Washington",),
}
_USUAL: Final = {body: frozenset(map(fold, towns)) for body, towns in _TOWNS.items()}


def meets_there_often(occasion: Occasion) -> bool:
    """Tell whether an occasion of a body takes place where that body always meets."""
    claim = occasion.claims[0]
    body = claim.title.body or (claim.parties[0] if len(claim.parties) == 1 else "")
    usual = _USUAL.get(body)
    return usual is not None and any(fold(place.name) in usual for place in occasion.places)
