# Two commands on a fresh machine: `make demo` and `make test`. They need git, make and Python ≥ 3.11.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo setup test gates lint types layers unit wheel docs format

# Set up and check an example article.
demo: .venv/ready
	@$(BIN)/copydesk check examples/harbour-bridge.txt || test $$? -eq 1 # 1: findings, as meant

setup: .venv/dev

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/dev: .venv/ready
	$(BIN)/python -m pip install --quiet --editable '.[lsp,languagetool,parquet,spark]' --group dev
	@touch $@

# Set up and run the tests, with coverage.
test: .venv/dev
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Everything a change must pass beside the tests.
gates: lint types layers docs wheel

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/dev
	$(BIN)/mypy
	$(BIN)/basedpyright

layers: .venv/dev
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

# Generated files are current, and every rule passes its own examples.
docs: .venv/dev
	$(BIN)/python docs/generate.py --check
	$(BIN)/copydesk test

# The wheel holds every rule, and the tests pass on it with src/ out of sight.
wheel: .venv/dev
	bash .ci/wheel

format: .venv/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
