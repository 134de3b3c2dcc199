import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.knowledge.plurals import noun_forms
from verbale.knowledge.sector_phrases import sector_of
from verbale.knowledge.sectors import find_sectors, sectors
from verbale.knowledge.tables import items, read_table


def test_nouns_show_known_sectors() -> None:
    known = {*sectors(), ""}
    for row in read_table("sector_nouns.tsv"):
        assert row["sector"] in known
        assert row["second"] in known
        assert row["use"] in ("head", "force", "weak", "modifier", "domain")


def test_no_noun_decides_for_two_sectors() -> None:
    seen: dict[str, str] = {}
    for row in read_table("sector_nouns.tsv"):
        if row["use"] in ("modifier", "domain"):
            continue
        for noun in items(row["nouns"]):
            assert noun == noun.lower()
            assert seen.setdefault(noun, row["sector"]) == row["sector"], noun


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("minister", "ministers"),
        ("policeman", "policemen"),
        ("schoolchild", "schoolchildren"),
        ("housewife", "housewives"),
        ("deputy", "deputies"),
        ("coach", "coaches"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural in noun_forms(noun)


@pytest.mark.parametrize(
    ("words", "sector", "second"),
    [
        ("ministers", "GOV", ""),
        ("deputy defence minister", "GOV", "MIL"),
        ("Ministry of Agriculture", "GOV", "AGR"),
        ("department for higher education", "GOV", "EDU"),
        ("senior health official", "GOV", "HLH"),
        ("spokesman for the army", "MIL", ""),
        ("army doctor", "MED", "MIL"),
        ("army truck", "MIL", ""),
        ("rebel fighters", "REB", ""),
        ("rebel soldiers", "REB", ""),
        ("government soldiers", "MIL", "GOV"),
        ("two masked gunmen", "UAF", ""),
        ("leader of the miners' union", "LAB", ""),
        ("union leader", "LAB", ""),
        ("opposition lawmakers", "LEG", "OPP"),
        ("opposition leader", "OPP", ""),
        ("dozens of shepherds", "AGR", ""),
        ("a crowd of angry teachers", "EDU", ""),
        ("member of parliament", "LEG", ""),
        ("officials at the hospital", "MED", ""),
        ("head of the intelligence service", "SPY", ""),
        ("former president", "ELI", "GOV"),
        ("ex-minister", "ELI", "GOV"),
        ("retired general", "ELI", "MIL"),
        ("former soldiers", "CVL", ""),
        ("the former government", "GOV", ""),
        ("villagers in the army's way", "CVL", ""),
        ("public officials", "GOV", ""),
        ("People's Front", "PTY", ""),
        ("Buddhist monks", "BUD", ""),
        ("state television", "GOV", "JRN"),
        ("boat carrying refugees", "UNK", ""),
    ],
)
def test_the_sector_of_a_phrase(words: str, sector: str, second: str) -> None:
    found = sector_of(words)
    assert found is not None
    assert (found.sector, found.second) == (sector, second)


@pytest.mark.parametrize("words", ["", "the", "it", "rain", "green ideas", "of of of"])
def test_words_without_a_sector(words: str) -> None:
    assert sector_of(words) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for hit in find_sectors(text):
        assert 0 <= hit.start < hit.end <= len(text)
    found = sector_of(text)
    assert found is None or found.sector in sectors()
