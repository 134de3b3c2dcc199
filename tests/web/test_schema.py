"""Requests made by code from the API's own description: whatever is asked, the server does not fail."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks

from verbale.record.store import Store
from verbale.web.app import create_app
from verbale.web.settings import Settings

HERE = {"Host": "localhost"}


@pytest.fixture(scope="module")
def described(record: str) -> Iterator[schemathesis.BaseSchema]:
    with Store(record, create=False) as store:
        app = create_app(store, Settings(requests_a_minute=10**9))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HERE)


def test_no_request_makes_the_server_fail(described: schemathesis.BaseSchema) -> None:
    asked = 0
    for found in described.get_all_operations():
        operation: schemathesis.APIOperation[Any, Any, Any, Any] = found.ok()  # type: ignore[union-attr]

        @given(case=operation.as_strategy())
        @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case[Any]) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(
                headers=HERE,
                checks=[checks.not_a_server_error, checks.response_schema_conformance],
            )

        ask()
    assert asked > 100
