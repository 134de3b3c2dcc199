"""Furniture: what stands in a report's text but is the publisher's, the agency's or the page's.

Each rule is tried at the start of a block only, or at its end within a bounded stretch.
"""

import re

from verbale.reading.layout.blocks import Block

_NAME = r"[A-Z][\w.'’-]+"

# What a whole block is, when it begins so; named for what it is.
_STARTS: dict[str, str] = {
    "rights": r"(?i:\(c\)\s|©|copyright\b|all rights reserved)",
    "further reading": (
        r"""(?ix: read\s(?:also|more|next)\b | see\salso\b | also\sread\b | (?:you\s)?m(?:ay|ight)\salso\slike
        | related\s(?:articles?|news|stories|topics)\b | more\s(?:on|about)\sthis\b | most\sread\b
        | recommended\s(?:for|stories) | (?:watch|listen)\s?:\s)"""
    ),
    "invitation": (
        r"""(?ix: follow\s.{1,60}\son\s(?:twitter|x|facebook) | follow\sus\b | subscribe\b | sign\sup\b
        | click\shere\b | share\sthis\b | contact\sthe\sauthor
        | for\smore\sinformation,?\s(?:visit|contact|see)
        | (?:advertisement|sponsored(?:\scontent)?|comments?)$)"""
    ),
    "picture": (
        r"""(?ix: (?:file\s)?(?:photos?|pictures?|images?|video|caption|illustration)
        (?:\scredits?|\scourtesy)? \s? (?: :\s | / | by\b | courtesy\b ))"""
    ),
    "labels": r"(?i:(?:tags?|topics|keywords|categor(?:y|ies)|filed under)\s?:)",
    "address": r"(?:https?://\S+|www\.\S+)$",
    "notice": (
        r"""(?ix: editor['’]?s?['’]?\snote\b | corrections?\s?: | clarification\s?:
        | this\sis\sa\s(?:developing|breaking)\b | to\sbe\scontinued
        | this\s(?:story|article|report|piece|page|version)\s(?:has\sbeen|was)
          \s(?:updated|corrected|amended|first|originally|edited|published|translated))"""
    ),
    "update": (
        r"""(?ix: \( (?:adds?|updates?|updated|recasts?|corrects?|corrected|changes|rewrites|writes\sthrough
        |refiles|removes|deletes|repeats|clarifies)\b [^()]{0,300} \)$)"""
    ),
    "credits": (
        rf"\(?(?i:(?:additional\s)?(?:reporting|writing|editing|compiled|translated|edited|written)\sby)\s{_NAME}"
        r"[^\n]{0,300}$"
    ),
    "number": r"(?i:(?:press release )?(?:no|nr|№|ref(?:erence)?)\s?[.:]{0,2}\s?\d[\d/.-]{0,20}$)",
    "end": (
        r"""(?x: [-–—/(*\s]{0,4} (?:ENDS?|Ends|THE\sEND) [-–—/)*.\s]{0,4} $
        | [-–—]\s?(?:ends?|30)\s?[-–—] $ | \#{2,}$ | -{3,} | \*{3,}$)"""
    ),
}

_KINDS = tuple(_STARTS)
# All at once, for most blocks begin like none; the groups are in the order of the names.
_START = re.compile("|".join(f"({pattern})" for pattern in _STARTS.values()))

# What a short block is, when it ends so.
_ENDS = re.compile(
    rf"(?:\((?:file\s)?(?i:photo|picture|image)s?\b[^()]{{0,80}}\)|\b[A-Z]{{2,10}}/{_NAME}(?:\s{_NAME}){{1,3}}"
    r"|(?i:file\sphoto)|\[(?i:photo|picture|image)[^\[\]]{0,80}\])\.?$"
)
_LONGEST_CAPTION = 400
_END_REACH = 120
_RIGHTS = re.compile(r"(?i)\ball rights reserved\b|©")
_RIGHTS_WORD = "reserved"  # a plain word is looked for sooner than a pattern
_LONGEST_RIGHTS = 300


def furniture(block: Block) -> str | None:
    """Return what a block is if it is none of the report's own text, named by the rule that tells."""
    text = block.text
    found = _START.match(text)
    if found is not None and found.lastindex is not None:
        return _KINDS[found.lastindex - 1]
    if len(text) < _LONGEST_CAPTION and _ENDS.search(text, max(0, len(text) - _END_REACH)):
        return "picture"
    if len(text) < _LONGEST_RIGHTS and ("©" in text or _RIGHTS_WORD in text.casefold()):
        return "rights" if _RIGHTS.search(text) else None
    return None
