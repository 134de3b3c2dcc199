"""Chat completions of an OpenAI-compatible endpoint: bounded in time and size, tried again if it may help.

urllib3, which fetches pages already, is all that it takes. A connection ends when its time is up, whatever
the endpoint does. Redirects are not followed, so that the key goes nowhere else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from pydantic import BaseModel, ValidationError
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from verbale.errors import Abort
from verbale.llm_reader.settings import LanguageModel
from verbale.sources.fetching import FetchFailed, WebSettings
from verbale.sources.fetching.addresses import parse
from verbale.sources.fetching.clock import Clock
from verbale.sources.fetching.connections import connection
from verbale.sources.fetching.requesting import Raw, retry_after

_PATH = "/chat/completions"
_CHUNK_BYTES = 1 << 16
_MAX_MESSAGE_CHARACTERS = 160
_PASSING = frozenset({408, 409, 425, 429})
# What not all endpoints or models understand, and what is said instead of it.
_FEATURES: Mapping[str, Mapping[str, str]] = {
    "response_format": {},
    "temperature": {},
    "max_tokens": {"max_completion_tokens": "max_tokens"},
}


class AnswerFailedError(Exception):
    """There is no answer to one request; the message says why. With `passing` another try may help."""

    def __init__(self, message: str, *, passing: bool, pause_seconds: float | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.pause_seconds = pause_seconds


@dataclass(frozen=True, slots=True)
class Completion:
    """What an endpoint answered; tokens are None where it does not count them."""

    text: str
    is_cut: bool
    input_tokens: int | None
    output_tokens: int | None


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Counts(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Body(BaseModel):
    choices: list[_Choice]
    usage: _Counts | None = None


class Client:
    """Asks an endpoint. What it does not understand is remembered, and not asked again."""

    def __init__(self, settings: LanguageModel, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._web = WebSettings(
            silence_seconds=settings.request_seconds, max_fetch_seconds=settings.request_seconds
        )
        self._url = self._address(settings.url)
        self._web = WebSettings(
            allowed_hosts=frozenset({(self._url.host or "").strip("[]").lower()}),
            silence_seconds=settings.request_seconds,
            max_fetch_seconds=settings.request_seconds,
        )
        self._not_understood: set[str] = set()

    def _address(self, written: str) -> Url:
        base = written.rstrip("/")
        try:
            return parse(base if base.endswith(_PATH) else base + _PATH, self._web)
        except FetchFailed as error:
            raise Abort(f"the language model's address can't be used: {error}") from error

    def complete(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> Completion:
        """Return the answer to messages, in the form of a JSON schema where the endpoint can be told so.

        Raises AnswerFailedError when there is none after all tries, and Abort when none can be answered.
        """
        pause = self._settings.first_pause_seconds
        for tries_left in reversed(range(self._settings.max_tries)):
            try:
                return self._once(messages, schema)
            except AnswerFailedError as error:
                wait = pause if error.pause_seconds is None else error.pause_seconds
                if not error.passing or not tries_left or wait > self._settings.max_pause_seconds:
                    raise
            self._clock.sleep(wait)
            pause = min(2 * pause, self._settings.max_pause_seconds)
        raise AnswerFailedError("no try is allowed", passing=False)

    def _once(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> Completion:
        """Ask, leaving out bit by bit what the endpoint refuses."""
        left_out = set(self._not_understood)
        for _ in range(len(_FEATURES) + 1):
            raw = self._send(self._body(messages, schema, left_out))
            if raw.status in (400, 422) and (feature := _refused(raw, left_out)) is not None:
                left_out.add(feature)
                continue
            completion = self._read(raw)
            self._not_understood = left_out
            return completion
        raise AnswerFailedError("the endpoint does not understand the request", passing=False)

    def _body(
        self, messages: list[dict[str, str]], schema: Mapping[str, Any], left_out: set[str]
    ) -> dict[str, Any]:
        form = {"type": "json_schema", "json_schema": {"name": "account", "strict": True, "schema": schema}}
        body: dict[str, Any] = {
            "model": self._settings.model,
            "messages": messages,
            "stream": False,
            "temperature": 0,
            "max_tokens": self._settings.max_answer_tokens,
            "response_format": form,
        }
        for feature in sorted(left_out):
            value = body.pop(feature)
            body |= dict.fromkeys(_FEATURES[feature], value)
        return body

    def _send(self, body: dict[str, Any]) -> Raw:
        headers = {
            "User-Agent": self._web.user_agent,
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        if self._settings.key is not None:
            headers["Authorization"] = f"Bearer {self._settings.key.get_secret_value()}"
        with connection(self._url, self._web) as opened:
            try:
                opened.request(
                    "POST", self._url.request_uri, body=json.dumps(body).encode(), headers=headers,
                    preload_content=False, decode_content=False,
                )  # fmt: skip
                answer = opened.getresponse()
                received = bytearray()
                while chunk := answer.read1(_CHUNK_BYTES):
                    received += chunk
                    if len(received) > self._settings.max_answer_bytes:
                        raise AnswerFailedError(
                            f"the answer is larger than {self._settings.max_answer_bytes:,} bytes",
                            passing=False,
                        )
                raw = Raw(answer.status, answer.headers, bytes(received))
            except (OSError, HTTPError, HTTPException, ValueError) as error:
                # A socket that waits in vain may tell so just before the time of the whole is up.
                if opened.is_over or isinstance(error, TimeoutError):
                    raise self._too_late() from error
                told = self._words(str(error))
                raise AnswerFailedError(
                    f"no answer from {self._url.url} ({told}): check that it runs there", passing=True
                ) from error
            # A connection that was ended for its time looks like one that ended by itself.
            if opened.is_over:
                raise self._too_late()
            return raw

    def _too_late(self) -> AnswerFailedError:
        seconds = self._settings.request_seconds
        return AnswerFailedError(f"no whole answer within the {seconds:g} s allowed", passing=True)

    def _read(self, raw: Raw) -> Completion:
        status = raw.status
        if status in (401, 403):
            raise Abort(
                "the language model's endpoint refuses the key: set the environment variable VERBALE_LLM_KEY"
            )
        if status == 404:
            raise Abort(
                f"{self._url.url}: there is no such endpoint or no model {self._settings.model!r}: check both"
            )
        if not 200 <= status < 300:
            passing = status in _PASSING or status >= 500
            told = self._words(raw.body[:2000].decode("utf-8", "replace"))
            pause = retry_after(raw, self._clock)
            raise AnswerFailedError(
                f"the endpoint answers {status} ({told})", passing=passing, pause_seconds=pause
            )
        try:
            body = _Body.model_validate_json(raw.body)
        except (ValidationError, RecursionError) as error:
            raise AnswerFailedError("the endpoint's answer is no chat completion", passing=True) from error
        if not body.choices:
            raise AnswerFailedError("the endpoint's answer is empty", passing=True)
        choice = body.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise AnswerFailedError("the model refuses to read it", passing=False)
        counts = body.usage or _Counts()
        return Completion(
            choice.message.content or "",
            choice.finish_reason == "length",
            counts.prompt_tokens,
            counts.completion_tokens,
        )

    def _words(self, told: str) -> str:
        """Return what an endpoint or a library says, in one line, without the key."""
        if self._settings.key is not None:
            told = told.replace(self._settings.key.get_secret_value(), "***")
        return " ".join(told.split())[:_MAX_MESSAGE_CHARACTERS] or "no reason given"


def _refused(raw: Raw, left_out: set[str]) -> str | None:
    """Return what of a request an endpoint does not understand: what it names, or the form."""
    told = raw.body.decode("utf-8", "replace")
    left = [feature for feature in _FEATURES if feature not in left_out]
    named = [feature for feature in left if feature in told]
    return named[0] if named else "response_format" if "response_format" in left else None
