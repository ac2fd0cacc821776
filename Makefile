# Short commands for people and for CI alike. On Windows without make: see README.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: site test docs bench mutants screenshots clean

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

bench: $(STAMP)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.text_rules
	$(BIN)/python -m tests.bench.weight
	$(BIN)/python -m tests.bench.lighthouse

mutants: $(STAMP)
	$(BIN)/python -m tests.bench.mutants $(ROOMS)

screenshots: $(STAMP)
	$(BIN)/python -m tests.screenshots

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $(STAMP)

clean:
	rm -rf .venv site
