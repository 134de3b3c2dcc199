"""The process that loads everything once, and the workers that are forked from it.

A worker that is forked shares the memory of the model and of all tables with its template, and is there at
once when another has to be replaced. The template runs one thread alone, so a fork copies no lock that
somebody holds; it is a program of its own, so it holds nothing of what the parent has in memory.

The parent sends the function that reads, then a `Request` at a time. When it lets go, by whatever happens to
it, the template ends its workers and itself.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import NoReturn

from verbale.engines.outcome import Outcome
from verbale.errors import Abort
from verbale.report import Report

type Read = Callable[[Sequence[Report]], list[Outcome]]

# Reading it loads what is loaded when first needed, so that workers share that too.
_WARM_UP = Report(
    text=(
        "GENEVA, March 3. Norwegian Foreign Minister Jonas Gahr Store will visit Switzerland on Thursday for "
        'talks with President Ueli Maurer. "We expect trade to grow by 5 percent in 2019," he told reporters '
        "in Oslo. The two countries signed an agreement on fisheries last year and condemned an attack."
    ),
    published="2019-03-03",
)


class Request(Enum):
    """What the parent asks of a template."""

    FORK = 1  # the worker's end of its connection follows; answered by its process id
    END = 2  # a process id follows; answered by how that worker ended


def main() -> None:
    """Serve the parent whose connection is the file descriptor named on the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # interrupts are the parent's affair
    kind, descriptor = sys.argv[1:]
    with Connection(int(descriptor)) as parent, suppress(EOFError, OSError):
        read: Read = parent.recv()
        try:
            read([_WARM_UP])
        except Abort as error:
            parent.send(error)
            return
        parent.send(None)
        if kind == "template":
            _fork_workers(parent, read)
        else:
            _serve(parent, read)


def _fork_workers(parent: Connection, read: Read) -> None:
    gc.collect()
    gc.freeze()  # the collector would touch, and so copy, what workers share
    running: set[int] = set()
    try:
        while True:
            request: Request = parent.recv()
            if request is Request.FORK:
                handle = recv_handle(parent)
                process = os.fork()
                if not process:
                    parent.close()
                    _work(handle, read)
                os.close(handle)
                running.add(process)
                parent.send(process)
            else:
                process = parent.recv()
                running.discard(process)
                parent.send(_end(process))
    finally:
        for process in running:
            _end(process)


def _work(handle: int, read: Read) -> NoReturn:
    """Be a worker; leave nothing to be done that a template does at its end."""
    try:
        with Connection(handle) as connection:
            _serve(connection, read)
    finally:
        os._exit(0)


def _end(process: int) -> int:
    """End a process if it runs still; return how it ended, as `subprocess` tells it."""
    os.kill(process, signal.SIGKILL)  # one that is dead already stays as it ended until it is waited for
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _serve(connection: Connection, read: Read) -> None:
    """Read what comes, some reports at a time, until the other side lets go."""
    with suppress(EOFError, OSError):
        while True:
            reports: Sequence[Report] = connection.recv()
            try:
                connection.send(read(reports))
            except Abort as error:
                connection.send(error)
