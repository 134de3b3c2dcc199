"""Turns of a transcript: who has the floor, and the paragraphs until somebody else has it.

Three forms open a turn: a paragraph that introduces speech and ends in a colon ("The minister
said:") before a paragraph without quotation marks, a speaker's name or a "Q"/"A" mark before a
colon, and, once a turn is open, dashes that lead a paragraph are part of it. A turn ends at the
next turn, at a heading, and where the narrator takes over again.
"""

import re

from verbale.account import Span as Offsets
from verbale.reading.findings import Turn
from verbale.reading.layout.blocks import ASKED, Block

_QUOTES = "\"“„«‘'″"
_DASHES = "-–—"
_REACH = 200

_SPEECH_VERBS = (
    r"said|says|stated|states|noted|replied|responded|answered|continued|added|asked|remarked|"
    r"declared|began|concluded|commented|spoke|(?:told|addressed|made)\s[\w ]{2,40}"
)
_TITLE_WORDS = r"[A-Z][\w.'’-]*"
_LINK = r"(?:of|for|the|and|on|de|al|bin|van|von|ibn)"
_NAME = rf"(?:[Tt]he\s)?{_TITLE_WORDS}(?:\s(?:{_LINK}\s){{0,2}}{_TITLE_WORDS}){{0,13}}"
_INTRODUCTION = re.compile(
    rf"(?P<speaker>[Tt]he\s[a-z]+(?:\s[a-z]+){{0,2}}\sof\s{_NAME}"
    rf"|{_NAME}|[Tt]he\s[a-z]+(?:\s[a-z]+)?|[Hh]e|[Ss]he)"
    rf"(?:,\s[^:]{{1,60}},)?\s(?:also\s|then\s|has\s)?(?:{_SPEECH_VERBS})(?:\s[^:.!?]{{1,80}})?:$"
)
_LABEL = re.compile(
    rf"(?P<sender>From[ ](?:the[ ])?)?(?P<speaker>{_TITLE_WORDS}(?:[ ](?:{_LINK}[ ])?{_TITLE_WORDS}){{0,7}})"
    r"(?:,?\s\([^()\n]{1,60}\)|,\s[^:\n]{1,80})?\s?:(?=\s|$)"
)
_NO_SPEAKER = frozenset(
    {
        "background",
        "caption",
        "contact",
        "correction",
        "date",
        "editor",
        "file",
        "here",
        "note",
        "notes",
        "photo",
        "place",
        "ps",
        "read",
        "related",
        "source",
        "sources",
        "subject",
        "time",
        "topics",
        "update",
        "venue",
        "watch",
    }
)
_FIRST_OR_SECOND = re.compile(
    r"\b(?:I|I['’]m|[Ww]e|[Mm]e|[Uu]s|[Mm]y|[Oo]ur|[Oo]urs|[Yy]ou|[Yy]our|[Ll]et['’]s|[Dd]ear)\b"
)
_NARRATION = re.compile(
    r"(?:The|This)\s(?:meeting|talks|sides?|parties|conversation|briefing|interview|press conference"
    r"|event|ceremony|delegations?|two)\b"
    r"|(?:During|At|After|Following)\s(?:the|their)\s(?:meeting|talks|conversation|briefing|event)\b"
    r"|(?:It was|They)\s(?:also\s)?(?:noted|discussed|exchanged|emphasi[sz]ed|said|underlined|stressed)\b"
    r"|\*\s?\*\s?\*|[xX]\s?[xX]\s?[xX]$"
)
_THIRD_PERSON = re.compile(
    r"\s(?:also\s|then\s|has\s|had\s|in\s(?:turn|his\s\w+|her\s\w+)\s)?(?:[a-z]+ed|said|told|gave|spoke|met|held|made|"
    r"went|took|says|put|drew|left)\b"
)


def find_turns(blocks: list[Block], headings: frozenset[int]) -> tuple[Turn, ...]:
    """Return the turns of the blocks, in order."""
    openings = _openings(blocks, headings)
    names = _family_names(blocks, openings)
    turns: list[Turn] = []
    speaker: Offsets | None = None
    content: list[Offsets] = []

    def close() -> None:
        if speaker is not None and content:
            turns.append(Turn(speaker, tuple(content)))

    for number, block in enumerate(blocks):
        opening = openings.get(number)
        if opening is not None:
            close()
            speaker, said_from = opening
            content = [_undashed(block, said_from)] if said_from < block.end else []
        elif speaker is not None:
            if number in headings or (content and _narrator_resumes(block, names)):
                close()
                speaker = None
            else:
                content.append(_undashed(block, block.start))
    close()
    return tuple(turns)


def _openings(blocks: list[Block], headings: frozenset[int]) -> dict[int, tuple[Offsets, int]]:
    """Map block numbers to the speaker's offsets and where the speech begins in the block."""
    labels: dict[int, tuple[Offsets, int]] = {}
    openings: dict[int, tuple[Offsets, int]] = {}
    spoken = 0
    for number, block in enumerate(blocks):
        if number in headings or block.text[0] in _QUOTES:
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.text[-1] == ":" and following is not None and _is_unquoted_speech(following):
            found = _INTRODUCTION.search(block.text[-_REACH:])
            if found:
                base = block.end - min(len(block.text), _REACH)
                openings[number] = ((base + found.start("speaker"), base + found.end("speaker")), block.end)
                continue
        asked = ASKED.match(block.text)
        label = asked or _LABEL.match(block.text[:_REACH])
        if label and label["speaker"].lower() not in _NO_SPEAKER:
            after = block.start + label.end()
            rest = block.text[label.end() :].lstrip()
            if rest[:1] in _QUOTES and rest:
                continue
            name = (block.start + label.start("speaker"), block.start + label.end("speaker"))
            labels[number] = (name, after)
            if asked is None and label["sender"]:
                openings[number] = labels[number]  # "From the Ministry:" can mean nothing else
            spoken += bool(asked or rest.endswith("?") or _FIRST_OR_SECOND.search(rest))
    # One label alone is rather a headline or a note than a transcript; and many without speech, a list.
    if len(labels) > 1 and spoken * 5 >= len(labels) * 2:
        openings.update(labels)
    return openings


def _is_unquoted_speech(block: Block) -> bool:
    if block.text[0] in _QUOTES:
        return False
    return block.text[0] in _DASHES or bool(_FIRST_OR_SECOND.search(block.text))


def _undashed(block: Block, start: int) -> Offsets:
    """Return what is said from `start` to the end of the block, without the dash that leads it."""
    said = block.text[start - block.start :]
    bare = said.lstrip(_DASHES + " \t\xa0")
    return (block.end - len(bare), block.end) if bare else (start, block.end)


def _family_names(blocks: list[Block], openings: dict[int, tuple[Offsets, int]]) -> frozenset[str]:
    names = set()
    for number, ((start, end), _) in openings.items():
        block = blocks[number]
        words = block.text[start - block.start : end - block.start].split()
        names.add(words[-1])
    return frozenset(name for name in names if name[:1].isupper() and len(name) > 1)


def _narrator_resumes(block: Block, names: frozenset[str]) -> bool:
    """Tell whether a paragraph speaks of the speakers instead of being spoken by them."""
    if block.text[0] in _DASHES or _FIRST_OR_SECOND.search(block.text):
        return False
    if _NARRATION.match(block.text):
        return True
    opening = block.text[:_REACH]
    at = 0
    for word in opening.split()[:10]:
        at = opening.index(word, at) + len(word)
        if word.strip(".,") in names and _THIRD_PERSON.match(opening, at):
            return True
    return False
