"""Actors and quotations of an account, out of what a model tells of them."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from verbale.account import Actor, Mention, MentionKind, Quotation, Span
from verbale.knowledge.naming import known_party
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.offices import name_office
from verbale.knowledge.states import states, usual_name
from verbale.llm_reader.grounds import Grounds, UngroundedError
from verbale.llm_reader.reply import ToldActor, ToldQuotation
from verbale.llm_reader.support import known_party_of, supports_party
from verbale.reading.actors.sectoring import sector_of_office

RULE = "language model"

_OPENING = "\"'“”‘’„«»‹›"


def actor(told: ToldActor, grounds: Grounds, published: str | None, holders: OfficeHolders) -> Actor:
    """Return an actor, without an id, with all places where its names stand. Raises UngroundedError."""
    if not any(char.isalpha() and not char.islower() for char in told.name):
        raise UngroundedError("no name")
    names = [told.name, *told.other_names]
    for other in told.other_names:
        if not grounds.all([other]):
            grounds.refuse("actor name", "words not in the report")
    if not grounds.all([told.name]):
        raise UngroundedError("words not in the report")
    office = _office(told, grounds)
    party, basis, reason = _party(told, office, grounds, published, holders)
    name = " ".join(told.name.split())
    if told.kind == "state":
        if party is None:
            raise UngroundedError("party not told by its words")
        name = usual_name(party)
    return Actor(
        id="",
        kind=told.kind,
        name=name,
        party=party,
        office=office,
        sector=sector_of_office(office, party) if told.kind != "state" else None,
        basis=basis,
        reason=reason,
        mentions=tuple(
            Mention(span=span, kind=_kind(told, grounds.text[span[0] : span[1]]), rule=RULE)
            for span in grounds.all(names)
        ),
    )


def _office(told: ToldActor, grounds: Grounds) -> str | None:
    if told.office_words is None:
        return None
    words = told.office_words.lower().split()
    if not words or not grounds.all([told.office_words]):
        grounds.refuse("actor office", "words not in the report")
        return None
    return name_office(words).name


def _party(
    told: ToldActor, office: str | None, grounds: Grounds, published: str | None, holders: OfficeHolders
) -> tuple[str | None, str | None, str]:
    """Return the party, how it is known, and by what."""
    if told.party is None:
        return None, None, ""
    words = told.party_words or told.name
    if grounds.all([words]) and supports_party(told.party, words):
        return told.party, "stated", f"the report says so: '{' '.join(words.split())}'"
    if told.kind == "person" and known_party_of(told.name, office, published, holders) == told.party:
        return told.party, "knowledge", "known to hold an office then"
    if told.kind != "state":
        grounds.refuse("actor", "party not told by its words")
    return None, None, ""


def _kind(told: ToldActor, words: str) -> MentionKind:
    if told.kind == "office":
        return "title"
    if told.kind == "state" and known_party(words) in states():
        return "name" if words == usual_name(known_party(words) or "") else "demonym"
    return "name"


def quotation(told: ToldQuotation, grounds: Grounds, actors: Mapping[str, Actor]) -> Quotation:
    """Return a quotation; its speaker is one of `actors`, which go by the model's names for them.

    Raises UngroundedError.
    """
    content = tuple(sorted(grounds.the_one(piece) for piece in told.content))
    if not content:
        raise UngroundedError("no words quoted")
    if any(one[1] > other[0] for one, other in pairwise(content)):
        raise UngroundedError("pieces overlap")
    if told.form == "direct" and not _marked(grounds.text, content[0]):
        raise UngroundedError("direct speech without quotation marks")
    source = _beside(told.source, content, grounds, "quotation source")
    cue = _beside(told.cue, content, grounds, "quotation cue")
    speaker = _speaker(told, source, grounds, actors)
    return Quotation(
        form=told.form,
        content=content,
        source=(source,) if source else (),
        cue=(cue,) if cue else (),
        speaker=speaker.id if speaker else None,
        speaker_name=speaker.name if speaker else None,
        speakers=(speaker.id,) if speaker else (),
        rule=RULE,
    )


def _marked(text: str, span: Span) -> bool:
    return any(char in _OPENING for char in text[max(0, span[0] - 1) : span[0] + 1])


def _beside(words: str | None, content: tuple[Span, ...], grounds: Grounds, kind: str) -> Span | None:
    if words is None:
        return None
    for piece in content:
        try:
            found = grounds.near(words, piece)
        except UngroundedError:
            continue
        if not any(_overlap(found, other) for other in content):
            return found
    grounds.refuse(kind, "words not beside what they belong to")
    return None


def _speaker(
    told: ToldQuotation, source: Span | None, grounds: Grounds, actors: Mapping[str, Actor]
) -> Actor | None:
    """Return who speaks: an actor whom the source names, or one whom its pronoun or title may stand for."""
    if told.speaker is None:
        return None
    speaker = actors.get(told.speaker)
    named = _named(source, actors.values()) if source else []
    if speaker is None or source is None or (named and speaker.id not in named):
        grounds.refuse("quotation speaker", "speaker not told by the source")
        return None
    return speaker


def _named(source: Span, actors: Iterable[Actor]) -> list[str]:
    return [
        one.id
        for one in actors
        if one.kind in ("person", "organisation", "party")
        and any(_overlap(source, mention.span) for mention in one.mentions)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
