# onrecord. `make help` says what there is to do; every target sets up what it needs, once.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

PYTHON ?= $(firstword $(shell command -v python3.11 python3) python3.11)
VENV := .venv
TRAIN := .venv-train
BIN := $(VENV)/bin
SHARED ?= ../shared
ONLY ?=
UPGRADE ?=
export PYTHONDONTWRITEBYTECODE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Shows which package of how many pip is at, on one line of a terminal and not at all elsewhere.
define install
	total=$$(grep -c '==' $(2)); \
	echo "Installing $$total packages into $(1) ($(3), this once) ..."; \
	$(1)/bin/python -m pip install --progress-bar off --require-hashes -r $(2) | \
		awk -v total=$$total -v tty=$$([ -t 1 ] && echo 1 || echo 0) \
			'/^Collecting/ && tty { printf "\r\033[K  %d/%d %s", ++n, total, $$2; fflush() } \
			 /^Installing collected/ && tty { printf "\r\033[K  writing them" ; fflush() } END { if (tty) printf "\r\033[K" }'
endef

.PHONY: help
help: ## this list
	@echo "onrecord: who said what, read from news as it is"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Needs Python 3.11 and a package registry. Another interpreter: make demo PYTHON=/path/to/python3.11"

.PHONY: demo
demo: setup ## read the example pages into a record, ask it and correct it
	@$(BIN)/python examples/demo.py

.PHONY: test
test: lint ## ruff, mypy and every test
	@echo "Testing ..."
	@$(BIN)/python -m pytest
	@echo "All is well. Next: 'make demo', or 'make bench' and 'make eval' for speed and quality."

.PHONY: lint
lint: setup ## ruff (rules and format) and mypy
	@echo "Linting ..."
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy

.PHONY: eval
eval: setup ## quality against its floors; reads ../shared (or SHARED=folder)
	@$(BIN)/python -m eval.run

.PHONY: bench
bench: setup ## speed, memory, start and size against their floors; ONLY=speed for one
	@if [ -z "$(ONLY)" ] || [ "$(ONLY)" = speed ]; then $(MAKE) out/bare.onnx; fi
	@$(BIN)/python -m bench.run --shared $(SHARED) $(if $(ONLY),--only $(ONLY))

out/bare.onnx: bench/bare_encoder.py
	@$(MAKE) train-env
	@$(TRAIN)/bin/python -m bench.bare_encoder $@

STEP := PYTHONPATH=src $(TRAIN)/bin/python -m training
DATA = --data $(SHARED)/data

.PHONY: train
train: train-env ## train all models anew and put them into src/onrecord/models (hours; goes on where it was stopped)
	@$(STEP).lines.train $(DATA)
	@$(STEP).quotations.audit $(DATA)
	@$(STEP).quotations.vocabulary $(DATA)
	@$(STEP).quotations.train teacher $(DATA)
	@$(STEP).quotations.teach $(DATA)
	@$(STEP).quotations.train accurate $(DATA)
	@$(STEP).quotations.train fast $(DATA)
	@$(STEP).quotations.export accurate
	@$(STEP).quotations.export fast
	@$(STEP).quotations.calibrate accurate $(DATA)
	@$(STEP).quotations.calibrate fast $(DATA)
	@$(STEP).coreference.train $(DATA)
	@$(STEP).words.train $(DATA)
	@$(STEP).stories.train $(DATA)
	@$(STEP).statements.train $(DATA)
	@echo "Trained. Next: 'make eval', then the card, src/onrecord/models/quotations.md"

.PHONY: train-coreference
train-coreference: train-env ## train only the scorer of who "he" is (two minutes)
	@$(STEP).coreference.train $(DATA)

.PHONY: train-words
train-words: train-env ## count only the weights of words (ten seconds); then train-stories, which builds on them
	@$(STEP).words.train $(DATA)

.PHONY: train-stories
train-stories: train-env ## fit only the scorer of articles on one event (three minutes)
	@$(STEP).stories.train $(DATA)

.PHONY: train-statements
train-statements: train-env ## train only the scorer of statements (a minute, and the time to read 7,000 articles once)
	@$(STEP).statements.train $(DATA)

.PHONY: train-turns
train-turns: train-env ## count only the turns of the language that are no refrains, over the record that train-statements made
	@PYTHONPATH=src $(TRAIN)/bin/python -m onrecord --record out/allsides.db export out/allsides
	@$(STEP).turns out/allsides/quotations.jsonl

.PHONY: lock
lock: check-python ## pin packages with hashes; UPGRADE=1 for the newest
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install -q pip-tools==7.6.2
	@.ci/lock .venv-lock/bin/pip-compile $(if $(UPGRADE),--upgrade)

.PHONY: torture
torture: setup ## kill and starve `add` a hundred times and more; the record must come out the same (10 minutes)
	@$(BIN)/python -m tests.torture

.PHONY: docs
docs: setup ## write the page that documents the record's schema
	@$(BIN)/python -m onrecord.record.describe > docs/record.md

.PHONY: clean
clean: ## remove what was made here: environments, caches, out/
	@rm -rf $(VENV) $(TRAIN) .venv-lock out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Clean. Next: make demo"

.PHONY: setup train-env check-python
setup: $(VENV)/.ready
train-env: $(TRAIN)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml | check-python
	@$(PYTHON) -m venv $(VENV)
	@$(call install,$(VENV),requirements.lock,a minute)
	@$(BIN)/python -m pip install -q --no-deps --no-index --no-build-isolation -e .
	@touch $@

$(TRAIN)/.ready: training/requirements.lock training/encoder.lock | check-python
	@$(PYTHON) -m venv $(TRAIN)
	@$(call install,$(TRAIN),training/requirements.lock,some minutes and 2 GB)
	@$(TRAIN)/bin/python -m pip install -q --no-deps --require-hashes -r training/encoder.lock
	@touch $@

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "onrecord needs Python 3.11 or newer, and '$(PYTHON)' is missing or older." >&2; \
		echo "Install it (Debian, Ubuntu: apt install python3.11 python3.11-venv) or name one: make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3.11" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments. Debian, Ubuntu: apt install python3.11-venv" >&2; exit 1; }
