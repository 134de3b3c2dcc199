"""The record in a browser, and as an HTTP API."""
