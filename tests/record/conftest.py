from collections.abc import Iterator
from pathlib import Path

import pytest

from verbale.record.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as opened:
        yield opened
