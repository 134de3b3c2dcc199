"""How each word of a text in capitals is written as usual: what is a name, and what begins a sentence."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from verbale.knowledge.words import word_list
from verbale.reading.capitals.known import family_names, given_names, is_acronym, known_names
from verbale.reading.capitals.tagging import Word

_NUMERAL = re.compile(r"(?:ii|iii|iv|vi{1,3}|ix|xi{1,3}|xiv|xv|xvi{0,3})")
# Letters with stops between them ("U.S."), and those with digits ("F-16", "B52").
_AS_IT_STANDS = re.compile(r"\b(?![AP]\.M\.)(?:[^\W\d_]\.){2,}|\b[^\W\d_]{1,4}-?\d")
_IN_BRACKETS = re.compile(r"\(([^\W\d_]{2,7})\)")
_HOUR = re.compile(r"\d\s?[ap]$|\d\s?[AP]\.m$")
_LONGEST_ACRONYM = 5
_EXPANSION = 100  # characters before an acronym in brackets that hold what it stands for
_LAST = 6  # characters that show whether a sentence begins
_VOWEL = re.compile(r"[aeiouy]")
_NAME = ("NNP", "NNPS")
# A word of these tags may be a name though the tagger does not say so.
_NAMING = frozenset({"NN", "NNS", "JJ", "FW", ""})
# Words of grammar, none of which is a name.
_GRAMMAR = frozenset(
    {"CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "RP", "TO", "WDT", "WP", "WP$", "WRB"}
)
# Before a noun, but hardly before a name of a person.
# What the tagger may take a family name for.
_FAMILY = frozenset({"NN", "NNS", "JJ", "CD", "FW"})
_BEFORE_NOUNS = frozenset({"DT", "JJ", "PRP$", "CD", "PDT", "POS"})
_APOSTROPHES = "'’ʼ"
_LOOK_BACK = 100  # characters
# "(END OF RECORDING) (SMITH) WE ..."
_BRACKETS = re.compile(r"(?:\([^()]{1,40}\)\s+)+$")
# '"WE KNOW," THE MINISTER SAID, "THAT ...'
_GOES_ON = re.compile(r"[,]['\"”»] [^\"“”«».!?]{1,80},\s+[\"“«]$")
_STARTS = re.compile(r"(?:[.!?…][\"'”’»)\]]*\s+|[.,:!?…)]\s*[\"“«])[\"'“‘«(\[]*$")


def lettered(text: str, words: Sequence[Word], is_general: Callable[[str], bool]) -> list[str]:
    """Return how each of the words, of a text in capitals, is written as usual."""
    lettering = _Lettering(text, words, is_general)
    return [lettering.form(i) for i in range(len(words))]


class _Lettering:
    def __init__(self, text: str, words: Sequence[Word], is_general: Callable[[str], bool]) -> None:
        self._text = text
        self._words = words
        self._is_general = is_general
        self._acronyms = self._find_acronyms()
        self._holders: set[int] = set()
        self._fixed = self._find_fixed()
        self._names = [self._is_name(i) for i in range(len(words))]
        self._steady, self._persons = self._find_steady()
        self._names = [self._is_name_here(i) for i in range(len(words))]
        self._write_titles()

    def _find_acronyms(self) -> frozenset[str]:
        """Return what stands in brackets behind words that begin with its letters."""
        found = set()
        for brackets in _IN_BRACKETS.finditer(self._text):
            acronym = brackets.group(1)
            before = self._text[max(0, brackets.start() - _EXPANSION) : brackets.start()]
            letters = (word.group()[0] for word in re.finditer(r"[^\W\d_]+", before))
            is_free = not self._is_general(acronym.lower()) or is_acronym(acronym)
            is_short = len(acronym) < _LONGEST_ACRONYM and is_free
            if all(letter in letters for letter in acronym) or (is_short and acronym[0] in before):
                found.add(acronym.lower())
        return frozenset(found)

    def _find_fixed(self) -> dict[int, str]:
        """Return the words whose form is known, by where they start."""
        at = {word.start: i for i, word in enumerate(self._words)}
        fixed: dict[int, str] = {}
        for known in known_names(self._text):
            i = at.get(known.start)
            if i is None or not (known.sure or self._may_be(i, known.name)):
                continue
            end = known.start + len(known.name)
            if known.is_person:
                self._holders.add(known.start)
            while i < len(self._words) and (word := self._words[i]).end <= end:
                if word.small != "the" or known.is_town:
                    fixed[word.start] = known.name[word.start - known.start : word.end - known.start]
                i += 1
        for found in _AS_IT_STANDS.finditer(self._text):
            for start in range(*found.span()):
                if start in at:
                    word = self._words[at[start]]
                    fixed[start] = self._text[word.start : word.end]
        return fixed

    def _may_be(self, i: int, name: str) -> bool:
        """Tell whether a known name of one word is meant here: no "aid", nothing that they "polish"."""
        word = self._words[i]
        if word.tag in _NAME:
            return not (name.isupper() and self._is_among_names(i))
        if word.small == "us":
            return i + 1 < len(self._words) and self._words[i + 1].tag[:2] in ("NN", "JJ")
        if word.tag in _GRAMMAR or word.small in word_list("seldom a name"):
            return False
        if name.isupper() and self._is_general(word.small):
            return word.small in self._acronyms
        return word.tag in _NAMING or not self._is_general(word.small)

    def _is_name(self, i: int) -> bool:
        word = self._words[i]
        if word.small in _words("capital") or word.start in self._fixed:
            return True
        if word.small in _words("months") and self._is_beside_number(word):
            return True
        if word.tag in _GRAMMAR or word.small in _words("small"):
            return False
        return word.tag in _NAME or not (self._is_general(word.small) or _is_form(word))

    def _is_among_names(self, i: int) -> bool:
        """Tell whether a word stands between names, so that it is no acronym: "Jose dos Santos"."""
        beside = [*self._words[max(0, i - 1) : i], *self._words[i + 1 : i + 2]]
        return len(beside) == 2 and all(word.tag in _NAME for word in beside)

    def _is_beside_number(self, word: Word) -> bool:
        before = self._text[max(0, word.start - 3) : word.start].rstrip()
        behind = self._text[word.end : word.end + 3].lstrip(" ,")
        return before[-1:].isdigit() or behind[:1].isdigit()

    def _find_steady(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words that are names at most places where they can be, and family names of persons.

        "Kenneth Bacon" makes a name of the bacon that says something.
        """
        names: Counter[str] = Counter()
        others: Counter[str] = Counter()
        persons: set[str] = set()
        for i, word in enumerate(self._words):
            if self._is_behind_given(i):
                persons.add(word.small)
                self._names[i] = True
            if self._names[i]:
                names[word.small] += 1
            elif word.tag in _NAMING:
                others[word.small] += 1
        steady = frozenset(word for word, number in names.items() if number > others[word])
        offices = word_list("office head") | word_list("office domain") | word_list("body")
        return steady, frozenset(persons - offices)

    def _is_behind_given(self, i: int) -> bool:
        """Tell whether a family name stands here: "Kenneth Bacon", but no more of it behind that."""
        if not i:
            return False
        is_known = self._words[i].small in family_names() and self._words[i].tag not in _GRAMMAR
        if not is_known and self._words[i].tag not in {*_FAMILY, *_NAME}:
            return False
        given = self._words[i - 1]
        is_given = given.small in given_names() and given.tag in _NAME and given.start not in self._fixed
        if not is_given or self._text[given.end : self._words[i].start] != " ":
            return False
        if self._words[i].tag in _NAME:
            return True
        # "Juan Carlos arrives"
        return not (i > 1 and self._names[i - 2] and self._words[i - 2].small in given_names())

    def _is_name_here(self, i: int) -> bool:
        word = self._words[i]
        if self._names[i]:
            return word.start in self._fixed or not self._is_before_given(i)
        if word.tag not in _NAMING:
            return False
        is_bare = not (i and self._words[i - 1].tag in _BEFORE_NOUNS)
        return word.small in self._steady or (is_bare and word.small in self._persons)

    def _is_before_given(self, i: int) -> bool:
        """Tell whether a general word stands before a name of a person: "journalist John Smith"."""
        word, behind = self._words[i], self._words[i + 1 : i + 2]
        if not behind or behind[0].small not in given_names() or behind[0].tag not in _NAME:
            return False
        is_apart = self._text[word.end : behind[0].start] != " " or word.small in given_names()
        return not is_apart and word.small not in _words("capital") and self._is_general(word.small)

    def _write_titles(self) -> None:
        """Make names of the words for an office before the name of a person: "Foreign Minister Castro"."""
        heads = (word_list("office head") | word_list("honorific")) - _words("no titles")
        others = word_list("office domain") | word_list("office quality") | word_list("of ministries")
        for i in range(len(self._words) - 2, -1, -1):
            word, behind = self._words[i], self._words[i + 1]
            if word.start in self._fixed or self._text[word.end : behind.start] != " ":
                continue
            if word.small in heads:
                is_party = behind.start in self._fixed and behind.start not in self._holders
                self._names[i] = self._names[i + 1] and not is_party
            elif word.small in others and self._is_title(i + 1):
                self._names[i] = True

    def _is_title(self, i: int) -> bool:
        """Tell whether a word is that for an office before a name."""
        return (
            self._names[i]
            and self._words[i].start not in self._fixed
            and (
                self._words[i].small in word_list("office head")
                or self._words[i].small in word_list("office domain")
            )
        )

    def form(self, i: int) -> str:
        """Return how a word is written."""
        word = self._words[i]
        before = self._text[max(0, word.start - _LOOK_BACK) : word.start]
        is_short = word.small in self._acronyms
        form = (None if is_short else self._fixed.get(word.start)) or self._form(i, before)
        return form[0].upper() + form[1:] if word.opens or self._begins(before) else form

    def _begins(self, before: str) -> bool:
        """Tell whether a sentence, or one that is quoted, begins behind these characters."""
        if before.endswith(") "):
            before = _BRACKETS.sub("", before)
        if not _STARTS.search(before, len(before) - _LAST) or _GOES_ON.search(before):
            return False
        before = before.rstrip()
        if not before.endswith("."):
            return True
        last = before[:-1].rsplit(" ", 1)[-1].lower()
        return (
            len(last) != 1
            and "." not in last
            and last not in _words("shortened")
            and f"{last}." not in word_list("honorific")
        )

    def _form(self, i: int, before: str) -> str:
        word = self._words[i]
        small = word.small
        if before[-1:].isdigit() or _HOUR.search(before + small):
            return small
        if before and before[-1] in _APOSTROPHES and before[-2:-1].isalpha():
            # "President's", "isn't"; but "O'Neill".
            is_part = len(self._words[i - 1].small) == 1 and len(small) > 2
            return _capital(small) if is_part else small
        if self._text[word.end : word.end + 2].lower() in ("'t", "’t"):
            return small
        if len(small) == 1:
            return small if (small == "a" and word.tag == "DT") or self._is_particle(i) else small.upper()
        if small in self._acronyms or self._is_acronym(i):
            return small.upper()
        if i and self._names[i - 1] and _NUMERAL.fullmatch(small):
            return small.upper()
        return _capital(small) if self._names[i] and not self._is_particle(i) else small

    def _is_acronym(self, i: int) -> bool:
        word = self._words[i]
        if word.tag in _GRAMMAR or f"{word.small}." in word_list("honorific"):
            return False
        is_short = len(word.small) <= _LONGEST_ACRONYM and not _VOWEL.search(word.small)
        is_short = is_short and not self._is_among_names(i)
        return is_acronym(word.small.upper()) or (is_short and word.small not in _words("shortened"))

    def _is_particle(self, i: int) -> bool:
        """Tell whether a word stands small between the parts of a name: "Alvaro de Soto"."""
        between = 0 < i < len(self._words) - 1 and self._names[i - 1] and self._names[i + 1]
        return between and self._words[i].small in word_list("name particle")


def _is_form(word: Word) -> bool:
    """Tell whether a word that no dictionary has is a verb or an adverb by its ending: a slip of the keys."""
    return word.tag[:2] in ("VB", "RB") and word.small.endswith(("ed", "ing", "ly", "s"))


def _capital(small: str) -> str:
    if small.startswith("mc") and len(small) > 4:
        return f"Mc{small[2:].capitalize()}"
    return small[0].upper() + small[1:]


@cache
def _words(name: str) -> frozenset[str]:
    lists = tomllib.loads(
        files("verbale.reading.capitals").joinpath("words.toml").read_text(encoding="utf-8")
    )
    return frozenset(lists[name].split())
