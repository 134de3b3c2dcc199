"""The form of rules, and finding which rules match where.

A rule is a name, a pattern over word classes, and a function that says what a match means. Patterns
are written as class names with the operators of regular expressions: `w:WEEKDAY (COMMA? p:PART)?` is a
weekday, and maybe a part of the day; `w:` and `p:` name what the function asks for. Every pattern is
bounded in length, so that matching is linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from verbale.reading.times.lexer import Lexed
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.patterns import translate
from verbale.reading.times.story import Story
from verbale.reading.times.vocabulary import Value, class_names, codes

_PARTS = 2  # tokens of "mid-" before a date
_WORD = 30  # characters in which the word before a match begins


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a rule: what its named pieces are, and where."""

    lexed: Lexed
    found: re.Match[str]
    start: int
    end: int

    def has(self, name: str) -> bool:
        """Tell whether the piece called `name` took part in the match."""
        return self._at(name) >= 0

    def get(self, name: str) -> Value | None:
        """Return the value of the piece called `name`, or None when it took no part."""
        at = self._at(name)
        return self.lexed.values[at] if at >= 0 else None

    def _at(self, name: str) -> int:
        """Return the token of a named piece; -1 where it took no part or the pattern has none."""
        return self.found.start(name) if name in self.found.re.groupindex else -1

    def number(self, name: str) -> int:
        """Return the whole number that the piece called `name` stands for; ordinals count too."""
        value = self.lexed.values[self.found.start(name)]
        if isinstance(value, str):
            return int("".join(char for char in value if char.isdigit()))
        return int(value)

    def word(self, name: str) -> str:
        """Return the value of the piece called `name`, which is a string."""
        return str(self.lexed.values[self.found.start(name)])

    def offset(self, name: str) -> int:
        """Return where in the text the piece called `name` begins."""
        return self.lexed.starts[self.found.start(name)]

    def token(self, name: str) -> int:
        """Return the token of the piece called `name`."""
        return self.found.start(name)

    def is_class(self, name: str, cls: str) -> bool:
        """Tell whether the piece called `name` is of this class."""
        return self.lexed.classes[self.found.start(name)] == codes()[cls]

    def values(self) -> list[Value]:
        """Return the values of all tokens of the match."""
        return self.lexed.values[self.start : self.end]

    def named(self, at: int) -> str:
        """Return the name of the class of token `at`."""
        return class_names()[self.lexed.classes[at]]

    def capital(self, name: str) -> bool:
        """Tell whether the piece called `name` is written like a title: "60 Minutes"."""
        word = self.lexed.text[self.offset(name) : self.offset(name) + 2]
        return word[:1].isupper() and word[1:].islower()

    def around(self) -> tuple[str, str]:
        """Return the names of the classes before and after the match; "" at the ends of the text."""
        names, classes = class_names(), self.lexed.classes
        before = names[classes[self.start - 1]] if self.start else ""
        return before, names[classes[self.end]] if self.end < len(classes) else ""

    @property
    def begin(self) -> int:
        """Where in the text the match begins."""
        return self.lexed.starts[self.start]

    def offset_before(self) -> int:
        """Return where the word before the match begins."""
        end = max(0, self.begin - 1)
        begin = max(0, end - _WORD)
        return (
            begin + len(self.lexed.text[begin:end].rpartition(" ")[0]) + (" " in self.lexed.text[begin:end])
        )

    def word_before(self) -> str:
        """Return the word before the match, in lower case."""
        return self.lexed.text[self.offset_before() : self.begin].strip(" .").lower()

    def next_word(self) -> str:
        """Return the word after the match, in lower case; what follows in the word may be cut."""
        start = self.next_offset()
        return self.lexed.text[start : start + _WORD].partition(" ")[0].strip(".,;:").lower()

    def next_offset(self) -> int:
        """Return where the token after the match begins; the length of the text at its end."""
        return self.lexed.starts[self.end] if self.end < len(self.lexed.starts) else len(self.lexed.text)

    def direction(self, story: Story, name: str) -> int:
        """Return which way the clause around the piece called `name` looks, or the word before it."""
        told = story.direction(self.offset(name))
        at = self.start
        while at > 0 and self.start - at < _PARTS and self.named(at - 1) in ("STAGE", "HYPHEN"):
            at -= 1  # "until mid-May"
        before = self.named(at - 1) if at else ""
        leads = (self.named(at - 2), before) if at > 1 else ("", before)
        if leads == ("AHEAD", "OF") or (leads[0] == "DUE" and before in ("ON", "FOR", "IN", "AT")):
            return 2
        if leads[0] == "FROM" and before == "THE" and not self.lexed.values[at - 2]:  # "since the May vote"
            return -2
        word = self.lexed.values[at - 1]
        if before == "ENDED":
            return told or int(word)
        if before == "FROM" and not word:  # "since"
            return -2
        if before == "UNTIL" and not word and told == -2:  # "by Friday he had ..."
            return told
        is_soon = before == "AS" and leads[0] in ("STAGE", "SOON")
        return max(told, 1) if is_soon or before in ("UNTIL", "FOR") else told

    def values_before(self, count: int) -> Value:
        """Return the value of the token that stands `count` tokens before the match."""
        return self.lexed.values[self.start - count]

    def of_part(self) -> bool:
        """Tell whether the match is that of which a part is named: "the end of", "the middle of"."""
        return self.start > 1 and self.named(self.start - 2) in ("STAGENOUN", "STAGE")

    def words(self) -> str:
        """Return the text of the whole match."""
        return self.lexed.text[self.lexed.starts[self.start] : self.lexed.ends[self.end - 1]]


type Sense = Callable[[Match, Story], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with its meaning."""

    name: str
    pattern: re.Pattern[str]
    sense: Sense
    first: frozenset[str]


@dataclass(slots=True)
class Grammar:
    """A collection of rules, filled by the decorator `rule`."""

    rules: list[Rule] = field(default_factory=list)
    _starting: dict[str, tuple[re.Pattern[str], list[Rule]]] = field(default_factory=dict)

    def rule(self, name: str, *patterns: str) -> Callable[[Sense], Sense]:
        """Return a decorator that makes a function the meaning of each of `patterns`."""

        def add(sense: Sense) -> Sense:
            for pattern in patterns:
                source, first = translate(pattern)
                self.rules.append(Rule(name, re.compile(source), sense, first))
            return sense

        return add

    def candidates(self, lexed: Lexed, at: int) -> list[tuple[Rule, Match]]:
        """Return the rules that match at token `at` with their matches, longest first."""
        any_of, rules = self._beginning(lexed.classes[at])
        if any_of.match(lexed.classes, at) is None:
            return []
        found = [
            (rule, Match(lexed, match, at, match.end()))
            for rule in rules
            if (match := rule.pattern.match(lexed.classes, at)) is not None
        ]
        found.sort(key=lambda entry: -entry[1].end)
        return found

    def _beginning(self, char: str) -> tuple[re.Pattern[str], list[Rule]]:
        """Return the rules whose match can begin with `char`, and one pattern that tells if any does."""
        if char not in self._starting:
            rules = [rule for rule in self.rules if char in rule.first]
            sources = (re.sub(r"\?P<[a-z]+>", "?:", rule.pattern.pattern) for rule in rules)
            self._starting[char] = re.compile("|".join(sources) or r"(?!)"), rules
        return self._starting[char]
