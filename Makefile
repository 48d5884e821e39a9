# The two commands are `make` (the site) and `make test`. CONTRIBUTING.md has each written out for people without make.
PYTHON ?= python3
BIN := .venv/bin
KB := $(BIN)/python build_kb.py
# tests look here when Chromium is not on the path
export KB_CHROMIUM ?=

.DEFAULT_GOAL := site
.PHONY: site test serve check lint lock schema compare-renderers clean help

site: .venv/.run-ready  ## extract, write the entity files and pages, build the site with its search
	@$(KB) build

test: .venv/.test-ready  ## run all tests (the browser tests where Chromium is found)
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

serve: .venv/.run-ready  ## build, show on http://127.0.0.1:8000 and follow changes in seeds, entities and docs
	@$(KB) serve

check: .venv/.run-ready  ## is any seed or entity file wrong? (fast, writes nothing)
	@$(KB) check

lint: .venv/.test-ready  ## style, format and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

schema: .venv/.run-ready  ## write schema/*.json anew from the models
	@$(KB) schema

lock: .venv/.lock-ready  ## resolve the pinned requirements anew, with hashes and without registry addresses
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header pyproject.toml --group dev --output-file requirements-dev.txt

compare-renderers: site  ## does ProperDocs build the same site? (tells what differs; nothing waits for it)
	@$(BIN)/python bench/compare_renderers.py

clean:  ## remove what builds made (never seeds, entities or hand-written docs)
	@rm -rf .venv .cache site .mypy_cache .pytest_cache .ruff_cache .hypothesis

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/\1 -/p' Makefile

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is `$(PYTHON) --version 2>&1`. Name another: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv .venv

.venv/.run-ready: requirements.txt | .venv/pyvenv.cfg
	@echo "Installing the locked requirements into .venv (about a minute the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.test-ready: requirements-dev.txt .venv/.run-ready
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.lock-ready: | .venv/pyvenv.cfg
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@touch $@
