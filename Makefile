# Short commands for people and for CI alike. On Windows without make: see README.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
LOCK := $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --no-annotate --no-emit-index-url --quiet

.PHONY: site test docs lock bench screenshots clean

# The sample's year 2569 is in progress on this day, whatever today is.
site: $(STAMP)
	$(BIN)/oit build --out site --as-of 2569-04-20

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

docs: $(STAMP)
	$(BIN)/python -m generator.documentation

# Renews what pyproject.toml leaves open, for all platforms: with --upgrade added everything, else only what must be.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(LOCK) --extra dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements-dev.txt --output-file requirements.txt

bench: $(STAMP)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.text_rules
	$(BIN)/python -m tests.bench.weight
	$(BIN)/python -m tests.bench.lighthouse

screenshots: $(STAMP)
	$(BIN)/python -m tests.screenshots

# Every package is taken only with the bytes that requirements-dev.txt knows, what builds this one as well.
$(STAMP): pyproject.toml requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

clean:
	rm -rf .venv site
