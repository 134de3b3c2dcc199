"""The report: one published text with what its publisher says about it."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict, Field

_IDENTITY = ("text", "title", "publisher", "published", "dateline", "language")


class Report(BaseModel):
    """One published text: a news item, readout, transcript or communiqué.

    `text` is what all spans of the account refer to, and is never changed once the report exists;
    sources normalise encodings, line endings and Unicode before they make one. All other fields are
    what the caller or the source knows besides; None means unknown, not empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    title: str | None = Field(None, description="Headline, where it stands outside the text.")
    publisher: str | None = None
    author: str | None = Field(None, description="Who wrote it, as its publisher states.")
    published: str | None = Field(None, description="Publication date in EDTF, usually YYYY-MM-DD.")
    dateline: str | None = Field(None, description="Place of the dateline, where it stands outside the text.")
    language: str | None = Field(None, description="BCP 47 tag.")
    origin: str | None = Field(None, description="File, line or URL it came from; no part of its identity.")

    @property
    def id(self) -> str:
        """Content hash: 32 hex digits over all that reading can see, and so not over `origin`."""
        seen = [getattr(self, name) for name in _IDENTITY]
        if self.author is not None:
            seen.append(self.author)  # without one the id is what it was before reports had authors
        packed = json.dumps(seen, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(packed.encode("ascii")).hexdigest()[:32]
