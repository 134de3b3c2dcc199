"""Links names with titles, and decides which runs of capitalised words are persons' names."""

from collections.abc import Callable, Collection, Sequence

from verbale.knowledge.lexicon import Entry
from verbale.reading.actors.evidence import Evidence, nobody, rule_of
from verbale.reading.actors.names import HONORIFICS, Run, body_like, find_runs, honorific_before, name_list
from verbale.reading.actors.people import NameUse
from verbale.reading.actors.titles import Title
from verbale.reading.actors.view import View

_BEFORE_TITLE = frozenset({"DT", "JJ", "RB", "VBG", "VBN"})  # ", also the current rotating"
_FORMER = frozenset({"former", "ex", "late", "deposed", "ousted", "retired", "one-time", "onetime"})
_IS = frozenset({"is", "was", "became", "becomes"})
_APPOINTS = frozenset({"named", "appointed", "elected", "nominated", "chosen"})
_SUBJECT_WINDOW = 30
_CLOSE = 4
_BETWEEN_TURNS = frozenset({",", ";", "and", "of", "from", "the"})
_CLOSING = frozenset({",", ".", ";", ")", ":", "-", "--", '"', "”"})
_BEFORE_APPOSITION = frozenset(
    {"the", "a", "an", "his", "her", "currently", "also", "both", "who", "is", "was"}
)
_AFTER_APPOSITION = frozenset(
    {"and", "who", "on", "in", "at", "to", "has", "after", "during", "for", "of", "said"}
)


def link_names(
    view: View,
    titles: Sequence[Title],
    known: Collection[str] = (),
    in_office: Callable[[Sequence[str]], bool] = nobody,
) -> tuple[list[NameUse], set[int]]:
    """Return the uses of persons' names in order, and the indices of the titles that belong to one.

    `known` are family names of office-holders of the parties in the report, as `name_parts` writes them,
    `in_office` tells of the parts of a full name whether somebody of that name is in office.
    """
    runs = find_runs(view, list(titles))
    by_start = {run.start: run for run in runs}
    by_end = {run.end: run for run in runs}
    by_root = {view.root(run.start, run.end): run for run in runs}
    uses: dict[int, NameUse] = {}
    linked: set[int] = set()
    begins = {title.start for title in titles}
    for number, title in enumerate(titles):
        if (
            (
                not _of_name_before(view, title, by_start, by_end, begins)
                and _before_names(view, title, by_start, by_end, uses)
            )
            or _after_name(view, title, by_end, uses)
            or _predicate(view, title, by_root, uses)
        ):
            linked.add(number)
    _link_coordinated(view, titles, linked, uses)
    evidence = Evidence.gather(view, runs, uses, known, in_office)
    for run in runs:
        if run.start in uses:
            continue
        rule = rule_of(view, run, evidence)
        if rule:
            party = _of_person(view, run) or party_beside(view, run)
            uses[run.start] = NameUse(run, None, rule, party, run.start, run.end)
            evidence.accept(view, run)
    return [uses[start] for start in sorted(uses)], linked


def _of_name_before(
    view: View, title: Title, by_start: dict[int, Run], by_end: dict[int, Run], begins: set[int]
) -> bool:
    """Whether each of two names has its title behind it: "A, President of Utopia, B, King of Erewhon"."""
    i = title.end + 1
    if i >= len(view) or view.words[title.end] != "," or view.words[title.start - 1] != ",":
        return False
    while i < len(view) and view.lower[i] in HONORIFICS:
        i += 1
    before, after = by_end.get(title.start - 1), by_start.get(i)
    if before is None or after is None or after.end + 1 >= len(view) or view.words[after.end] != ",":
        return False
    return after.end + 1 in begins or (view.lower[after.end + 1] == "the" and after.end + 2 in begins)


