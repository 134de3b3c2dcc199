"""The spaCy component `verbale_contacts`: who met whom, when, where, and did it happen.

A contact is defined by its parties (at least two), its mode, status, date and place. Triggers are
found first, then who stands around them in the parse, then time, place and status; at last the
mentions of one occasion are joined.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.account import Contact
from verbale.knowledge.states import parties, states
from verbale.reading.contacts import (
    absent,
    again,
    alongside,
    attending,
    building,
    companions,
    completing,
    conferences,
    dates,
    departures,
    durations,
    gathered,
    hosting,
    journeys,
    listed,
    negotiators,
    occasions,
    onward,
    opposing,
    own_dates,
    presence,
    private,
    programmes,
    runs,
    settings,
    splitting,
    status,
    stays,
    supplying,
    told_on_tour,
    tour_days,
    tour_stops,
    travels,
    triggers,
    when,
)
from verbale.reading.contacts.around import AFTER_ALL
from verbale.reading.contacts.datelines import home_of
from verbale.reading.contacts.days import date_bounds
from verbale.reading.contacts.lexicon import Lexicon, lexicon
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.news_day import news_day
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.findings import PARSE, assigned, findings, set_group
from verbale.reading.syntax import clause_head, is_verb

_RECALLING = frozenset({"recall", "recalled", "recalls", "recalling", "remembered", "remembering"})
_PERFECT = frozenset({"has", "have", "had"})
_DEALING = frozenset({"mutual", "converse", "discuss", "host"})
# Rules of visits to where the report is written.
_HERE = frozenset({"visiting", travels.COMING, presence.DUE_HERE})


@Language.factory(
    "verbale_contacts",
    requires=[*PARSE, "doc._.verbale_actors", "doc._.verbale_times"],
    assigns=assigned("contacts"),
)
class Contacts:
    """Finds contacts; needs the findings of times, actors and places, and a dependency parse."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.words = lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Store the contacts on the findings and their evidence as `doc.spans["contacts"]`."""
        found = findings(doc)
        found.contacts = self.find(doc) if found.with_contacts else ()
        set_group(doc, "contacts", [span for contact in found.contacts for span in contact.evidence])
        return doc

    def find(self, doc: Doc) -> tuple[Contact, ...]:
        """Return the contacts of a document in order of their first evidence."""
        if not doc.has_annotation("DEP"):
            return ()
        nominals = Nominals(doc, home_of(doc), self.words)
        day = findings(doc).published.date
        times = when.Times(doc, self.words.noun_lemmas)
        mentions = self.mentions(doc, nominals, times)
        joined = supplying.add(occasions.join(mentions, day), mentions, nominals, day)
        visits = any(occasion.lead.mode == "visit" for occasion in joined)
        gone = departures.find(doc, self.words, nominals, times, day) if visits else []
        dates.settle(joined, gone, day, nominals.home, news_day(doc, times, day))
        gathered.add(joined, nominals, doc, day)
        negotiators.add(joined, nominals, doc)
        companions.add(joined, nominals, doc)
        attending.add(joined, nominals, doc)
        return building.to_contacts(joined)

    def mentions(self, doc: Doc, nominals: Nominals, times: when.Times) -> list[ContactMention]:
        """Return all that tells of contacts, in text order, before mentions of one occasion are joined."""
        day = findings(doc).published.date
        mentions: list[ContactMention] = []
        for raw in told_on_tour.with_stops(triggers.find(doc, self.words, nominals), doc, nominals):
            opposing.settle(raw, nominals)
            listed.add(raw, nominals)
            for mention in again.repeat(splitting.split(raw, nominals)):
                self._complete(mention, times, nominals, day)
                if not (again.is_second(mention) and mention.date in (None, mentions[-1].date)):
                    mentions.append(mention)
        mentions = tour_days.settle(tour_stops.add(completing.face_to_face(mentions)), day)
        hosting.complete(mentions, nominals)
        completing.complete(mentions, nominals)
        completing.for_conferences(mentions)
        programmes.settle(mentions, doc, times, day)
        onward.settle(mentions)
        return mentions

    def _complete(
        self, mention: ContactMention, times: when.Times, nominals: Nominals, day: str | None
    ) -> None:
        mention.evidence = [settings.evidence(mention.trigger)]
        mention.where = settings.place_near(mention, nominals)
        said = nominals.quotation(mention.trigger)
        mention.in_speech = said is not None and said.form != "indirect"
        mention.reported = times.reported(mention, day)
        mention.recalled = _is_recalled(mention, self.words) or times.long_ago(mention)
        mention.ends = mention.ends or when.ends_then(mention, self.words.ending)
        mention.days = durations.days_told(mention, self.words)
        alongside.tie(mention, self.words)
        grammar, rule = status.decide(mention, self.words)
        mention.status = grammar
        mention.date, mention.closeness = own_dates.date_of(mention, times, (grammar, rule), day, self.words)
        if (run := runs.told(mention, times, self.words.ending, day)) is not None:
            mention.date, mention.closeness = run, "own"
        bounds = date_bounds(mention.date) if mention.date else None
        mention.status, mention.status_rule = status.with_date(grammar, rule, bounds, day)
        if _counts_times(mention, self.words):
            mention.anaphoric, mention.date, mention.closeness = True, None, None
            mention.status, mention.status_rule = "held", "default, first time"
        to_come = mention.status_rule.endswith(status.IS_AHEAD)  # "will rest after his visit in June"
        behind = rule in ("order:after", AFTER_ALL) and mention.trigger.dep_ == "pobj" and not to_come
        if mention.mode == "visit" and (behind or _where_he_came_from(mention.trigger)):
            mention.ends = True
        if mention.ends and mention.status == "planned" and not rule.startswith("once"):
            mention.status, mention.status_rule = "held", f"{mention.status_rule}, end of the visit"
        _own_conference(mention, nominals, self.words)
        absent.leave_out(mention, self.words)
        self._host(mention, nominals)
        mention.round = (
            mention.trigger.dep_ in ("nsubj", "nsubjpass") and mention.predicate.lower_ in self.words.rounds
        ) or when.dated_itself(mention, times)

    def _host(self, mention: ContactMention, nominals: Nominals) -> None:
        """Let the place stand for the party that the words leave out."""
        home = nominals.home_at(mention.trigger)
        if mention.mode == "visit":
            by = any(c.lower_ == "by" for c in mention.trigger.children)
            if mention.where is None and not (mention.anaphoric or by) and mention.rule not in _HERE:
                return
            beside = mention.trigger.dep_ == "appos" or mention.trigger.tag_ == "NNS"
            tour = mention.anaphoric and mention.rule in stays.TOURS and not mention.parties
            if mention.where is None and (mention.elsewhere or mention.roaming or beside or tour):
                return
            where = mention.where or home
            if where is not None and self._at_home(mention, where):
                return
            if where is not None and where.state not in {p.actor.party for p in mention.parties}:
                mention.where, mention.host_state = where, where.state
            return
        if mention.mode != "meeting" or mention.format or len(mention.states) != 1:
            return
        if any(c.lower_ in supplying.OF_FOES for c in mention.trigger.children):
            return  # foes make peace in the towns of others
        if _at_edge_of(mention, self.words):
            return
        if mention.where is None:
            mention.where = _of_strangers(mention, nominals)
        if mention.where is None or self._at_home(mention, mention.where):
            return
        stated = mention.trigger.dep_ in ("nsubj", "nsubjpass")
        if mention.strangers and all(private.speaks_for_nobody(head) for head in mention.strangers):
            return  # "met bankers in Tokyo"
        people = any(p.actor.kind != "state" and p.side == 0 for p in mention.parties)
        guests = stated and all(p.side == 1 and nominals.people(p.head) for p in mention.parties)
        if any(c.lower_ == "between" for c in mention.trigger.children) or _both_named(mention):
            return  # who deals with whom is said, though not understood
        if (people or guests) and mention.where.state not in mention.states:
            mention.host_state = mention.where.state

    def _at_home(self, mention: ContactMention, where: Where) -> bool:
        """Tell whether an organisation's own are in the town of its seat: nobody there is their host.

        Nor are the leaders of a movement guests of the state whose land they live in, but in its capital.
        """
        codes = {p.actor.party for p in mention.parties}
        if len(codes) != 1:
            return False
        code = codes.pop() or ""
        movement = parties().get(code)
        within = states().get(movement.within) if movement is not None and where.city else None
        if within is not None and within.code == where.state:
            return where.name not in within.capitals
        return where.name in self.words.at_home.get(code, ())


