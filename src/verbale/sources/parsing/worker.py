"""The parsing process: reads documents from standard input, writes what they hold to standard output.

For each document comes a line of JSON that says what it is; the answer is a line once its library is
loaded; then come its bytes, and the answer is a line with what they hold.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable

_MODULES = {"html": "pages", "feed": "feeds", "json-feed": "jsonfeeds", "pdf": "pdf", "mail": "mail"}
_MAX_REASON_CHARACTERS = 160


def main() -> None:
    """Answer requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(int(sys.argv[1]))
    requests = sys.stdin.buffer
    # What libraries print must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while line := requests.readline():
        asked: dict[str, Any] = json.loads(line)
        module = import_module(f"verbale.sources.parsing.{_MODULES[asked.pop('kind')]}")
        _answer(answers, {"ready": True})
        data = requests.read(asked.pop("bytes"))
        _answer(answers, _parsed(module.parse, Request(data=data, **asked)))


def _parsed(parse: Callable[[Request], list[Piece]], request: Request) -> dict[str, Any]:
    try:
        return {"pieces": [piece.to_dict() for piece in parse(request)]}
    except Unparsable as error:
        return {"error": str(error)}
    except (MemoryError, RecursionError) as error:
        return {"error": f"is too large or too deeply nested ({type(error).__name__}): save its text alone"}
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_REASON_CHARACTERS]
        return {"error": f"can't be parsed ({reason}): save its text alone"}


def _answer(stream: BinaryIO, answer: dict[str, Any]) -> None:
    stream.write(json.dumps(answer, ensure_ascii=True).encode("ascii") + b"\n")
    stream.flush()


def _bound_memory(count: int) -> None:
    """Let this process have no more than so many bytes, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (count, count))


if __name__ == "__main__":
    main()
