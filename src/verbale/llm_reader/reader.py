"""The reader: sends a report piece by piece, holds the answers against the text, and makes the account."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from itertools import islice

from verbale.account import Account, Span
from verbale.engines import Failure, Outcome, in_one_line, is_read
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge, load_knowledge
from verbale.llm_reader.assembling import Draft, NotUnderstoodError, parse
from verbale.llm_reader.client import AnswerFailedError, Client
from verbale.llm_reader.deeds import measures
from verbale.llm_reader.kept import KeptAnswers
from verbale.llm_reader.reply import KINDS, schema
from verbale.llm_reader.settings import LanguageModel
from verbale.llm_reader.usage import Usage
from verbale.reading.gate import judge, readable
from verbale.reading.pipeline import turned_away
from verbale.report import Report
from verbale.sources.fetching.clock import Clock

_SMALLEST_PIECE = 1_000
_MOST_FAILURES_IN_A_ROW = 5
_GAP = re.compile(r"\n{3,}")
_PARAGRAPH, _LINE, _SENTENCE = "\n\n", "\n", ". "


class LanguageModelReader:
    """Reads reports with a language model.

    `version` is what accounts state as their reader: Verbale, the model, and the prompt; `versions` are those
    whose accounts say as much. Reports in any language are read. Behind the `gate`, reports and paragraphs
    that can tell nothing are not sent. Raises Abort when the endpoint's address can't be used.
    """

    def __init__(
        self,
        settings: LanguageModel,
        *,
        knowledge: Knowledge | None = None,
        workers: int = 1,
        gate: bool = False,
        clock: Clock | None = None,
    ) -> None:
        self._settings = settings
        self._known = knowledge or load_knowledge(None)
        self._workers = workers
        self._gate = gate
        self._client = Client(settings, clock or Clock())
        self._kept = KeptAnswers(settings.cache)
        model = " ".join(settings.model.split())
        parts = [f"verbale {version('verbale')}", f"language model {model}", f"prompt {prompt_version()}"]
        if self._known.fingerprint:
            parts.append(f"knowledge {self._known.fingerprint}")
        self.version = ", ".join([*parts, "gate"] if gate else parts)
        self.versions = tuple(dict.fromkeys((self.version, ", ".join(parts))))
        self.usage = Usage(model, settings.input_price, settings.output_price)

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Yield what comes of each report, in order; several are under way where there are several workers.

        Raises Abort when nothing further can work.
        """
        in_a_row = 0
        for outcome in self._outcomes(iter(reports)):
            in_a_row = in_a_row + 1 if isinstance(outcome, Failure) else 0
            yield outcome
            if isinstance(outcome, Failure) and in_a_row == _MOST_FAILURES_IN_A_ROW:
                raise Abort(
                    f"{in_a_row} reports in a row could not be read by the language model, the last since "
                    f"{outcome.reason}: mend that, and the same command goes on from here"
                )

    def _outcomes(self, reports: Iterator[Report]) -> Iterator[Outcome]:
        if self._workers == 1:
            yield from map(self._outcome, reports)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            under_way: list[Future[Outcome]] = []
            try:
                under_way += [pool.submit(self._outcome, one) for one in islice(reports, self._workers)]
                while under_way:
                    yield under_way.pop(0).result()
                    under_way += [pool.submit(self._outcome, one) for one in islice(reports, 1)]
            finally:
                pool.shutdown(cancel_futures=True)

    def _outcome(self, report: Report) -> Outcome:
        try:
            return report, self.read(report)
        except Abort:
            raise
        except AnswerFailedError as error:
            return Failure(report, str(error))
        except Exception as error:
            return Failure(
                report, f"reading it failed ({in_one_line(error)}): please report this, with the text"
            )

    def read(self, report: Report) -> Account:
        """Return the account of one report.

        Raises AnswerFailedError when there is no answer about it, and Abort when no report can be read.
        """
        if len(report.text) > self._settings.max_report_characters:
            raise AnswerFailedError(
                f"it is longer than the {self._settings.max_report_characters:,} characters allowed",
                passing=False,
            )
        verdict = judge(report, self._known) if self._gate and is_read(report) else None
        if verdict is not None and not verdict.passed:
            return turned_away(report, self.version, verdict)
        text = report.text if verdict is None else readable(report.text, verdict, "\n")
        draft = Draft(report, self._known.holders, self._settings.max_items, verdict)
        for piece in pieces(text, self._settings.piece_characters):
            self._read_piece(draft, report, text, piece)
        account = draft.account(self.version)
        self.usage.add_items(Counter({name: len(getattr(account, name)) for name in KINDS}), draft.rejected)
        return account

    def _read_piece(self, draft: Draft, report: Report, whole: str, piece: Span) -> None:
        """Read a piece; one whose answer is cut short is read in smaller ones."""
        text = whole[piece[0] : piece[1]]
        if not text.strip():
            return
        sent = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        asked = (self._settings.model, prompt_version(), report.id, sent)
        answer = self._kept.get(*asked)
        if answer is not None:
            self.usage.add_cached()
        else:
            answer = self._ask(report, text)
            if answer is None:
                smaller = pieces(text, max(len(text) // 2 + 1, _SMALLEST_PIECE))
                if len(text) <= _SMALLEST_PIECE or len(smaller) < 2:
                    raise AnswerFailedError(
                        f"the answer is cut short at {self._settings.max_answer_tokens:,} tokens: allow more "
                        "with max_answer_tokens",
                        passing=False,
                    )
                for start, end in smaller:
                    self._read_piece(draft, report, whole, (piece[0] + start, piece[0] + end))
                return
            self._kept.keep(answer, *asked)
        draft.add(answer, piece)

    def _ask(self, report: Report, text: str) -> str | None:
        """Return an answer of the form asked for, None when it is cut short. Raises AnswerFailedError."""
        failure = ""
        for _ in range(self._settings.max_tries):
            completion = self._client.complete(_messages(report, text), schema())
            self.usage.add_request(completion.input_tokens, completion.output_tokens)
            if completion.is_cut:
                return None
            try:
                parse(completion.text)
            except NotUnderstoodError as error:
                failure = str(error)
            else:
                return completion.text
        raise AnswerFailedError(f"{failure}, {self._settings.max_tries} times", passing=False)


def pieces(text: str, most: int) -> list[Span]:
    """Return spans of at most `most` characters that cover the text, cut after paragraphs if possible."""
    found: list[Span] = []
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > most:
            cuts = (
                text.rfind(border, start + most // 2, start + most)
                for border in (_PARAGRAPH, _LINE, _SENTENCE)
            )
            cut = next((place for place in cuts if place >= 0), -1)
            end = cut + 1 if cut >= 0 else start + most
        found.append((start, end))
        start = end
    return found


def _messages(report: Report, text: str) -> list[dict[str, str]]:
    """Return what a model is told: its task, and the report as data."""
    told = {
        "published": report.published,
        "title": report.title,
        "publisher": report.publisher,
        "dateline": report.dateline,
        "report": _GAP.sub("\n\n", text),
    }
    return [
        {"role": "system", "content": _instructions()},
        {"role": "user", "content": json.dumps(told, ensure_ascii=False)},
    ]


@lru_cache(maxsize=1)
def _instructions() -> str:
    written = (files(__package__) / "data" / "instructions.md").read_text("utf-8")
    return f"{written.replace('MEASURES', ', '.join(sorted(measures())))}\n{json.dumps(schema())}"


@lru_cache(maxsize=1)
def prompt_version() -> str:
    """Return a short hash of all that models are told, by which accounts and kept answers know it."""
    return hashlib.sha256(_instructions().encode()).hexdigest()[:8]
