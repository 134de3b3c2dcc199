"""The record for assistants: a Model Context Protocol server over its questions, which never writes."""
