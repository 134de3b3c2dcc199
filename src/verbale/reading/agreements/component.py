"""The spaCy component `verbale_agreements`: treaties, accords, joint statements and ceasefires."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Agreement
from verbale.reading.actors.index import ActorIndex
from verbale.reading.agreements.lexicon import lexicon
from verbale.reading.agreements.mentions import AgreementFinder, AgreementMention
from verbale.reading.agreements.standing import ORDER
from verbale.reading.findings import PARSE, assigned, findings, set_group


@Language.factory(
    "verbale_agreements",
    requires=[*PARSE, "doc._.verbale_actors", "doc._.verbale_times"],
    assigns=assigned("agreements"),
)
class Agreements:
    """Reads agreements; needs the findings of times and actors, and a parse; those of places say where."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._words = lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Store the agreements on the findings and their names as `doc.spans["agreements"]`."""
        found = findings(doc)
        if doc.has_annotation("DEP"):
            finder = AgreementFinder(doc, ActorIndex.of(doc), found.times, found.places, self._words)
            told = [papers for papers in _joined(finder.mentions()) if _is_worth_telling(papers)]
            found.agreements = tuple(_agreement(doc, papers, n) for n, papers in enumerate(told, start=1))
        set_group(doc, "agreements", [span for agreement in found.agreements for span in agreement.spans])
        return doc


def _joined(mentions: Iterable[AgreementMention]) -> list[list[AgreementMention]]:
    """Gather the mentions of one paper: the same name, or a bare "the agreement" after it."""
    papers: list[list[AgreementMention]] = []
    for mention in mentions:
        place = next((p for p in reversed(papers) if _is_same(mention, p)), None)
        if place is None:
            papers.append([mention])
        else:
            place.append(mention)
    return papers


def _is_same(mention: AgreementMention, paper: list[AgreementMention]) -> bool:
    first = paper[0]
    if any(mention.words in each.known_as for each in paper):
        return True
    words = lexicon()
    meant = mention.is_bare and mention.noun in words.interchangeable  # "the deal", of a ceasefire
    truces = {mention.noun, first.noun} <= words.truces
    if mention.noun != first.noun and not meant and not truces:
        return False
    if mention.is_bare:
        other = mention.date and first.date and mention.date != first.date and not mention.aside
        return mention.definite and not other
    dates = {m.date for m in paper if m.date}
    if mention.date and dates and mention.date not in dates:
        return False
    known = {word for m in paper for word in m.modifiers}
    return bool(mention.modifiers & known) or (mention.date is not None and mention.date in dates)


def _is_worth_telling(paper: list[AgreementMention]) -> bool:
    """Leave out papers of which nothing is told but the noun."""
    named = any(mention.named for mention in paper)
    parties = {party for mention in paper for party in mention.parties}
    dated = any(mention.date for mention in paper) and not all(mention.weak for mention in paper)
    return named or len(parties) > 1 or (bool(parties) and dated)


def _agreement(doc: Doc, paper: list[AgreementMention], number: int) -> Agreement:
    names = dict.fromkeys(m.words for m in sorted(paper, key=lambda m: (m.is_bare, m.head.i)))
    names |= dict.fromkeys(name for m in paper for name in m.known_as)
    names = dict.fromkeys(sorted(names, key=lambda name: name.islower()))
    told = [m.status for m in paper if m.status]
    parties = {party for mention in paper for party in mention.parties}
    sentences = dict.fromkeys((m.head.sent.start_char, m.head.sent.end_char) for m in paper)
    first, *others = names
    return Agreement(
        id=f"g{number}", name=first, aliases=tuple(others), parties=tuple(sorted(parties)),
        date=next((m.date for m in paper if m.date), None),
        place=next((m.place for m in paper if m.place), None),
        status=max(told, key=ORDER.index) if told else None,
        terms=tuple(span for m in paper for span in m.terms), spans=tuple(m.span for m in paper),
        evidence=tuple(sentences),
    )  # fmt: skip
