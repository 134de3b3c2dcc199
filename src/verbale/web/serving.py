"""Runs the server, in one process or in several that share the connections to one port."""

import asyncio
import gc
import multiprocessing
import signal
import socket
import threading
from contextlib import suppress
from itertools import cycle
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

import uvicorn

from verbale.errors import Abort
from verbale.knowledge.gazetteer import gazetteer
from verbale.record.database import names_file
from verbale.record.store import Store
from verbale.web.app import ANSWERED_AT_ONCE, create_app
from verbale.web.settings import Settings

# A page makes thousands of rows and pieces of text, which go with it by themselves.
_OBJECTS_BETWEEN_LOOKS = 50_000
_SECONDS_TO_END = 10.0
_WAITING = 512
# Longer than callers keep theirs, so that none is closed under a request that is on its way.
_SECONDS_KEPT_OPEN = 30


def serve(record: str, settings: Settings, workers: int) -> None:
    """Serve a record until the process is told to end. Raises Abort when the record can't be used."""
    if workers > 1:
        _Workers(record, settings, workers).run()
        return
    with _store(record, settings, ANSWERED_AT_ONCE) as store:
        uvicorn.Server(_config(store, settings, ANSWERED_AT_ONCE)).run()


def _store(record: str, settings: Settings, at_once: int) -> Store:
    """Open the record; as many answers as are made at once share the memory."""
    cache_mib = max(settings.cache_mib // at_once, 1)
    return Store(record, create=False, read_seconds=settings.query_seconds, cache_mib=cache_mib)


def _config(store: Store, settings: Settings, at_once: int) -> uvicorn.Config:
    app = create_app(store, settings, at_once=at_once)
    gazetteer()  # for maps: read with the first of them, it would keep all other pages waiting
    # What is there now stays: to look through it for garbage again and again takes a fifth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    return uvicorn.Config(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, lifespan="on",
        timeout_keep_alive=_SECONDS_KEPT_OPEN,
    )  # fmt: skip


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_WAITING)
    except OSError as error:
        raise Abort(f"can't listen on {host}:{port}: {error.strerror}: give another --port") from error


class _Given(uvicorn.Server):
    """A server that listens to nothing: another process gives it its connections, each with a byte.

    It ends when that process does.
    """

    def __init__(self, config: uvicorn.Config, giver: socket.socket) -> None:
        super().__init__(config)
        self._giver = giver
        self._taking: set[asyncio.Task[Any]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections."""
        await super().startup(sockets=[])
        self._giver.setblocking(False)
        asyncio.get_running_loop().add_reader(self._giver, self._take)

    def _take(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            told, given, _, _ = socket.recv_fds(self._giver, 1, 1)
        except BlockingIOError:
            return
        if not told:
            loop.remove_reader(self._giver)
            self.should_exit = True
        for number in given:
            connection = socket.socket(fileno=number)
            connection.setblocking(False)
            task = loop.create_task(loop.connect_accepted_socket(self._protocol, connection))
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)

    def _protocol(self) -> asyncio.Protocol:
        made: Any = self.config.http_protocol_class
        protocol: asyncio.Protocol = made(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return protocol


def _work(record: str, settings: Settings, giver: socket.socket) -> None:
    """Serve as one process of several, which makes one page after the other.

    Two at once take turns at the processor that the process has, and both come late. A server of a
    database is another matter: while it works, the process has time.
    """
    at_once = 1 if names_file(record) else ANSWERED_AT_ONCE
    with _store(record, settings, at_once) as store:
        _Given(_config(store, settings, at_once), giver).run()


class _Workers:
    """Processes that serve, and the one that starts and ends them and gives connections to them in turn.

    So each of them has as many as any other; a system that deals them out itself does so by chance.
    """

    def __init__(self, record: str, settings: Settings, count: int) -> None:
        if not hasattr(socket, "send_fds"):
            raise Abort("processes can't share a port on this system: leave out --workers")
        self._port = _listening(settings.host, settings.port)
        pairs = [socket.socketpair() for _ in range(count)]
        self._given = [given for given, _ in pairs]
        started = multiprocessing.get_context("spawn")
        self._processes: list[BaseProcess] = [
            started.Process(target=_work, args=(record, settings, theirs), daemon=True) for _, theirs in pairs
        ]
        self._theirs = [theirs for _, theirs in pairs]
        self._told_to_end = threading.Event()

    def run(self) -> None:
        """Run until told to end, or until one of the processes does. Raises Abort in that case."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        for process, theirs in zip(self._processes, self._theirs, strict=True):
            process.start()
            theirs.close()
        self._deal_out()
        self._port.close()
        self._terminate()
        for process in self._processes:
            process.join(_SECONDS_TO_END)
            if process.is_alive():
                process.kill()
        if not self._told_to_end.is_set():
            raise Abort("a process of the server has ended: see above what it told")

    def _deal_out(self) -> None:
        """Give out connections until one of the processes ends."""
        sentinels = [process.sentinel for process in self._processes]
        turn = cycle(self._given)
        while not set(sentinels) & set(ready := wait([*sentinels, self._port])):
            if self._port not in ready:
                continue
            with suppress(OSError):  # the caller has gone, or the process has ended
                connection, _ = self._port.accept()
                with connection:
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    socket.send_fds(next(turn), [b"."], [connection.fileno()])

    def _end(self, _: int, __: FrameType | None) -> None:
        self._told_to_end.set()
        self._terminate()

    def _terminate(self) -> None:
        for process in self._processes:
            if process.is_alive():
                process.terminate()
