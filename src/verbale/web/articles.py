"""Rows of an answer as articles of a page, written here like the pieces that they are made of.

A page has dozens of rows with a dozen texts each, and a template takes several times as long for them. Every
text that comes from the record is escaped, as templates do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from verbale.knowledge.states import usual_name
from verbale.record.agreements.rows import AgreementRow
from verbale.record.containing import ContactBeside
from verbale.record.events.rows import EventRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import FormulaRow, FormulaUse
from verbale.record.rows import ContactInShort, ContactRow, SearchHit, StatementRow
from verbale.web.pieces import parties, people, source, status
from verbale.web.wording import HOW, VERBS, day, escaped, short

# A row shows what the first reports say, and leads to the others.
_REPORTS, _SENTENCES, _CLAUSES = 2, 2, 4
_BOUNDS = MappingProxyType({None: "", "over": "more than ", "under": "less than ", "about": "about "})


def contact(row: ContactRow, *, words: bool = True) -> Markup:
    """Return a contact, with the first words of the reports that tell of it if wanted."""
    place = f' <span class="where">{escaped(row.place)}</span>' if row.place else ""
    taking_part = f'<p class="people">{people(row.participants)}</p>' if row.participants else ""
    return _article(
        f"c-{short(row.id)}",
        row.date,
        f'<a class="quietly" href="/contacts/{escaped(row.id)}">{escaped(row.mode.capitalize())}</a>'
        f' {status(row.status)} <span class="who">{parties(row.states)}</span>{place}',
        f"{taking_part}{_told(row) if words else ''}",
    )


def beside(one: ContactBeside) -> Markup:
    """Return a line that names a contact and leads to it."""
    place = f" · {escaped(one.place)}" if one.place else ""
    between = escaped(" – ".join(map(usual_name, one.parties)))
    name = f"{escaped(one.mode.capitalize())}, {escaped(day(one.date))}"
    return Markup(  # noqa: S704  (its parts are escaped)
        f'<a href="/contacts/{escaped(one.id)}">{name}</a> {status(one.status)} {between}{place}'
    )


def _told(row: ContactRow) -> str:
    said = "".join(
        f"{_quoted(told.words[:_SENTENCES])}{source(told.report, told.publisher, told.published, told.title)}"
        for told in row.sources[:_REPORTS]
    )
    tellings = row.tellings if isinstance(row, ContactInShort) else len(row.sources)
    if tellings <= 1:
        return said
    independent = row.independent_sources
    sources = "source" if independent == 1 else "sources"
    return f'{said}<p class="quiet">{tellings} tellings, {independent} independent {sources}</p>'


def statement(row: StatementRow) -> Markup:
    """Return a statement with its speaker, and the report that told it first."""
    told = source(row.report, row.publisher, row.date, row.title)
    return _article(f"s-{short(row.id)}", row.date, said_by(row), f"{_quoted([row.words])}{told}")


def said_by(row: StatementRow) -> Markup:
    """Return who says a statement, for whom, and how it is told."""
    acting = ", ".join(filter(None, (row.office, usual_name(row.party) if row.party else None)))
    speaking = f' <span class="quiet">({escaped(acting)})</span>' if acting else ""
    verb = "asked" if row.modality == "questioned" else VERBS[row.reported]
    name = escaped(row.speaker or row.source or "Speaker not named")
    return Markup(f'{name}{speaking} <span class="quiet">{verb} {HOW[row.form]}</span>')  # noqa: S704


def event(row: EventRow) -> Markup:
    """Return an event: who did what to whom."""
    acting, upon = (
        escaped(", ".join(usual_name(one.party) for one in side)) for side in (row.source, row.target)
    )
    value = f" · Goldstein {row.goldstein}" if row.goldstein is not None else ""
    place = f" · {escaped(row.place)}" if row.place else ""
    met = f' · <a href="/contacts/{escaped(row.contact)}">contact</a>' if row.contact else ""
    return _article(
        f"e-{short(row.id)}",
        row.date,
        f'{acting} <span aria-label="to">→</span> {upon}'
        f' <span class="kind q{row.quad_class}">{escaped(row.type)}</span> {status(row.status)}',
        f'<p class="quiet">{escaped(row.cameo)} {escaped(row.label)}{value}{place}{met}</p>'
        f"{_worded(row.sources)}",
    )


def agreement(row: AgreementRow) -> Markup:
    """Return an agreement with its names and the first of its clauses."""
    stands = f' <span class="kind">{escaped(row.status)}</span>' if row.status else ""
    where = f", {escaped(row.place)}" if row.place else ""
    also = f'<p class="quiet">also {escaped(", ".join(row.also))}</p>' if row.also else ""
    told = "".join(
        source(told.report, told.publisher, told.published, told.title) for told in row.sources[:_REPORTS]
    )
    return _article(
        f"g-{short(row.id)}",
        row.date,
        f'{escaped(row.name)}{stands} <span class="who">{parties(row.parties)}{where}</span>',
        f"{also}{_quoted(clause.words for clause in row.clauses[:_CLAUSES])}{told}",
    )


def figure(row: FigureRow) -> Markup:
    """Return a figure: how much, of what, by whom."""
    high = f"–{escaped(row.high)}" if row.high else ""
    change = f" {escaped(row.change)}" if row.change else ""
    by = f" · by {escaped(row.source)}" if row.source else ""
    return _article(
        f"f-{short(row.id)}",
        row.period,
        f'{escaped(row.measure.capitalize())} <span class="kind">{_BOUNDS[row.bound]}{escaped(row.low)}{high}'
        f' {escaped(row.unit or "")}{change}</span> <span class="who">{parties(row.parties)}</span>',
        f'<p class="quiet">{escaped(row.what)}{by}</p>{_worded(row.sources)}',
    )


def formula(row: FormulaRow) -> Markup:
    """Return a formula with who used it, and some of its uses."""
    some = ", the first and the last are shown" if row.days > len(row.uses) else ""
    others = ", ".join(map(usual_name, row.parties))
    also = f" · also used by {escaped(others)}" if others else ""
    return Markup(  # noqa: S704
        f'<article class="row" id="w-{short(row.id)}"><p class="when"><time>{escaped(day(row.first))}</time>'
        f" to <time>{escaped(day(row.last))}</time></p><div><h3>“{escaped(row.words)}”</h3>"
        f'<p class="quiet">on {row.days} days{some} · {escaped(", ".join(row.speakers))}{also}</p>'
        f"{''.join(map(_use, row.uses))}</div></article>\n"
    )


def _use(use: FormulaUse) -> str:
    return (
        f"<p><time>{escaped(day(use.date))}</time> {escaped(use.speaker or '')}: “{escaped(use.words)}”"
        f' <a href="/reports/{escaped(use.report)}">{escaped(use.title or short(use.report))}</a></p>'
    )


def hit(row: SearchHit) -> Markup:
    """Return what a search has found, with the words that match marked."""
    passage, at = "", 0
    for start, end in row.marks:
        passage += f"{escaped(row.snippet[at:start])}<mark>{escaped(row.snippet[start:end])}</mark>"
        at = end
    # "The statement says" names nobody.
    speaker = f" · {escaped(row.speaker)}" if row.speaker and row.speaker.lower() != row.kind else ""
    told = source(row.report, row.publisher, row.date, row.title)
    body = f"<blockquote>{passage}{escaped(row.snippet[at:])}</blockquote>{told}"
    return _article(None, row.date, f"{row.kind.capitalize()}{speaker}", body)


_OF_KIND: Mapping[str, Callable[[Any], Markup]] = MappingProxyType({
    "contact": contact, "statement": statement, "event": event, "agreement": agreement, "figure": figure,
    "formula": formula, "drift": lambda row: formula(row.formula),
    "position": lambda row: statement(row.statement),
})  # fmt: skip


def any_row(row: Any) -> Markup:
    """Return a row of any kind."""
    return hit(row) if isinstance(row, SearchHit) else _OF_KIND[row.kind](row)


def _worded(sources: Sequence[Any]) -> str:
    """Return the words of the first reports, each with its name."""
    return "".join(
        f"<blockquote>{escaped(told.words)}</blockquote>"
        f"{source(told.report, told.publisher, told.published, told.title)}"
        for told in sources[:_REPORTS]
    )


def _quoted(words: Iterable[str]) -> str:
    return "".join(f"<blockquote>{escaped(one)}</blockquote>" for one in words)


def _article(id_: str | None, when: str | None, head: str, body: str) -> Markup:
    """Return a row; `head` and `body` are markup."""
    known = f' id="{escaped(id_)}"' if id_ is not None else ""
    return Markup(  # noqa: S704  (its parts are escaped)
        f'<article class="row"{known}><p class="when"><time>{escaped(day(when))}</time></p>'
        f"<div><h3>{head}</h3>{body}</div></article>\n"
    )
