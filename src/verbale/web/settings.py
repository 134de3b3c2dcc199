"""What can be set of the server: name, default, and a sentence each; the command line reads this list."""

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """How the record is served. Names of limits carry their units."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field("127.0.0.1", description="Address to listen on; any other than loopback needs a token.")
    port: int = Field(8377, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    token: str | None = Field(None, min_length=16, description="What callers must show, as a bearer token.")
    names: tuple[str, ...] = Field((), description="Host names, besides loopback, under which it is reached.")
    write: bool = Field(False, description="Whether judgements may be made from the pages.")
    page_rows: int = Field(50, ge=1, le=500, description="Rows of a page where a caller asks for no number.")
    most_rows: int = Field(500, ge=1, le=10_000, description="Most rows that a caller gets at once.")
    download_rows: int = Field(20_000, ge=1, description="Most rows of a download.")
    query_characters: int = Field(4_000, ge=100, description="Longest address, query included.")
    body_bytes: int = Field(65_536, ge=1_000, description="Largest body of a request.")
    requests_a_minute: int = Field(1_200, ge=1, description="Most requests of one address in a minute.")
    cache_mib: int = Field(
        256, ge=1, description="Memory in which each process keeps what it reads of a record that is a file."
    )
    query_seconds: float = Field(10.0, gt=0, description="Longest time that one request may take.")
