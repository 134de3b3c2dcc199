"""Treaties, accords and joint statements: texts of the project's own, read whole."""

import pytest

import verbale
from verbale.account import Agreement, Span


def agreements(text: str) -> list[Agreement]:
    return list(verbale.read(text, published="2019-11-20").agreements)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_one_paper_under_several_names() -> None:
    text = (
        "The presidents of Chad and Sudan signed a peace agreement in Doha on 3 May 2009. "
        "The agreement, under which both sides will withdraw their troops, was welcomed by Qatar. "
        "The peace agreement has not been violated."
    )
    [paper] = agreements(text)
    assert paper.name == "peace agreement"
    assert paper.parties == ("SDN", "TCD")
    assert (paper.date, paper.place) == ("2009-05-03", "Doha")
    assert words(text, paper.spans) == ["peace agreement", "agreement", "peace agreement"]
    assert words(text, paper.terms) == ["under which both sides will withdraw their troops"]


@pytest.mark.parametrize(("text", "status"), [
    ("Norway and Russia signed the Barents Treaty in 2010.", "signed"),
    ("Norway ratified the Barents Treaty with Russia in 2011.", "ratified"),
    ("Lavrov accused Norway of violations of the Barents Treaty with Russia.", "violated"),
    ("Norway withdrew from the Barents Treaty with Russia.", "ended"),
    ("They spoke of implementing the Barents Treaty between Norway and Russia.", "in implementation"),
    ("Norway and Russia will sign the Barents Treaty next year.", "proposed"),
])  # fmt: skip
def test_where_a_paper_stands(text: str, status: str) -> None:
    [paper] = agreements(text)
    assert paper.name == "Barents Treaty"
    assert paper.status == status


def test_those_who_signed_are_its_parties() -> None:
    text = "The trilateral statement, which was signed by leaders of Kenya, Uganda and Rwanda, is in force."
    [paper] = agreements(text)
    assert paper.parties == ("KEN", "RWA", "UGA")


@pytest.mark.parametrize("text", [
    "There is no agreement on this among experts.",
    "He lives near the ceasefire line.",
    "They spoke of the settlement of the dispute between Chad and Sudan.",
    "The minister said in a statement that he was pleased.",
])  # fmt: skip
def test_what_is_no_paper(text: str) -> None:
    assert agreements(text) == []


@pytest.mark.parametrize(("text", "terms"), [
    ("Chad and Sudan signed an accord that obliges both to disarm.", ["obliges both to disarm"]),
    ("Chad and Sudan signed an accord opening their border.", ["opening their border"]),
    ("Chad and Sudan signed a peace accord. Under the deal, Sudan must free 300 prisoners.",
     ["Sudan must free 300 prisoners"]),
    ("Chad and Sudan signed the Doha Accord. The accord gives rebels 90 days to disarm.",
     ["gives rebels 90 days to disarm"]),
    ("Chad and Sudan agreed in the Doha Accord to withdraw their troops.", ["to withdraw their troops"]),
    ("Chad and Sudan signed the Doha Accord. The accord settles the border and frees trade.",
     ["settles the border", "frees trade"]),
    ("Chad and Sudan signed the Doha Accord, pledging to disarm.", ["to disarm"]),
    ("Chad and Sudan signed the Doha Accord. Under the accord, 300 were freed in May.", []),
])  # fmt: skip
def test_what_it_binds_to(text: str, terms: list[str]) -> None:
    [paper] = agreements(text)
    assert words(text, paper.terms) == terms


def test_what_else_it_is_called() -> None:
    text = "Chad and Sudan agreed a new ceasefire. The deal, known as Doha II, takes effect in May."
    [paper] = agreements(text)
    assert (paper.name, paper.aliases) == ("Doha II", ("ceasefire", "deal"))


def test_whose_parliament_ratifies_is_a_party() -> None:
    [paper] = agreements("Kenya ratified the Nile Treaty, and the United Nations endorsed the Nile Treaty.")
    assert paper.parties == ("KEN",)


def test_a_title_goes_on_behind_its_noun() -> None:
    [paper] = agreements("Chad and Sudan signed the Treaty on the Status of Lake Chad on Sunday night.")
    assert (paper.name, paper.date) == ("Treaty on the Status of Lake Chad", "2019-11-17")


def test_who_brokers_is_no_party_and_who_withdraws_was_one() -> None:
    [paper] = agreements("Chad and Sudan signed a peace accord brokered by Qatar.")
    assert paper.parties == ("SDN", "TCD")
    [paper] = agreements("Chad withdrew from the Doha Treaty with Sudan.")
    assert (paper.parties, paper.status) == (("SDN", "TCD"), "ended")


def test_what_ends_a_war_has_not_ended() -> None:
    [paper] = agreements("Chad and Sudan ended their war with a peace accord.")
    assert (paper.parties, paper.status) == (("SDN", "TCD"), "signed")


def test_what_came_to_nothing_is_no_paper() -> None:
    assert agreements("Chad and Sudan failed to reach a ceasefire agreement.") == []


def test_names_with_days_are_kept_whole() -> None:
    [paper] = agreements("Chad and Sudan signed the Easter Monday Agreement in Doha.")
    assert paper.name == "Easter Monday Agreement"


def test_what_is_denied_or_stands_beside_tells_no_status() -> None:
    text = (
        "Chad and Sudan signed the Doha Accord to end their war. Neither parliament has ratified the accord."
    )
    [paper] = agreements(text)
    assert (paper.status, words(text, paper.terms)) == ("signed", ["to end their war"])
    [paper] = agreements("Chad is to withdraw from the lake under the Doha Treaty with Sudan.")
    assert paper.status is None


@pytest.mark.parametrize(("text", "parties"), [
    ("Chad accused Sudan of violating the truce they signed in Doha.", ("SDN", "TCD")),
    ("Kenya said it was withdrawing from the 2015 Nile Agreement.", ("KEN",)),
    ("Kenya suspended its participation in the Nile Agreement.", ("KEN",)),
    ("Kenya is in breach of the Nile Agreement.", ("KEN",)),
    ("China will lend Kenya 2 billion dollars under a loan agreement signed on Sunday.", ("CHN", "KEN")),
])  # fmt: skip
def test_whose_part_in_a_paper_is_told(text: str, parties: tuple[str, ...]) -> None:
    [paper] = agreements(text)
    assert paper.parties == parties


def test_what_is_told_last_of_a_paper_is_where_it_stands() -> None:
    text = (
        "Chad and Sudan agreed a ceasefire on Sunday. Hours later Chad accused Sudan of violating the truce."
    )
    [paper] = agreements(text)
    assert (paper.status, paper.date, paper.aliases) == ("violated", "2019-11-17", ("truce",))
    [paper] = agreements("Parliament ratified the pact between Chad and Sudan on Sunday.")
    assert (paper.status, paper.date) == ("ratified", None)


def test_the_name_of_a_memorandum_is_kept_whole() -> None:
    text = "Kenya signed a memorandum of understanding on trade with Uganda in Kampala on Sunday."
    [paper] = agreements(text)
    assert (paper.name, paper.place) == ("memorandum of understanding", "Kampala")


def test_laws_of_a_state_are_no_papers() -> None:
    assert (
        agreements("He was charged under the Special Powers Act with violating the Public Order Act.") == []
    )
    [paper] = agreements("Chad and Sudan adopted the Doha Final Act on Sunday.")
    assert paper.name == "Doha Final Act"


def test_what_is_denied_is_no_paper() -> None:
    assert agreements("Kenya denied that it had signed any agreement with Uganda.") == []
