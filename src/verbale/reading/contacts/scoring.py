"""How likely an occasion is to be a contact: features of its mentions, weighed by logistic regression.

The weights ship as `scoring.toml`; `scripts/train_contact_scores.py` learns them.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from verbale.reading.contacts.lexicon import lexicon
from verbale.reading.contacts.occasion import Occasion

_FIRM = 1  # weakness up to which a tense or a governing word tells the status
_GUESS = 4  # weakness from which nothing does
_LEAD = 2  # sentences
_DIGITS = 2  # of a score


def features(occasion: Occasion) -> tuple[str, ...]:
    """Return what there is about an occasion that speaks for or against it, by name."""
    words = lexicon()
    lead, mentions = occasion.lead, occasion.mentions
    people = [a for a in occasion.persons() if a.kind == "person"]
    firmest = min(m.weakness for m in mentions)
    frame, _, lemma = lead.rule.partition(":")
    sentences = {sentence.start for sentence in islice(lead.trigger.doc.sents, _LEAD)}
    told = {
        lead.mode: True,
        "persons of two parties": len({a.party for a in people}) > 1,
        "person of one party": len({a.party for a in people}) == 1,
        "no person": not people,
        "own date": any(m.date for m in mentions),
        "own place": occasion.where is not None,
        "status told": firmest <= _FIRM,
        "status guessed": firmest >= _GUESS,
        "told by a verb": frame not in ("noun", "visiting"),
        "visitor's title": frame == "visiting",
        "weak noun": frame == "noun" and (lemma in words.weak_nouns or lemma in words.vague_nouns),
        "several mentions": len(mentions) > 1,
        "organisation or format": occasion.format is not None,
        "three parties or more": len(occasion.states) > 2,
        "host from place": lead.host_state is not None,
        "in the lead": lead.trigger.sent.start in sentences,
        "plural": lead.trigger.tag_ in ("NNS", "NNPS") and lead.trigger.lower_ != "talks",
        "in speech": all(m.in_speech for m in mentions),
        "numbered": bool(occasion.ordinals),
        "parties from elsewhere": lead.borrowed,
        "parties supplied": lead.supplied,
        "office or title": any(a.office for a in occasion.persons()),
        "private person": any(p.is_private for m in mentions for p in m.parties),
        "anaphoric": lead.anaphoric,
        "weak and untold": frame == "noun"
        and lemma in words.vague_nouns
        and firmest >= _GUESS
        and not people,
    }
    return tuple(name for name, holds in told.items() if holds)


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature; "base" is that of every occasion."""
    data = tomllib.loads(files(__package__).joinpath("scoring.toml").read_text(encoding="utf-8"))
    return {str(name): float(weight) for name, weight in data["weights"].items()}


@cache
def threshold() -> float:
    """Return the score under which an occasion is left out."""
    data = tomllib.loads(files(__package__).joinpath("scoring.toml").read_text(encoding="utf-8"))
    return float(data["threshold"])


def score(names: tuple[str, ...]) -> float:
    """Return the probability, 0 to 1, that an occasion of these features is a contact."""
    known = weights()
    total = known.get("base", 0.0) + sum(known.get(name, 0.0) for name in names)
    return round(1 / (1 + math.exp(-total)), _DIGITS)
