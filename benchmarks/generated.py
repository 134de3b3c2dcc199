"""Reports made by the hundred out of templates, the same for the same seed: for load, never for accuracy.

They name states, capitals and offices but no person, and tell of occasions that never were. Occasions
return in later reports, so that merging has work to do.
"""

import datetime
import random
from collections.abc import Iterator

from verbale.report import Report

STATES = (
    ("Norway", "Norwegian", "Oslo"),
    ("Finland", "Finnish", "Helsinki"),
    ("Poland", "Polish", "Warsaw"),
    ("Portugal", "Portuguese", "Lisbon"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Peru", "Peruvian", "Lima"),
    ("Chile", "Chilean", "Santiago"),
    ("Japan", "Japanese", "Tokyo"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Jordan", "Jordanian", "Amman"),
    ("Turkey", "Turkish", "Ankara"),
)
OFFICES = ("Foreign Minister", "Defence Minister", "Prime Minister", "President")
SUBJECTS = ("trade and fisheries", "the transit of goods", "a treaty on air traffic", "border crossings")
FIRST_DAY = datetime.date(2021, 1, 4)
PLANNED = (
    "{CAPITAL}, {day:%B} {day.day}. /Generated/. The {office} of {guest} will visit {host} on {when:%B} "
    "{when.day} for talks with the {adjective} {office}, the ministry said.\n\nThe two sides are to discuss "
    "{subject}. A telephone call between the capitals prepared the visit on {eve}."
)
HELD = (
    "{CAPITAL}, {day:%B} {day.day}. /Generated/. The {adjective} {office} met the {office} of {guest} in "
    '{capital} on {weekday}.\n\n"We talked about {subject}," the {office} of {guest} said after the '
    "meeting. The host noted that {subject} had been on the agenda for a year."
)
RECALLED = (
    "The {office} of {guest} said on {weekday} that {subject} needed more work, and recalled the talks in "
    "{capital} on {when:%B} {when.day}, {when.year}.\n\n{guest} hopes that the next round will take place "
    "soon, according to the ministry."
)


def generated(count: int, seed: int) -> Iterator[Report]:
    """Yield `count` reports, no two of them alike; an occasion is announced, held and recalled."""
    random_of = random.Random(seed)  # noqa: S311  (no secret, and the same on every machine)
    for number in range(count):
        if number % 3 == 0:
            host, guest = random_of.sample(STATES, 2)
            office, subject = random_of.choice(OFFICES), random_of.choice(SUBJECTS)
            when = FIRST_DAY + datetime.timedelta(days=random_of.randrange(300))
        template, delay = ((PLANNED, -6), (HELD, 0), (RECALLED, 9))[number % 3]
        day = when + datetime.timedelta(days=delay)
        text = template.format(
            CAPITAL=host[2].upper(),
            capital=host[2],
            adjective=host[1],
            host=host[0],
            guest=guest[0],
            office=office,
            subject=subject,
            when=when,
            day=day,
            weekday=f"{day:%A}",
            eve="Monday",
        )
        yield Report(text=text, title=f"Generated {number}", publisher="Generated", published=day.isoformat())
