# Short commands for people and for CI alike. On Windows without make: see README.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
ENGINES := .venv/.engines
NODE := .venv/.node
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock" --quiet $(UPGRADE)

.PHONY: site check test explore docs lock bench mutants screenshots clean

# The sample's year 2569 is in progress on this day, whatever today is.
site: $(STAMP)
	$(BIN)/oit build --out site --as-of 2569-04-20

# In a minute and a half: everything that needs no browser and does not take long by itself.
check: $(STAMP) $(NODE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.scripts
	HYPOTHESIS_PROFILE=few $(BIN)/pytest -n auto -m "not browser and not slow"

test: $(STAMP) $(ENGINES) $(NODE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.scripts
	-$(BIN)/python -m tests.explore
	$(BIN)/pytest -n auto

# New examples for all properties, within a minute; make test does it too, and goes on whatever is found.
explore: $(STAMP)
	$(BIN)/python -m tests.explore

docs: $(STAMP) $(ENGINES) $(NODE)
	$(BIN)/python -m generator.documentation
	$(BIN)/python -m tests.licences

# The locked versions, for all platforms: make lock UPGRADE=--upgrade takes the newest that pyproject.toml allows.
lock: $(STAMP) $(NODE)
	$(PIP) install uv==0.13.9
	$(LOCK) pyproject.toml --group build --extra dev --output-file requirements-dev.txt
	$(LOCK) pyproject.toml --group build --constraint requirements-dev.txt --output-file requirements.txt
	$(LOCK) --group engines --constraint requirements-dev.txt --output-file requirements-engines.txt
	$(LOCK) --group scripts --constraint requirements-dev.txt --output-file requirements-scripts.txt
	$(BIN)/python -m tests.scripts --lock

bench: $(STAMP)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.text_rules
	$(BIN)/python -m tests.bench.weight
	$(BIN)/python -m tests.bench.lighthouse

mutants: $(STAMP)
	$(BIN)/python -m tests.bench.mutants $(ROOMS)

screenshots: $(STAMP)
	$(BIN)/python -m tests.screenshots

# Every package is taken only with the bytes that requirements-dev.txt knows, what builds this one as well.
$(STAMP): pyproject.toml requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $(STAMP)

# Where they cannot be had, the tests of other engines are skipped with a line that says so.
$(ENGINES): requirements-engines.txt $(STAMP)
	-$(PIP) --retries 1 install --require-hashes --requirement requirements-engines.txt && touch $(ENGINES)

# What runs the checkers of scripts and styles; where it cannot be had, tests.scripts says so in a line.
$(NODE): requirements-scripts.txt $(STAMP)
	-$(PIP) --retries 1 install --require-hashes --requirement requirements-scripts.txt && touch $(NODE)

clean:
	rm -rf .venv node_modules site
