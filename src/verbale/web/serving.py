"""Runs the server, in one process or in several that share its port."""

import multiprocessing
import signal
import socket
import threading
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

import uvicorn

from verbale.errors import Abort
from verbale.record.store import Store
from verbale.web.app import create_app
from verbale.web.settings import Settings

_SECONDS_TO_END = 10.0


def serve(record: str, settings: Settings, workers: int) -> None:
    """Serve a record until the process is told to end. Raises Abort when the record can't be used."""
    if workers > 1:
        _Workers(record, settings, workers).run()
        return
    with Store(record, create=False, read_seconds=settings.query_seconds) as store:
        _server(store, settings).run()


def _server(store: Store, settings: Settings) -> uvicorn.Server:
    app = create_app(store, settings)
    return uvicorn.Server(
        uvicorn.Config(
            app, host=settings.host, port=settings.port, log_level="warning", access_log=False, lifespan="on"
        )
    )


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that shares its port: the system deals connections out to all that listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise Abort(f"can't listen on {host}:{port}: {error.strerror}: give another --port") from error
    return found


def _work(record: str, settings: Settings) -> None:
    """Serve as one process of several."""
    with Store(record, create=False, read_seconds=settings.query_seconds) as store:
        _server(store, settings).run(sockets=[_bound(settings.host, settings.port)])


class _Workers:
    """Processes that serve, and the one that starts and ends them."""

    def __init__(self, record: str, settings: Settings, count: int) -> None:
        if not hasattr(socket, "SO_REUSEPORT"):
            raise Abort("processes can't share a port on this system: leave out --workers")
        # It listens to nothing, and keeps the port for the processes.
        self._port = _bound(settings.host, settings.port)
        settings = settings.model_copy(update={"port": self._port.getsockname()[1]})
        started = multiprocessing.get_context("spawn")
        self._processes: list[BaseProcess] = [
            started.Process(target=_work, args=(record, settings), daemon=True) for _ in range(count)
        ]
        self._told_to_end = threading.Event()

    def run(self) -> None:
        """Run until told to end, or until one of the processes does. Raises Abort in that case."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        for process in self._processes:
            process.start()
        wait([process.sentinel for process in self._processes])
        self._terminate()
        for process in self._processes:
            process.join(_SECONDS_TO_END)
            if process.is_alive():
                process.kill()
        self._port.close()
        if not self._told_to_end.is_set():
            raise Abort("a process of the server has ended: see above what it told")

    def _end(self, _: int, __: FrameType | None) -> None:
        self._told_to_end.set()
        self._terminate()

    def _terminate(self) -> None:
        for process in self._processes:
            if process.is_alive():
                process.terminate()
