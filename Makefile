# Everything a person or a machine does with this project, from a bare machine with Python 3.11+, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDIT := $(VENV)/audit
COMPILE = $(AUDIT)/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
SPANISH := $(wildcard src/assess/words/locale/*/LC_MESSAGES/*.po)

.PHONY: run test torture demo check lint format words pictures pages examples docs bench lock audit sbom archive fuzz clean

run: $(VENV)/run.stamp $(VENV)/words.stamp  ## Open the terminal interface.
	@$(BIN)/assess $(ARGS)

# Three for two cores: some tests wait for a disk, for a timer of the program, or for another process.
# Compiled tests are kept even in containers that forbid it: otherwise all three would compile all of them every time.
test: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Run the tests.
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

torture: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Kill, cut the power, fill the disk, flip bits: some minutes, and a table.
	$(BIN)/python -m tests.torture $(ARGS)

demo: $(VENV)/run.stamp $(VENV)/words.stamp  ## Make the invented eleven-country register and its reports in ./assess-demo.
	$(BIN)/assess demo assess-demo

check: lint test  ## Everything CI checks.

lint: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Form, lint, types and import contracts.
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.stamp  ## Put the code into its one form.
	$(BIN)/ruff format src tests tools benchmarks
	$(BIN)/ruff check --fix src tests tools benchmarks

words: $(VENV)/dev.stamp  ## Bring the translations up to date with the code.
	$(BIN)/python tools/words.py

pictures: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Make the pictures of the documentation anew; needs librsvg2-bin, poppler-utils, fonts-dejavu-core.
	$(BIN)/python -m tools.pictures

docs: $(VENV)/docs.stamp  ## Build the documentation as a site in ./site.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

examples: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Make the example reports of the documentation anew.
	$(BIN)/python -m tools.examples

pages: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Take the pictures of the golden pages anew; needs poppler-utils.
	$(BIN)/python -m tests.report.test_pages

bench: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Measure, as ratios in one run.
	$(BIN)/python -m benchmarks $(ARGS)

lock: $(AUDIT)/stamp  ## Choose versions anew, with hashes.
	$(COMPILE) --group build pyproject.toml -o locks/run.txt
	$(COMPILE) --group dev pyproject.toml -o locks/dev.txt
	$(COMPILE) --group pyproject.toml:docs -c locks/dev.txt -o locks/docs.txt
	$(COMPILE) --group pyproject.toml:audit -o locks/audit.txt
	$(COMPILE) --group pyproject.toml:fuzz -o locks/fuzz.txt

audit: $(VENV)/dev.stamp $(AUDIT)/stamp  ## Licences, known vulnerabilities, locks, and a reproducible wheel; needs the internet.
	ASSESS_AUDIT=$(AUDIT) $(BIN)/python -m tools.audit

sbom: $(VENV)/dev.stamp  ## List what the program consists of (CycloneDX), into dist/.
	$(BIN)/python -m tools.sbom dist/assess.cdx.json

archive: $(VENV)/dev.stamp $(VENV)/words.stamp  ## Pack the program with all it needs for machines without internet, into dist/.
	$(BIN)/python -m tools.archive $(ARGS)

fuzz: $(VENV)/fuzz.stamp $(VENV)/words.stamp  ## Try every reader of files with hostile input, and the interface with storms of keys, at length.
	HOSTILE=long $(BIN)/python -m pytest tests/hostile tests/tui/test_storms.py
	$(BIN)/python -m tools.fuzz $(ARGS)

clean:  ## Remove everything that was made.
	rm -rf $(VENV) .fuzz dist build site assess-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(AUDIT)/stamp: locks/audit.txt
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/audit.txt
	touch $@

$(VENV)/fuzz.stamp: $(VENV)/dev.stamp locks/fuzz.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/fuzz.txt
	touch $@

$(VENV)/run.stamp: locks/run.txt pyproject.toml tools/prepare.sh
	@sh tools/prepare.sh $(PYTHON) $(VENV) locks/run.txt
	@touch $@

$(VENV)/dev.stamp: locks/run.txt locks/dev.txt pyproject.toml tools/prepare.sh
	@sh tools/prepare.sh $(PYTHON) $(VENV) locks/dev.txt
	@touch $@

$(VENV)/docs.stamp: locks/docs.txt $(VENV)/dev.stamp
	$(BIN)/pip install --quiet --require-hashes -r locks/docs.txt
	touch $@

# The compiled translations, made again when a text has changed.
$(VENV)/words.stamp: $(SPANISH) tools/words.py | $(VENV)
	@$(BIN)/python tools/words.py --compile
	@touch $@

$(VENV):
	@sh tools/prepare.sh $(PYTHON) $(VENV) locks/run.txt
