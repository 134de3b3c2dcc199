"""A report speaks as of the day of its dateline, where it is printed a day or two later."""

import verbale


def _today(dateline: str, published: str) -> str:
    text = f"{dateline} The envoys of Chile and Peru met here today."
    account = verbale.read(text, published=published)
    (value,) = [time.value for time in account.times if text[slice(*time.span)] == "today"]
    return value


def test_today_is_the_day_of_the_dateline() -> None:
    assert _today("LIMA, March 3 --", "1974-03-04") == "1974-03-03"
    assert _today("LIMA, Dec. 31 (AP) -", "1975-01-01") == "1974-12-31"


def test_a_dateline_of_the_day_or_far_off_changes_nothing() -> None:
    assert _today("LIMA, March 4 (AP) -", "1974-03-04") == "1974-03-04"
    assert _today("LIMA, Feb. 4 (AP) -", "1974-03-04") == "1974-03-04"
    assert _today("LIMA (AP) -", "1974-03-04") == "1974-03-04"
