"""The parent's side of the processes that read: how they are started, given a report, and ended."""

import os
import signal
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle

from verbale.engines.template import Read, Request
from verbale.errors import Abort

_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
# Not "-m", under which the module would have another name than that by which what is sent names it.
_PROGRAM = "from verbale.engines.template import main; main()"
_NO_START = "a reading process can't be started, perhaps for lack of memory: try again with fewer workers"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that reads what is sent to it; `end` ends it and says how it ended."""

    connection: Connection
    process: int
    end: Callable[[], str]


class Starter(ABC):
    """Starts the processes of a pool, from any thread; they all read by the same function."""

    def __init__(self, read: Read) -> None:
        self._read = read

    @abstractmethod
    def start(self) -> Worker:
        """Return a new worker. Raises Abort when there can be none."""

    @abstractmethod
    def close(self) -> None:
        """End all workers at once."""


class Forking(Starter):
    """Forks workers from a template, whose memory they share."""

    def __init__(self, read: Read) -> None:
        super().__init__(read)
        self._lock = threading.Lock()
        self.template, self._control = _launch("template", read)
        self._is_ready = False

    def start(self) -> Worker:
        """Return a new worker. Raises Abort when the template is gone, or has found that none can work."""
        ours, theirs = Pipe()
        with self._lock, theirs:
            try:
                if not self._is_ready:
                    _await(self._control)
                    self._is_ready = True
                self._control.send(Request.FORK)
                send_handle(self._control, theirs.fileno(), self.template.pid)
                process: int = self._control.recv()
            except (EOFError, OSError) as error:
                ours.close()
                raise Abort(_NO_START) from error
        return Worker(ours, process, lambda: self._end(ours, process))

    def _end(self, connection: Connection, process: int) -> str:
        connection.close()
        with self._lock, suppress(EOFError, OSError):
            self._control.send(Request.END)
            self._control.send(process)
            return _ended(self._control.recv())
        return "stopped"

    def close(self) -> None:
        """End the template, and with it all workers."""
        if not self._is_ready:
            self.template.kill()  # and nobody waits for it any longer
        with self._lock:
            self._control.close()
        self.template.wait()


class Launching(Starter):
    """Starts each worker as a program of its own, for systems whose libraries can't be forked."""

    def __init__(self, read: Read) -> None:
        super().__init__(read)
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def start(self) -> Worker:
        """Return a new worker, which has loaded a model of its own. Raises Abort when it can't."""
        process, connection = _launch("worker", self._read)
        self._running[process.pid] = process
        try:
            _await(connection)
        except (EOFError, OSError) as error:
            raise Abort(_NO_START) from error
        return Worker(connection, process.pid, lambda: self._end(connection, process))

    def _end(self, connection: Connection, process: subprocess.Popen[bytes]) -> str:
        connection.close()
        process.kill()
        self._running.pop(process.pid, None)
        return _ended(process.wait())

    def close(self) -> None:
        """End all workers."""
        for process in list(self._running.values()):
            process.kill()
            process.wait()


def usual_starter(read: Read) -> Starter:
    """Return what suits this system."""
    return Forking(read) if sys.platform == "linux" else Launching(read)


def _launch(kind: str, read: Read) -> tuple[subprocess.Popen[bytes], Connection]:
    """Start a process of `template.py`, with one thread of linear algebra: the pool has the cores."""
    ours, theirs = Pipe()
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, kind, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env=dict.fromkeys(_THREAD_SETTINGS, "1") | dict(os.environ) | {"PYTHONPATH": paths},
        )
    with suppress(OSError):  # one that is dead already is told from at the first start
        ours.send(read)
    return process, ours


def _await(connection: Connection) -> None:
    """Wait until all is loaded. Raises Abort for what the process has found wrong, or EOFError."""
    error: Abort | None = connection.recv()
    if error is not None:
        raise error


def _ended(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
