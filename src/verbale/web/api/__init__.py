"""The HTTP API, version 1: the record's questions, answered in JSON.

A list is `{"rows": [...], "next": cursor or null}`, an error `{"error": {"code", "message"}}`.
"""

from verbale.web.api.lists import router

__all__ = ["router"]
