# make site: set up and build the site.  make test: set up and run every check.  `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: help site test serve check bench fuzz lock clean

help:  ## list what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

# A seed that cannot be used is named and left out: the others are published all the same, and make still fails in the end.
site: $(VENV)/site.ready  ## set up, read seeds/, build site/
	@echo "==> Reading seeds/ into docs/"
	@wrong=0; $(BIN)/python -m generator || wrong=$$?; \
	echo "==> Building site/" && \
	BRIEFING_WRITTEN=1 $(BIN)/mkdocs build --strict && \
	$(BIN)/python -m generator verify site && \
	echo "==> Done: open site/index.html in a browser; the folder works offline as it is." && \
	exit $$wrong

test: $(VENV)/test.ready  ## set up, run linter, type checker and all tests
	@echo "==> Linting and checking types"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@echo "==> Running the tests"
	@$(BIN)/pytest
	@echo "==> Done: everything passed; pictures of the pages are in .build/shots/."

serve: $(VENV)/site.ready  ## show the site with live reload
	@$(BIN)/mkdocs serve

check: $(VENV)/site.ready  ## list what a maintainer should look at in seeds/
	@$(BIN)/python -m generator check

bench: $(VENV)/test.ready  ## time the reading and the build, as ratios within one run
	@$(BIN)/python -m tests.bench

# atheris is for this alone and has no wheel for every Python, so it is in no lock.
fuzz: $(VENV)/site.ready  ## look for articles that the generator fails on, for ten minutes (installs atheris)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	@$(BIN)/python tests/tools/fuzz.py .build/fuzz -max_total_time=600 -artifact_prefix=.build/

lock: $(VENV)/test.ready  ## pin the newest allowed versions of every dependency, with hashes
	@$(BIN)/uv pip compile --upgrade $(LOCK) pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --upgrade $(LOCK) -c requirements.lock pyproject.toml --group dev -o tests/requirements.lock

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean:  ## remove everything that was built, and the environment
	rm -rf $(VENV) .build site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@echo "==> Making a Python environment in $(VENV)/"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site.ready: requirements.lock | $(VENV)/bin/python
	@echo "==> Installing what the site needs (requirements.lock)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/test.ready: tests/requirements.lock | $(VENV)/bin/python
	@echo "==> Installing what the tests need (tests/requirements.lock)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@ $(VENV)/site.ready
