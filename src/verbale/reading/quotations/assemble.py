"""Puts the rules of direct and indirect speech, headlines and turns together.

Direct speech is read first, for marks are surer than grammar; indirect speech is fitted around it;
what is quoted and still nobody's is looked at last.
"""

from bisect import bisect_right

from verbale.reading.findings import findings
from verbale.reading.quotations.attributions import attributions
from verbale.reading.quotations.direct import DirectRules
from verbale.reading.quotations.forms import headline
from verbale.reading.quotations.hearsay import HearsayRules
from verbale.reading.quotations.indirect import IndirectRules
from verbale.reading.quotations.lexicon import Lexicon, lexicon
from verbale.reading.quotations.page import Draft, Page, Range

_OWN = frozenset({"i", "we", "it", "this", "that", "there", "which", "what"})


def drafts_of(page: Page) -> list[Draft]:
    """Return the quotations of a page in the order in which their contents begin."""
    words = lexicon()
    turns = [_turn(page, number) for number in range(len(page.layout.turns))]
    rules = DirectRules(page, words)
    direct = list(rules.read())
    indirect = _indirect(page, words, direct)
    kept = _nested(page, [*turns, *direct, *indirect])
    rest = rules.read_rest(_covered(page, kept))
    if rest:
        kept = _nested(page, [*turns, *direct, *indirect, *rest])
    _lend_sources(page, kept)
    # Slogans, mottoes and names of works stand in marks too: what nobody is told to say is no quotation.
    said = [draft for draft in kept if draft.source or draft.cue]
    return kept if len(said) == len(kept) else _nested(page, said)


def _turn(page: Page, number: int) -> Draft:
    turn = page.layout.turns[number]
    source = page.range(turn.speaker)
    content = [page.range(piece) for piece in turn.content]
    return Draft(content, [source], [], "speech", "turn", speaker=page.doc[source[0] : source[1]].root)


def _covered(page: Page, drafts: list[Draft]) -> bytearray:
    """Return a table of the tokens that some content holds."""
    said = bytearray(len(page.doc))
    for draft in drafts:
        if draft.within is None:
            for start, end in draft.content:
                said[start:end] = b"\1" * (end - start)
    return said


def _indirect(page: Page, words: Lexicon, direct: list[Draft]) -> list[Draft]:
    said = _covered(page, direct)
    used = {start for draft in direct for start, _ in draft.cue}
    rules = IndirectRules(page, words)
    found = [title for block in page.blocks if (title := headline(page, block)) is not None]
    found.extend(attributions(page, words))
    for token, cue in rules.cues():
        if token.i not in used:
            told = rules.read(token, cue)
            if told is not None:
                found.append(told)
    found.extend(HearsayRules(page, words).read())
    when = _times(page)
    return [draft for draft in found if not _says_only_when(draft, when) and _fit(page, draft, said)]


def _times(page: Page) -> bytearray:
    """Return a table of the tokens of time expressions, as far as they were read before."""
    when = bytearray(len(page.doc))
    for time in findings(page.doc).times:
        start, end = page.range(time.span)
        when[start:end] = b"\1" * (end - start)
    return when


def _says_only_when(draft: Draft, when: bytearray) -> bool:
    """Tell whether the content is nothing but the time of speaking: "he spoke on Sunday"."""
    return all(all(when[start:end]) for start, end in draft.content)


def _fit(page: Page, draft: Draft, said: bytearray) -> bool:
    """Fit an indirect content to the quotation marks that it cuts; False if it is direct speech again."""
    pieces: list[Range] = []
    cue_inside = any(said[start] for start, _ in draft.cue)
    for start, end in draft.content:
        if not cue_inside:
            while start < end and said[start]:
                start += 1
            while end > start and said[end - 1]:
                end -= 1
            if start == end:
                continue
        first, last = page.quote_at[start], page.quote_at[end - 1]
        if first is not None and first.start < start and not said[first.start]:
            start = first.start
        if last is not None and last.end > end and not said[last.start]:
            end = last.end
        closing = page.quote_at[end] if end < len(page.doc) else None
        if closing is not None and not said[end] and closing.end == end + 1:
            end += 1
        draft.mixed = draft.mixed or any(
            q is not None and not q.stretch.is_single for q in page.quote_at[start:end]
        )
        # Both pieces around an attribution may have been widened to the same marks.
        if pieces and start < pieces[-1][1]:
            pieces[-1] = (min(start, pieces[-1][0]), max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    draft.content = pieces
    return bool(pieces)


def _nested(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Sort the drafts, drop those told twice, and tell which are said inside which."""
    ordered = sorted(drafts, key=lambda d: (d.start, -d.content[-1][1], not d.direct))
    events = sorted(
        (start, -end, number, piece)
        for number, draft in enumerate(ordered)
        for piece, (start, end) in enumerate(draft.content)
    )
    kept: list[Draft] = []
    position: dict[int, int] = {}
    open_pieces: list[tuple[int, int]] = []
    for start, end, number, piece in events:
        while open_pieces and open_pieces[-1][0] <= start:
            open_pieces.pop()
        draft = ordered[number]
        if piece == 0:
            outer = open_pieces[-1][1] if open_pieces else None
            if not _may_stand(page, draft, kept[outer] if outer is not None else None):
                continue
            draft.within = outer
            position[number] = len(kept)
            kept.append(draft)
        if number in position:
            open_pieces.append((-end, position[number]))
    return kept


def _may_stand(page: Page, draft: Draft, outer: Draft | None) -> bool:
    """Tell whether a draft is more than a part of another, or words in marks that nobody is quoted with."""
    if outer is None:
        quote = page.quote_at[draft.cue[0][0]] if draft.cue else None
        return draft.direct or quote is None or quote.stretch.is_single or bool(page.in_turn[draft.start])
    if not draft.cue:
        return False
    cue = draft.cue[0][0]
    holder = bisect_right(outer.content, (cue, len(page.doc))) - 1
    is_inside = holder >= 0 and outer.content[holder][0] <= cue < outer.content[holder][1]
    # Speakers who speak of themselves ("I believe that") are no second source.
    return is_inside and draft.speaker is not None and draft.speaker.lower_ not in _OWN


def _lend_sources(page: Page, drafts: list[Draft]) -> None:
    """Give a quotation that names no source to whoever spoke last, in its paragraph or the one before."""
    starts = [block.start for block in page.blocks]
    last: Draft | None = None
    for draft in drafts:
        if draft.within is not None:
            continue
        if draft.rule == "uncued" and not draft.source and last is not None:
            here, there = bisect_right(starts, draft.start), bisect_right(starts, last.content[-1][0])
            if here - there <= 1:
                draft.source, draft.speaker = list(last.source), last.speaker
        if draft.source:
            last = draft
