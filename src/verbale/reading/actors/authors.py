"""Resolves "I" and "my" in statements that officials put out under their own names.

A media release names its author above the text ("Media release: Minister for Foreign Affairs, A B") or
below it; the words of others stand between quotation marks.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from verbale.account import Span as Offsets
from verbale.reading.actors.people import Person, Seen
from verbale.reading.actors.view import View

_FIRST = frozenset({"i", "me", "my", "myself"})
_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_SIGNING = 6  # blocks at most that name who wrote
_SIGNATURE = 12  # words at most of a block that names who wrote


def resolve_author(
    view: View, people: Sequence[Person], headings: Sequence[Offsets], paragraphs: Sequence[Offsets]
) -> None:
    """Add "I", "me" and "my" outside of quotations to the mentions of the official who wrote the text.

    That is the one official named in the headings before the first "I", or alone in what closes the text.
    """
    blocks = sorted((*headings, *paragraphs))
    first_person = list(_unquoted(view, blocks))
    if not first_person:
        return
    above = [(start, end) for start, end in headings if end <= view.begins[first_person[0]]]
    author = _only(view, people, above) or _only(view, people, _closing(view, blocks))
    if author is not None:
        author.mentions.extend(Seen(i, i + 1, "pronoun", "first person") for i in first_person)


def _unquoted(view: View, blocks: Iterable[Offsets]) -> Iterator[int]:
    """Yield the tokens of the first person that stand in no quotation; a block's end closes one."""
    token = 0
    for start, end in blocks:
        quoted = False
        while token < len(view) and view.begins[token] < end:
            word = view.words[token]
            if word in _OPENING or word in ("``", '"'):
                quoted = word != '"' or not quoted
            elif word in _CLOSING or word == "''":
                quoted = False
            elif not quoted and view.begins[token] >= start and view.lower[token] in _FIRST and word != "i":
                yield token
            token += 1


def _closing(view: View, blocks: Sequence[Offsets]) -> list[Offsets]:
    """Return the last blocks that are short and hold no verb: name and office of who wrote."""
    found: list[Offsets] = []
    for start, end in reversed(blocks[-_SIGNING:]):
        tags = view.tags[bisect_left(view.begins, start) : bisect_left(view.begins, end)]
        if len(tags) > _SIGNATURE or any(tag.startswith("VB") for tag in tags):
            break
        found.append((start, end))
    return found


def _only(view: View, people: Iterable[Person], blocks: Sequence[Offsets]) -> Person | None:
    """Return the only official whose name stands in some blocks."""
    inside = {
        token
        for start, end in blocks
        for token in range(bisect_left(view.begins, start), bisect_left(view.begins, end))
    }
    named = [p for p in people if p.offices and any(seen.start in inside for seen in p.mentions)]
    return named[0] if len(named) == 1 else None
