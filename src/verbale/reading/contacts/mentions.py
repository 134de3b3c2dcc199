"""What one place in the text tells of a contact, before mentions of one occasion are joined."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.account import Actor, Mode, Role, Status
from verbale.account import Span as Offsets
from verbale.reading.contacts.delegations import SIDES

_OF_THREE = frozenset({"trilateral", "tripartite"})
_HEADED = frozenset({"led", "headed"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "host", "hosts"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place by its usual English name, and the state it lies in."""

    name: str
    state: str | None
    city: bool = True


@dataclass(slots=True)
class Party:
    """One who takes part: an actor of the account, a side of the contact, and perhaps a role."""

    actor: Actor
    side: int
    head: Token
    role: Role | None = None

    @property
    def is_private(self) -> bool:
        """Whether nothing but the report's subject ties a person without an office to a party."""
        return self.actor.kind == "person" and self.actor.basis == "inferred" and not self.actor.office

    @property
    def is_official(self) -> bool:
        """Whether the words show that somebody speaks for a party: an office, or the party itself."""
        if self.actor.kind != "person" or self.actor.office is not None:
            return True
        if any(t.lower_ in _COUNTERPARTS for t in (self.head, *self.head.children)):
            return True
        first = self.head.head if self.head.dep_ == "conj" else self.head
        led = first.head.head
        return first.dep_ == "pobj" and led.lower_ in _HEADED and led.head.lower_ in SIDES


@dataclass(slots=True)
class ContactMention:
    """One trigger with what its clause says; filled in by one module after the other."""

    trigger: Token
    predicate: Token
    mode: Mode
    rule: str
    parties: list[Party] = field(default_factory=list)
    format: str | None = None
    destinations: list[Token] = field(default_factory=list)
    apart: bool = False
    shared: bool = False  # one of several legs of a tour that the words tell of
    attending: bool = False
    elsewhere: bool = False
    roaming: bool = False  # a tour whose stops only the talks on it show
    ordinal: str | None = None
    level: str | None = None
    ends: bool = False
    again: bool = False
    unnamed_partner: bool = False
    borrowed: bool = False
    needs_visit: bool = False
    round: bool = False
    anchor: Token | None = None
    to_conference: bool = False
    days: int | None = None
    anaphoric: bool = False
    status: Status = "held"
    status_rule: str = "default"
    date: str | None = None
    closeness: str | None = None
    recalled: bool = False
    reported: str | None = None
    in_speech: bool = False
    during: bool = False  # "during his visit"
    on_arrival: bool = False  # "on the day of her arrival"
    beside: bool = False  # "on the sidelines of the summit"
    then: bool = False  # "will see him afterwards"
    day_of_stay: int = 0  # 2 for "on the second day of his stay", -1 for "on the final day"
    where: Where | None = None
    host_state: str | None = None
    fixed_parties: tuple[str, ...] = ()
    supplied: bool = False  # with parties that its own words do not name
    strangers: list[Token] = field(default_factory=list)  # those dealt with whose party nothing tells
    evidence: list[Offsets] = field(default_factory=list)

    @property
    def states(self) -> frozenset[str]:
        """The parties' codes, as far as they are known; a conference's are its organisation's alone."""
        if self.format:
            return frozenset({self.format})
        if self.fixed_parties:
            return frozenset(self.fixed_parties)
        # Who holds no office deals for a party only with somebody who does so by his office.
        official = any(p.is_official for p in self.parties)
        travels = self.mode == "visit"
        parties = (p for p in self.parties if official or (travels and not p.is_private))
        own = frozenset(p.actor.party for p in parties if p.actor.party)
        return own | {self.host_state} if self.host_state else own

    @property
    def also(self) -> bool:
        """Whether the words add one more dealing: "he also met"."""
        return any(c.lower_ == "also" for token in (self.trigger, self.predicate) for c in token.children)

    @property
    def of_three(self) -> bool:
        """Whether the words are "a trilateral meeting"."""
        return any(c.lower_ in _OF_THREE for c in self.trigger.children)

    @property
    def weakness(self) -> int:
        """How little the words say whether it took place: a tense or a governing word before a guess."""
        rule = self.status_rule
        guessed = rule.startswith(("default", "topic", "past clause"))
        if self.mode == "visit" and self.status == "held" and not guessed:
            return 2 if self.shared and self.rule.startswith("noun") else 0
        if rule.startswith("default"):
            return 4
        if rule.startswith("topic"):
            return 4
        if rule.startswith("purpose of") or rule == "onward":
            return 3
        if rule == "invited":
            return 3
        # Who attends a conference says little of whether it has begun.
        return 2 if rule.startswith(("purpose", "past clause", "attended")) else 1

    @property
    def persons(self) -> tuple[Actor, ...]:
        """Persons and unnamed offices who take part, first side first."""
        ordered = sorted(self.parties, key=lambda p: p.side)
        # By id: the hash of an actor goes through all its mentions.
        return tuple({p.actor.id: p.actor for p in ordered if p.actor.kind in ("person", "office")}.values())
