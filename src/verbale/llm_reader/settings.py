"""What can be set of a language model that reads: name, default, and a sentence each."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class LanguageModel(BaseModel):
    """An endpoint with a model, and the bounds of its use. Names of bounds carry their units.

    The key is sent to the endpoint and to nobody else, and never shown or stored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(description="Base address of the endpoint: http://localhost:11434/v1.")
    model: str = Field(min_length=1, max_length=200, description="The model's name there.")
    key: SecretStr | None = Field(None, description="What the endpoint asks for as a bearer token.")
    cache: Path | None = Field(
        None, description="Folder in which answers are kept, so that none is paid twice."
    )
    input_price: float | None = Field(None, ge=0, description="Price of a million tokens that are sent.")
    output_price: float | None = Field(None, ge=0, description="Price of a million tokens that are answered.")
    request_seconds: float = Field(180.0, gt=0, description="Longest time that one request may take.")
    max_tries: int = Field(3, ge=1, le=10, description="How often a request is tried that may work later.")
    first_pause_seconds: float = Field(
        2.0, ge=0, description="Pause before the second try; each next is twice it."
    )
    max_pause_seconds: float = Field(60.0, ge=0, description="Longest pause between two tries.")
    max_answer_bytes: int = Field(4_000_000, ge=1_000, description="Largest answer of the endpoint.")
    max_answer_tokens: int = Field(
        8_000, ge=100, description="Most tokens that a request may be answered with."
    )
    piece_characters: int = Field(12_000, ge=1_000, description="How much of a report is sent at once.")
    max_report_characters: int = Field(200_000, ge=1_000, description="Longest report that is read.")
    max_items: int = Field(400, ge=1, description="Most items of a kind that are taken from one answer.")
