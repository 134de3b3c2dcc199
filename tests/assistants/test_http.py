"""The server over HTTP on the loopback address, and the command that starts it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from tests.assistants.conftest import connected
from verbale.cli import app


@pytest.fixture
def address(record: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "verbale", "mcp", "--http", "--port", str(port), "--record", record]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            server.terminate()


def test_the_same_is_answered_over_http_and_to_this_machine_only(address: str) -> None:
    with connected(address) as assistant:
        assert len(assistant.ask("contacts", between=["RUS", "AZE"], limit=2)["rows"]) == 2
    elsewhere = urllib.request.Request(  # noqa: S310
        address, data=b"{}", headers={"Host": "records.example", "Content-Type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(elsewhere)  # noqa: S310
    with refused.value:
        assert refused.value.code in {403, 421}


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch, record: str) -> None:
    monkeypatch.setitem(sys.modules, "verbale.assistants.server", None)
    result = CliRunner().invoke(app, ["mcp", "--record", record])
    assert result.exit_code == 2
    assert "pip install verbale[mcp]" in result.stderr


def test_a_record_that_is_not_there_is_told_and_not_made(tmp_path: object) -> None:
    result = CliRunner().invoke(app, ["mcp", "--record", f"{tmp_path}/none.db"])
    assert result.exit_code == 2
    assert "there is no record" in result.stderr
