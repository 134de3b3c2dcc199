from tests.record.conftest import new_url, store

__all__ = ["new_url", "store"]
