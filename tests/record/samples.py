"""Reports and accounts made by hand, for the tests of the record."""

from typing import Any

from verbale.account import Account, Actor, Contact, Mention, Participant, Place, Publication, Quotation
from verbale.report import Report

READER = "verbale 0.1.0, en_test 1.0"

PEOPLE = {
    "Sergey Lavrov": ("RUS", "foreign minister"),
    "Sergei Lavrov": ("RUS", "foreign minister"),
    "Vladimir Putin": ("RUS", "president"),
    "Elmar Mammadyarov": ("AZE", "foreign minister"),
    "Elmar Mamedyarov": ("AZE", "foreign minister"),
    "Ilham Aliyev": ("AZE", "president"),
    "President of Azerbaijan": ("AZE", "president"),
    "Zohrab Mnatsakanyan": ("ARM", "foreign minister"),
    "Serzh Sargsyan": ("ARM", "president"),
    "Serge Sarkisian": ("ARM", "president"),
}
PLACES = {
    "Baku": "AZE",
    "Ganja": "AZE",
    "Moscow": "RUS",
    "Azerbaijan": "AZE",
    "Yerevan": "ARM",
    "Gulustan Palace": "AZE",
}
SITES = {"Gulustan Palace"}


def report(text: str = "The ministers met.", **fields: Any) -> Report:
    return Report(text=text, **fields)


def contact(*names: str, states: tuple[str, ...] = ("AZE", "RUS"), **fields: Any) -> dict[str, Any]:
    """A contact of the named people, as keyword arguments; ids and evidence are set by `account`."""
    return {"mode": "meeting", "status": "held", "states": states, "names": names, **fields}


def said(words: str, speaker: str | None = None, **fields: Any) -> dict[str, Any]:
    """A quotation whose words stand in the text of the report."""
    return {"words": words, "by": speaker, "form": "direct", **fields}


def account(
    report: Report,
    *contacts: dict[str, Any],
    quotations: tuple[dict[str, Any], ...] = (),
    reader: str = READER,
    published: str | None = None,
    also: tuple[Actor, ...] = (),
) -> Account:
    """An account of `report` that lists everyone who takes part or speaks as an actor."""
    names = [name for one in contacts for name in one["names"]]
    names += [one["by"] for one in quotations if one["by"]]
    listed = {name: f"a{number}" for number, name in enumerate(dict.fromkeys(names))}
    end = min(len(report.text), 40)
    return Account(
        reader=reader,
        report=report.id,
        published=Publication(date=published, basis="stated") if published else Publication(),
        title=report.title,
        actors=(*(_actor(listed[name], name) for name in listed), _state("s1", "Azerbaijan", "AZE"), *also),
        places=tuple(
            Place(name=name, state=state, kind="site" if name in SITES else None, spans=())
            for name, state in PLACES.items()
        ),
        quotations=tuple(_quotation(report.text, one, listed) for one in quotations),
        contacts=tuple(
            Contact(
                id=f"c{number}",
                participants=tuple(_participant(name, listed) for name in one["names"]),
                evidence=((0, end),),
                **{key: value for key, value in one.items() if key != "names"},
            )
            for number, one in enumerate(contacts)
        ),
    )


def _actor(id: str, name: str) -> Actor:  # noqa: A002
    party, office = PEOPLE.get(name, (None, None))
    return Actor(id=id, kind="office" if " of " in name else "person", name=name, party=party, office=office)


def _state(id: str, name: str, party: str) -> Actor:  # noqa: A002
    return Actor(id=id, kind="state", name=name, party=party)


def state_at(text: str, word: str, party: str) -> Actor:
    """A state that the text mentions by `word`."""
    start = text.index(word)
    mention = Mention(span=(start, start + len(word)), kind="name")
    return Actor(id=f"state-{party}", kind="state", name=word, party=party, mentions=(mention,))


def _participant(name: str, listed: dict[str, str]) -> Participant:
    return Participant(name=name, actor=listed[name], party=PEOPLE.get(name, (None, None))[0])


def _quotation(text: str, told: dict[str, Any], listed: dict[str, str]) -> Quotation:
    start = text.index(told["words"])
    more = {key: value for key, value in told.items() if key not in ("words", "by")}
    speaker = listed[told["by"]] if told["by"] else None
    return Quotation(content=((start, start + len(told["words"])),), speaker=speaker, **more)
