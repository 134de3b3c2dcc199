"""What kind of act a CAMEO code stands for, and the code that an operator makes of it."""

from collections.abc import Iterable, Mapping

from verbale.knowledge.plover import event_codes

# The kind of an act by the beginning of its code; the longest beginning counts.
_KINDS: Mapping[str, str] = {
    "02": "meet", "03": "agree", "030": "settle", "038": "mediate", "04": "meet", "045": "mediate",
    "05": "support", "057": "settle",
    "06": "cooperate", "07": "aid", "08": "yield", "083": "reform", "09": "investigate", "14": "protest",
    "15": "posture", "16": "sanction", "17": "coerce", "1712": "violence", "175": "violence", "191": "coerce",
    "192": "coerce", "18": "violence", "19": "violence", "20": "violence",
}  # fmt: skip
# The digit that a detail of an act has as the last of its code, by the kind of the act.
_DETAIL_DIGITS: Mapping[str, Mapping[str, str]] = {
    "aid": {
        "economic": "1",
        "military": "2",
        "humanitarian": "3",
        "protection": "4",
        "emergency": "3",
        "money": "1",
    },
    "cooperate": {"economic": "1", "military": "2", "judicial": "3", "intelligence": "4"},
    "reform": {"leadership": "1", "policy": "2", "rights": "3", "institutions": "4"},
}
# Codes of these kinds tell the detail themselves, as the digit that stands at this place.
_OWN_DIGITS: Mapping[str, int] = {"aid": 2, "cooperate": 2, "reform": 3}
_AS_DIGIT = {"075": "3"}  # asylum is humanitarian aid where only asked for, promised or refused
# Yielding has the same order of digits in all roots, other than its own.
_YIELD_DIGITS: Mapping[str, str] = {"081": "1", "082": "2", "084": "3", "085": "4", "086": "5", "087": "6"}


_TIES = "05"
_AID = frozenset({"economic", "military", "humanitarian", "emergency", "money"})
# Words on an act that have its digits: a refusal of aid says of what kind.
_OF_KIND = {"122": "aid", "033": "aid"}


def kind_of(code: str) -> str | None:
    """Return the kind of act that a code stands for, None for statements, demands and the like."""
    for length in range(len(code), 1, -1):
        if code[:length] in _KINDS:
            return _KINDS[code[:length]]
    return None


def combined(codes: Mapping[str, str], code: str | None, details: Iterable[str]) -> str | None:
    """Return what an operator makes of an act, None where it makes nothing.

    `codes` maps kinds to codes, a kind with the code's beginning ("coerce-1723") before the kind alone.
    `details` are what the words of the act tell of it: "military", "humanitarian".
    """
    kind = kind_of(code) if code else None
    if kind == "support" and not _AID.isdisjoint(details := tuple(details)):
        kind = "cooperate" if code == _TIES else "aid"  # "trade ties", but "financial support"
    if code and kind:
        for length in range(len(code), 1, -1):
            if (found := codes.get(f"{kind}-{code[:length]}")) is not None:
                return found
        if kind in codes:
            return narrowed(codes[kind], kind, code, details)
    return codes.get("default")


def narrowed(base: str, kind: str | None, code: str, details: Iterable[str]) -> str:
    """Return `base` with the digit that tells more, where CAMEO has such a code."""
    kind = _OF_KIND.get(code, kind)
    digit = _YIELD_DIGITS.get(code[:3]) if kind == "yield" and base[:2] != "08" else None
    if digit is None and code != base and kind is not None and kind in _OWN_DIGITS:
        told = _AS_DIGIT.get(code) or code[_OWN_DIGITS[kind] :][:1]
        digit = told if told in _DETAIL_DIGITS[kind].values() else None
    if digit is None and kind is not None and kind in _DETAIL_DIGITS:
        digits = _DETAIL_DIGITS[kind]
        digit = next((digits[detail] for detail in details if detail in digits), None)
    if digit is None:
        return base
    if base.endswith("0") and base[:2] != code[:2]:
        return base  # an end of military cooperation, 160, is none of aid, 162
    finer = base[:-1] + digit if base.endswith("0") else base + digit
    return finer if finer in event_codes() else base
