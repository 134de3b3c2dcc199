"""Several processes serve one record on one port, and end together."""

import signal
import socket
import subprocess
import sys
import time

import httpx


def test_processes_share_a_port_and_end_when_told(record: str) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "verbale", "serve", "--record", record, "--port", str(port)]
    server = subprocess.Popen([*command, "--workers", "2"], stdout=subprocess.PIPE)
    try:
        assert _first_answer(f"http://127.0.0.1:{port}/api/v1/statistics") == 200
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
        assert server.stdout is not None
        server.stdout.close()


def _first_answer(address: str) -> int:
    end = time.monotonic() + 60
    while True:
        try:
            return httpx.get(address).status_code
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