def _at_edge_of(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the noun only says at what others deal with each other: "will talk to X at a meeting"."""
    at, verb = mention.trigger.head, mention.trigger.head.head
    told = words.verb_frames.get(words.verb_lemmas.get(verb.lower_, "")) in _DEALING
    return mention.trigger.dep_ == "pobj" and at.lower_ == "at" and is_verb(verb) and told


def _both_named(mention: ContactMention) -> bool:
    """Tell whether the words are "President X and opposition leader Y met in Rome"."""
    people = {p.head.i for p in mention.parties if p.side == 0 and p.actor.kind == "person"}
    alone = not any(p.side == 1 for p in mention.parties) and not mention.strangers
    return alone and len(people) > 1 and mention.rule == "mutual:meet"


def _counts_times(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether words only count dealings: "the first time that the two have met"."""
    verb, time = mention.trigger, mention.trigger.head
    if time.lower_ != "time" or verb.dep_ != "relcl" or verb.i < time.i:
        return False
    counted = any(c.lower_ in words.ordinals and c.i < time.i for c in time.children)
    return counted and any(c.lower_ in _PERFECT for c in verb.children)


def _of_strangers(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return where the officials are at home whom the words name by that alone: "met officials in Rome"."""
    for head in mention.strangers:
        if head.lower_ in nominals.words.officials:
            for noun in (n for c in head.children if c.lower_ in ("in", "at") for n in c.children):
                where = nominals.place(noun) if noun.dep_ == "pobj" else None
                if where is not None and where.state is not None:
                    return where
    return None


def _is_recalled(mention: ContactMention, words: Lexicon) -> bool:
    """Tell whether the words are "the recent visit" or "they last met"; who "met earlier" did so that day.

    Whoever "recalled his meeting with X" had it at some time before, and who "has been in Rome" is back.
    """
    verb = is_verb(mention.trigger)
    if mention.rule == "being in" and mention.trigger.lower_ == "been":
        return True
    if mention.mode == "meeting" and _where_he_came_from(mention.trigger):
        return True
    if not verb and mention.trigger.dep_ == "dobj" and mention.trigger.head.lower_ in _RECALLING:
        return True
    if mention.shared and journeys.led_there_before(mention.trigger):
        return True
    return any(
        c.lower_ in words.recalled and not (verb and c.lower_ == "earlier") for c in mention.trigger.children
    )


def _where_he_came_from(trigger: Token) -> bool:
    """Tell whether it was before a journey: "arrived from Uganda, where he held talks with the president"."""
    clause = clause_head(trigger)
    there = any(c.lower_ == "where" for c in clause.children)
    return (
        there and clause.dep_ == "relcl" and clause.head.dep_ == "pobj" and clause.head.head.lower_ == "from"
    )


def _own_conference(mention: ContactMention, nominals: Nominals, words: Lexicon) -> None:
    """Let an organisation meet itself: "WTO talks", "the summit opened on Monday" in a report on the EU."""
    if mention.format or len(mention.states) > 1 or mention.fixed_parties:
        return
    own = conferences.counts_sides(mention.trigger) or conferences.has_partner(mention.trigger)
    own = own or conferences.is_of_another_body(mention.trigger)
    summit = mention.trigger.lower_ in words.summits and not own
    if summit and (mention.date or mention.where) and not mention.anaphoric:
        mention.format = nominals.organisations.before(mention.trigger)
    elif mention.mode == "meeting" and mention.rule.startswith("noun"):
        if any(c.lower_ == "with" for c in mention.trigger.children):
            return  # with whom is said, though not understood
        codes = {p.actor.party for p in mention.parties}
        if len(codes) == 1 and all(p.actor.kind == "organisation" for p in mention.parties):
            code = codes.pop()
            mention.format = code if code and code not in states() else None
