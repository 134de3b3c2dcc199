"""How much, of what, when: sentences of the project's own, read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verbale
from verbale.account import Figure
from verbale.reading.figures.lexicon import lexicon
from verbale.reading.figures.quantities import quantities


def figures(text: str) -> list[Figure]:
    return list(verbale.read(text, published="2019-11-20").figures)


@pytest.mark.parametrize(("text", "told"), [
    ("Trade between Norway and Kenya grew by more than 12 percent last year.",
     ("trade", "12", None, "%", "over", "up", "2018", ("KEN", "NOR"))),
    ("Turkish exports to Iraq reached 8.5 billion dollars in 2017.",
     ("trade", "8500000000", None, "USD", None, None, "2017", ("IRQ", "TUR"))),
    ("The war claimed the lives of 20,000-25,000 people between 1991 and 1995.",
     ("people", "20000", "25000", None, None, None, "1991/1995", ())),
    ("About 400 Chadian soldiers were sent to the border in March 2018.",
     ("troops", "400", None, None, "about", None, "2018-03", ("TCD",))),
    ("Oil output fell 3 per cent during the first nine months of this year.",
     ("economy", "3", None, "%", None, "down", "2019-01/2019-09", ())),
    ("Ethiopian police killed 14 Somalis in May 2018.",
     ("casualties", "14", None, None, None, None, "2018-05", ("ETH", "SOM"))),
    ("The storm left 2,500 dead.", ("casualties", "2500", None, None, None, None, None, ())),
    ("Norway will cut its force in Mali to 600.",
     ("troops", "600", None, None, None, None, None, ("MLI", "NOR"))),
    ("Kenya raised the price of tea by 15 percent.",
     ("prices", "15", None, "%", None, "up", None, ("KEN",))),
    ("The African Union plans to deploy up to 900 observers.",
     ("troops", "900", None, None, "under", None, None, ("AU",))),
    ("Sweden pledged 2.5 million euros in grants to Malawi.",
     ("aid", "2500000", None, "EUR", None, None, None, ("MWI", "SWE"))),
    ("The tariff on Kenya's tea was raised to 25 percent.",
     ("economy", "25", None, "%", None, None, None, ("KEN",))),
    ("Malta's unemployment rate fell to 4.1 percent.",
     ("economy", "4.1", None, "%", None, None, None, ("MLT",))),
    ("Turnout was 62 percent.", ("votes", "62", None, "%", None, None, None, ())),
    ("Malawi's debt amounts to 80 percent of GDP.", ("economy", "80", None, "%", None, None, None, ("MWI",))),
    ("Uganda pays 40 dollars per 1,000 cubic metres.",
     ("prices", "40", None, "USD", None, None, None, ("UGA",))),
])  # fmt: skip
def test_plain_sentences(text: str, told: tuple[object, ...]) -> None:
    [figure] = figures(text)
    read = (figure.measure, figure.low, figure.high, figure.unit, figure.bound, figure.change, figure.period,
            figure.parties)  # fmt: skip
    assert read == told
    assert text[slice(*figure.evidence)].strip() == text


@pytest.mark.parametrize("text", [
    "The ministers met on 12 March 2019 at 10:30.",
    "He is a 43-year-old engineer.",
    "One third of the voters stayed at home.",
    "The two countries' peoples are friends.",
    "Uganda sent 500 tons of rice to Kenya.",
    "Peru and five world powers met.",
    "Exports were discussed, and the town set aside 3 million euros.",
])  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


@given(st.text(alphabet="0123456789,.-–%$€ tomilnbp(", max_size=300))
def test_any_digits_give_spans_in_order_and_apart(text: str) -> None:
    end = 0
    for quantity in quantities(text, lexicon().bounds):
        start = quantity.span[0]
        assert start < quantity.span[1] <= len(text)
        assert quantity.high is None or quantity.high >= quantity.low
        assert quantity.span[1] >= end
        end = quantity.span[1]


def test_a_megabyte_of_digits_is_read() -> None:
    assert list(quantities("1" * 1_000_000, lexicon().bounds)) == []
    assert len(list(quantities("12,000-15,000 " * 50_000, lexicon().bounds))) == 50_000


def test_a_figure_told_in_something_said_has_its_source() -> None:
    text = (
        "The valley has 30,000 residents. According to the Red Cross, some 4,500 refugees left it in May. "
        "Wheat exports fell by 9 percent, Foreign Minister Don Pramudwinai said on Tuesday."
    )
    account = verbale.read(text, published="2019-11-20")
    told = {figure.low: figure for figure in account.figures}
    assert (told["30000"].source, told["30000"].quotation) == (None, None)
    assert "Red Cross" in (told["4500"].source or "")
    assert told["9"].source == "Don Pramudwinai"
    for figure in (told["4500"], told["9"]):
        pieces = account.quotations[figure.quotation or 0].content
        assert any(start <= figure.span[0] and figure.span[1] <= end for start, end in pieces)


@given(st.text(alphabet='"5 .,%a', max_size=80))
def test_sources_lie_around_their_figures(filler: str) -> None:
    text = f'"Aid of 20 million dollars came. {filler} Trade grew by 3 percent," Angela Merkel said. {filler}'
    account = verbale.read(text, published="2019-11-20")
    for figure in account.figures:
        if figure.quotation is not None:
            pieces = account.quotations[figure.quotation].content
            assert any(start <= figure.span[0] and figure.span[1] <= end for start, end in pieces)