def _of_one_dealt_with(view: View, title: Title, by_end: dict[int, Run]) -> bool:
    """Whether a title is his who stands before it: "In his talks with A, the chairman of the XYZ, B said"."""
    k = title.start - 1
    while k > 0 and view.tags[k] in _BEFORE_TITLE:
        k -= 1
    before = by_end.get(k)
    first = view.sentence_starts[view.sentence[title.head]]
    return before is not None and view.words[k] == "," and view.tags[first] == "IN"


def _before_names(
    view: View, title: Title, by_start: dict[int, Run], by_end: dict[int, Run], uses: dict[int, NameUse]
) -> bool:
    """Link `title` with the name or names that follow: 'President A', 'ministers of X and Y, A and B'."""
    i, comma = title.end, False
    if i + 2 < len(view) and view.words[i] == "(" and view.words[i + 2] == ")":
        i += 3
    if i < len(view) and view.words[i] == ",":
        i, comma = i + 1, True
    while i < len(view) and (
        honorific_before(view, i + 1)
        or view.words[i] in ("(", "by")
        or (view.words[i] in ("His", "Her") and honorific_before(view, i + 2))  # "President His Excellency A"
    ):
        i += 1
    if i not in by_start or (comma and _of_one_dealt_with(view, title, by_end)):
        return False
    if title.plural:
        return _plural(view, title, i, by_start, uses, comma=comma)
    run = by_start[i]
    if body_like(view, run) and not run.entity:
        return False
    if comma and not ((run.entity or run.end - run.start > 1) and _closes(view, run.end) and not title.bare):
        return False
    if title.complement and not (run.entity or run.end - run.start > 1):
        return False
    told = uses.get(run.start)
    if told is not None and not title.parties and (told.party is not None or told.title is not None):
        told.others.append(title)  # "the emir of A, Sheikh B"
        return True
    party = title.parties[0] if title.parties else party_beside(view, run)
    start = run.start if comma else title.start
    uses[run.start] = NameUse(run, title, "title and name", party, start, run.end, former(title))
    return True


def _plural(
    view: View, title: Title, i: int, by_start: dict[int, Run], uses: dict[int, NameUse], *, comma: bool
) -> bool:
    by_turns = _by_turns(view, title, i, by_start)
    for run, entry in by_turns:
        uses[run.start] = NameUse(
            run, title, "plural title and names", entry, run.start, run.end, former(title)
        )
    if by_turns:
        return True
    found = [run for run in name_list(view, by_start, i) if not body_like(view, run)]
    found = [run for run in found if run.entity or run.end - run.start > 1]
    if not found or (comma and len(found) < 2 and not found[0].entity):
        return False
    several = len(title.parties) == len(found)
    for n, run in enumerate(found):
        own = party_beside(view, run)
        party = own or (title.parties[n] if several else None)
        if party is None and len({entry.code for entry in title.parties}) == 1:
            party = title.parties[0]
        use = NameUse(run, title, "plural title and names", party, run.start, run.end, former(title))
        uses[run.start] = use
    return True


def _by_turns(view: View, title: Title, i: int, by_start: dict[int, Run]) -> list[tuple[Run, Entry]]:
    """Return names and parties told by turns: "ambassadors of Utopia, A, Ruritania, B, and Erewhon, C"."""
    found: list[tuple[Run, Entry]] = []
    party = title.parties[0] if len(title.parties) == 1 else None
    while party is not None and (run := by_start.get(i)) is not None and not body_like(view, run):
        found.append((run, party))
        i = run.end
        while i < len(view) and view.lower[i] in _BETWEEN_TURNS:
            i += 1
        named = view.name_at[i] if i < len(view) else None
        party = named.of("state", "organisation") if named is not None and i > run.end else None
        i = named.end if named is not None else i
        i += i < len(view) and view.words[i] == ","
        while i < len(view) and view.lower[i] in HONORIFICS:
            i += 1
    return found if len(found) > 1 else []


def _closes(view: View, i: int) -> bool:
    return i >= len(view) or view.words[i] in _CLOSING or view.tags[i].startswith(("V", "_"))


