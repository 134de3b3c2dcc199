import pytest

from verbale.errors import SkipInput
from verbale.knowledge.naming import party_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("russian", "RUS"),
        ("the  Russian Federation", "RUS"),
        ("Baku", "AZE"),
        ("eu", "EU"),
        ("European Union", "EU"),
    ],
)
def test_parties_are_known_by_code_name_adjective_and_capital(name: str, code: str) -> None:
    assert party_code(name) == code


def test_an_unknown_party_is_refused_with_those_that_come_near() -> None:
    with pytest.raises(SkipInput, match=r"did you mean .*Azerbaijan \(AZE\)"):
        party_code("Azerbajan")
    with pytest.raises(SkipInput, match="ISO 3166-1"):
        party_code("zzzzzz")
