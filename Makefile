# Needs Python 3.11 or later with its venv module, and make. Everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: demo test check train clean

demo: $(INSTALLED)
	$(BIN)/dragoman read examples/gas-call.txt --published 2024-02-09 \
		--outlet "Meridian Press" --outlet-country IRL \
		--title "Japan presses Australia over gas as Norway offers cargoes"

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Writes the corpus, trains the classifier anew and exports the encoder: about 25 minutes on two cores.
train: .venv-train/.installed
	.venv-train/bin/python training/corpus.py
	.venv-train/bin/python training/train.py src/dragoman/reading/model
	.venv-train/bin/python training/encoder.py src/dragoman/views/accounts/model

.venv-train/.installed: training/requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet -r training/requirements.txt -e .
	touch $@

clean:
	rm -rf .venv .venv-train .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(INSTALLED): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
