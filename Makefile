# make site: set up and build the site.  make test: set up and run every check.  `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILDER ?= mkdocs
LEFT_OUT := .build/left-out.txt
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: help site build pages mkdocs zensical test serve check bench fuzz mutants lock clean

help:  ## list what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

# Nobody's article stops the site: `build` leaves out and names what cannot be used, and `site` fails for it when all else is done.
site: build  ## set up, read seeds/, build site/ (BUILDER=zensical: with Zensical, which is then installed)
	@if [ -s $(LEFT_OUT) ]; then echo "==> Built site/index.html, but left out:"; cat $(LEFT_OUT); exit 1; fi
	@echo "==> Done: open site/index.html in a browser; the folder works offline as it is."

build: $(BUILDER)

pages: $(VENV)/site.ready
	@echo "==> Reading seeds/ into docs/"
	@$(BIN)/python -m generator --left-out $(LEFT_OUT)

mkdocs: pages
	@echo "==> Building site/"
	@BRIEFING_WRITTEN=1 $(BIN)/mkdocs build --strict
	@$(BIN)/python -m generator verify site

# Zensical changes weekly and nothing else needs it, so it is in no lock. `verify` compares a site with what MkDocs makes.
zensical: pages
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check zensical==0.0.73
	@echo "==> Building site/ with Zensical"
	@$(BIN)/python -m generator.zensical
	@$(BIN)/python -m generator verify

test: $(VENV)/test.ready  ## set up, run linter, type checker and all tests
	@echo "==> Linting and checking types"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@echo "==> Running the tests, in a copy of the project whose seeds/ holds other articles"
	@$(BIN)/pytest -m whole --capture=no tests/test_other_seeds.py
	@echo "==> Running the tests in a browser"
	@$(BIN)/pytest tests/browser
	@echo "==> Done: everything passed; pictures of the pages are in .build/shots/."

serve: $(VENV)/site.ready  ## show the site with live reload
	@$(BIN)/mkdocs serve

check: $(VENV)/site.ready  ## list what a maintainer should look at in seeds/
	@$(BIN)/python -m generator check

bench: $(VENV)/test.ready  ## measure generator, MkDocs and search on archives of 1,000 and 10,000 articles, for half an hour (ARGS=--write writes BENCHMARKS.md)
	@$(BIN)/python -m tests.bench $(ARGS)

# atheris is for this alone and has no wheel for every Python, so it is in no lock.
fuzz: $(VENV)/site.ready  ## look for articles that the generator fails on, for ten minutes (installs atheris)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	@$(BIN)/python tests/tools/fuzz.py .build/fuzz -max_total_time=600 -artifact_prefix=.build/

# cosmic-ray is for this alone, so it is in no lock.
mutants: $(VENV)/test.ready  ## break rules one at a time and count how often the tests notice (installs cosmic-ray; ONLY=generator/join EACH=20)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --group mutants
	@$(BIN)/python -m tests.tools.mutants $(ONLY) --each $(or $(EACH),20)

lock: $(VENV)/test.ready  ## pin the newest allowed versions of every dependency, with hashes
	@$(BIN)/uv pip compile --upgrade $(LOCK) pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --upgrade $(LOCK) -c requirements.lock pyproject.toml --group dev -o tests/requirements.lock

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean:  ## remove everything that was built, and the environment
	rm -rf $(VENV) .build site zensical.yml .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

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
