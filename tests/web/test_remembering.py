"""What costs much is asked once, however many want it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from verbale.web.remembering import Remembered


def test_many_at_once_ask_once() -> None:
    remembered, together = Remembered(), Barrier(8)
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return 7

    def want() -> int:
        together.wait()
        answer: int = remembered.get("rows", ask)
        return answer

    with ThreadPoolExecutor(8) as pool:
        assert [one.result() for one in [pool.submit(want) for _ in range(8)]] == [7] * 8
    assert asked == [1]


def test_what_is_known_is_given_while_it_is_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered, asking, answered = Remembered(), Event(), Event()
    assert remembered.get("rows", lambda: 1) == 1
    now = [1e9]
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    def ask() -> int:
        asking.set()
        answered.wait(10)
        return 2

    with ThreadPoolExecutor(1) as pool:
        anew = pool.submit(remembered.get, "rows", ask)
        assert asking.wait(10)
        assert remembered.get("rows", lambda: 3) == 1
        answered.set()
        assert anew.result() == 2
    assert remembered.get("rows", lambda: 3) == 2


def test_a_failure_is_not_remembered() -> None:
    remembered = Remembered()
    with pytest.raises(ZeroDivisionError):
        remembered.get("rows", lambda: 1 // 0)
    assert remembered.get("rows", lambda: 1) == 1
