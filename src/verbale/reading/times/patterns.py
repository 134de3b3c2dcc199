"""Translates patterns over class names into regular expressions over class characters."""

import re

from verbale.reading.times.vocabulary import codes

# Unions of classes that patterns may name like classes.
_UNIONS = {
    "DAY": ("INT12", "INT24", "INT31", "NTH"),
    "PLAINDAY": ("INT12", "INT24", "INT31"),
    "HOUR": ("INT12", "INT24", "NUMBERWORD"),
    "HOURS4": ("YEAR4", "INTBIG"),
    "NUM": ("INT12", "INT24", "INT31", "INT59", "INT99", "INTBIG", "YEAR4", "DECIMAL", "NUMBERWORD"),
    "INT": ("INT12", "INT24", "INT31", "INT59", "INT99", "INTBIG", "NUMBERWORD"),
    "YEAR": ("YEAR4", "SPOKENYEAR"),
    "ANYMONTH": ("MONTH", "DOUBTFULMONTH", "SHORTMONTH"),
    "LONGMONTH": ("MONTH", "DOUBTFULMONTH"),
    "ANYWEEKDAY": ("WEEKDAY", "SHORTWEEKDAY"),
    "ANYUNIT": ("UNIT", "UNITS"),
    "ANYORDINAL": ("ORDINAL", "NTH"),
    "OWN": ("THE", "POSSESSIVE"),
    "RANGE": ("HYPHEN", "DASH", "TO"),
    "BACK": ("LAST", "PAST"),
    "JOINT": ("AND", "OR"),
    "NEARBY": ("PAST", "COMING"),
}
_ITEM = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?:(?P<name>[a-z]+):)?(?P<cls>[A-Z][A-Z0-9]*))"
    r"(?P<times>\?|\{\d,\d\})?\s*"
)


def translate(pattern: str) -> tuple[str, frozenset[str]]:
    """Return the regular expression of `pattern` and the class characters it can begin with.

    In "before < pattern > behind", the classes on either side must be there but don't belong to the
    match; those before are single classes, those behind any pattern. Raises ValueError for a pattern
    that names an unknown class, or is no pattern.
    """
    before, _, rest = pattern.rpartition("<")
    pattern, _, behind = rest.partition(">")
    source: list[str] = []
    # One entry an open group: [first characters, whether all so far may be empty, the same of past branches].
    stack: list[_Group] = [_Group()]
    at = 0
    while at < len(pattern):
        match = _ITEM.match(pattern, at)
        if match is None:
            raise ValueError(f"no time pattern: {pattern!r} at {at}")
        at = match.end()
        times = match["times"] or ""
        if match["open"]:
            source.append("(?:")
            stack.append(_Group())
        elif match["bar"]:
            source.append("|")
            stack[-1].branch()
        elif match["close"]:
            source.append(")" + times)
            group = stack.pop()
            group.branch()
            stack[-1].follow(group.first, group.any_empty or times in ("?", "{0,1}"))
        else:
            chars = _class(match["cls"], pattern)
            source.append((f"(?P<{match['name']}>[{chars}])" if match["name"] else f"[{chars}]") + times)
            stack[-1].follow(set(chars), times == "?")
    stack[0].branch()
    if before:
        source.insert(0, "(?<=" + "".join(f"[{_class(name, pattern)}]" for name in before.split()) + ")")
    if behind:
        source.append("(?=" + translate(behind)[0] + ")")
    return "".join(source), frozenset(stack[0].first)


class _Group:
    """First characters of the alternatives read so far, for the index of rules."""

    def __init__(self) -> None:
        self.first: set[str] = set()
        self.any_empty = False
        self._empty = True

    def follow(self, first: set[str], empty: bool) -> None:
        if self._empty:
            self.first |= first
            self._empty = empty

    def branch(self) -> None:
        self.any_empty = self.any_empty or self._empty
        self._empty = True


def _class(name: str, pattern: str) -> str:
    try:
        return "".join(codes()[part] for part in _UNIONS.get(name, (name,)))
    except KeyError:
        raise ValueError(f"no class {name} for time pattern {pattern!r}") from None
