"""Apostrophes that are letters: the 'ayn of Arabic names, as in "Yasir 'Arafat" and "Faruq al-Shar'".

Monitored broadcasts and older agencies write it with a plain apostrophe. A tokenizer takes that for a
quotation mark or a genitive, and the name falls apart. Such an apostrophe is read as the letter of
transliteration that it stands for, and behind the first letter of its name, so that the name still begins
with a capital. No character is added or taken away: all spans stay those of the text.
"""

import re

_AYN = "\N{MODIFIER LETTER REVERSED COMMA}"

_MARKS = "'’‘`"
# The mark stands first, for a pattern that begins with few characters is looked for many times as fast.
_CANDIDATE = re.compile(rf"[{_MARKS}](?:(?=[^\W\d_a-z])|(?<=\w[{_MARKS}])(?!\w))")
# A name or a title stands before it: no quotation begins there.
_AFTER_A_NAME = re.compile(
    r"(?:\b[^\W\d_a-z][\w.'’-]*[^\W\d_] |\b(?:[Aa]l|[Bb]in|[Ii]bn|[Aa]bd|[Aa]bu|[Uu]mm)-)$"
)
# The end of a name with an article: "al-Shar'". After an s it is more often a genitive.
_NAME_WITH_ARTICLE = re.compile(r"\b[Aa][lnrstdz]h?-[^\W\d_a-z][\w'’-]*[^\Ws]$")
_CLOSES = re.compile(rf"[\w.,!?…][{_MARKS}](?!\w)")
_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEHIND_FIRST = re.compile(rf"(\w){_AYN}(?=\w)")
_LOOK_BACK = 40  # characters


def with_ayns(text: str) -> str:
    """Return `text`, no character longer or shorter, with a letter for each apostrophe that is one.

    `as_written` undoes it.
    """
    if not _CANDIDATE.search(text):
        return text
    letters = list(text)
    names: set[str] = set()
    alone: list[tuple[int, str]] = []
    for line in re.finditer(r"[^\n]+", text):
        start, words = line.start(), line.group()
        marks = [mark.start() for mark in _CANDIDATE.finditer(words)]
        if not marks:
            continue
        closed = max(
            (mark.end() for mark in _CLOSES.finditer(words) if not _ends_name(words, mark.end() - 1)),
            default=0,
        )
        for at in marks:
            if at < closed:
                continue
            before = words[max(0, at - _LOOK_BACK) : at]
            name = _NAME.match(words, at + 1)
            if name is None:
                if _ends_name(words, at):
                    letters[start + at] = _AYN
            elif not name.group()[1:2].isalpha():  # a single letter is no name
                continue
            elif _AFTER_A_NAME.search(before):
                _put(letters, start + at)
                names.add(name.group())
            elif not before or not before[-1].isalnum():
                alone.append((start + at, name.group()))
    for at, word in alone:
        if word in names:
            _put(letters, at)
    return "".join(letters)


def as_written(name: str) -> str:
    """Return a name out of a text `with_ayns` with its apostrophes."""
    return _BEHIND_FIRST.sub(r"'\1", name).replace(_AYN, "'") if _AYN in name else name


def _put(letters: list[str], at: int) -> None:
    letters[at], letters[at + 1] = letters[at + 1], _AYN


def _ends_name(words: str, at: int) -> bool:
    return bool(_NAME_WITH_ARTICLE.search(words[max(0, at - _LOOK_BACK) : at]))