def _after_name(view: View, title: Title, by_end: dict[int, Run], uses: dict[int, NameUse]) -> bool:
    """Link `title` with the name before it: 'A, the speaker of X', 'A, X's prime minister'."""
    i = title.start - 1
    while i > 0 and view.lower[i] in _BEFORE_APPOSITION and i > title.start - 4:
        i -= 1
    if i <= 0 or view.words[i] not in (",", "(", "--") or title.plural:
        return False
    run = by_end.get(i)
    if run is None or body_like(view, run) or not (run.entity or run.end - run.start >= 2):
        return False
    told = uses.get(run.start)
    if told is not None and told.title is not None and not told.former:
        return False
    closed = view.deps[title.head] == "appos" or _closes(view, title.end)
    if not closed and view.lower[title.end] not in _AFTER_APPOSITION:
        return False
    if told is not None and told.title is not None:
        told.others.append(title)  # "former minister A, the UN envoy"
        return True
    party = title.parties[0] if title.parties else party_beside(view, run)
    uses[run.start] = NameUse(run, title, "name and title", party, run.start, run.end, former(title))
    return True


def _predicate(view: View, title: Title, by_root: dict[int, Run], uses: dict[int, NameUse]) -> bool:
    """Link `title` with the name of which it is said: 'A is the speaker', 'A was named UN envoy'."""
    verb = view.heads[title.head]
    if title.plural or view.deps[title.head] not in ("attr", "oprd", "dobj"):
        return False
    word = view.lower[verb]
    if word not in _APPOINTS and (word not in _IS or view.deps[title.head] == "dobj"):
        return False
    first = max(view.sentence_starts[view.sentence[verb]], verb - _SUBJECT_WINDOW)
    for i in range(verb - 1, first - 1, -1):
        if view.heads[i] == verb and view.deps[i] in ("nsubj", "nsubjpass"):
            run = by_root.get(i)
            if run is None or body_like(view, run) or (run.start in uses and uses[run.start].title):
                return False
            party = title.parties[0] if title.parties else None
            rule = "said to be in office"
            uses[run.start] = NameUse(run, title, rule, party, run.start, run.end, former(title))
            return True
    return False


def _link_coordinated(
    view: View, titles: Sequence[Title], linked: set[int], uses: dict[int, NameUse]
) -> None:
    """Link the other of two titles: 'A, a minister and now UN envoy', 'Deputy Premier and Minister A'."""
    by_head = {use.title.head: use for use in uses.values() if use.title is not None}
    by_title = {use.title.start: use for use in uses.values() if use.title is not None}
    for number, title in enumerate(titles):
        after = by_title.get(title.end + 1)
        if (
            number not in linked
            and after is not None
            and view.lower[title.end] == "and"
            and after.rule == "title and name"
            and not (title.plural or title.determiner)
            and after.title is not None
            and not after.title.parties
        ):
            after.others.append(title)
            linked.add(number)
            continue
        use = by_head.get(view.heads[title.head])
        if number in linked or title.plural or use is None or view.deps[title.head] != "conj":
            continue
        if use.rule == "name and title" and use.title is not None and title.start - use.title.end <= _CLOSE:
            use.others.append(title)
            linked.add(number)


def _of_person(view: View, run: Run) -> Entry | None:
    named = view.name_at[run.start]
    return named.of("person") if named is not None else None


def former(title: Title) -> bool:
    """Whether the title says that its holder no longer has the office."""
    return bool(title.standing & _FORMER)


def party_beside(view: View, run: Run) -> Entry | None:
    """Return the party in "A of Russia", "A (Russia)" or "Russia's A"."""
    end, start = run.end, run.start
    if end + 1 < len(view) and view.lower[end] in ("of", "("):
        k = end + 2 if view.lower[end + 1] == "the" and end + 2 < len(view) else end + 1
        named = view.name_at[k]
        if named is not None and (entry := named.of("state", "organisation", "party")) is not None:
            return entry
    if start > 1 and view.words[start - 1] in ("'s", "’s", "'", "’"):
        named = view.name_at[start - 2]
        if named is not None:
            return named.of("state", "organisation", "party")
    return None
