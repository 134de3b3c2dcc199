# Everything here needs Python 3.12 or newer, pip and make, and nothing else.

BIN := .venv/bin
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test check lock schema

help:
	@echo "make demo     set up, read the sample reports, show the record"
	@echo "make test     set up, pass the checks and tests"
	@echo "make check    the checks alone: style, types, import contracts"
	@echo "make schema   write docs/account.schema.json anew"
	@echo "make lock     pin the dependencies anew (needs uv; LOCK=--upgrade for newer versions)"

demo: .venv/.ready
	@scripts/demo

test: check
	@$(BIN)/python -m pytest

check: .venv/.ready-dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

schema: .venv/.ready
	$(BIN)/python scripts/write_schema.py

lock:
	scripts/lock $(LOCK)

.venv/.ready: requirements.lock pyproject.toml scripts/setup
	@scripts/setup requirements.lock
	@touch $@

.venv/.ready-dev: requirements-dev.lock pyproject.toml scripts/setup
	@scripts/setup requirements-dev.lock
	@touch $@ .venv/.ready
