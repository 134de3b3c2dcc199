"""What a paper is called beyond its noun: titles that go on, and names that it is known by."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

_NAMES = frozenset({"NNP", "NNPS"})
_TITLED = frozenset({"on", "of", "against", "for"})
_IN_TITLES = frozenset({"NNP", "NNPS", "IN", "DT", "CC", "POS", "HYPH"})
_MAX_TITLE = 12
_OF_KINDS = frozenset({("memorandum", "of"), ("memoranda", "of"), ("declaration", "of"), ("treaty", "of")})
_CALLED = frozenset({"known", "called", "dubbed", "termed", "named", "titled", "entitled"})


def last_of_title(head: Token, dates: Container[int]) -> Token:
    """Return the last word of a title: "Treaty on the Status of Forces", "memorandum of understanding".

    No word of a date is part of it.
    """
    doc, last, following = head.doc, head, head.i + 1
    plain = head.tag_ not in _NAMES and following + 1 < len(doc)
    if plain and (head.lower_, doc[following].lower_) in _OF_KINDS:
        kind = doc[following + 1]
        return kind if kind.tag_[:2] == "NN" and following + 1 not in dates else head
    if head.tag_ not in _NAMES or following >= len(doc) or doc[following].lower_ not in _TITLED:
        return head
    for token in doc[following : following + _MAX_TITLE]:
        if token.tag_ not in _IN_TITLES or token.i in dates:
            break
        if token.tag_ in _NAMES:
            last = token
    return last


def known_as(head: Token) -> Iterator[str]:
    """Yield what else a paper is called: "known as the Minsk agreements"."""
    for child in head.children:
        if child.dep_ != "acl" or child.lower_ not in _CALLED:
            continue
        behind = [grand for prep in child.children if prep.lower_ == "as" for grand in prep.children]
        for noun in (*behind, *(grand for grand in child.children if grand.dep_ in ("oprd", "attr", "dobj"))):
            first, last = noun.left_edge.i, noun.i
            while first < last and (noun.doc[first].tag_ == "DT" or noun.doc[first].is_punct):
                first += 1
            if (
                last + 1 < len(noun.doc)
                and noun.doc[last + 1].dep_ == "nummod"
                and noun.doc[last + 1].head == noun
            ):
                last += 1  # "Minsk II"
            if noun.doc[first].tag_ in _NAMES:
                yield noun.doc[first : last + 1].text
