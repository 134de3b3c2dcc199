"""The finer code of CAMEO that the words around an act make of its code: war crimes of an accusation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from verbale.reading.inflection import phrase_forms

_MOST_WORDS = 40  # that are looked at
_ASIDE = frozenset({"relcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Finer:
    """The finer codes of one code, first to last, each with the forms of its words."""

    codes: tuple[tuple[str, frozenset[str]], ...]
    whole_clause: bool


def finer_codes(data: Mapping[str, Mapping[str, list[str] | str]]) -> Mapping[str, Finer]:
    """Return the tables of finer.toml by code."""
    return {
        code: Finer(
            tuple(
                (finer, phrase_forms(words)) for finer, words in rows.items() if not isinstance(words, str)
            ),
            rows.get("where") == "clause",
        )
        for code, rows in data.items()
    }


def finer_code(code: str, trigger: Iterable[Token], tables: Mapping[str, Finer]) -> str:
    """Return the finer code that words around the `trigger` of an act tell, else `code`."""
    table = tables.get(code)
    if table is None:
        return code
    words = _words(tuple(trigger), whole=table.whole_clause)
    return next((finer for finer, wanted in table.codes if not wanted.isdisjoint(words)), code)


def _words(trigger: tuple[Token, ...], *, whole: bool) -> set[str]:
    """Return the words of the clause, or those behind the first word of the act, and pairs of them."""
    first = trigger[0]
    found: set[str] = set()
    for token in islice(_clause(first), _MOST_WORDS):
        if whole or token.i >= first.i:
            found.add(token.lower_)
            if token.i:
                found.add(f"{token.nbor(-1).lower_} {token.lower_}")
    found.update(word.lower_ for token in trigger[1:] for word in token.lefts)  # "arms supplies were cut"
    return found


def _clause(verb: Token) -> Iterator[Token]:
    """Yield the verb and the words under it, clauses on its nouns left out."""
    todo = [verb]
    while todo:
        token = todo.pop()
        yield token
        todo += [child for child in token.children if child.dep_ not in _ASIDE]
