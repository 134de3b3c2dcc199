# Everything here needs Python 3.12 or newer, pip and make, and nothing else.

BIN := .venv/bin
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test bench docs examples release lock schema picture

help:
	@echo "make demo     set up, read the sample reports, show the record"
	@echo "make test     set up, pass the checks and tests"
	@echo "make bench    measure speed and scale (minutes, on a machine that does nothing else)"
	@echo "make docs     build the documentation into docs/site"
	@echo "make examples run the examples of the documentation, and write down what they print"
	@echo "make release  build sdist and wheel into dist/, and check that they install"
	@echo "make schema   write docs/account.schema.json anew"
	@echo "make picture  draw docs/images/timeline.svg anew"
	@echo "make lock     pin the dependencies anew (needs uv; LOCK=--upgrade for newer versions)"

demo: .venv/.ready
	@scripts/demo

# All of them run, whatever the first ones find, and the tests' closing line comes last. The documentation with
# its examples and the package are tried beside the first ones.
test: .venv/.ready-dev
	@status=0; pages=$$(mktemp); package=$$(mktemp); \
	{ $(MAKE) --no-print-directory docs && $(BIN)/python scripts/run_examples.py; } >$$pages 2>&1 & reading=$$!; \
	$(BIN)/python scripts/check_release.py >$$package 2>&1 & building=$$!; \
	$(BIN)/ruff check || status=1; \
	$(BIN)/ruff format --check || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/lint-imports || status=1; \
	wait $$reading || status=1; \
	wait $$building || status=1; \
	cat $$pages $$package; rm -f $$pages $$package; \
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile || status=1; \
	exit $$status

release: .venv/.ready-dev
	$(BIN)/python scripts/check_release.py --keep dist

# A warning is an error: a link that leads nowhere, a name that the code has no more.
docs: .venv/.ready-dev
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/site
	@echo "the documentation is in docs/site/index.html"

examples: .venv/.ready-dev
	$(BIN)/python scripts/run_examples.py --write

bench: .venv/.ready-dev
	@scripts/bench

schema: .venv/.ready
	$(BIN)/python scripts/write_schema.py

picture: .venv/.ready
	$(BIN)/python scripts/draw_timeline.py

lock:
	scripts/lock $(LOCK)

.venv/.ready: requirements.lock pyproject.toml scripts/setup
	@scripts/setup requirements.lock
	@touch $@

.venv/.ready-dev: requirements-dev.lock pyproject.toml scripts/setup
	@scripts/setup requirements-dev.lock
	@touch $@ .venv/.ready
