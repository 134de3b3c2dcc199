import pytest

from verbale.reading.inflection import form_table, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("receive", {"receive", "receives", "received", "receiving"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("fly", {"fly", "flies", "flew", "flown", "flying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("cancel", {"cancel", "cancels", "cancelled", "cancelling", "canceled", "canceling"}),
        ("brief", {"brief", "briefs", "briefed", "briefing"}),
    ],
)
def test_verb_forms(lemma: str, expected: set[str]) -> None:
    assert verb_forms(lemma) == expected


def test_noun_forms() -> None:
    assert noun_forms("visit") == {"visit", "visits"}
    assert noun_forms("talks") == {"talks"}
    assert noun_forms("party") == {"party", "parties"}


def test_the_first_lemma_keeps_a_form() -> None:
    assert form_table(verbs=["meet"], nouns=["meeting"])["meeting"] == "meet"
