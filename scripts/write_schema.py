"""Writes the JSON Schema of an account to docs/account.schema.json, or to the file that is named."""

import json
import sys
from pathlib import Path

from verbale.account import Account

TARGET = Path(__file__).parent.parent / "docs" / "account.schema.json"


def schema() -> str:
    """Return the JSON Schema of an account as it stands in the file."""
    return json.dumps(Account.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET).write_text(schema(), encoding="utf-8")
