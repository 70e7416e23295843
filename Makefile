# tasrih: `make demo` shows it at work, `make test` checks everything. Needs Python 3.11+ with venv, and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
CORPUS ?= ../shared/corpus/news-2018h1.jsonl.gz
PUBLISHED ?= 2020-12-15

.PHONY: help demo test test-web lint types imports unit gate raise-floors scores bench clean

help:
	@echo "make demo   read the articles in examples/, write report.html, open six weeks of news on the desk"
	@echo "make test   linters, type check, import contracts, all tests"
	@echo "make test-web   every page of the desk in Debian's Chromium"
	@echo "make lint | types | imports | unit   one of them"
	@echo "make gate   score the gold articles in $(GOLD) against the recorded floors"
	@echo "make raise-floors   record better scores as the new floors"
	@echo "make bench  articles a second and memory on $(CORPUS)"

$(BIN)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(BIN)/.dev: $(BIN)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all,dev]'
	@touch $@

$(BIN)/.desk: $(BIN)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[web,measure]'
	@touch $@

# the desk is opened where somebody sits at a terminal, and ends with Ctrl-C
demo: $(BIN)/.desk
	$(BIN)/tasrih read examples/*.txt examples/articles.jsonl --published $(PUBLISHED) --html report.html
	@echo "The same with the evidence marked in the text: report.html"
	$(BIN)/tasrih ingest examples/weeks --into demo.duckdb
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/tasrih serve demo.duckdb; \
		else echo "The record of six weeks as pages: $(BIN)/tasrih serve demo.duckdb"; fi

test: lint types imports unit

lint: $(BIN)/.dev
	$(BIN)/ruff check src tests docs
	$(BIN)/ruff format --check src tests docs

types: $(BIN)/.dev
	$(BIN)/mypy

imports: $(BIN)/.dev
	$(BIN)/lint-imports

unit: $(BIN)/.dev
	$(BIN)/pytest -n 2 -rs

$(BIN)/.web: $(BIN)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	@touch $@

# Debian's Chromium is installed where it is missing and we may
test-web: $(BIN)/.web
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "test-web needs chromium: apt-get install chromium"; exit 1; }
	TASRIH_WEB=1 $(BIN)/pytest -rs tests/web

gate: $(BIN)/.dev
	TASRIH_GOLD=$(abspath $(GOLD)) $(BIN)/pytest -rs tests/test_gold_gate.py

# after a change that made readings better
raise-floors: $(BIN)/.dev
	$(BIN)/tasrih evaluate --gold $(GOLD)/dev --texts $(GOLD)/dev.jsonl --floors tests/gold_floor.json --raise-floors
	@$(MAKE) --no-print-directory scores

# what the desk's page of sources and quality shows
scores: $(BIN)/.dev
	for half in even odd; do $(BIN)/tasrih evaluate --gold $(GOLD)/dev --texts $(GOLD)/dev.jsonl --half $$half --json \
		>src/tasrih/data/desk/scores-$$half.json || exit 1; done

bench: $(BIN)/.core
	$(BIN)/tasrih bench $(CORPUS)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache report.html demo.duckdb*
